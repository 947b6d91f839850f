package model

import (
	"context"
	"errors"
	"slices"
	"strings"

	"stet"
	"stet/internal/compose"
	"stet/internal/llm"
)

// Options are what an operator decides about the writer. The zero value is a
// default for each.
type Options struct {
	Name        string // of the writer, as the article names it: the model's
	MaxBytes    int    // of passages that the model is shown; default 16000, some 5000 tokens
	MaxTokens   int    // of its reply; default 4000
	AnyLanguage bool   // passages in other languages than the article's may be used: a judge reads them
}

// Filled gives o with the defaults in place of what is not set.
func (o Options) Filled() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = 16000
	}
	if o.MaxTokens <= 0 {
		o.MaxTokens = 4000
	}
	return o
}

// ErrLanguage says that there is nothing to show.
var ErrLanguage = errors.New("no report is in the article's language, and no judge reads others")

// Draft is what a model proposed for one story.
type Draft struct {
	Article stet.Article   // sentences with the passages they name; Withheld holds what is no news
	Given   []stet.Passage // what the model was shown, in order: the first is number 1
	Prompts []Prompt       // that were used
	Left    int            // sentences left out since their origin had given enough

	o     compose.Options
	w     Options
	d     *stet.Dossier
	given []passage
	words *ration
}

// Write asks for a draft, in one request. The dossier is one story's; reports of
// another among them are not shown. Errors are those of the generator, and ErrLanguage,
// of kind Invalid, when there is nothing to show.
func Write(ctx context.Context, g llm.Generator, d *stet.Dossier, o compose.Options, w Options) (draft *Draft, err error) {
	defer stet.Wrap(&err, "write")
	o, w = o.Filled(), w.Filled()
	given := choose(d, w.MaxBytes, func(r *stet.Report) bool { return w.AnyLanguage || sameLanguage(r.Lang, o.Lang) })
	if len(given) == 0 {
		return nil, stet.Errorf(stet.Invalid, "%w", ErrLanguage)
	}
	draft = &Draft{o: o, w: w, d: d, given: given, words: newRation(d, o.MaxWordsPerReport), Prompts: prompts("write.txt", "passages.txt", "write.schema.json")}
	for _, p := range given {
		draft.Given = append(draft.Given, stet.Passage{Report: p.report.ID, Span: p.span})
	}
	answer, err := g.Generate(ctx, request(o, lines(given), w.MaxTokens))
	if err != nil {
		return draft, err
	}
	r, err := readDraft(answer.Text)
	if err != nil {
		return draft, err
	}
	draft.read(r)
	return draft, nil
}

// read makes the article of a reply.
func (f *Draft) read(r reply) {
	a := stet.Article{Lang: f.o.Lang, Writer: f.w.Name}
	t := taker{f: f, a: &a, instructions: told(system(f.o)), left: f.o.MaxSentences}
	if t.left <= 0 {
		t.left = defaultSentences
	}
	a.Headline = t.top(r.Headline, maxHeadline, "it is too long for a headline")
	if end := len(a.Headline.Text) - 1; end > 0 && strings.IndexByte(a.Headline.Text, '.') == end {
		a.Headline.Text = a.Headline.Text[:end] // a full stop, not an abbreviation's
	}
	if a.Deck = t.top(r.Deck, maxDeck, "it is too long for a deck"); strings.TrimSuffix(a.Deck.Text, ".") == a.Headline.Text {
		a.Deck = stet.Sentence{} // it says the headline again
	}
	proposed := 0
	for _, section := range r.Sections {
		for _, s := range section.Sentences {
			if proposed++; proposed <= maxProposed {
				t.body(heading(section.Section, f.o.Sections), s)
			}
		}
	}
	f.Article = a
}

// taker takes sentences of a reply into an article.
type taker struct {
	f            *Draft
	a            *stet.Article
	instructions map[string]bool
	left         int // sentences that the body may still have
}

// news gives a sentence of a reply with its citations. One without words is not
// there, and moves no other; one that is no news is withheld.
func (t *taker) news(s said) (stet.Sentence, bool) {
	out := stet.Sentence{Text: clean(s.Text), Citations: cite(t.f.given, s.Passages)}
	if out.Text == "" {
		return out, false
	}
	reason := notNews(out.Text, out.Citations, t.instructions)
	if len(out.Text) > maxText {
		out.Text, reason = strings.ToValidUTF8(out.Text[:maxText], "")+"…", "it is no sentence, but a text"
	}
	if reason == "" {
		return out, true
	}
	t.withhold(out, reason)
	return out, false
}

// withhold puts down what is no news, once.
func (t *taker) withhold(s stet.Sentence, reason string) {
	if !slices.ContainsFunc(t.a.Withheld, func(w stet.Withheld) bool {
		return w.Sentence.Text == s.Text && slices.Equal(w.Sentence.Citations, s.Citations)
	}) {
		t.a.Withheld = append(t.a.Withheld, stet.Withheld{Sentence: s, Gate: stet.GateSupport, Reason: reason})
	}
}

// top gives the headline or deck of a reply; the empty sentence when it is no
// news, or longer than it may be.
func (t *taker) top(s said, most int, reason string) stet.Sentence {
	out, ok := t.news(s)
	if !ok {
		return stet.Sentence{}
	}
	if len(out.Text) > most {
		t.withhold(out, reason)
		return stet.Sentence{}
	}
	return out
}

// body adds a sentence to a section, unless it was said, its origin has given
// enough, or the article is long enough.
func (t *taker) body(heading string, s said) {
	out, ok := t.news(s)
	same := func(o stet.Sentence) bool { return o.Text == out.Text }
	if !ok || t.left == 0 || slices.ContainsFunc(t.a.Sections, func(x stet.Section) bool { return slices.ContainsFunc(x.Sentences, same) }) {
		return
	}
	if !t.f.words.take(out) {
		t.f.Left++
		return
	}
	t.left--
	for i := range t.a.Sections {
		if t.a.Sections[i].Heading == heading {
			t.a.Sections[i].Sentences = append(t.a.Sections[i].Sentences, out)
			return
		}
	}
	t.a.Sections = append(t.a.Sections, stet.Section{Heading: heading, Sentences: []stet.Sentence{out}})
}
