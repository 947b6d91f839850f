package store_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stet"
	"stet/internal/query"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

// search finds what a reader types, at most ten.
func search(t testing.TB, s *store.Store, typed string) []store.Found {
	t.Helper()
	found, err := s.Search(ctx, store.SearchAsk{Query: query.Parse(typed), Limit: 10})
	if err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	return found
}

// claimSaying gives a claim of a story with speakers who take positions in one
// report.
func claimSaying(story, report stet.ID, at time.Time, proposition string, status stet.Status, speakers ...string) stet.Claim {
	c := stet.Claim{
		ID: stet.NewID(at, "claim", proposition), Story: story, Proposition: proposition, Status: status, Evidence: stet.EvidenceNone, Since: at,
		Passage: stet.Passage{Report: report}, History: []stet.Change{{At: at, Status: status}},
	}
	for _, s := range speakers {
		c.Positions = append(c.Positions, stet.Position{Speaker: s, Stance: stet.Asserts, Since: at, Passages: []stet.Passage{{Report: report}}})
	}
	return c
}

// stocked is a newsroom with one of each kind of what can be found.
func stocked(t testing.TB, s *store.Store) map[stet.ID]string {
	t.Helper()
	story := stet.NewID(day, "story", "ferry")
	filed := func(n int, outlet, lang, headline, text string) stet.Report {
		at := day.AddDate(0, 0, n)
		return stet.NewReport(stet.Report{
			Item: stet.NewID(at, headline), Source: stet.NewID(at, outlet), Snapshot: strings.Repeat("ab", 32), URL: fmt.Sprintf("http://%d.example/", n),
			Outlet: outlet, Lang: lang, Headline: headline, Published: at, Fetched: at, Text: text,
		})
	}
	wire := filed(0, "Harbour Wire", "en-GB", "Ferry burns off Skerry Point", "The ferry burned out within hours. Nobody was hurt, the coastguard said.")
	sport := filed(1, "Harbour Wire Sport", "en", "Skerry regatta called off", "Sailors waited for hours.")
	bote := filed(2, "Der Talbote", "de", "Fähre brennt vor Skerry", "Die Fähre „Anna“ brannte auf der Straße aus; 33 Menschen wurden gerettet.")
	denied := claimSaying(story, wire.ID, day, "the ferry was set on fire", stet.Disputed, "Mara Lind", "Skerry Ferries")
	plain := claimSaying(story, bote.ID, day.AddDate(0, 0, 2), "nobody was hurt", stet.Asserted, "Lind")
	a := stet.Article{
		ID: stet.NewID(day, "article"), Story: story, Revision: 1, Lang: "en", Headline: stet.Sentence{Text: "Ferry burns; its owner denies arson"},
		Deck:    stet.Sentence{Text: "Zelenśky’s tug came first."},
		Reports: []stet.ID{wire.ID, bote.ID}, Changed: day.AddDate(0, 0, 3),
	}
	update(t, s, func(tx *store.Tx) error {
		for _, r := range []stet.Report{wire, sport, bote} {
			if err := tx.SaveReport(ctx, r); err != nil {
				return err
			}
			if _, err := tx.Place(ctx, stet.Placement{Report: r.ID, Origin: r.ID, Story: story}); err != nil {
				return err
			}
		}
		if _, err := tx.TouchStory(ctx, story, day); err != nil {
			return err
		}
		if err := tx.SaveClaims(ctx, story, []stet.Claim{denied, plain}); err != nil {
			return err
		}
		return tx.SaveRevision(ctx, a, store.Lead{Status: stet.Disputed}, store.ArticleWords(a))
	})
	return map[stet.ID]string{wire.ID: "wire", sport.ID: "sport", bote.ID: "bote", denied.ID: "denied", plain.ID: "plain", a.ID: "article"}
}

// finds gives what a search finds by the names that stocked gives, sorted.
func finds(t testing.TB, s *store.Store, names map[stet.ID]string, typed string) string {
	t.Helper()
	var got []string
	for _, f := range search(t, s, typed) {
		got = append(got, names[f.ID])
	}
	slices.Sort(got)
	return strings.Join(got, " ")
}

// Both engines find the same, and it is this.
func TestSearchConformance(t *testing.T) {
	cases := map[string]string{
		"ferry":                                "article denied wire",
		"FERRY burns":                          "article wire",
		"ferr*":                                "article denied wire",
		`"ferry burns"`:                        "article wire",
		`"burns ferry"`:                        "",
		`"skerry point the ferry"`:             "", // headline and text are two things
		`"skerry fer*"`:                        "article denied",
		"speaker:skerry":                       "article denied",
		"fahre":                                "bote",
		"Fähre strasse":                        "bote",
		"zelensky":                             "article",
		"33 anna":                              "bote",
		"hours -ferry":                         "sport",
		"-ferry":                               "bote plain sport",
		"ferry OR regatta":                     "article denied sport wire",
		"(ferry OR regatta) hours":             "sport wire",
		"hours -(ferry OR regatta)":            "",
		"regatta OR -hours":                    "article bote denied plain sport",
		"kind:claim":                           "denied plain",
		"kind:report ferry":                    "wire",
		"kind:article kind:report":             "",
		"kind:article OR kind:claim":           "article denied plain",
		"-kind:report":                         "article denied plain",
		"status:disputed":                      "article denied",
		"status:asserted":                      "plain",
		"status:withdrawn":                     "",
		"source:harbour kind:report":           "sport wire",
		`source:"harbour wire" kind:report`:    "wire",
		`source:"Harbour" kind:report`:         "",
		"source:harbour-wire kind:claim":       "denied",
		"source:talbote":                       "article bote plain",
		"speaker:lind":                         "article denied plain",
		`speaker:"Lind"`:                       "article plain",
		`speaker:"mara lind"`:                  "article denied",
		`speaker:"lind skerry"`:                "",
		"speaker:lind-skerry":                  "",
		"lind":                                 "article denied plain",
		"lang:de":                              "bote plain",
		"lang:en kind:report":                  "sport wire",
		"title:ferry":                          "article denied wire",
		"title:hurt":                           "plain",
		"before:2031-05-03":                    "denied wire",
		"after:2031-05-02 before:2031-05-04":   "sport",
		"on:2031-05-02":                        "denied wire",
		"on:2031-05-02 -ferry":                 "",
		"on:2031":                              "article bote denied plain sport wire",
		"after:2031":                           "",
		"harbour":                              "", // an outlet's name is no part of what it says
		"wire":                                 "",
		"volcano":                              "",
		":all":                                 "",
		"kind claim":                           "",
		"tags:kind":                            "",
		"'":                                    "",
		`"`:                                    "",
		"' OR 1=1 --":                          "",
		"NEAR(ferry burned)":                   "",
		"{title} : ferry":                      "",
		"ferry:*A & !'x'":                      "",
		":&|!()<->":                            "",
		"a\x00b":                               "",
		"\xff":                                 "",
		"":                                     "",
		strings.Repeat("(", 5000) + "ferry":    "",
		strings.Repeat("ferry OR ", 500) + "x": "article denied wire",
	}
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		names := stocked(t, s)
		for typed, want := range cases {
			if got := finds(t, s, names, typed); got != want {
				t.Errorf("%.60q found %q, want %q", typed, got, want)
			}
		}
	})
}

func TestSearchOrderPagesAndCounts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		names := stocked(t, s)
		q := query.Parse("ferry OR hours OR hurt OR fähre")
		counts, err := s.SearchCounts(ctx, q)
		if diff := gocmp.Diff(map[string]int{"article": 1, "claim": 2, "report": 3}, counts); diff != "" || err != nil {
			t.Error(diff, err)
		}
		var got []string
		for offset := 0; ; offset += 2 {
			page, err := s.Search(ctx, store.SearchAsk{Query: q, Newest: true, Offset: offset, Limit: 2})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range page {
				got = append(got, names[f.ID])
			}
			if len(page) < 2 {
				break
			}
		}
		if want := "article plain bote sport"; !strings.HasPrefix(strings.Join(got, " "), "article") || len(got) != 6 {
			t.Errorf("newest first: %v, want first %s", got, want)
		}
		if best := search(t, s, "ferry"); names[best[len(best)-1].ID] == "" || best[0].Title == "" {
			t.Errorf("best first: %+v", best)
		}
		claim := search(t, s, "kind:claim status:disputed")[0]
		if want := []string{"Mara Lind", "Skerry Ferries"}; !slices.Equal(claim.Speakers, want) || claim.Status != stet.Disputed || claim.Lang != "en" || claim.Sources[0] != "Harbour Wire" {
			t.Errorf("%+v", claim)
		}
	})
}

// What is replaced, retired or taken down is found no more.
func TestSearchKeepsInStep(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		names := stocked(t, s)
		story := stet.NewID(day, "story", "ferry")
		update(t, s, func(tx *store.Tx) error {
			return tx.SaveClaims(ctx, story, []stet.Claim{claimSaying(story, "", day, "the tug was late", stet.Asserted, "Ivo Brandt")})
		})
		if got := len(search(t, s, "kind:claim")); got != 1 {
			t.Errorf("%d claims are found after their story's ledger was replaced, want 1", got)
		}
		for id, name := range names {
			if name == "wire" || name == "bote" || name == "sport" {
				update(t, s, func(tx *store.Tx) error { return tx.Depart(ctx, stet.Departure{Report: id, At: day}) })
			}
		}
		update(t, s, func(tx *store.Tx) error { return tx.RetireClaims(ctx, story) })
		if got := search(t, s, "kind:claim OR kind:report"); len(got) != 0 {
			t.Errorf("still found: %+v", got)
		}
	})
}

// An index that was lost, or is of an older program, is filled when the newsroom
// is opened, and finds the same.
func TestStaleIndexIsFilledAtOpening(t *testing.T) {
	address := "sqlite:" + filepath.Join(t.TempDir(), "stet.db")
	s := storetest.Open(t, address)
	names := stocked(t, s)
	want := finds(t, s, names, "on:2031")
	for _, spoil := range []string{"DELETE FROM search", "DELETE FROM search_words", "UPDATE search_state SET version = 0"} {
		if _, err := s.Writer().Exec(spoil); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	again := storetest.Open(t, address)
	if got := finds(t, again, names, "on:2031"); got != want || want == "" {
		t.Errorf("found %q, want %q", got, want)
	}
	if got := finds(t, again, names, `speaker:"mara lind" source:talbote`); got != "article" {
		t.Errorf("found %q", got)
	}
}

// holds says by the tree itself whether a document answers a query: what the
// engines are held to.
func holds(n query.Node, f store.Found) bool {
	switch n := n.(type) {
	case query.And:
		return !slices.ContainsFunc(n, func(one query.Node) bool { return !holds(one, f) })
	case query.Or:
		return slices.ContainsFunc(n, func(one query.Node) bool { return holds(one, f) })
	case query.Not:
		return !holds(n.Node, f)
	case query.Tag:
		return map[query.TagName]string{query.Kind: f.Kind, query.Status: string(f.Status), query.Lang: f.Lang}[n.Name] == n.Value
	}
	text := n.(query.Text)
	in := map[query.Field][]string{
		query.Anywhere: append([]string{f.Title, f.Body}, f.Speakers...), query.Title: {f.Title}, query.Speaker: f.Speakers, query.Source: f.Sources,
	}[text.Field]
	return slices.ContainsFunc(in, func(s string) bool {
		words := query.Words(s, 1000)
		if text.Whole {
			return slices.Equal(query.Folded(s, 1000), text.Words)
		}
		q := query.Query{Root: query.Text{Words: text.Words, Prefix: text.Prefix}}
		return len(q.Marks(words)) > 0
	})
}

// Whatever is typed, each engine finds exactly what the tree says.
func TestSearchFindsWhatTheTreeSays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		stocked(t, s)
		all := search(t, s, "on:2031")
		if len(all) != 6 {
			t.Fatalf("%d documents", len(all))
		}
		bits := []string{
			"ferry", "Fähre", "hours", "hurt", "burn*", "f*", `"nobody was hurt"`, `"was hurt"`, "speaker:lind", `speaker:"lind"`, `speaker:"mara li"*`, "speaker:ski*",
			"source:wire", `source:"Harbour Wire"`, "kind:claim", "kind:report", "status:disputed", "lang:de", "title:ferry", "title:\"nobody was\"", "33", "s", "the", "volcano", "東京",
		}
		glue := []string{" ", " ", " OR ", " -", " (", ") ", " OR -(", " -("}
		rapid.Check(t, func(t *rapid.T) {
			typed := ""
			for range rapid.IntRange(1, 8).Draw(t, "bits") {
				typed += rapid.SampledFrom(glue).Draw(t, "glue") + rapid.SampledFrom(bits).Draw(t, "bit")
			}
			q := query.Parse(typed)
			found, err := s.Search(ctx, store.SearchAsk{Query: q, Limit: 10})
			if err != nil {
				t.Fatalf("%q: %v", typed, err)
			}
			var want, got []string
			for _, f := range all {
				if holds(q.Root, f) {
					want = append(want, string(f.ID))
				}
			}
			for _, f := range found {
				got = append(got, string(f.ID))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("%q, understood as %q, found %d documents, want %d", typed, q, len(got), len(want))
			}
		})
	})
}

func TestSearchTakesAnything(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		stocked(t, s)
		rapid.Check(t, func(t *rapid.T) {
			typed := rapid.StringN(0, 60, 200).Draw(t, "typed")
			if _, err := s.Search(ctx, store.SearchAsk{Query: query.Parse(typed), Limit: 10}); err != nil {
				t.Fatalf("%q: %v", typed, err)
			}
		})
		odd := report("http://harbour-wire.example/odd", day, "A NUL\x00 and 'quotes' \\ "+strings.Repeat("wort ", 60_000)+strings.Repeat("ﷺ", 30_000))
		odd.Headline = "Odd\x00\xff"
		odd.Headline = strings.ToValidUTF8(odd.Headline, "?")
		update(t, s, func(tx *store.Tx) error { return tx.SaveReport(ctx, odd) })
		if len(search(t, s, "nul quotes")) != 1 {
			t.Error("an odd text is not found")
		}
	})
}

// TestSearchUsesItsIndexes looks at SQLite's plan: no table is read from end to
// end.
func TestSearchUsesItsIndexes(t *testing.T) {
	s := storetest.Open(t, storetest.Address(t, "sqlite"))
	for _, newest := range []bool{false, true} {
		for _, line := range s.SearchPlan(ctx, query.Parse("ferry fire"), newest) {
			if strings.HasPrefix(line, "SCAN s") && !strings.Contains(line, "VIRTUAL TABLE INDEX") || line == "SCAN search" {
				t.Errorf("newest %v: %s", newest, line)
			}
		}
	}
}

// BenchmarkSearch looks for two words among 20,000 reports of about 300 words.
func BenchmarkSearch(b *testing.B) {
	s := storetest.Open(b, storetest.Address(b, "sqlite"))
	words := vocabulary()
	random := rand.New(rand.NewPCG(1, 2))
	for batch := range 20 {
		err := s.Update(ctx, func(tx *store.Tx) error {
			for i := range 1000 {
				var text strings.Builder
				for range 300 {
					text.WriteString(words[int(float64(len(words))*pow3(random.Float64()))] + " ")
				}
				r := report(fmt.Sprintf("http://harbour-wire.example/%d/%d", batch, i), day.Add(time.Duration(batch*1000+i)*time.Minute), text.String())
				r.Headline = text.String()[:60]
				if err := tx.SaveReport(ctx, r); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, typed string
		newest      bool
	}{
		{"two rare words", words[4000] + " " + words[5000], false},
		{"two common words", words[20] + " " + words[30], false},
		{"two common words, newest", words[20] + " " + words[30], true},
		{"phrase", `"` + words[2] + " " + words[3] + `"`, false},
		{"prefix", words[100][:2] + "* -" + words[5], false},
	} {
		b.Run(c.name, func(b *testing.B) {
			hits := 0
			for range b.N {
				q := query.Parse(c.typed)
				if _, err := s.Search(context.Background(), store.SearchAsk{Query: q, Newest: c.newest, Limit: 20}); err != nil {
					b.Fatal(err)
				}
				counts, err := s.SearchCounts(context.Background(), q)
				if err != nil {
					b.Fatal(err)
				}
				hits = counts["report"]
			}
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

func pow3(x float64) float64 { return x * x * x }

// vocabulary gives invented words, all different.
func vocabulary() []string {
	const letters = "abdefgiklmnoprstuvz"
	random := rand.New(rand.NewPCG(3, 4))
	seen := map[string]bool{}
	for len(seen) < 20_000 {
		word := make([]byte, 3+random.IntN(7))
		for i := range word {
			word[i] = letters[random.IntN(len(letters))]
		}
		seen[string(word)] = true
	}
	all := make([]string, 0, len(seen))
	for w := range seen {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Compare(a, b) })
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}
