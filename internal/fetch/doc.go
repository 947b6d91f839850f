// Package fetch reads addresses on the web for a newsroom: politely, and safely
// against addresses that are not meant to be read.
//
// Polite: an honest User-Agent with a contact, robots.txt after RFC 9309, a
// pause between two requests to one host, conditional requests, and a host that
// asks for patience is left alone for as long as it asks.
//
// Safe: feeds and pages are written by strangers, so an address in them may
// point at the operator's own network. Addresses are judged when a connection is
// dialled, after names are resolved, so redirects and names that change their
// address are covered. Bytes (before and after decompression), headers, time and
// redirects are bounded. No proxies, no cookies, no credentials.
//
// It is no crawler: it follows redirects and nothing else. It keeps, in memory
// and bounded, when each host was last asked and the rules of robots.txt.
package fetch
