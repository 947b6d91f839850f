// Package storetest gives tests both engines: an SQLite file of their own, and
// a schema of their own in a throw-away PostgreSQL cluster that is started
// from the machine's binaries (initdb, postgres) on a socket in a temporary
// directory, as another user when the tests run as root.
//
// It is imported by tests only. Without PostgreSQL a test that needs it fails,
// unless -short is given: a suite that skips its second engine in silence
// tests nothing.
package storetest
