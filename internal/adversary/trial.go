package adversary

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// StatementFinder finds who says what: the adversary must know whose words it
// takes away. It is an interface so that it is measured with the finder that the
// gates have.
type StatementFinder interface {
	Extract(r *stet.Report) []stet.Statement
}

// Scene is a story's reports, among which drafts are written and spoiled.
type Scene struct {
	Reports []*stet.Report
	finder  StatementFinder
	people  []string // the story's
	places  []string
}

// NewScene reads the names of a story's reports.
func NewScene(reports []*stet.Report, f StatementFinder) *Scene {
	s := &Scene{Reports: reports, finder: f}
	for _, r := range reports {
		for _, n := range text.Names(r.Text, r.Lang) {
			name := n.Span.In(r.Text)
			switch {
			case n.Kind == text.NamePerson && strings.Contains(name, " "):
				s.people = append(s.people, name)
			case n.Kind == text.NamePlace:
				s.places = append(s.places, name)
			}
		}
	}
	s.people, s.places = unique(s.people), unique(s.places)
	return s
}

func unique(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

// report gives the one of an ID, nil for none.
func (s *Scene) report(id stet.ID) *stet.Report {
	at := slices.IndexFunc(s.Reports, func(r *stet.Report) bool { return r.ID == id })
	if at < 0 {
		return nil
	}
	return s.Reports[at]
}

// Case is a spoiled sentence and the reports shown with it.
type Case struct {
	Kind     Kind
	Draft    stet.Sentence // as it stood
	Sentence stet.Sentence
	Reports  map[stet.ID]*stet.Report
}

// Spoil spoils a draft in one way; false where that way does not fit it. The
// same seed makes the same case.
func (s *Scene) Spoil(draft stet.Sentence, k Kind, seed uint64) (Case, bool) {
	t := &trial{
		scene: s, text: draft.Text, cited: slices.Clone(draft.Citations), reports: s.Reports,
		random: rand.New(rand.NewPCG(seed, 20)),
	}
	if len(draft.Citations) == 0 || s.report(draft.Citations[0].Report) == nil {
		return Case{}, false
	}
	t.source = s.report(draft.Citations[0].Report)
	for _, c := range draft.Citations {
		t.held += " " + c.Exact
	}
	if !k.spoil(t) || strings.TrimSpace(t.text) == "" {
		return Case{}, false
	}
	if k.changesWords() && (t.text == draft.Text || strings.Contains(text.Fold(t.held), text.Fold(t.text))) {
		return Case{}, false // what came of it stands in the passage by chance
	}
	c := Case{Kind: k, Draft: draft, Sentence: stet.Sentence{Text: t.text, Citations: t.cited}, Reports: map[stet.ID]*stet.Report{}}
	for _, r := range t.reports {
		c.Reports[r.ID] = r
	}
	return c, true
}

// trial is a sentence on its way to being spoiled.
type trial struct {
	scene   *Scene
	text    string
	cited   []stet.Citation
	reports []*stet.Report
	source  *stet.Report // of the first citation
	held    string       // the passages' words
	random  *rand.Rand
}

// pick draws one; the list must not be empty.
func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// put sets words in a span's place, with the capital that stood there.
func (t *trial) put(at stet.Span, words string) {
	if first, _ := utf8.DecodeRuneInString(t.text[at.Start:]); at.Start == 0 && unicode.IsUpper(first) {
		words = capital(words)
	}
	t.text = t.text[:at.Start] + words + t.text[at.End:]
}

// drop takes a span out with the space after it.
func (t *trial) drop(at stet.Span) {
	rest := strings.TrimLeft(t.text[at.End:], " ")
	if at.Start == 0 {
		rest = capital(rest)
	}
	t.text = t.text[:at.Start] + rest
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// says reports whether the passages hold the words, whatever their case.
func (t *trial) says(words string) bool {
	return strings.Contains(strings.ToLower(t.held), strings.ToLower(words))
}

// quoted reports whether a span touches a quotation.
func (t *trial) quoted(at stet.Span) bool {
	return slices.ContainsFunc(text.Quotations(t.text), func(q text.Quote) bool { return q.Outer.Overlaps(at) })
}

// words gives the words of the draft outside quotations.
func (t *trial) words() []stet.Span {
	var out []stet.Span
	for _, tok := range text.Tokens(nil, t.text) {
		if tok.Kind != text.Mark && !t.quoted(tok.Span) {
			out = append(out, tok.Span)
		}
	}
	return out
}

// statements gives who says what in the draft.
func (t *trial) statements() []stet.Statement {
	return t.scene.finder.Extract(&stet.Report{Text: t.text, Lang: t.source.Lang})
}

// swap puts for one of the words or phrases that a table's pairs begin with what
// the pair ends with; false where the draft has none of them.
func (t *trial) swap(table [][2]string) bool {
	type place struct {
		at  stet.Span
		put string
	}
	var places []place
	low := strings.ToLower(t.text)
	if len(low) != len(t.text) {
		return false
	}
	for _, pair := range table {
		for from := 0; ; {
			at := strings.Index(low[from:], pair[0])
			if at < 0 {
				break
			}
			span := stet.Span{Start: from + at, End: from + at + len(pair[0])}
			from = span.End
			if whole(low, span) && low[span.Start] == t.text[span.Start] && !t.quoted(span) && !t.says(pair[1]) { // a capital is a name's
				places = append(places, place{span, pair[1]})
			}
		}
	}
	if len(places) == 0 {
		return false
	}
	p := pick(t.random, places)
	t.put(p.at, p.put)
	return true
}

// whole reports whether no letter touches a span.
func whole(s string, at stet.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at.Start])
	after, _ := utf8.DecodeRuneInString(s[at.End:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}
