package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/revise"
	"stet/internal/text"
	"stet/internal/verify"
)

// Store is what a desk needs of the newsroom. It is an interface so that the desk
// knows no SQL. Errors are of kind NotFound where there is no such thing.
type Store interface {
	Article(ctx context.Context, id stet.ID, revision int) (*stet.Article, error)
	Dossier(ctx context.Context, story stet.ID) (*stet.Dossier, error)
	// Amend publishes an amended article, in one transaction; Conflict when it
	// has changed meanwhile.
	Amend(ctx context.Context, m stet.Amendment, a stet.Article, r stet.Record) error
}

// Service is a desk. Safe for concurrent use.
type Service struct {
	Store Store
	Gates *verify.Gates
	Now   func() time.Time
}

// Order is what an editor wants.
type Order struct {
	Article stet.ID
	Was     string // the sentence, in its words
	Is      string // "" to say nothing in its place
	Passage string // words of a report of the story that Is rests on; "" for the passages of Was
	Why     string // for readers
	By      string // the editor's name
	Problem stet.ID
	Comment stet.ID
}

// Correct publishes a sentence as the editor says it, and gives the revision. When
// a gate refuses the sentence nothing is published, and refused says why. Errors
// are of kind Invalid for what the editor can mend, and Conflict when the article
// does not say this any more.
func (s *Service) Correct(ctx context.Context, o Order) (revision int, refused []stet.Refusal, err error) {
	began := s.Now().UTC().Truncate(time.Millisecond)
	o.Is, o.Why = strings.Join(strings.Fields(o.Is), " "), strings.TrimSpace(o.Why)
	if o.Why == "" {
		return 0, nil, stet.Errorf(stet.Invalid, "say why, for readers")
	}
	before, err := s.Store.Article(ctx, o.Article, 0)
	if err != nil {
		return 0, nil, err
	}
	place, was, ok := find(before, o.Was)
	if !ok || before.Withdrawn {
		return 0, nil, stet.Errorf(stet.Conflict, "the article does not say this any more: look at its newest revision")
	}
	if place == pullQuote && o.Is != "" {
		return 0, nil, stet.Errorf(stet.Invalid, "a quotation set large has no other words: leave it empty to take it out")
	}
	d, err := s.dossier(ctx, before)
	if err != nil {
		return 0, nil, err
	}
	m := stet.Amendment{
		Article: before.ID, Was: was.Text, Quote: place == pullQuote, On: was.Citations, Is: o.Is, Why: o.Why, By: o.By, At: began, Revision: before.Revision + 1, Problem: o.Problem, Comment: o.Comment,
	}
	r := stet.Record{Article: before.ID, Revision: m.Revision, Writer: before.Writer, Began: began}
	if o.Is != "" {
		if m.Citations, err = citations(d, was, o.Passage); err != nil {
			return 0, nil, err
		}
		v := s.ask(d, before.Lang, stet.Sentence{Text: o.Is, Citations: m.Citations})
		if v.Outcome != stet.Stands {
			return 0, v.Refused, nil
		}
		v.Place = place
		r.Verdicts = []stet.Verdict{v}
	}
	m = stet.NewAmendment(m)
	if err := m.Validate(); err != nil {
		return 0, nil, err
	}
	a, decisions := amended(before, m)
	r.Decisions, r.Finished = decisions, s.Now().UTC()
	if r.Finished.Before(r.Began) {
		r.Finished = r.Began // the clock was set back
	}
	return a.Revision, nil, s.Store.Amend(ctx, m, a, r)
}

// dossier gives the story, empty when its reports have all moved to another.
func (s *Service) dossier(ctx context.Context, a *stet.Article) (*stet.Dossier, error) {
	d, err := s.Store.Dossier(ctx, a.Story)
	if stet.KindOf(err) == stet.NotFound {
		return &stet.Dossier{Story: stet.Story{ID: a.Story}}, nil
	}
	return d, err
}

// ask puts one sentence to the gates.
func (s *Service) ask(d *stet.Dossier, lang string, one stet.Sentence) stet.Verdict {
	_, verdicts := s.Gates.Review(stet.Article{Lang: lang, Headline: one}, d, nil)
	return verdicts[0]
}

// pullQuote is the place of the quotation that is set large.
const pullQuote = "pull quote"

// find gives the sentence of an article with the words, and where it stands as
// records name places.
func find(a *stet.Article, words string) (place string, s stet.Sentence, ok bool) {
	words = strings.TrimSpace(words)
	for _, section := range a.Sections {
		if i := slices.IndexFunc(section.Sentences, func(s stet.Sentence) bool { return s.Text == words }); i >= 0 {
			return section.Heading, section.Sentences[i], true
		}
	}
	switch q := a.PullQuote; {
	case words == "":
		return "", s, false
	case a.Headline.Text == words:
		return "headline", a.Headline, true
	case a.Deck.Text == words:
		return "deck", a.Deck, true
	case q != nil && q.Text == words:
		return pullQuote, stet.Sentence{Text: q.Text, Citations: []stet.Citation{q.Citation}}, true
	}
	return "", s, false
}

// citations gives what the new words rest on: the passage that the editor names,
// letter for letter but for white space, widened to whole sentences; else what the
// sentence rested on.
func citations(d *stet.Dossier, was stet.Sentence, passage string) ([]stet.Citation, error) {
	if strings.TrimSpace(passage) == "" {
		return was.Citations, nil
	}
	for _, r := range d.Reports {
		if span, ok := stands(r, passage); ok {
			return []stet.Citation{stet.Cite(r, span)}, nil
		}
	}
	return nil, stet.Errorf(stet.Invalid, "no report of this story has these words: copy them from an archived report, letter for letter")
}

// stands finds words in a report, whatever its white space, and gives the whole
// sentences that they are in.
func stands(r *stet.Report, words string) (stet.Span, bool) {
	want := strings.Fields(words)
	for at := 0; ; {
		i := strings.Index(r.Text[at:], want[0])
		if i < 0 {
			return stet.Span{}, false
		}
		start := at + i
		if end, ok := follow(r.Text, start, want); ok {
			return widened(r, stet.Span{Start: start, End: end}), true
		}
		at = start + len(want[0])
	}
}

// follow gives where the words end that begin at the start.
func follow(in string, start int, words []string) (end int, ok bool) {
	end = start
	for i, w := range words {
		if i > 0 {
			trimmed := strings.TrimLeft(in[end:], " \t\r\n\u00a0")
			if len(trimmed) == len(in)-end {
				return 0, false
			}
			end = len(in) - len(trimmed)
		}
		if !strings.HasPrefix(in[end:], w) {
			return 0, false
		}
		end += len(w)
	}
	return end, true
}

func widened(r *stet.Report, span stet.Span) stet.Span {
	for _, s := range text.Sentences(r.Text, r.Lang) {
		if s.Overlaps(span) {
			span.Start, span.End = min(span.Start, s.Start), max(span.End, s.End)
		}
	}
	return span
}

// amended gives the revision after before, with the amendment's words, and a
// correction for each place that has them now: a headline often says what a
// sentence says. When nothing is left it is a withdrawal.
func amended(before *stet.Article, m stet.Amendment) (stet.Article, []stet.Decision) {
	stood := func(stet.Sentence) []stet.Refusal { return nil } // it was asked about already
	a, decisions := revise.Amend(*before, []stet.Amendment{m}, stood)
	if len(a.Sections) == 0 {
		a = (&revise.Base{Before: *before}).Withdrawn(m.At)
	}
	a.Revision, a.Changed = m.Revision, m.At
	a.Reason = "An editor corrected a sentence."
	if m.Is == "" {
		a.Reason = "An editor took a sentence out."
	}
	a.Corrections = nil
	for _, d := range decisions {
		a.Corrections = append(a.Corrections, stet.Correction{At: m.At, Revision: m.Revision, Was: d.Was, Is: d.Is, Why: m.Why, Comment: m.Comment})
	}
	a.Corrections = append(a.Corrections, before.Corrections...)
	a.Corrections = a.Corrections[:min(len(a.Corrections), revise.MaxCorrections)]
	return a, decisions
}
