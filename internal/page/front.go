package page

import (
	"time"
	"unicode/utf8"

	"stet"
)

// Entry is an article as a list is given it.
type Entry struct {
	Article  stet.Article
	Status   stet.Status   // of the claim it leads with; "" when none
	Evidence stet.Evidence // likewise
}

// Front is the front page.
type Front struct {
	Lead   *Teaser  // nil while there is no article
	Next   []Teaser // with deck
	Rest   []Teaser // headlines
	Latest []Teaser // by time of change
	Fixed  []Teaser // those of Latest that carry a correction
}

// Teaser is an article in a list.
type Teaser struct {
	Href     string
	Lang     string // when not English
	Status   Badge
	Headline string
	Deck     string
	Intro    string // the beginning of the text
	Written  Clock
	Changed  Clock
	Revised  bool
	Reports  int
	Origins  int
	Fixes    int
}

// frontNext is how many articles stand with their decks under the first.
const frontNext = 8

// NewFront makes the front page from articles in the order of their rank and
// those changed last; now is the moment whose year need not be repeated.
func NewFront(ranked, latest []Entry, now time.Time) Front {
	all := teasers(ranked, now)
	var f Front
	if len(all) > 0 {
		f.Lead, all = &all[0], all[1:]
	}
	n := min(frontNext, len(all))
	f.Next, f.Rest = all[:n], all[n:]
	f.Latest = teasers(latest, now)
	for _, t := range f.Latest {
		if t.Fixes > 0 {
			f.Fixed = append(f.Fixed, t)
		}
	}
	return f
}

func teasers(all []Entry, near time.Time) []Teaser {
	out := make([]Teaser, 0, len(all))
	for _, e := range all {
		out = append(out, teaser(e, near))
	}
	return out
}

func teaser(e Entry, near time.Time) Teaser {
	a := e.Article
	return Teaser{
		Href: ArticlePath(a.ID), Lang: Foreign(a.Lang), Status: badge(e.Status, e.Evidence), Headline: Line(a.Headline.Text, 240),
		Deck: Line(a.Deck.Text, 300), Intro: intro(a), Written: clock(a.Written, near), Changed: clock(a.Changed, near),
		Revised: a.Revision > 1, Reports: len(a.Reports), Origins: a.Origins, Fixes: len(a.Corrections),
	}
}

// intro gives the first sentences of an article, whole ones, up to about what
// fits beside its headline.
func intro(a stet.Article) string {
	const room = 420
	text := ""
	for _, s := range a.Sections {
		for _, sentence := range s.Sentences {
			next := Line(sentence.Text, 1000)
			if utf8.RuneCountInString(text)+utf8.RuneCountInString(next) > room {
				return text
			}
			if text != "" {
				text += " "
			}
			text += next
		}
	}
	return text
}
