package draft

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"stet"
	"stet/internal/compose/model"
	"stet/internal/llm"
)

// trouble notes for the operator what went wrong; nothing for nil.
func (p *Piece) trouble(err error) {
	if err != nil && !strings.Contains(p.Trouble, err.Error()) {
		p.Trouble = strings.TrimPrefix(p.Trouble+"; "+err.Error(), "; ")
	}
}

// count puts what the requests took so far into the record. What a kept reply
// took when it was asked for counts too: the article rests on it.
func (p *Piece) count() {
	r := &p.Record
	r.Requests, r.Cached, r.TokensIn, r.TokensOut, r.Cost, r.Seconds, r.Estimated = 0, 0, 0, 0, 0, 0, false
	for _, s := range []*llm.Session{p.writing, p.judging} {
		if s == nil {
			continue
		}
		t := s.Totals()
		r.Requests += t.Requests
		r.Cached += t.Cached
		r.TokensIn += t.Usage.In + t.Kept.In
		r.TokensOut += t.Usage.Out + t.Kept.Out
		r.Estimated = r.Estimated || t.Usage.Estimated || t.Kept.Estimated
		r.Cost += t.Cost + t.KeptCost
		r.Seconds += t.Time.Seconds()
		p.trouble(t.KeptBadly)
		if s == p.writing {
			r.Model = t.Model
		}
	}
}

// whole says that a writer was shown every report of a story.
func whole(d *stet.Dossier) []stet.Given {
	given := make([]stet.Given, len(d.Reports))
	for i, r := range d.Reports {
		given[i] = stet.Given{Report: r.ID, Snapshot: r.Snapshot}
	}
	return given
}

// given says which passages a writer was shown, by report.
func given(d *stet.Dossier, passages []stet.Passage) []stet.Given {
	var out []stet.Given
	for _, p := range passages {
		at := slices.IndexFunc(out, func(g stet.Given) bool { return g.Report == p.Report })
		if at < 0 {
			at = len(out)
			out = append(out, stet.Given{Report: p.Report, Snapshot: d.Report(p.Report).Snapshot})
		}
		out[at].Passages = append(out[at].Passages, p.Span)
	}
	return out
}

// hashes gives the hash of each prompt, once.
func hashes(prompts []model.Prompt) []string {
	var out []string
	for _, p := range prompts {
		if !slices.Contains(out, p.SHA256) {
			out = append(out, p.SHA256)
		}
	}
	return out
}

// unasked gives the verdicts on what was withheld before any gate was asked,
// since it is no sentence of news.
func unasked(withheld []stet.Withheld) []stet.Verdict {
	var out []stet.Verdict
	for _, w := range withheld {
		v := stet.Verdict{Text: w.Sentence.Text, Outcome: stet.Held, Refused: []stet.Refusal{{Gate: w.Gate, Reason: w.Reason}}}
		for _, c := range w.Sentence.Citations {
			v.Passages = append(v.Passages, stet.Passage{Report: c.Report, Span: c.Span})
		}
		out = append(out, v)
	}
	return out
}

// givenUp gives the verdicts on a draft that is published in no part.
func givenUp(verdicts []stet.Verdict) []stet.Verdict {
	out := slices.Clone(verdicts)
	for i := range out {
		if out[i].Outcome != stet.Held {
			out[i].Outcome = stet.Dropped
		}
	}
	return out
}

// because says for readers why the model did not write. What the endpoint said
// is the operator's to know.
func because(err error) string {
	switch kind := stet.KindOf(err); {
	case errors.Is(err, errFell):
		return "too little of what it wrote stood"
	case kind == stet.Unavailable:
		return "it did not answer in time"
	case kind == stet.TooLarge:
		return "its budget did not suffice"
	case kind == stet.Corrupt:
		return "its reply was of no use"
	case errors.Is(err, model.ErrLanguage):
		return "no report is in the article's language"
	}
	return "it could not be asked"
}

// Note says what a revision's reason has to add about its writing, after a
// blank; "" when nothing.
func (p *Piece) Note() string {
	var b strings.Builder
	if p.Record.Fallback != "" {
		fmt.Fprintf(&b, " Written without the language model: %s.", p.Record.Fallback)
	}
	if j := p.Record.Judging; j != nil && j.Unjudged > 0 {
		fmt.Fprintf(&b, " The second reader gave no answer to %d sentences.", j.Unjudged)
	}
	return b.String()
}
