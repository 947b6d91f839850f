// Package theme reads the folder with which an operator makes the site look and
// speak like the house's own: theme.css, favicon.svg, logo.svg and messages/, each
// of which may be missing.
//
// It knows no page and checks no taste: only that what it gives can stand in one.
// It is read once, at start, and keeps nothing.
package theme
