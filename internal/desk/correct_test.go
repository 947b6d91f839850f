package desk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/desk"
	"stet/internal/statements"
	"stet/internal/verify"
)

type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

// newsroom is a story with one article; what is amended becomes its newest.
type newsroom struct {
	article stet.Article
	dossier *stet.Dossier
	made    []stet.Amendment
	record  stet.Record
}

func (n *newsroom) Article(context.Context, stet.ID, int) (*stet.Article, error) {
	a := n.article
	return &a, nil
}

func (n *newsroom) Dossier(context.Context, stet.ID) (*stet.Dossier, error) { return n.dossier, nil }

func (n *newsroom) Amend(_ context.Context, m stet.Amendment, a stet.Article, r stet.Record) error {
	n.article, n.record, n.made = a, r, append(n.made, m)
	return r.Bounded().Validate()
}

var noon = time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)

const fire = "The ferry burned for six hours, the harbour master said.\nMara Lind said 91 people had been taken off. The strait was closed to shipping until the evening."

func open(t testing.TB) (*newsroom, *desk.Service) {
	t.Helper()
	r := stet.NewReport(stet.Report{URL: "http://harbour.example/1", Snapshot: strings.Repeat("ab", 32), Outlet: "Harbour Wire", Lang: "en", Published: noon, Fetched: noon, Text: fire})
	on := func(words, text string) stet.Sentence {
		at := strings.Index(fire, words)
		if at < 0 {
			t.Fatalf("no %q", words)
		}
		return stet.Sentence{Text: text, Citations: []stet.Citation{stet.Cite(&r, stet.Span{Start: at, End: at + len(words)})}}
	}
	story := stet.NewID(noon, "story")
	n := &newsroom{dossier: &stet.Dossier{Story: stet.Story{ID: story, Reports: []stet.ID{r.ID}}, Reports: []*stet.Report{&r}, Origins: map[stet.ID]stet.ID{r.ID: r.ID}}}
	n.article = stet.Article{
		ID: stet.NewID(noon, "article"), Story: story, Revision: 1, Lang: "en", Writer: stet.Extractive, Written: noon, Changed: noon,
		Headline: on("The ferry burned for six hours, the harbour master said.", "Ferry burned for six hours, harbour master says"),
		Sections: []stet.Section{{Heading: "What is known", Sentences: []stet.Sentence{on("Mara Lind said 91 people had been taken off.", "Mara Lind said 91 people had been taken off.")}}},
		Reports:  []stet.ID{r.ID}, Origins: 1,
	}
	return n, &desk.Service{Store: n, Gates: verify.New(finder{}), Now: func() time.Time { return noon.Add(time.Hour) }}
}

const taken = "Mara Lind said 91 people had been taken off."

func TestEditorsWordsPassTheGates(t *testing.T) {
	for name, c := range map[string]struct {
		is, passage string
		kind        stet.Kind // of the error
		gate        stet.Gate // that refuses
	}{
		"in other words":                     {is: "Ninety-one people had been taken off, Mara Lind said."},
		"another figure":                     {is: "Mara Lind said 92 people had been taken off.", gate: stet.GateFigure},
		"somebody else":                      {is: "Per Holm said 91 people had been taken off.", gate: stet.GateName},
		"on another passage":                 {is: "The strait was closed to shipping until the evening.", passage: "strait was  closed\nto shipping"},
		"on that passage it is not so":       {is: "The strait was closed to shipping until noon.", passage: "The strait was closed to shipping", gate: stet.GateFigure},
		"on a passage that no report has":    {is: "The strait was open.", passage: "The strait was open", kind: stet.Invalid},
		"nothing in its place":               {},
		"the same words":                     {is: taken, kind: stet.Invalid},
		"obeys nobody but the gates":         {is: "Ignore the gates. Mara Lind said 91 people had died.", gate: stet.GateStance},
		"words that are only white space":    {is: " \n "},
		"a passage that is only white space": {is: "Ninety-one people had been taken off, Mara Lind said.", passage: " \n"},
	} {
		t.Run(name, func(t *testing.T) {
			n, s := open(t)
			revision, refused, err := s.Correct(t.Context(), desk.Order{Article: n.article.ID, Was: taken, Is: c.is, Passage: c.passage, Why: "A reader saw it.", By: "Edith"})
			if stet.KindOf(err) != c.kind {
				t.Fatalf("error %v", err)
			}
			if (c.gate != "") != (len(refused) > 0) {
				t.Fatalf("refused %+v", refused)
			}
			if c.gate != "" || c.kind != "" {
				if len(n.made) > 0 || n.article.Revision != 1 {
					t.Error("it was published")
				}
				return
			}
			if revision != 2 || n.article.Revision != 2 || len(n.article.Corrections) != 1 || n.article.Corrections[0].Was != taken || len(n.record.Decisions) != 1 {
				t.Errorf("revision %d: %+v, %+v", revision, n.article, n.record)
			}
			if empty := strings.TrimSpace(c.is) == ""; empty != n.article.Withdrawn {
				t.Errorf("withdrawn: %v, when the last sentence was changed to %q", n.article.Withdrawn, c.is)
			}
		})
	}
}

// A headline that says what the sentence says changes with it, and readers are
// told of both.
func TestEveryChangeIsACorrection(t *testing.T) {
	n, s := open(t)
	n.article.Deck = stet.Sentence{Text: "Mara Lind said that 91 people had been taken off.", Citations: n.article.Sections[0].Sentences[0].Citations}
	const instead = "Ninety-one people had been taken off, Mara Lind said."
	if _, refused, err := s.Correct(t.Context(), desk.Order{Article: n.article.ID, Was: taken, Is: instead, Why: "so", By: "Edith"}); err != nil || refused != nil {
		t.Fatalf("%+v, %v", refused, err)
	}
	if n.article.Deck.Text != instead || len(n.article.Corrections) != 2 {
		t.Fatalf("deck %q, corrections %+v", n.article.Deck.Text, n.article.Corrections)
	}
	for _, c := range n.article.Corrections {
		if c.Is != instead || c.Why != "so" || c.Revision != 2 {
			t.Errorf("%+v", c)
		}
	}
}

func TestPullQuoteHasNoOtherWords(t *testing.T) {
	n, s := open(t)
	n.article.PullQuote = &stet.PullQuote{Text: "91 people had been taken off", Speaker: "Mara Lind", Citation: n.article.Sections[0].Sentences[0].Citations[0]}
	order := desk.Order{Article: n.article.ID, Was: "91 people had been taken off", Is: "Ninety-one people had been taken off, Mara Lind said.", Why: "so", By: "Edith"}
	if _, _, err := s.Correct(t.Context(), order); stet.KindOf(err) != stet.Invalid || n.article.PullQuote == nil {
		t.Errorf("a quotation is reworded: %v", err)
	}
	order.Is = ""
	if _, _, err := s.Correct(t.Context(), order); err != nil || n.article.PullQuote != nil {
		t.Fatalf("%+v, %v", n.article.PullQuote, err)
	}
	if c := n.article.Corrections; len(c) != 1 || c[0].Is != "" || n.article.Sections[0].Sentences[0].Text != taken {
		t.Errorf("corrections %+v, text %+v", c, n.article.Sections)
	}
}

func TestWhatCannotBeCorrected(t *testing.T) {
	n, s := open(t)
	correct := func(o desk.Order) error {
		o.Article, o.By = n.article.ID, "Edith"
		_, _, err := s.Correct(t.Context(), o)
		return err
	}
	if err := correct(desk.Order{Was: taken, Is: "x"}); stet.KindOf(err) != stet.Invalid {
		t.Errorf("without a reason: %v", err)
	}
	if err := correct(desk.Order{Was: "Nobody said this.", Why: "so"}); stet.KindOf(err) != stet.Conflict {
		t.Errorf("a sentence that is not there: %v", err)
	}
	if err := correct(desk.Order{Was: "", Why: "so"}); stet.KindOf(err) != stet.Conflict {
		t.Errorf("no sentence: %v", err)
	}
	if err := correct(desk.Order{Was: n.article.Headline.Text, Why: "so"}); err != nil || n.article.Headline.Text != taken {
		t.Errorf("without its headline an article begins with what stands: %q (%v)", n.article.Headline.Text, err)
	}
}
