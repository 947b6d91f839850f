package revise_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/revise"
)

var noon = time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)

func report(outlet, text string) *stet.Report {
	r := stet.NewReport(stet.Report{
		URL: "http://" + strings.ToLower(strings.ReplaceAll(outlet, " ", "-")) + ".example/1", Snapshot: text, Outlet: outlet, Lang: "en", Published: noon, Fetched: noon, Text: text,
	})
	return &r
}

func cite(t testing.TB, r *stet.Report, words string) stet.Citation {
	t.Helper()
	at := strings.Index(r.Text, words)
	if at < 0 {
		t.Fatalf("no %q in %q", words, r.Text)
	}
	return stet.Cite(r, stet.Span{Start: at, End: at + len(words)})
}

func on(c stet.Citation, text string) stet.Sentence {
	return stet.Sentence{Text: text, Citations: []stet.Citation{c}}
}

func dossier(rs ...*stet.Report) *stet.Dossier {
	d := &stet.Dossier{Origins: map[stet.ID]stet.ID{}}
	for _, r := range rs {
		d.Reports, d.Origins[r.ID] = append(d.Reports, r), r.ID
		d.Story.Reports = append(d.Story.Reports, r.ID)
	}
	return d
}

// article is one whose headline is its first sentence.
func article(d *stet.Dossier, sentences ...stet.Sentence) stet.Article {
	a := stet.Article{Revision: 1, Lang: "en", Writer: "extractive", Headline: sentences[0], Reports: d.Story.Reports, Origins: len(d.Reports)}
	a.Sections = []stet.Section{{Heading: "What is known", Sentences: sentences}}
	return a
}

// judged puts Now to gates that let everything stand that has a passage and does
// not hold the word refused.
func judged(b *revise.Base, refused string) {
	var verdicts []stet.Verdict
	add := func(s stet.Sentence) {
		if s.Text == "" {
			return
		}
		v := stet.Verdict{Text: s.Text, Outcome: stet.Stands}
		if len(s.Citations) == 0 || refused != "" && strings.Contains(s.Text, refused) {
			v.Outcome, v.Refused = stet.Held, []stet.Refusal{{Gate: stet.GateFigure, Reason: "it says otherwise"}}
		}
		verdicts = append(verdicts, v)
	}
	add(b.Now.Headline)
	add(b.Now.Deck)
	for _, section := range b.Now.Sections {
		for _, s := range section.Sentences {
			add(s)
		}
	}
	b.Judge(verdicts)
}

func texts(a stet.Article) []string {
	var out []string
	for _, section := range a.Sections {
		for _, s := range section.Sentences {
			out = append(out, s.Text)
		}
	}
	return out
}

const maxWords = 90

const fire = "The ferry burned for six hours. Mara Lind said 91 people had been taken off. The strait was closed. The weather was calm."

func TestKeepsTheWordsAndOrderOfWhatDidNotChange(t *testing.T) {
	old := report("Harbour Wire", fire)
	later := report("Coast Daily", "Per Holm said nobody was hurt.")
	before := article(dossier(old),
		on(cite(t, old, "The ferry burned for six hours."), "The ferry burned for six hours."),
		on(cite(t, old, "Mara Lind said 91 people had been taken off."), "Mara Lind said 91 people had been taken off."),
		on(cite(t, old, "The strait was closed."), "The strait was closed."))
	d := dossier(old, later)
	draft := article(d,
		on(cite(t, old, "The ferry burned for six hours."), "For six hours the ferry burned."),
		on(cite(t, old, "The strait was closed."), "Shipping was stopped in the strait."),
		on(cite(t, later, "Per Holm said nobody was hurt."), "Per Holm said nobody was hurt."),
		on(cite(t, old, "Mara Lind said 91 people had been taken off."), "91 people had been taken off, Mara Lind said."))
	b := revise.NewBase(before, draft, d, nil)
	judged(b, "")
	after := b.Merge(draft, d, maxWords)
	want := []string{"The ferry burned for six hours.", "Mara Lind said 91 people had been taken off.", "Per Holm said nobody was hurt.", "The strait was closed."}
	if got := texts(after); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if after.Headline.Text != before.Headline.Text {
		t.Errorf("the headline became %q", after.Headline.Text)
	}
	if b.Same(after) || len(b.Corrections(after, noon)) != 0 {
		t.Error("a new report changes the article, and corrects nothing")
	}
}

func TestNamesInFullStayWhereTheyAreNeeded(t *testing.T) {
	r := report("Harbour Wire", "Mara Lind, the harbour master, said the ferry burned. Lind said the strait was closed.")
	d := dossier(r)
	first, second := cite(t, r, "Mara Lind, the harbour master, said the ferry burned."), cite(t, r, "Lind said the strait was closed.")
	before := article(d, on(first, "Harbour master Mara Lind said the ferry burned."), on(second, "Lind said the strait was closed."))
	before.Headline = on(second, "Strait closed, Lind says")
	draft := article(d, on(second, "Harbour master Mara Lind said the strait was closed."))
	draft.Headline = before.Headline
	b := revise.NewBase(before, draft, d, nil)
	judged(b, "burned") // the first mention falls
	if got := texts(b.Merge(draft, d, maxWords)); len(got) != 1 || got[0] != "Harbour master Mara Lind said the strait was closed." {
		t.Errorf("%q: nobody says who Lind is", got)
	}
}

func TestWhereAPassageWent(t *testing.T) {
	for name, c := range map[string]struct {
		now, want string // the passage then; "" when it is lost
		refused   bool
	}{
		"moved":                 {"It rained. The weather was calm. Mara Lind said 91 people had been taken off.", "Mara Lind said 91 people had been taken off.", false},
		"another figure":        {"The ferry burned. Mara Lind said 92 people had been taken off. The strait was closed.", "Mara Lind said 92 people had been taken off.", true},
		"taken out":             {"The ferry burned for six hours. The strait was closed. The weather was calm.", "", true},
		"all is another text":   {"Buns are cheaper this year.", "", true},
		"nothing but the words": {"Mara Lind said 91 people had been taken off.", "Mara Lind said 91 people had been taken off.", false},
	} {
		t.Run(name, func(t *testing.T) {
			old, now := report("Harbour Wire", fire), report("Harbour Wire", c.now)
			s := on(cite(t, old, "Mara Lind said 91 people had been taken off."), "Mara Lind said 91 people had been taken off.")
			other := report("Coast Daily", "Smoke stood over the port.")
			smoke := on(cite(t, other, "Smoke stood over the port."), "Smoke stood over the port.")
			before := article(dossier(old, other), smoke, s)
			d := dossier(now, other)
			draft := article(d, smoke)
			b := revise.NewBase(before, draft, d, []revise.Departed{{Departure: stet.Departure{Report: old.ID, Later: now.ID}, Was: old}})
			got := ""
			if asked := b.Now.Sections[0].Sentences; len(asked) == 1 && len(asked[0].Citations) == 1 {
				got = asked[0].Citations[0].Exact
				if err := asked[0].Citations[0].Validate(now); err != nil {
					t.Error(err)
				}
			}
			if got != c.want {
				t.Errorf("it stands on %q now, want %q", got, c.want)
			}
			word := ""
			if c.refused {
				word = "91"
			}
			judged(b, word)
			after := b.Merge(draft, d, maxWords)
			fixes := b.Corrections(after, noon)
			if c.refused != (len(fixes) == 1) {
				t.Errorf("corrections %+v of %q", fixes, texts(after))
			}
		})
	}
}

func TestSamePassageInTheSameSurroundings(t *testing.T) {
	old := report("Harbour Wire", "Lind said no. Later, Holm said so. Lind said no. Then it rained.")
	now := report("Harbour Wire", "New first words. Lind said no. Later, Holm said so. Lind said no. Then it rained.")
	at := strings.LastIndex(old.Text, "Lind said no.")
	c := stet.Cite(old, stet.Span{Start: at, End: at + len("Lind said no.")})
	before, d := article(dossier(old), on(c, "Lind said no.")), dossier(now)
	b := revise.NewBase(before, stet.Article{}, d, []revise.Departed{{Departure: stet.Departure{Report: old.ID, Later: now.ID}, Was: old}})
	if got := b.Now.Headline.Citations[0].Span.Start; got != strings.LastIndex(now.Text, "Lind said no.") {
		t.Errorf("it was led to %d", got)
	}
}

func TestWithoutADraftWhatStandsStays(t *testing.T) {
	old, other := report("Harbour Wire", fire), report("Coast Daily", "Smoke stood over the port.")
	smoke := on(cite(t, other, "Smoke stood over the port."), "Smoke stood over the port.")
	before := article(dossier(old, other), on(cite(t, old, "The strait was closed."), "The strait was closed."), smoke)
	d := dossier(other)
	b := revise.NewBase(before, stet.Article{}, d, []revise.Departed{{Departure: stet.Departure{Report: old.ID}, Was: old}})
	judged(b, "")
	after := b.Merge(stet.Article{}, d, maxWords)
	if got := texts(after); len(got) != 1 || got[0] != smoke.Text || after.Headline.Text != smoke.Text {
		t.Errorf("%q under %q", got, after.Headline.Text)
	}
	fixes := b.Corrections(after, noon)
	if len(fixes) != 1 || fixes[0].Was != "The strait was closed." || !strings.HasPrefix(fixes[0].Why, "Harbour Wire took its report down") {
		t.Errorf("corrections %+v", fixes)
	}
}

func TestWordsOfOneOriginStayBounded(t *testing.T) {
	r := report("Harbour Wire", fire)
	d := dossier(r)
	calm := on(cite(t, r, "The weather was calm."), "The weather was calm.")
	closed := on(cite(t, r, "The strait was closed."), "The strait was closed.")
	before, draft := article(d, calm), article(d, closed)
	before.Headline, draft.Headline = on(cite(t, r, "The ferry burned for six hours."), "Ferry burns"), on(cite(t, r, "The ferry burned for six hours."), "Ferry burns")
	for most, want := range map[int]string{maxWords: calm.Text, 3: closed.Text} {
		b := revise.NewBase(before, draft, d, nil)
		judged(b, "")
		if got := texts(b.Merge(draft, d, most)); len(got) != 1 || got[0] != want {
			t.Errorf("with %d words allowed: %q, want %q", most, got, want)
		}
	}
}

// Whatever an outlet makes of its page: no citation that does not fit, no
// sentence that was refused, nothing twice, and the same from the same.
func TestAnyEdit(t *testing.T) {
	word := rapid.SampledFrom(strings.Fields("The ferry burned. Lind said 91 92 people \"gone\" были Ä . \n\n strait"))
	rapid.Check(t, func(t *rapid.T) {
		old := report("Harbour Wire", strings.Join(rapid.SliceOfN(word, 1, 40).Draw(t, "old"), " "))
		now := report("Harbour Wire", strings.Join(rapid.SliceOfN(word, 1, 40).Draw(t, "now"), " "))
		if old.ID == now.ID {
			return
		}
		var sentences []stet.Sentence
		for range rapid.IntRange(1, 5).Draw(t, "sentences") {
			words := strings.Fields(old.Text)
			from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
			text := words[from]
			at := strings.Index(old.Text, text)
			sentences = append(sentences, on(stet.Cite(old, stet.Span{Start: at, End: at + len(text)}), text))
		}
		before, d := article(dossier(old), sentences...), dossier(now)
		left := []revise.Departed{{Departure: stet.Departure{Report: old.ID, Later: now.ID}, Was: old}}
		run := func() (stet.Article, []stet.Correction) {
			b := revise.NewBase(before, stet.Article{}, d, left)
			judged(b, "91")
			after := b.Merge(stet.Article{}, d, maxWords)
			return after, b.Corrections(after, noon)
		}
		after, fixes := run()
		for _, s := range append(slices.Clone(after.Sections), stet.Section{Sentences: []stet.Sentence{after.Headline}}) {
			for _, s := range s.Sentences {
				if strings.Contains(s.Text, "91") {
					t.Fatalf("%q was refused and stays", s.Text)
				}
				for _, c := range s.Citations {
					if err := c.Validate(now); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		again, fixesAgain := run()
		if !slices.Equal(texts(after), texts(again)) || !slices.Equal(fixes, fixesAgain) {
			t.Fatal("twice the same, twice another outcome")
		}
		for i, f := range fixes {
			if slices.ContainsFunc(fixes[:i], func(g stet.Correction) bool { return g.Was == f.Was }) {
				t.Fatalf("corrected twice: %q", f.Was)
			}
		}
	})
}

func TestWithdrawnIsAlwaysACorrection(t *testing.T) {
	r := report("Harbour Wire", fire)
	d := dossier(r)
	before := article(d, on(cite(t, r, "The strait was closed."), "The strait was closed."))
	b := revise.NewBase(before, stet.Article{}, d, nil)
	judged(b, "strait") // by gates that have become stricter: no report has departed
	after := b.Withdrawn(noon)
	if fixes := b.Corrections(after, noon); len(fixes) != 1 || fixes[0].Was != before.Headline.Text || fixes[0].Why == "" || fixes[0].Is != "" {
		t.Errorf("corrections %+v", fixes)
	}
	again := revise.NewBase(after, stet.Article{}, d, nil)
	if !again.Same(again.Withdrawn(noon)) || len(again.Corrections(again.Withdrawn(noon), noon)) != 0 {
		t.Error("it is withdrawn twice")
	}
}

func TestWhoseWordsStandIsNamed(t *testing.T) {
	old, later := report("Harbour Wire", fire), report("Coast Daily", "Per Holm said nobody was hurt. The tugs left at noon.")
	d := dossier(old, later)
	burned, strait, holm := cite(t, old, "The ferry burned for six hours."), cite(t, old, "The strait was closed."), cite(t, later, "Per Holm said nobody was hurt.")
	plain := []stet.Sentence{on(burned, "The ferry burned for six hours."), on(strait, "The strait was closed.")}
	free := []stet.Sentence{on(burned, "For six hours the ferry was on fire."), on(strait, "No ship passed the strait.")}
	news := on(holm, "Per Holm said nobody was hurt.")
	for name, c := range map[string]struct {
		before, draft   string
		were, proposed  []stet.Sentence
		refused, writer string
	}{
		"the model's words are kept":          {"wren", stet.Extractive, free, append(slices.Clone(plain), news), "", "wren"},
		"some of them":                        {"wren", stet.Extractive, free, append(slices.Clone(plain), news), "fire", "wren"},
		"none of them stands":                 {"wren", stet.Extractive, free[:1], append(slices.Clone(plain), news), "fire", stet.Extractive},
		"the model has nothing new":           {stet.Extractive, "wren", plain, free, "", stet.Extractive},
		"the model has":                       {stet.Extractive, "wren", plain, append(slices.Clone(free), news), "", "wren"},
		"no draft, and something stands":      {"wren", stet.Extractive, free, nil, "", "wren"},
		"another model, with nothing to tell": {"wren", "owl", free, plain, "", "wren"},
		"another model":                       {"wren", "owl", free, append(slices.Clone(plain), news), "", "owl"},
	} {
		before, draft := article(dossier(old), c.were...), stet.Article{Lang: "en"}
		if c.proposed != nil {
			draft = article(d, c.proposed...)
		}
		before.Writer, draft.Writer = c.before, c.draft
		b := revise.NewBase(before, draft, d, nil)
		judged(b, c.refused)
		if after := b.Merge(draft, d, maxWords); after.Writer != c.writer {
			t.Errorf("%s: by %s, want %s: %q %q", name, after.Writer, c.writer, after.Headline.Text, texts(after))
		}
	}
}

func TestAnotherLanguageKeepsNoWords(t *testing.T) {
	r := report("Harbour Wire", fire)
	d := dossier(r)
	c := cite(t, r, "The ferry burned for six hours.")
	before, draft := article(d, on(c, "The ferry burned for six hours.")), article(d, on(c, "Die Fähre brannte sechs Stunden lang."))
	draft.Lang = "de"
	b := revise.NewBase(before, draft, d, nil)
	if b.Now.Lang != "en" {
		t.Errorf("the gates are told that %q is in %q", b.Now.Headline.Text, b.Now.Lang)
	}
	judged(b, "")
	if after := b.Merge(draft, d, maxWords); after.Lang != "de" || !slices.Equal(texts(after), texts(draft)) {
		t.Errorf("%s: %q", after.Lang, texts(after))
	}
}
