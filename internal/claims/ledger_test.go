package claims

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"stet"
	"stet/internal/text"
)

var update = flag.Bool("update", false, "write what is found as what is wanted")

// A case is a txtar file of reports and the ledger wanted. A report is a
// header (outlet, published, origin, lang), its text, and after a line "--" its
// statements: "speaker | stance | content", each found in the text after the
// one before it; "| cue | source" may follow, words of the same sentence.
func TestLedger(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("want at least ten cases, have %d (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := parseCase(t, a)
			got := printLedger(d, Ledger(d))
			at := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
			if at < 0 {
				a.Files = append(a.Files, txtar.File{Name: "want"})
				at = len(a.Files) - 1
			}
			if *update {
				a.Files[at].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(a.Files[at].Data), got); diff != "" {
				t.Errorf("ledger (-want +got):\n%s", diff)
			}
		})
	}
}

func parseCase(t *testing.T, a *txtar.Archive) *stet.Dossier {
	t.Helper()
	d := &stet.Dossier{Story: stet.Story{ID: stet.NewID(time.Time{}, "story", "test")}, Origins: map[stet.ID]stet.ID{}}
	for _, f := range a.Files {
		if f.Name == "want" {
			continue
		}
		head, rest, ok := strings.Cut(string(f.Data), "\n\n")
		body, marks, ok2 := strings.Cut(rest, "\n--\n")
		if !ok || !ok2 {
			t.Fatalf("%s: want a header, a text and statements", f.Name)
		}
		r := stet.Report{URL: "https://example.org/" + f.Name, Text: strings.TrimSpace(body), Lang: "en"}
		origin := f.Name
		for line := range strings.Lines(head) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch key {
			case "outlet":
				r.Outlet = value
			case "lang":
				r.Lang = value
			case "origin":
				origin = value
			case "published":
				at, err := time.Parse("2006-01-02 15:04", value)
				if err != nil {
					t.Fatal(err)
				}
				r.Published, r.Fetched = at, at
			}
		}
		r = stet.NewReport(r)
		d.Reports = append(d.Reports, &r)
		d.Origins[r.ID] = stet.NewID(time.Time{}, "origin", origin)
		d.Statements = append(d.Statements, parseStatements(t, &r, marks)...)
	}
	return d
}

func parseStatements(t *testing.T, r *stet.Report, marks string) []stet.Statement {
	t.Helper()
	var out []stet.Statement
	from := 0
	for line := range strings.Lines(marks) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		parts := strings.Split(line, " | ")
		if len(parts) < 3 || len(parts) > 5 {
			t.Fatalf("%q: want speaker | stance | content, and perhaps | cue | source", line)
		}
		content := strings.TrimSpace(parts[2])
		at := strings.Index(r.Text[from:], content)
		if at < 0 {
			t.Fatalf("%q is not in what is left of the text", content)
		}
		span := stet.Span{Start: from + at, End: from + at + len(content)}
		from = span.Start
		s := stet.Statement{Report: r.ID, Content: []stet.Span{span}, Speaker: strings.TrimSpace(parts[0]), Stance: stet.Stance(strings.TrimSpace(parts[1]))}
		for _, sentence := range text.Sentences(r.Text, r.Lang) {
			if sentence.Contains(span) {
				s.Sentence = sentence
			}
		}
		if words := strings.Fields(s.Speaker); len(words) > 0 {
			if k := strings.Index(s.Sentence.In(r.Text), words[len(words)-1]); k >= 0 {
				s.Source = []stet.Span{{Start: s.Sentence.Start + k, End: s.Sentence.Start + k + len(words[len(words)-1])}}
			}
		}
		if len(parts) > 3 {
			s.Cue = []stet.Span{spanOf(t, r.Text, s.Sentence, parts[3])}
		}
		if len(parts) > 4 {
			s.Source = []stet.Span{spanOf(t, r.Text, s.Sentence, parts[4])}
		}
		s.Negated = strings.Contains(content, " not ")
		if strings.HasPrefix(content, `"`) && strings.HasSuffix(content, `"`) {
			s.Quotation = stet.Direct
		}
		out = append(out, stet.NewStatement(r.Published, s))
	}
	return out
}

// spanOf finds words in a sentence of a text.
func spanOf(t *testing.T, text string, sentence stet.Span, words string) stet.Span {
	t.Helper()
	words = strings.TrimSpace(words)
	at := strings.Index(sentence.In(text), words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, sentence.In(text))
	}
	return stet.Span{Start: sentence.Start + at, End: sentence.Start + at + len(words)}
}

func printLedger(d *stet.Dossier, claims []stet.Claim) string {
	outlet := map[stet.ID]string{}
	for _, r := range d.Reports {
		outlet[r.ID] = r.Outlet
	}
	var b strings.Builder
	for _, c := range claims {
		fmt.Fprintf(&b, "claim: %s\n  %s, %s\n", c.Proposition, c.Status, c.Evidence)
		for _, p := range c.Positions {
			fmt.Fprintf(&b, "  position: %s %s (%d passages, %d origins)\n", p.Speaker, p.Stance, len(p.Passages), len(p.Origins))
		}
		for _, f := range c.Figures {
			fmt.Fprintf(&b, "  figure: %s = %s%g %s, %s\n", f.Text, f.Bound, f.Value, f.Unit, f.Speaker)
		}
		for _, tie := range c.Ties {
			other := ""
			for _, x := range claims {
				if x.ID == tie.Claim && x.ID != c.ID {
					other = ": " + x.Proposition
				}
			}
			fmt.Fprintf(&b, "  contradiction: %s%s\n", tie.Kind, other)
		}
		for _, p := range c.Basis {
			fmt.Fprintf(&b, "  basis: %s: %s\n", outlet[p.Report], p.Span.In(d.Report(p.Report).Text))
		}
		for _, h := range c.History {
			fmt.Fprintf(&b, "  history: %s %s: %s, %s: %s\n", h.At.Format("2 Jan 15:04"), outlet[h.Report], h.Status, h.Evidence, h.Reason)
		}
	}
	return b.String()
}

// The ledger does not depend on the order in which reports and statements
// come, and every claim can be traced.
func TestLedgerProperties(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var dossiers []*stet.Dossier
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		dossiers = append(dossiers, parseCase(t, a))
	}
	rapid.Check(t, func(t *rapid.T) {
		d := *rapid.SampledFrom(dossiers).Draw(t, "case")
		want := Ledger(&d)
		d.Reports = rapid.Permutation(d.Reports).Draw(t, "reports")
		d.Statements = rapid.Permutation(d.Statements).Draw(t, "statements")
		got := Ledger(&d)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("another order gives another ledger:\n%s", diff)
		}
		for _, c := range got {
			if c.ID.Validate() != nil || len(c.Positions) == 0 || len(c.History) == 0 || c.Proposition == "" {
				t.Fatalf("incomplete claim: %+v", c)
			}
			if last := c.History[len(c.History)-1]; last.Status != c.Status || last.Evidence != c.Evidence {
				t.Fatalf("the history ends in %s, the claim is %s", last.Status, c.Status)
			}
			if words := c.Passage.Span.In(d.Report(c.Passage.Report).Text); !strings.HasPrefix(words, strings.Fields(c.Proposition)[0]) {
				t.Fatalf("the proposition %q does not stand at its passage %q", c.Proposition, words)
			}
			for _, p := range c.Positions {
				for _, passage := range p.Passages {
					if passage.Span.In(d.Report(passage.Report).Text) == "" {
						t.Fatalf("passage %v holds nothing", passage)
					}
				}
			}
		}
	})
}

// The conjunction is dropped from words and passage alike, whatever space
// follows it.
func TestPropositionWithoutThat(t *testing.T) {
	words := "Ada Quill said that\u00a0 the old bridge was closed."
	r := stet.NewReport(stet.Report{URL: "https://example.org/1", Text: words, Lang: "en", Fetched: time.Unix(1, 0)})
	at := strings.Index(words, "that")
	s := stet.NewStatement(r.Published, stet.Statement{
		Report: r.ID, Speaker: "Ada Quill", Stance: stet.Asserts, Sentence: stet.Span{End: len(words)},
		Content: []stet.Span{{Start: at, End: len(words) - 1}},
	})
	got := Ledger(&stet.Dossier{Reports: []*stet.Report{&r}, Statements: []stet.Statement{s}})
	want := "the old bridge was closed"
	if len(got) != 1 || got[0].Proposition != want || got[0].Passage.Span.In(words) != want {
		t.Errorf("got %+v, want %q", got, want)
	}
}

// Statements that do not fit their report, or that name a report which is not
// there, are left out.
func TestLedgerBadStatements(t *testing.T) {
	r := stet.NewReport(stet.Report{URL: "https://example.org/1", Text: "Ada said é.", Lang: "en", Fetched: time.Unix(1, 0)})
	d := &stet.Dossier{Reports: []*stet.Report{&r, nil}, Statements: []stet.Statement{
		{Report: r.ID, Stance: stet.Asserts},
		{Report: r.ID, Stance: stet.Asserts, Content: []stet.Span{{Start: 9, End: 10}}},
		{Report: r.ID, Stance: stet.Asserts, Content: []stet.Span{{Start: 4, End: 900}}},
		{Report: "nowhere", Stance: stet.Asserts, Content: []stet.Span{{Start: 0, End: 3}}},
	}}
	if got := Ledger(d); len(got) != 0 {
		t.Errorf("got %+v, want no claims", got)
	}
	if got := Ledger(&stet.Dossier{}); len(got) != 0 {
		t.Errorf("an empty dossier has claims: %+v", got)
	}
}

// large makes a story of many reports that say much the same: n reports of k
// sentences each.
func large(n, k int) *stet.Dossier {
	d := &stet.Dossier{Story: stet.Story{ID: "s"}, Origins: map[stet.ID]stet.ID{}}
	who := []string{"Ada Quill", "Karl Weiss", "Olga Brandt", "police", "Norden"}
	what := []string{"the bridge", "the harbour", "the northern ferry", "the old school", "a warehouse", "the water tower", "the railway line", "the market hall"}
	how := []string{"was closed after the storm", "lost its roof in the flood", "will be repaired by the council", "burned for nine hours", "was searched by divers"}
	stances := []stet.Stance{stet.Asserts, stet.Asserts, stet.Denies, stet.Asserts, stet.Confirms, stet.Doubts}
	for i := range n {
		at := time.Date(2031, 5, 4, 10, i, 0, 0, time.UTC)
		r := stet.Report{URL: fmt.Sprintf("https://example.org/%d", i), Outlet: fmt.Sprint("Outlet ", i%9), Lang: "en", Published: at, Fetched: at}
		type part struct{ source, content, sentence stet.Span }
		var parts []part
		for j := range k {
			x := i*7 + j*3
			speaker := who[x%len(who)]
			content := fmt.Sprintf("that %s %s and %d people were moved to site %d", what[x%len(what)], how[(x/3)%len(how)], 10+x%5, x%40)
			start := len(r.Text)
			r.Text += speaker + " said " + content + ". "
			c := start + len(speaker) + len(" said ")
			parts = append(parts, part{stet.Span{Start: start, End: start + len(speaker)}, stet.Span{Start: c, End: c + len(content)}, stet.Span{Start: start, End: c + len(content) + 1}})
		}
		r = stet.NewReport(r)
		d.Reports, d.Origins[r.ID] = append(d.Reports, &r), r.ID
		for j, p := range parts {
			d.Statements = append(d.Statements, stet.NewStatement(at, stet.Statement{
				Report: r.ID, Source: []stet.Span{p.source}, Content: []stet.Span{p.content}, Sentence: p.sentence,
				Speaker: p.source.In(r.Text), Stance: stances[(i+j)%len(stances)],
			}))
		}
	}
	return d
}

// A story of 50 reports with 40 statements each must not hold the pipeline up:
// well under 200 ms on an idle machine. The limit leaves room for a busy one.
func TestLedgerLarge(t *testing.T) {
	d := large(50, 40)
	start := time.Now()
	claims := Ledger(d)
	if took := time.Since(start); took > 2*time.Second || len(claims) == 0 {
		t.Errorf("%d claims took %v", len(claims), took)
	}
}

func BenchmarkLedger(b *testing.B) {
	d := large(50, 40)
	for b.Loop() {
		Ledger(d)
	}
}

// Whatever a report holds and wherever statements are said to stand in it, the
// ledger is made, and its passages fit.
func TestLedgerHostile(t *testing.T) {
	pieces := []string{
		"“", "”", "\"", "not ", "no ", "nothing ", "dozens were arrested ", "40 ", "the 33 dead ", "\u00a0", "\n\n", "é", "а", "their claim ", "footage shows ",
		"no evidence of ", "He ", "Ada Quill ", "according to ", ", not birds, ", "reporters counted ", "published by the ", "number of boats rose to ", "it", ". ", "’s ", "5 or more ",
		" and that ", " and 15 were hurt", " and ",
	}
	stances := []stet.Stance{stet.Asserts, stet.Denies, stet.Doubts, stet.Confirms, stet.Retracts, stet.Declines, stet.Asks, stet.Orders, stet.Plans, "", "?"}
	rapid.Check(t, func(t *rapid.T) {
		d := &stet.Dossier{Origins: map[stet.ID]stet.ID{}}
		for n := range rapid.IntRange(1, 3).Draw(t, "reports") {
			words := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(t, "text"), "")
			r := stet.NewReport(stet.Report{URL: fmt.Sprint("https://example.org/", n), Outlet: "O", Lang: "en", Text: words, Fetched: time.Unix(int64(n), 0)})
			d.Reports = append(d.Reports, &r)
			span := func(name string) stet.Span {
				a, b := rapid.IntRange(0, len(words)).Draw(t, name), rapid.IntRange(0, len(words)).Draw(t, name)
				return stet.Span{Start: min(a, b), End: max(a, b)}
			}
			for range rapid.IntRange(0, 6).Draw(t, "statements") {
				s := stet.Statement{
					Report: r.ID, Content: []stet.Span{span("content")}, Sentence: span("sentence"), Stance: rapid.SampledFrom(stances).Draw(t, "stance"),
					Speaker: rapid.SampledFrom([]string{"", "Ada Quill", "the navy's footage", "police", ","}).Draw(t, "speaker"),
				}
				if rapid.Bool().Draw(t, "roles") {
					s.Source, s.Cue = []stet.Span{span("source")}, []stet.Span{span("cue")}
				}
				d.Statements = append(d.Statements, stet.NewStatement(r.Published, s))
			}
		}
		for _, c := range Ledger(d) {
			for _, p := range c.Positions {
				for _, passage := range slices.Concat(p.Passages, p.Words) {
					if err := passage.Span.Validate(d.Report(passage.Report).Text); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}
