package eval

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"stet"
)

// ledgerMatch is a story's predicted ledger beside the expected one.
type ledgerMatch struct {
	story  *ledgerStory
	d      *stet.Dossier
	gold   []int           // predicted claim → expected claim, -1 for none
	stands []int           // the same, or else the expected claim it shares most with
	ties   []contradiction // predicted, by predicted claims
}

// matchLedger matches the claims of d, which come from the story's reports.
func matchLedger(s *ledgerStory, d *stet.Dossier) *ledgerMatch {
	m := &ledgerMatch{story: s, d: d}
	quotes := s.allQuotes()
	has := belongings(s, d, quotes)
	var pairs []pair
	m.gold, m.stands = make([]int, len(d.Claims)), make([]int, len(d.Claims))
	for j := range d.Claims {
		m.gold[j], m.stands[j] = -1, -1
		most := 0
		for i, c := range s.claims {
			both, union := 0, 0
			for q := range quotes {
				mine := slices.Contains(c.quotes, quotes[q])
				if mine && has[j][q] {
					both++
				}
				if mine || has[j][q] {
					union++
				}
			}
			if both > most {
				most, m.stands[j] = both, i
			}
			if both > 0 && 2*both >= union {
				pairs = append(pairs, pair{i, j, both * 10_000 / union})
			}
		}
	}
	for _, p := range oneToOne(pairs) {
		m.gold[p.predicted], m.stands[p.predicted] = p.gold, p.gold
	}
	m.ties = predictedContradictions(d.Claims)
	return m
}

// allQuotes gives the story's quotes, each once.
func (s *ledgerStory) allQuotes() []goldQuote {
	var out []goldQuote
	for _, c := range s.claims {
		for _, q := range c.quotes {
			if !slices.Contains(out, q) {
				out = append(out, q)
			}
		}
	}
	return out
}

// belongings tells for each claim of d which of the quotes belong to it.
func belongings(s *ledgerStory, d *stet.Dossier, quotes []goldQuote) [][]bool {
	has := make([][]bool, len(d.Claims))
	for j, c := range d.Claims {
		has[j] = make([]bool, len(quotes))
		contents := wordsOfClaim(c)
		for q, quote := range quotes {
			has[j][q] = s.overlaps(quote, contents)
		}
	}
	for q, quote := range quotes {
		if slices.ContainsFunc(has, func(of []bool) bool { return of[q] }) {
			continue
		}
		for j, c := range d.Claims {
			has[j][q] = s.overlaps(quote, passagesOfClaim(c))
		}
	}
	return has
}

func (s *ledgerStory) overlaps(q goldQuote, passages []stet.Passage) bool {
	id := s.reports[q.report].ID
	return slices.ContainsFunc(passages, func(p stet.Passage) bool { return p.Report == id && p.Span.Overlaps(q.span) })
}

// wordsOfClaim gives the words that state a claim or speak to it.
func wordsOfClaim(c stet.Claim) []stet.Passage {
	out := []stet.Passage{c.Passage}
	for _, p := range c.Positions {
		out = append(out, p.Words...)
	}
	return out
}

// passagesOfClaim gives the sentences that carry a claim.
func passagesOfClaim(c stet.Claim) []stet.Passage {
	out := []stet.Passage{c.Passage}
	for _, p := range c.Positions {
		out = append(out, p.Passages...)
	}
	for _, f := range c.Figures {
		out = append(out, f.Passages...)
	}
	return append(out, c.Basis...)
}

// predictedContradictions gives the contradictions of a ledger: those within
// claims, and the ties, each once.
func predictedContradictions(claims []stet.Claim) []contradiction {
	var out []contradiction
	at := map[stet.ID]int{}
	for i, c := range claims {
		at[c.ID] = i
	}
	for i, c := range claims {
		for _, tie := range c.Ties {
			if j, ok := at[tie.Claim]; ok {
				t := contradiction{min(i, j), max(i, j), tie.Kind}
				if !slices.Contains(out, t) {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b contradiction) int {
		return cmp.Or(a.A-b.A, a.B-b.B, strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return out
}

// sameSpeaker reports whether two names name one: the words of the one, titles
// aside, are all in the other.
func sameSpeaker(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return len(y) == 0
	}
	return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// nameWords gives the words of a name without articles and titles; all of them
// where no other is left.
func nameWords(name string) []string {
	all := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	all = slices.DeleteFunc(all, func(w string) bool { return articleWords[w] })
	if left := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return titleWords[w] }); len(left) > 0 {
		return left
	}
	return all
}

var articleWords = wordsOf("the a an s of for")

var titleWords = wordsOf(`mr mrs ms miss dr prof professor sir lord lady dame president vice senator governor prime minister mayor
	chancellor judge justice general colonel major captain lieutenant sergeant commander admiral inspector superintendent chief
	secretary spokesman spokeswoman spokesperson director chairman chairwoman chair coach deputy foreign`)

func wordsOf(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// sameFigure reports whether two figures are one: value, bound and speaker, and
// the unit's last word.
func sameFigure(a, b ledgerFigure) bool {
	return a.Value == b.Value && a.Bound == b.Bound && sameSpeaker(a.Speaker, b.Speaker) && unitHead(a.Unit) == unitHead(b.Unit)
}

// unitHead gives a unit's last word in the singular: "long-range drones" counts
// drones.
func unitHead(unit string) string {
	words := strings.Fields(strings.ToLower(unit))
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	if symbol, ok := unitSymbols[strings.TrimSuffix(last, "s")]; ok {
		return symbol
	}
	if len(last) > 3 {
		last = strings.TrimSuffix(last, "s")
	}
	return last
}

var unitSymbols = map[string]string{"percent": "%", "euro": "€", "dollar": "$", "pound": "£", "kilometre": "km", "metre": "m", "tonne": "t", "knot": "kn", "hectare": "ha", "litre": "l", "kilogram": "kg", "mile": "mi"}
