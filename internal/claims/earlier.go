package claims

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// The thresholds of likeness, a cosine over weighted terms from 0 to 1, at
// which a claim is held to be made again in another story.
const (
	sameAgain  = 0.55 // by the same speaker
	sameByAny  = 0.72 // whoever makes it
	maxEarlier = 300  // earlier claims looked at for each term, the latest: a word in more tells little
)

// Earlier gives the claims with [stet.Claim.Earlier] set: for each the likest of
// the claims of other stories that was made before it and is the same
// proposition: alike in words, both or neither of something that is not so, of
// the same places, days and numbers as far as both give them, and by one of the
// same speakers unless the words leave no doubt. Among equally like ones it is
// the latest, so that a claim's lives form a chain. Lang is the language that
// the propositions are compared in. It takes time in proportion to the claims
// given; neither list is changed.
func Earlier(claims, before []stet.Claim, lang string) []stet.Claim {
	out := slices.Clone(claims)
	past := newLives(before, lang)
	for i := range out {
		l := past.life(&out[i])
		out[i].Earlier = ""
		if at := past.find(l); at >= 0 {
			out[i].Earlier = past.all[at].claim.ID
		}
	}
	return out
}

// life is a claim with what it is compared by.
type life struct {
	claim    *stet.Claim
	terms    []int32 // sorted, each once
	negated  bool
	places   []int32
	days     []text.Date
	figures  []text.Number
	speakers []string // of those who affirm it
}

// lives are earlier claims, to be found by their words.
type lives struct {
	vocabulary
	lang     string
	all      []life // by time
	postings map[int32][]int
}

func newLives(before []stet.Claim, lang string) *lives {
	ls := &lives{vocabulary: newVocabulary(), lang: lang, postings: map[int32][]int{}}
	for i := range before {
		ls.all = append(ls.all, ls.life(&before[i]))
	}
	slices.SortStableFunc(ls.all, func(a, b life) int {
		return cmp.Or(a.claim.Since.Compare(b.claim.Since), cmp.Compare(a.claim.ID, b.claim.ID))
	})
	for n := range ls.all {
		for _, t := range ls.all[n].terms {
			ls.postings[t] = append(ls.postings[t], n)
		}
	}
	return ls
}

func (ls *lives) life(c *stet.Claim) life {
	l := life{
		claim: c, terms: unique(ls.terms(c.Proposition, ls.lang)), negated: saysNot(c.Proposition),
		places: ls.places(c.Proposition, ls.lang), days: text.Dates(c.Proposition, ls.lang, c.Since),
	}
	for _, f := range c.Figures {
		l.figures = append(l.figures, text.Number{Value: f.Value, High: f.Value, Bound: f.Bound, Unit: f.Unit})
	}
	for _, n := range text.Numbers(c.Proposition, ls.lang) {
		if n.Unit != "" {
			l.figures = append(l.figures, n)
		}
	}
	var none story
	for _, p := range c.Positions {
		if !against(p.Stance) && p.Stance != stet.Declines && p.Speaker != "" {
			l.speakers = append(l.speakers, none.canonical(p.Speaker))
		}
	}
	return l
}

// weight tells how much a term says: less the more earlier claims have it.
func (ls *lives) weight(t int32) float64 {
	w := 1 + 0.5*math.Log(float64(len(ls.all)+1)/float64(len(ls.postings[t])+1))
	return w * w
}

// find gives the likest earlier claim that is the same as l; -1 for none.
func (ls *lives) find(l life) int {
	dot := map[int]float64{}
	norm := 0.0
	for _, t := range l.terms {
		w := ls.weight(t)
		norm += w
		has := ls.postings[t]
		for _, n := range has[max(0, len(has)-maxEarlier):] {
			dot[n] += w
		}
	}
	best, like := -1, 0.0
	for n, product := range dot {
		other := &ls.all[n]
		size := 0.0
		for _, t := range other.terms {
			size += ls.weight(t)
		}
		is := product / math.Sqrt(norm*size)
		if is < like || is == like && n < best || !ls.again(&l, other, is) {
			continue
		}
		best, like = n, is
	}
	return best
}

// again reports whether two claims of such a likeness are the same one.
func (ls *lives) again(l, other *life, like float64) bool {
	if other.claim.Story == l.claim.Story || !other.claim.Since.Before(l.claim.Since) || other.negated != l.negated {
		return false
	}
	if like < sameAgain || like < sameByAny && !slices.ContainsFunc(l.speakers, func(s string) bool { return knownAs(s, other.speakers) }) {
		return false
	}
	elsewhere := len(l.places) > 0 && len(other.places) > 0 && !common(l.places, other.terms) && !common(other.places, l.terms)
	return !elsewhere && sameDays(l.days, other.days) && figuresFit(l.figures, other.figures)
}

// knownAs reports whether a speaker is one of others, whose names may be
// shorter or longer: "Brandt", "Olga Brandt".
func knownAs(speaker string, others []string) bool {
	return slices.ContainsFunc(others, func(other string) bool {
		return speaker == other || strings.HasSuffix(speaker, " "+other) || strings.HasSuffix(other, " "+speaker)
	})
}

// sameDays reports whether two sets of days have one in common, or one is
// empty.
func sameDays(a, b []text.Date) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Start.Before(y.End) && y.Start.Before(x.End) {
				return true
			}
		}
	}
	return len(a) == 0 || len(b) == 0
}

// figuresFit reports whether for each unit that both sets count, some figure of
// the one can be so together with some figure of the other.
func figuresFit(a, b []text.Number) bool {
	fits := map[string]bool{}
	for _, x := range a {
		for _, y := range b {
			if x.Unit == y.Unit {
				fits[x.Unit] = fits[x.Unit] || !apart(x, y)
			}
		}
	}
	for _, fit := range fits {
		if !fit {
			return false
		}
	}
	return true
}
