package page_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/page"
	"stet/internal/query"
)

// written gives runs with brackets round what is marked.
func written(runs []page.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Marked {
			b.WriteString("[" + r.Text + "]")
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestExcerptShowsWhatAnswersMost(t *testing.T) {
	filler := strings.Repeat("Nothing of note was said at all. ", 20)
	text := "The ferry left. " + filler + "Later the ferry burned off Skerry Point. " + filler
	for typed, want := range map[string]string{
		"ferry skerry":      "the [ferry] burned off [Skerry] Point.",
		`"ferry left"`:      "The [ferry left]. Nothing",
		"volcano":           "The ferry left. Nothing",
		"-volcano":          "The ferry left.",
		"speaker:ferry off": "ferry burned [off] Skerry",
	} {
		got := written(page.Excerpt(query.Parse(typed), text))
		if !strings.Contains(got, want) || len(got) > 330 {
			t.Errorf("%q: %q lacks %q", typed, got, want)
		}
	}
	if got := written(page.Excerpt(query.Parse("ferry skerry"), text)); !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, " …") {
		t.Errorf("a cut text does not say so: %q", got)
	}
}

// An excerpt is the text's own words, whatever the text and the words.
func TestExcerptIsOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"ferry ", "Ü", "東京", "\n\n", "<b>", strings.Repeat("x", 70), "\u202e", " "})).Draw(t, "text"), "")
		q := query.Parse(rapid.SampledFrom([]string{"ferry", "x*", "東", "", "u ferry"}).Draw(t, "typed"))
		whole := ""
		for _, r := range page.Excerpt(q, text) {
			whole += r.Text
		}
		whole = strings.TrimSuffix(strings.TrimPrefix(whole, "… "), " …")
		if !strings.Contains(page.Clean(text), whole) {
			t.Fatalf("%q is not of %q", whole, text)
		}
	})
}

func TestSearchPages(t *testing.T) {
	results := func(typed string, offset, total int) page.Search {
		r := page.Results{Typed: typed, Asked: page.SearchAsk{Query: query.Parse(typed), Offset: offset, Limit: page.SearchHits}, Counts: map[string]int{"claim": total, "report": 2}, Kind: "claim"}
		for range min(page.SearchHits, total-offset) {
			r.Found = append(r.Found, page.Found{Kind: "claim", ID: stet.NewID(time.Unix(1, 0), "c"), Title: "x"})
		}
		return page.NewSearch(r)
	}
	first, last := results("ferry <b>", 0, 30), results("ferry <b>", 20, 30)
	if first.Before != "" || first.After != "/search?kind=claim&page=2&q=ferry+%3Cb%3E" || last.After != "" || last.Before != "/search?kind=claim&q=ferry+%3Cb%3E" {
		t.Errorf("%+v\n%+v", first, last)
	}
	if first.Total != 30 || first.Kinds[0].N != 32 || len(first.Kinds) != 3 || !first.Kinds[1].Here || first.Understood != "" {
		t.Errorf("%+v", first)
	}
	if none := results("ferry fire", 0, 0); none.Loose != "/search?kind=claim&q=ferry+OR+fire" {
		t.Errorf("%+v", none)
	}
	if odd := results("status:odd ferry", 0, 1); odd.Understood != `"status odd" ferry` || len(odd.Notes) != 1 {
		t.Errorf("%+v", odd)
	}
	for text, want := range map[string]int{"": 1, "x": 1, "-3": 1, "7": 7, "99999": 50} {
		if got := page.SearchPageNumber(text); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}
