// Package webtest is a newsroom in memory for the tests of the readers' site:
// one invented event with everything that an article's page can show, a few
// more articles for lists, and the means to ask a page questions by selector.
//
// It is for tests only; nothing that ships imports it.
package webtest
