// Package account is who readers are and how they sign in: sessions, passkeys
// (W3C WebAuthn), links that work once, other sites' word (OpenID Connect), a
// header of a proxy that is trusted. There are no passwords.
//
// Whatever is secret (a session's token, a link's) is random, goes to its owner,
// and is kept as its SHA-256 alone: who reads the database can sign in as nobody.
// A session's token is new at each sign-in, so that none can be planted.
//
// It is not the pages (internal/web) and not the rows (internal/store, behind
// [Store]); it keeps nothing but the counts of its rate limits, in memory.
package account
