// Package problem is the page shown in place of one that cannot be: template and style.
// It says what happened and what to do next.
//
// Which error it is shown for is internal/web's table to say. It keeps nothing
// but its style sheet.
package problem

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed problem.css
var css string

var style = layout.NewStyle(css)

// Page says what went wrong and what to do next.
func Page(p Problem) layout.Document {
	return layout.Document{Head: page.Head{Title: p.Title, Private: true}, Style: style, Main: problem(p)}
}

// Problem is what a reader is told.
type Problem struct {
	Title string // "There is no such page"
	Text  string // what to do next
}
