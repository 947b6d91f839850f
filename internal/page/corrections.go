package page

import (
	"slices"
	"time"

	"stet"
)

// NewCorrections lists the corrections of articles, newest first, at most limit.
func NewCorrections(articles []stet.Article, limit int) []Correction {
	type dated struct {
		at time.Time
		Correction
	}
	var all []dated
	for _, a := range articles {
		for _, c := range a.Corrections {
			row := dated{c.At, correction(c, time.Time{})}
			row.Article = Link{Text: Line(a.Headline.Text, 240), Href: ArticlePath(a.ID)}
			row.Lang = Foreign(a.Lang)
			all = append(all, row)
		}
	}
	slices.SortStableFunc(all, func(x, y dated) int { return y.at.Compare(x.at) })
	var out []Correction
	for _, d := range all[:min(limit, len(all))] {
		out = append(out, d.Correction)
	}
	return out
}
