package revise

import (
	"slices"
	"time"

	"stet"
)

// MaxCorrections is how many corrections an article carries, the newest; every
// revision keeps its own.
const MaxCorrections = 100

// Corrections gives what the last revision said and after, which follows it,
// says no more because a report it rested on was changed or taken down; before
// the last revision's own corrections, newest first. Of an article that is
// withdrawn the headline stands for the whole. A sentence that was merely
// left out, or stands on other passages, needs none.
func (b *Base) Corrections(after stet.Article, at time.Time) []stet.Correction {
	var out []stet.Correction
	for _, l := range b.lines {
		fell := len(l.left) > 0 && !l.stands && !says(after, l.was.Text)
		if after.Withdrawn { // the headline stands for the whole
			fell = l.kind == headline && !b.Before.Withdrawn
		}
		if !fell {
			continue
		}
		if slices.ContainsFunc(out, func(c stet.Correction) bool { return sameWords(c.Was, l.was.Text) }) {
			continue // the headline says what a sentence of the text says
		}
		out = append(out, stet.Correction{At: at, Revision: after.Revision, Was: l.was.Text, Is: b.instead(l, after), Why: why(l)})
	}
	out = append(out, b.Before.Corrections...)
	return out[:min(len(out), MaxCorrections)]
}

// instead gives what after says of the same passage, in a line's place; "" for
// nothing.
func (b *Base) instead(l line, after stet.Article) string {
	var candidates []stet.Sentence
	switch l.kind {
	case headline:
		candidates = []stet.Sentence{after.Headline}
	case deck:
		candidates = []stet.Sentence{after.Deck}
	case body:
		for _, section := range after.Sections {
			candidates = append(candidates, section.Sentences...)
		}
	}
	for _, s := range candidates {
		if meet(l.cited, s.Citations) && !says(b.Before, s.Text) {
			return s.Text
		}
	}
	return ""
}

// meet reports whether a citation of the one overlaps one of the other.
func meet(a, b []stet.Citation) bool {
	return slices.ContainsFunc(a, func(x stet.Citation) bool { return covered([]stet.Citation{x}, b) })
}

// why says in plain words why a line stands no more.
func why(l line) string {
	if len(l.left) == 0 {
		return "No report read here bears this out any more."
	}
	x := l.left[0]
	switch {
	case x.Later == "" && l.lost:
		return x.Was.Outlet + " took its report down, and no other report read here bears this out."
	case x.Later == "":
		return x.Was.Outlet + " took its report down: " + reason(l)
	case l.lost:
		return x.Was.Outlet + " changed its report, which no longer holds the passage that this rested on."
	}
	return x.Was.Outlet + " changed its report: " + reason(l)
}

func reason(l line) string {
	if len(l.refused) == 0 {
		return "this no longer follows from it."
	}
	return l.refused[0].Reason + "."
}

// Withdrawn gives the notice that takes an article's place when nothing of it
// stands any more. Its words are Stet's own and say nothing about the event.
func (b *Base) Withdrawn(now time.Time) stet.Article {
	a := b.Before
	a.Headline = stet.Sentence{Text: "This article was withdrawn"}
	a.Deck = stet.Sentence{Text: "Nothing that it said is borne out by the reports as their outlets publish them now."}
	a.Sections, a.PullQuote, a.Withheld, a.Reports, a.Origins = nil, nil, nil, nil, 0
	a.Withdrawn, a.Changed = true, now
	return a
}
