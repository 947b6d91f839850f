package extractive_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/claims"
	"stet/internal/compose"
	"stet/internal/compose/extractive"
	"stet/internal/verify"
)

var options = compose.Options{Lang: "en", Now: monday}

// body gives an article's sentences in order.
func body(a stet.Article) []stet.Sentence {
	var out []stet.Sentence
	for _, s := range a.Sections {
		out = append(out, s.Sentences...)
	}
	return out
}

func texts(a stet.Article) string {
	lines := []string{a.Headline.Text, a.Deck.Text}
	for _, s := range a.Sections {
		lines = append(lines, "# "+s.Heading)
		for _, x := range s.Sentences {
			lines = append(lines, x.Text)
		}
	}
	return strings.Join(lines, "\n")
}

func TestArticleOfADispute(t *testing.T) {
	a := extractive.Write(attack(t), options)
	want := `Ardland says that Velmar had sent 41 drones at the Tarn power station between 8 and 9 March; Velmar denies it
Harbour Wire reported that no evidence of the attack has been shown.
# In short
Ardland's Foreign Minister Lena Moss said on 10 March that Velmar had sent 41 drones at the Tarn power station between 8 and 9 March.
Velmarish President Oskar Brandt denied the attack.
# What Ardland says
Moss said all the drones were shot down and nobody was hurt.
Moss told reporters in Dell: “We will answer this attack at a time and in a manner of our own choosing”.`
	if got := texts(a); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant it to begin\n%s", got, want)
	}
	if q := a.PullQuote; q == nil || q.Text != "There was no drone in the air that night, and the people in Dell know it very well" ||
		q.Speaker != "Oskar Brandt" || q.Cue != "said" || q.Outlet != "Velm Ledger" {
		t.Errorf("pull quote %+v", q)
	}
	if !strings.Contains(texts(a), "Residents of Tarn said they heard at least three explosions") {
		t.Errorf("a third outlet's witnesses are missing:\n%s", texts(a))
	}
}

func TestEditorsDoNotDropTheDenial(t *testing.T) {
	a := extractive.Write(attack(t), options)
	first := body(a)[:2]
	if !strings.Contains(first[0].Text, "said") || !strings.Contains(first[1].Text, "denied") {
		t.Errorf("the claim and its denial must be the first two sentences, got %+v", first)
	}
}

func TestPlainReports(t *testing.T) {
	d := newDossier(
		newReport("Harbour Wire", "en", 0, "DELL — The Tarn bridge was closed on Monday after an inspection. It will open again in April. Heavy lorries use the Ford road."),
		newReport("Lakes Post", "en", 1, "Traffic police sent drivers over the hills on Monday. The detour takes an hour longer than usual."),
	)
	a := extractive.Write(d, options)
	want := "The Tarn bridge was closed on 10 March after an inspection, Harbour Wire reports"
	if a.Headline.Text != want {
		t.Errorf("headline %q, want %q", a.Headline.Text, want)
	}
	if !strings.Contains(texts(a), "Harbour Wire reported that the Tarn bridge was closed on 10 March") {
		t.Errorf("the lead is not given to its outlet:\n%s", texts(a))
	}
}

func TestReportsInAnotherLanguage(t *testing.T) {
	german := newReport("Seebote", "de", 0, "Die Brücke von Tarn ist seit Montag gesperrt. Der Umweg führt über Ford.")
	a := extractive.Write(newDossier(german), options)
	if len(body(a)) == 0 || !strings.HasPrefix(body(a)[0].Text, "Seebote wrote: “Die Brücke von Tarn") {
		t.Errorf("want a short quotation in its own language, got\n%s", texts(a))
	}
	a = extractive.Write(newDossier(newReport("Harbour Wire", "en", 1, harbour), german), options)
	for _, s := range body(a) {
		for _, c := range s.Citations {
			if c.Report == german.ID {
				t.Errorf("beside reports in the article's language one in another is only listed, got %q", s.Text)
			}
		}
	}
}

func TestNothingToWrite(t *testing.T) {
	for _, d := range []*stet.Dossier{{}, newDossier(newReport("Harbour Wire", "en", 0, "…"))} {
		if a := extractive.Write(d, compose.Options{}); len(body(a)) > 0 || a.Lang != "en" {
			t.Errorf("got %+v", a)
		}
	}
}

func TestRepair(t *testing.T) {
	d := attack(t)
	cited := stet.Cite(d.Reports[2], stet.Span{Start: 0, End: strings.Index(post, " The power")})
	for name, c := range map[string]struct {
		sentence stet.Sentence
		gate     stet.Gate
		want     string // "" when it cannot be mended
	}{
		"quoted instead":     {stet.Sentence{Text: "Residents of Tarn heard four explosions.", Citations: []stet.Citation{cited}}, stet.GateFigure, "Lakes Post wrote: “Residents of Tarn said they heard at least three explosions on Saturday night.”"},
		"passage found":      {stet.Sentence{Text: "Moss said all the drones were shot down."}, stet.GateCitation, "Moss said all the drones were shot down."},
		"nothing to rest on": {stet.Sentence{Text: "The harvest was poor."}, stet.GateCitation, ""},
	} {
		got, ok := extractive.Repair(d, c.sentence, c.gate, "a reason")
		if ok != (c.want != "") || ok && (got.Text != c.want || got.Citations[0].Validate(d.Report(got.Citations[0].Report)) != nil) {
			t.Errorf("%s: got %v %+v", name, ok, got)
		}
	}
}

// The parts from which made-up reports are put together.
var (
	leaders  = []string{"Foreign Minister Lena Moss", "President Oskar Brandt", "Mayor Ines Holm", "Governor Piet Aarden"}
	surnames = []string{"Moss", "Brandt", "Holm", "Aarden"}
	claimed  = []string{
		"%d houses were damaged near the Tarn canal", "the flood had reached %d villages in Ardland", "at least %d people were hurt in Dell",
		"the council would spend %d million crowns on the dam", "no warning had been given before the storm", "the dam may not hold until April",
	}
	quoted = []string{
		"We have never seen water like this in our valley", "Nobody has asked us what we need, and nobody will", "It is a disgrace for the whole country",
	}
	facts = []string{
		"The river rose by 3.5 metres on Saturday.", "About 1,200 people live in Tarn.", "Roads to Dell were closed on Monday.",
		"The dam was built in 1962 and repaired in 1990.", "Schools stayed open in most of the villages.",
	}
)

// drawReport makes up a report.
func drawReport(t *rapid.T, n int) *stet.Report {
	var paragraphs []string
	for range rapid.IntRange(2, 6).Draw(t, "paragraphs") {
		who := rapid.IntRange(0, len(leaders)-1).Draw(t, "who")
		claim := rapid.SampledFrom(claimed).Draw(t, "claim")
		if strings.Contains(claim, "%d") {
			claim = fmt.Sprintf(claim, rapid.IntRange(3, 99).Draw(t, "number"))
		}
		quote := rapid.SampledFrom(quoted).Draw(t, "quote")
		paragraphs = append(paragraphs, rapid.SampledFrom([]string{
			leaders[who] + " said on Monday that " + claim + ".",
			leaders[who] + " denied that " + claim + ".",
			capitalised(claim) + ", " + leaders[who] + " said.",
			"According to " + leaders[who] + ", " + claim + ".",
			"“" + quote + ",” " + leaders[who] + " said. " + surnames[who] + " said " + claim + ".",
			leaders[who] + " told reporters in Dell on Sunday that " + claim + ", adding that more rain was expected.",
			surnames[who] + " dismissed the report as \"a tale from the hills\".",
			leaders[who] + " visited the town on Monday. He said " + claim + ".",
			surnames[who] + " declined to comment. No evidence of neglect has been shown.",
			"Officials said " + claim + ", while " + leaders[who] + " accused them of panic.",
			leaders[who] + ": \"" + quote + ".\"",
			rapid.SampledFrom(facts).Draw(t, "fact"),
		}).Draw(t, "form"))
	}
	return newReport(fmt.Sprintf("%s Post", []string{"North", "South", "East"}[n]), "en", n, strings.Join(paragraphs, "\n\n"))
}

func capitalised(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// TestWhatItWritesStands holds the writer's promises on made-up stories: the
// gates refuse nothing of it, it takes no more words than it may from any
// report, says nothing twice, and writes the same again.
func TestWhatItWritesStands(t *testing.T) {
	g := verify.New(finder{})
	rapid.Check(t, func(t *rapid.T) {
		var reports []*stet.Report
		for n := range rapid.IntRange(1, 3).Draw(t, "reports") {
			reports = append(reports, drawReport(t, n))
		}
		d := newDossier(reports...)
		d.Claims = claims.Ledger(d)
		a := extractive.Write(d, options)
		if got := g.Article(a, d, nil); len(got.Withheld) > 0 {
			w := got.Withheld[0]
			t.Fatalf("withheld %q: %s: %s\npassage %q", w.Sentence.Text, w.Gate, w.Reason, w.Sentence.Citations[0].Exact)
		}
		if a.Headline.Text == "" || len(body(a)) == 0 {
			t.Fatalf("nothing written of %q", reports[0].Text)
		}
		if again := extractive.Write(d, options); !reflect.DeepEqual(a, again) {
			t.Fatalf("written differently the second time:\n%s\n\n%s", texts(a), texts(again))
		}
		words, seen := map[stet.ID]int{}, map[string]bool{}
		for _, s := range body(a) {
			if seen[s.Text] {
				t.Fatalf("said twice: %q", s.Text)
			}
			seen[s.Text] = true
			if strings.Contains(s.Text, " :") || strings.Contains(s.Text, "  ") || strings.Contains(s.Text, "..") {
				t.Fatalf("not a sentence: %q", s.Text)
			}
			words[s.Citations[0].Report] += len(strings.Fields(s.Text))
		}
		for id, n := range words {
			if n > compose.DefaultMaxWords {
				t.Fatalf("%d words of %s:\n%s", n, d.Report(id).Outlet, texts(a))
			}
		}
	})
}

// FuzzWrite holds that no text makes the writer panic or cite what is not there.
func FuzzWrite(f *testing.F) {
	f.Add(harbour, "Oskar Brandt")
	f.Add("“„«'\"\n\nsaid — said: “said", "\xf0\x9f\x92\xa5")
	f.Add("The a said that said the. \"No,\" denied X, it, who. According to , said.", "de")
	f.Fuzz(func(t *testing.T, one, two string) {
		one, two = strings.ToValidUTF8(one, "�"), strings.ToValidUTF8(two, "�")
		d := newDossier(newReport("Harbour Wire", "en", 0, one), newReport("Lakes Post", "", 1, two))
		d.Claims = claims.Ledger(d)
		a := extractive.Write(d, compose.Options{Now: time.Time{}})
		for _, s := range append(body(a), a.Headline, a.Deck) {
			for _, c := range s.Citations {
				if err := c.Validate(d.Report(c.Report)); err != nil {
					t.Errorf("%q: %v", s.Text, err)
				}
			}
		}
	})
}
