package page

import (
	"fmt"
	"time"

	"stet"
)

// Record is the page of how one revision of an article was made.
type Record struct {
	ID        stet.ID
	Headline  string
	Lang      string
	Revision  int
	Revisions []Revision // newest first, each with the address of its record
	Reason    string
	Writer    string // "" when no language model was used, else its name
	Model     string // as its endpoint names it; "" for none
	Prompts   []string
	Fallback  string // why no language model wrote though one was to, in English; "" when one did, or none is configured
	Requests  int    // to models
	Cached    int    // answered before
	TokensIn  int
	TokensOut int
	Estimated bool     // the tokens
	Cost      float64  // in the currency of the operator's prices
	Waited    Duration // for models
	Asked     bool     // a model was to write
	Repairs   int      // of that model
	Borrowed  []string // what of the extractive writer's stands in the model's article: "headline", "deck"
	Left      int      // sentences of the model's that were left out since their origin had given enough words
	Judging   *Judging
	Began     Clock
	Finished  Clock
	Took      Duration
	Edits     []Edit
	MoreEdits int
	Verdicts  []Verdict
	Stood     int // of the proposed sentences
	Mended    int
	Held      int
	Dropped   int
	Omitted   int
	Given     []Given
	Unnamed   int // reports given that are not listed
	Fixes     []Correction
	Decisions []Decision
}

// Decision is an editor's, about a sentence.
type Decision struct {
	By           string
	At           Clock
	Was, Is, Why string // Is is "" for nothing
}

// Verdict is what the gates said of one sentence.
type Verdict struct {
	Place, Text string
	Outcome     stet.Outcome
	Passed      []stet.Gate
	Refused     []Refused
	Repaired    string
	Instead     bool // the repair rests on other passages
	Again       []Refused
	From        int // the revision that it was taken over from; 0 when it was proposed for this one
}

// Judging is what a second reader did.
type Judging struct {
	Model, Prompt            string
	Asked, Refused, Unjudged int
}

// Refused is one gate's no, with its reason in English.
type Refused struct {
	Gate   stet.Gate
	Reason string
}

// Given is what the writer was shown of one report.
type Given struct {
	Outlet, Href, Snapshot string // no Outlet when the report is no longer kept
	Passages               int    // 0: the whole text
}

// Duration is how long something took, as a number and a unit: whole milliseconds
// below a second, else seconds.
type Duration struct {
	Milli   int
	Seconds float64 // 0 when Milli says it
}

// RecordMaterial is what the page of a record is made from.
type RecordMaterial struct {
	Record    *stet.Record
	Revisions []stet.Article // of the article, all, oldest first
	Reports   []*stet.Report // those given or cited that are kept
}

// Limits of a record's page; its data has the rest.
const (
	recordEdits = 100
	recordGiven = 200
)

// RecordPath is the address of how a revision of an article was made.
func RecordPath(id stet.ID, revision int) string {
	return fmt.Sprintf("%s/record?revision=%d", ArticlePath(id), revision)
}

// RecordDataPath is the address of the same for programs.
func RecordDataPath(id stet.ID, revision int) string {
	return fmt.Sprintf("%s/record.json?revision=%d", ArticlePath(id), revision)
}

// NewRecord makes the page of a record.
func NewRecord(m RecordMaterial) Record {
	r := m.Record
	p := Record{
		ID: r.Article, Revision: r.Revision, Lang: "en", Model: Line(r.Model, 120), Omitted: r.Omitted,
		Began: clock(r.Began, time.Time{}), Finished: clock(r.Finished, time.Time{}), Took: took(r.Finished.Sub(r.Began)),
	}
	p.Decisions = decisions(r.Decisions)
	if r.Writer != stet.Extractive {
		p.Writer = Line(r.Writer, 80)
	}
	for _, hash := range r.Prompts {
		p.Prompts = append(p.Prompts, Line(hash, 64))
	}
	p.asked(r)
	p.revisions(m)
	for _, v := range r.Verdicts {
		p.add(v)
	}
	p.given(m)
	return p
}

// asked tells what became of asking language models.
func (p *Record) asked(r *stet.Record) {
	p.Fallback, p.Left = Line(r.Fallback, 200), r.Left
	for _, what := range r.Replaced {
		p.Borrowed = append(p.Borrowed, Line(what, 40))
	}
	p.Requests, p.Cached, p.Repairs, p.Asked = r.Requests, r.Cached, r.Repairs, len(r.Prompts) > 0
	p.TokensIn, p.TokensOut, p.Estimated, p.Cost = r.TokensIn, r.TokensOut, r.Estimated, r.Cost
	if r.Seconds > 0 {
		p.Waited = took(time.Duration(r.Seconds * float64(time.Second)))
	}
	if j := r.Judging; j != nil {
		p.Judging = &Judging{Line(j.Model, 120), Line(j.Prompt, 64), j.Asked, j.Refused, j.Unjudged}
	}
}

// took says how long something took.
func took(d time.Duration) Duration {
	if d < time.Second {
		return Duration{Milli: int(d.Milliseconds())}
	}
	return Duration{Seconds: d.Seconds()}
}

// decisions tells what editors decided that the revision follows.
func decisions(all []stet.Decision) []Decision {
	out := make([]Decision, len(all))
	for i, d := range all {
		out[i] = Decision{By: Line(d.By, stet.AccountNameMax), At: NewClock(d.At), Was: Line(d.Was, 600), Is: Line(d.Is, 600), Why: Line(d.Why, 300)}
	}
	return out
}

// revisions tells of the revision beside the others.
func (p *Record) revisions(m RecordMaterial) {
	var before *stet.Article
	for i := range m.Revisions {
		a := &m.Revisions[i]
		at := Revision{
			Number: a.Revision, At: clock(a.Changed, time.Time{}), Reason: Line(a.Reason, 300), Here: a.Revision == p.Revision,
			Href: RecordPath(a.ID, a.Revision),
		}
		p.Revisions = append([]Revision{at}, p.Revisions...)
		if at.Here {
			p.Headline, p.Reason = Line(a.Headline.Text, 240), at.Reason
			if lang := Lang(a.Lang); lang != "" {
				p.Lang = lang
			}
			var all int
			p.Edits, all = NewEdits(before, a, recordEdits)
			p.MoreEdits = all - len(p.Edits)
			for _, c := range a.Corrections {
				if c.Revision == a.Revision {
					p.Fixes = append(p.Fixes, correction(c, time.Time{}))
				}
			}
		}
		before = a
	}
}

// add tells of one verdict.
func (p *Record) add(v stet.Verdict) {
	switch {
	case v.From > 0:
	case v.Outcome == stet.Stands:
		p.Stood++
	case v.Outcome == stet.Repaired:
		p.Mended++
	case v.Outcome == stet.Dropped:
		p.Dropped++
	default:
		p.Held++
	}
	p.Verdicts = append(p.Verdicts, Verdict{
		Place: Line(v.Place, 160), Text: Line(v.Text, 600), Outcome: v.Outcome, Passed: v.Passed, From: v.From,
		Refused: refused(v.Refused), Repaired: Line(v.Repaired, 600), Instead: len(v.Instead) > 0, Again: refused(v.Again),
	})
}

func refused(all []stet.Refusal) []Refused {
	var out []Refused
	for _, r := range all {
		out = append(out, Refused{r.Gate, Line(r.Reason, 300)})
	}
	return out
}

// given tells what the writer was shown.
func (p *Record) given(m RecordMaterial) {
	byID := map[stet.ID]*stet.Report{}
	for _, r := range m.Reports {
		byID[r.ID] = r
	}
	for i, g := range m.Record.Given {
		if i == recordGiven {
			p.Unnamed = len(m.Record.Given) - i
			return
		}
		row := Given{Snapshot: Line(g.Snapshot, 64), Passages: len(g.Passages)}
		if r := byID[g.Report]; r != nil {
			row.Outlet, row.Href = outlet(r), ReportPath(r.ID)
		}
		p.Given = append(p.Given, row)
	}
}

// RecordData is a record for programs: the noun, with what its revision says of
// itself. Spans count code points; a passage of a report that is no longer kept
// is left out.
type RecordData struct {
	stet.Record
	URL         string            `json:"url"`     // of the page for readers
	Article     string            `json:"article"` // address
	Reason      string            `json:"reason"`
	Decisions   []stet.Decision   `json:"editors_decisions"` // that the revision follows
	Withheld    []stet.Withheld   `json:"withheld"`
	Corrections []stet.Correction `json:"corrections"` // that this revision made
}

// NewRecordData makes the data of a record.
func NewRecordData(site Site, m RecordMaterial) RecordData {
	x := newExtract(&stet.Dossier{Reports: m.Reports})
	r := *m.Record
	out := RecordData{
		URL: site.Base + RecordPath(r.Article, r.Revision), Article: site.Base + ArticlePath(r.Article),
		Decisions: append([]stet.Decision{}, r.Decisions...), Withheld: []stet.Withheld{}, Corrections: []stet.Correction{},
	}
	for _, a := range m.Revisions {
		if a.Revision != r.Revision {
			continue
		}
		out.Reason = a.Reason
		for _, w := range a.Withheld {
			w.Sentence.Citations = nil // its passages stand with its verdict
			out.Withheld = append(out.Withheld, w)
		}
		for _, c := range a.Corrections {
			if c.Revision == r.Revision {
				out.Corrections = append(out.Corrections, c)
			}
		}
	}
	verdicts := make([]stet.Verdict, len(r.Verdicts))
	for i, v := range r.Verdicts {
		v.Passages, v.Instead = x.passages(v.Passages), x.passages(v.Instead)
		verdicts[i] = v
	}
	given := make([]stet.Given, len(r.Given))
	for i, g := range r.Given {
		if report := x.reports[g.Report]; report != nil {
			var spans []stet.Span
			for _, s := range g.Passages {
				if s.Validate(report.Text) == nil {
					spans = append(spans, stet.CodePoints(report.Text, s))
				}
			}
			g.Passages = spans
		}
		given[i] = g
	}
	r.Verdicts, r.Given, r.Decisions = verdicts, given, nil
	out.Record = r
	return out
}
