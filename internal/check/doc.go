// Package check answers whether a text stands on sources that somebody names:
// for stet check, which reads them from files and addresses, and for the site's
// page, whose readers paste them. Its verdicts are what both print for programs.
//
// The deciding is internal/verify's. This package knows no format but JSON's
// names of its fields, fetches nothing, and keeps nothing.
package check
