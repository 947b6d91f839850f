package page

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"stet"
	"stet/internal/check"
)

// Bounds of what is checked at once.
const (
	CheckText    = 20_000  // characters of the text
	CheckSources = 20      // pasted and archived together
	CheckAgainst = 200_000 // characters of all sources together
	checkName    = 80      // characters of a source's name; the rest is cut off
	checkBoxes   = 3       // for sources, on an empty form
)

// Check is the page on which a reader's text is checked.
type Check struct {
	Form   CheckForm
	Wrong  *Wrong       // nil when nothing is wrong with what was sent
	Result *CheckResult // nil before anything is checked
}

// CheckForm is what a reader fills in.
type CheckForm struct {
	Text    string
	Sources []CheckSource
	Archive string // addresses of this site, one a line
}

// CheckSource is a source that a reader pastes.
type CheckSource struct {
	Name string
	Text string
}

// Wrong says why what was sent is not checked, and which field is to be mended.
type Wrong struct {
	Field string // id of the field; "" when it is none in particular
	Text  string
}

// CheckResult is what was found.
type CheckResult struct {
	Stand     int
	Refused   int // a source has the sentence's words, and a gate refuses it
	Unfound   int // no passage has its words
	Sentences []Checked
	Against   []CheckedSource
	Left      int // reports of a named story that were not looked at
}

// Of is the number of sentences.
func (r CheckResult) Of() int { return len(r.Sentences) }

// Held are the sentences that do not stand.
func (r CheckResult) Held() []Checked {
	return slices.DeleteFunc(slices.Clone(r.Sentences), func(c Checked) bool { return c.Outcome == CheckStands })
}

// CheckOutcome is what became of a sentence; also the class of its style.
type CheckOutcome string

// The outcomes of a checked sentence.
const (
	CheckStands  CheckOutcome = "stands"
	CheckRefused CheckOutcome = "refused"
	CheckUnfound CheckOutcome = "unfound"
)

// Checked is one sentence of a reader's text.
type Checked struct {
	N        int // from 1
	Outcome  CheckOutcome
	Runs     []Run // the words at issue are marked
	Refused  []Refused
	Passages []CheckedPassage
}

// Anchor is the sentence's id on the page.
func (c Checked) Anchor() string { return fmt.Sprintf("s%d", c.N) }

// CheckedPassage is a passage that a sentence rests on or comes nearest to.
type CheckedPassage struct {
	Source string // "" when the reader gave it no name
	Href   string // of the passage in the archived report; "" when it was pasted
	Lang   string // when not English
	Before string
	Exact  string
	After  string
}

// CheckedSource is a source that a text was checked against.
type CheckedSource struct {
	Name     string // as in CheckedPassage
	Href     string // "" when it was pasted
	Headline string // likewise
	Lang     string // of the headline, when not English
}

// NewCheckForm makes the page before anything was sent.
func NewCheckForm(f CheckForm) Check {
	f.Sources = slices.Clone(f.Sources)
	for i := range f.Sources {
		f.Sources[i].Name = CheckName(f.Sources[i].Name)
	}
	for len(f.Sources) < checkBoxes {
		f.Sources = append(f.Sources, CheckSource{})
	}
	return Check{Form: f}
}

// CheckName makes a source's name fit to be shown.
func CheckName(typed string) string { return Line(typed, checkName) }

// CheckMaterial is what the page of a result is made from.
type CheckMaterial struct {
	Form     CheckForm
	Verdicts []check.Verdict
	Pasted   []*stet.Report // what readers pasted, in its order
	Archived []*stet.Report // reports of this site
	Left     int            // reports of a named story that there was no room for
}

// NewCheck makes the page of a result.
func NewCheck(m CheckMaterial) Check {
	c := NewCheckForm(m.Form)
	c.Result = &CheckResult{Left: m.Left}
	named := map[stet.ID]CheckedSource{}
	reports := map[stet.ID]*stet.Report{}
	for _, r := range m.Pasted {
		named[r.ID] = CheckedSource{Name: CheckName(r.URL)}
	}
	for _, r := range m.Archived {
		named[r.ID] = CheckedSource{Name: outlet(r), Href: ReportPath(r.ID), Headline: Line(r.Headline, 200), Lang: Foreign(r.Lang)}
	}
	for _, r := range append(slices.Clone(m.Pasted), m.Archived...) {
		reports[r.ID] = r
		c.Result.Against = append(c.Result.Against, named[r.ID])
	}
	for _, v := range m.Verdicts {
		c.Result.add(v, named, reports)
	}
	return c
}

func (r *CheckResult) add(v check.Verdict, named map[stet.ID]CheckedSource, reports map[stet.ID]*stet.Report) {
	one := Checked{N: len(r.Sentences) + 1, Refused: refused(v.Refusals), Runs: issues(v)}
	switch {
	case v.Stands:
		one.Outcome = CheckStands
		r.Stand++
	case len(v.Passages) == 0:
		one.Outcome = CheckUnfound
		r.Unfound++
	default:
		one.Outcome = CheckRefused
		r.Refused++
	}
	for _, p := range v.Passages {
		one.Passages = append(one.Passages, checkedPassage(p, named[p.Of.Report], reports[p.Of.Report]))
	}
	r.Sentences = append(r.Sentences, one)
}

func checkedPassage(p check.Passage, from CheckedSource, r *stet.Report) CheckedPassage {
	out := CheckedPassage{Source: from.Name, Lang: Foreign(r.Lang), Exact: Clean(cut(p.Exact, notePassage))}
	if utf8.RuneCountInString(p.Exact) <= notePassage {
		out.Before, out.After = around(r.Text, p.Of.Span, noteTight)
	}
	if from.Href != "" {
		out.Href = PassagePath(r, p.Of.Span)
	}
	return out
}

// issues parts a sentence into runs, marking the words that gates take issue
// with: none where nothing in the sources has any of them.
func issues(v check.Verdict) []Run {
	var spans []stet.Span
	for _, r := range v.Refusals {
		if at, found := check.Issue(v.Sentence, r.Words); found && r.Gate != stet.GateCitation {
			spans = append(spans, at)
		}
	}
	slices.SortFunc(spans, func(a, b stet.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var out []Run
	at := 0
	for _, s := range spans {
		if s.Start = max(s.Start, at); s.Empty() {
			continue
		}
		if s.Start > at {
			out = append(out, Run{Text: Clean(v.Sentence[at:s.Start])})
		}
		out = append(out, Run{Text: Clean(s.In(v.Sentence)), Marked: true})
		at = s.End
	}
	if at < len(v.Sentence) {
		out = append(out, Run{Text: Clean(v.Sentence[at:])})
	}
	return out
}
