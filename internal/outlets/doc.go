// Package outlets plays the outlets of the example newsroom: it reads scenarios
// (txtar files, see examples/README.md) and serves what they describe as real
// outlets would, feeds and pages with everything around the text, each report
// only once its time has come.
//
//	scenario.go  what a scenario holds; Load, which refuses whatever it does not know
//	parse.go     outlets and reports out of their sections
//	expect.go    what Stet must make of them
//	serve.go     hosts, paths, conditional requests
//	list.go      RSS, Atom, JSON Feed, news sitemap
//	page.go      article pages and front pages, from the templates in pages/
//
// It is for the demonstration and for tests, not for real outlets. It keeps
// nothing; what it serves is a function of the scenario and of the time it is
// told.
package outlets
