// Package report is the page of an archived report: template and style. The text as it
// was read, with a cited passage highlighted.
//
// It is no mirror: the original is its canonical address, and search engines are
// asked to leave it alone. It keeps nothing but its style sheet.
package report

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed report.css
var css string

var style = layout.NewStyle(css)

// Page is the page of an archived report. The original is its canonical address:
// search engines are asked to leave our copy alone.
func Page(r page.Report) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: r.Headline + ", " + r.Outlet, Original: r.Original, Private: true},
		Style: style, Main: report(r),
	}
}
