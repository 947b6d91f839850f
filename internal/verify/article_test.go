package verify_test

import (
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"stet"
	"stet/internal/verify"
)

func TestArticleKeepsWhatStands(t *testing.T) {
	r := newReport("Harbour Wire", wire)
	d := &stet.Dossier{Reports: []*stet.Report{r}}
	good := stet.Sentence{Text: "Residents of Tarn reported explosions.", Citations: []stet.Citation{cite(t, r, "Residents of")}}
	fair := stet.Sentence{Text: "About 1,200 people live in Tarn.", Citations: []stet.Citation{cite(t, r, "About 1,200")}}
	wrong := stet.Sentence{Text: "About 1,300 people live in Tarn.", Citations: fair.Citations}
	loose := stet.Sentence{Text: "Everybody is shocked."}
	draft := stet.Article{
		Headline: wrong, Deck: good,
		Sections: []stet.Section{
			{Heading: "Mixed", Sentences: []stet.Sentence{good, loose}},
			{Heading: "Nothing stands", Sentences: []stet.Sentence{wrong}},
		},
		PullQuote: &stet.PullQuote{
			Text: "another round of lies", Speaker: "Oskar Brandt", Cue: "said", Outlet: "Harbour Wire", Citation: cite(t, r, "The Velmarish"),
		},
	}
	before := draft
	g := verify.New(finder{})

	a := g.Article(draft, d, nil)
	if len(a.Sections) != 1 || len(a.Sections[0].Sentences) != 1 || a.Sections[0].Sentences[0].Text != good.Text {
		t.Errorf("want only the good sentence to stand, got %+v", a.Sections)
	}
	if len(a.Withheld) != 2 {
		t.Fatalf("want each refused sentence withheld once, got %+v", a.Withheld)
	}
	if w := a.Withheld[0]; w.Gate != stet.GateFigure || !strings.Contains(w.Reason, "1,200") || w.Sentence.Text != wrong.Text {
		t.Errorf("withheld %+v", w)
	}
	if w := a.Withheld[1]; w.Gate != stet.GateCitation || w.Sentence.Text != loose.Text {
		t.Errorf("withheld %+v", w)
	}
	if a.PullQuote == nil {
		t.Error("a pull quote that stands was dropped")
	}
	if a.Headline.Text == wrong.Text {
		t.Error("a refused headline was published")
	}
	if !reflect.DeepEqual(before, draft) {
		t.Error("the draft was changed")
	}

	calls := 0
	a = g.Article(draft, d, func(s stet.Sentence, why verify.Refusal) (stet.Sentence, bool) {
		calls++
		if why.Gate == stet.GateFigure {
			return fair, true
		}
		return wrong, true
	})
	if calls != 3 {
		t.Errorf("want one repair for each refused sentence, got %d", calls)
	}
	if a.Headline.Text != fair.Text || len(a.Sections) != 2 || a.Sections[1].Sentences[0].Text != fair.Text {
		t.Errorf("repaired sentences do not stand: %+v", a)
	}
	if len(a.Withheld) != 1 || a.Withheld[0].Sentence.Text != loose.Text {
		t.Errorf("want the sentence as first written withheld, got %+v", a.Withheld)
	}
}

func TestPullQuote(t *testing.T) {
	r := newReport("Harbour Wire", wire)
	d := &stet.Dossier{Reports: []*stet.Report{r}}
	quote := stet.PullQuote{Text: "another round of lies", Speaker: "Oskar Brandt", Cue: "said", Outlet: "Harbour Wire", Citation: cite(t, r, "The Velmarish")}
	for name, c := range map[string]struct {
		change func(*stet.PullQuote)
		reason string
	}{
		"as it is":            {func(*stet.PullQuote) {}, ""},
		"other words":         {func(q *stet.PullQuote) { q.Text = "a round of lies" }, "does not hold"},
		"not a quotation":     {func(q *stet.PullQuote) { q.Text = "rejected the report" }, "in quotation marks"},
		"other speaker":       {func(q *stet.PullQuote) { q.Speaker = "Lena Moss" }, "not to Lena Moss"},
		"other outlet":        {func(q *stet.PullQuote) { q.Outlet = "Velm Ledger" }, "from Harbour Wire"},
		"citation elsewhere":  {func(q *stet.PullQuote) { q.Citation = cite(t, r, "Drones were") }, "does not hold"},
		"citation of nothing": {func(q *stet.PullQuote) { q.Citation.Exact = "" }, "does not stand"},
	} {
		q := quote
		c.change(&q)
		a := verify.New(finder{}).Article(stet.Article{PullQuote: &q}, d, nil)
		switch {
		case c.reason == "" && a.PullQuote == nil:
			t.Errorf("%s: refused: %+v", name, a.Withheld)
		case c.reason != "" && (a.PullQuote != nil || len(a.Withheld) != 1 || !strings.Contains(a.Withheld[0].Reason, c.reason)):
			t.Errorf("%s: want it withheld with %q, got %+v", name, c.reason, a.Withheld)
		}
	}
}

func TestText(t *testing.T) {
	r := newReport("Harbour Wire", wire)
	all := verify.New(finder{}).Text("Foreign Minister Lena Moss said Velmar had sent 92 drones. She said all the drones were shot down.\n\n"+
		"The harvest festival drew enormous crowds elsewhere.\n\nAbout 1,200 people live in Tarn.", "en", []*stet.Report{r})
	if len(all) != 4 {
		t.Fatalf("want 4 verdicts, got %+v", all)
	}
	if all[0].Stands || all[0].Refusals[0].Gate != stet.GateFigure || !strings.Contains(all[0].Citations[0].Exact, "91 long-range") {
		t.Errorf("a changed figure: %+v", all[0])
	}
	if !all[1].Stands {
		t.Errorf("a pronoun that the text resolves: %+v", all[1])
	}
	if all[2].Stands {
		t.Errorf("nothing in the sources says it: %+v", all[2])
	}
	if !all[3].Stands || all[3].Citations[0].Validate(r) != nil {
		t.Errorf("a sentence of the source: %+v", all[3])
	}
	if all := verify.New(finder{}).Text("Nothing to compare with.", "en", nil); len(all) != 1 || all[0].Stands {
		t.Errorf("without sources nothing stands: %+v", all)
	}
}

// FuzzText holds that no text and no source makes the gates panic, and that
// what they give fits the text.
func FuzzText(f *testing.F) {
	f.Add("Moss said 91 drones “came on Monday”.", "Moss said “91 drones” came on Monday, about 5% of all.")
	f.Add("“„«'\"\n\n”…", "\xf0\x9f\x92\xa5 9th — at least")
	f.Fuzz(func(t *testing.T, s, source string) {
		s, source = strings.ToValidUTF8(s, "�"), strings.ToValidUTF8(source, "�")
		for _, v := range verify.New(finder{}).Text(s, "en", []*stet.Report{newReport("Harbour Wire", source)}) {
			if v.Span.In(s) != v.Sentence {
				t.Errorf("verdict %+v does not fit its text", v)
			}
		}
	})
}

// BenchmarkVerdicts gives the gates' verdicts on the sentences of an article,
// with the sources read anew for each article.
func BenchmarkVerdicts(b *testing.B) {
	r := newReport("Harbour Wire", wire)
	d := &stet.Dossier{Reports: []*stet.Report{r}}
	var a stet.Article
	for range 2 {
		a.Sections = append(a.Sections, stet.Section{Sentences: []stet.Sentence{
			{Text: "Lena Moss said Velmar had sent 91 drones at the Tarn power station.", Citations: []stet.Citation{cite(b, r, "Ardland's")}},
			{Text: "Moss said that 33 houses were damaged.", Citations: []stet.Citation{cite(b, r, "All the")}},
			{Text: "Oskar Brandt rejected the report as “another round of lies”.", Citations: []stet.Citation{cite(b, r, "The Velmarish")}},
			{Text: "The river rose by 3.5 metres on 10 March.", Citations: []stet.Citation{cite(b, r, "About 1,200")}},
			{Text: "Residents of Tarn reported explosions.", Citations: []stet.Citation{cite(b, r, "Residents")}},
		}})
	}
	g := verify.New(finder{})
	for b.Loop() {
		g.Article(a, d, nil)
	}
	b.ReportMetric(float64(b.N*10*7)/b.Elapsed().Seconds(), "verdicts/s") // seven gates, ten sentences
}

// TestHugeSource holds that a page made to be slow is not: many names and
// statements in one sentence.
func TestHugeSource(t *testing.T) {
	r := newReport("Harbour Wire", strings.Repeat("Ann Lee and Bo Kim said Cy Moe denied it, ", 4000)+"and 91 drones came.")
	start := processorTime(t)
	all := verify.New(finder{}).Text("Ann Lee said Cy Moe denied that 92 drones came.", "en", []*stet.Report{r})
	if len(all) != 1 || all[0].Stands {
		t.Errorf("got %+v", all)
	}
	if took := processorTime(t) - start; took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// processorTime gives the time that this process has had on processors, which
// other processes on a busy machine do not lengthen.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
