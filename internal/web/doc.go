// Package web is the readers' site: handlers, one a file, over what Options
// gives it to read; one folder a page with that page's template, style and test
// (layout and passage are what pages share).
//
// A request goes through the chain in [New], outermost first: metrics and access
// log, a net under panics, security headers, compression, then the handler,
// which reads nouns, has internal/page make a typed page of them, and renders
// it. What a handler returns as an error becomes a page by the one table in
// errors.go.
//
// It writes nothing, signs nobody in and runs no script in the reader's browser.
// It keeps rendered article pages in memory, bounded, by revision (cache.go).
//
// *_templ.go is generated from *.templ and kept in the tree:
//
//go:generate go run github.com/a-h/templ/cmd/templ@v0.3.977 generate -path .
package web
