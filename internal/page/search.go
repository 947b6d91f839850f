package page

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stet"
	"stet/internal/query"
)

// SearchAsk is what a search page asks for.
type SearchAsk struct {
	Query         query.Query
	Newest        bool // newest first, instead of best
	Offset, Limit int
}

// Found is a document that a search found.
type Found struct {
	Kind     string // one of query.Kinds
	ID       stet.ID
	At       time.Time
	Status   stet.Status // of a claim, or an article's leading claim
	Lang     string
	Title    string
	Speakers []string // of a claim
	Sources  []string // outlets
	Body     string   // its text; "" for claims
}

// Results are what a search found.
type Results struct {
	Asked  SearchAsk
	Typed  string
	Kind   string // that alone is shown; "" for all
	Found  []Found
	Counts map[string]int // of each kind, whichever is shown
}

// Search is the page of a search.
type Search struct {
	Typed      string
	Understood string       // how the query was read, where it holds more than words
	Notes      []query.Note // what was not taken as it was typed
	Asked      bool
	Kinds      []Tab // all, then each kind that something was found of
	Newest     bool
	Best, New  string // addresses of the two orders
	Total      int    // of the kind shown
	First      int    // the number of the first hit shown, from 1
	Hits       []Hit
	Before     string // address of the page before; "" for none
	After      string
	Loose      string // address of the search for any of the words; "" where that is none
}

// Tab is one kind of what was found.
type Tab struct {
	Kind string // "" for all
	N    int
	Href string
	Here bool
}

// Hit is a document found, with the words asked for marked.
type Hit struct {
	Kind     string
	Href     string
	At       Clock
	Status   Badge
	Lang     string // of the title and text
	Title    []Run
	Snippet  []Run
	Speakers []string // of a claim
	More     int      // speakers left out
	Sources  []string // of a claim or report
}

// Limits of a search's pages.
const (
	QueryMax    = query.LengthMax
	SearchHits  = 20 // to a page
	searchPages = 50
	hitSpeakers = 4
	hitTitle    = 240 // characters
	hitRoom     = 260 // bytes of text round the words
	hitLead     = 70  // of them before the first
	hitWords    = 2e4 // of a text that are looked through
	newest      = "newest"
)

// SearchFeed is the path of the feed of what a search finds, newest first.
func SearchFeed(typed string) string {
	return FeedOf(SearchPath) + "?" + url.Values{"q": {typed}}.Encode()
}

// SearchAddress is the address of a search; kind and order may be "", n counts
// pages from 1.
func SearchAddress(typed, kind, order string, n int) string {
	v := url.Values{}
	v.Set("q", typed)
	if kind != "" {
		v.Set("kind", kind)
	}
	if order != "" {
		v.Set("order", order)
	}
	if n > 1 {
		v.Set("page", strconv.Itoa(n))
	}
	return SearchPath + "?" + v.Encode()
}

// NewSearch makes the page of a search.
func NewSearch(r Results) Search {
	order := ""
	if r.Asked.Newest {
		order = newest
	}
	s := Search{
		Typed: r.Typed, Notes: r.Asked.Query.Notes, Asked: !r.Asked.Query.Empty(), Newest: r.Asked.Newest, First: r.Asked.Offset + 1,
		Best: SearchAddress(r.Typed, r.Kind, "", 1), New: SearchAddress(r.Typed, r.Kind, newest, 1),
	}
	for i := range s.Notes {
		s.Notes[i].Text = Line(s.Notes[i].Text, 60)
	}
	if r.Asked.Query.Chosen || len(s.Notes) > 0 {
		s.Understood = r.Asked.Query.String()
	}
	all := 0
	for _, kind := range query.Kinds {
		n := r.Counts[kind]
		if all += n; n > 0 || kind == r.Kind {
			s.Kinds = append(s.Kinds, Tab{Kind: kind, N: n, Href: SearchAddress(r.Typed, kind, order, 1), Here: kind == r.Kind})
		}
	}
	s.Kinds = append([]Tab{{N: all, Href: SearchAddress(r.Typed, "", order, 1), Here: r.Kind == ""}}, s.Kinds...)
	if s.Total = all; r.Kind != "" {
		s.Total = r.Counts[r.Kind]
	}
	for _, f := range r.Found {
		s.Hits = append(s.Hits, hit(r.Asked.Query, f))
	}
	number := 1 + r.Asked.Offset/max(r.Asked.Limit, 1)
	if number > 1 {
		s.Before = SearchAddress(r.Typed, r.Kind, order, number-1)
	}
	if r.Asked.Offset+len(r.Found) < s.Total && number < searchPages {
		s.After = SearchAddress(r.Typed, r.Kind, order, number+1)
	}
	if loose, ok := r.Asked.Query.Loose(); ok && s.Total == 0 {
		s.Loose = SearchAddress(loose.String(), r.Kind, order, 1)
	}
	return s
}

// SearchPageNumber reads a page's number as it stands in an address.
func SearchPageNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 1
	}
	return min(max(n, 1), searchPages)
}

func hit(q query.Query, f Found) Hit {
	h := Hit{
		Kind: f.Kind, At: clock(f.At, time.Time{}), Lang: Lang(f.Lang), Title: Marked(q, Line(f.Title, hitTitle)), Snippet: Excerpt(q, f.Body),
	}
	h.Href = foundPath(f)
	switch f.Kind {
	case "article":
		h.Status = badge(f.Status, "")
	case "claim":
		h.Status = badge(f.Status, "")
		h.Sources = shortened(f.Sources)
		h.Speakers = shortened(f.Speakers)
		h.More = len(f.Speakers) - len(h.Speakers)
	case "report":
		h.Sources = shortened(f.Sources)
	}
	return h
}

func shortened(all []string) []string {
	out := make([]string, 0, min(len(all), hitSpeakers))
	for _, s := range all[:min(len(all), hitSpeakers)] {
		out = append(out, Line(s, speakerAt))
	}
	return out
}

// Marked parts a line into runs, those that were asked for marked.
func Marked(q query.Query, line string) []Run {
	return runs(line, q.Marks(query.Words(line, hitWords)), 0, len(line))
}

// Excerpt gives the stretch of a text that answers most of what was asked for, or
// its beginning where none does.
func Excerpt(q query.Query, text string) []Run {
	marks := q.Marks(query.Words(text, hitWords))
	best, most := 0, 0
	for i := range marks {
		terms := map[int]bool{}
		for _, m := range marks[i:] {
			if m.End > marks[i].Start+hitRoom-hitLead {
				break
			}
			terms[m.Term] = true
		}
		if len(terms) > most {
			best, most = i, len(terms)
		}
	}
	from := 0
	if len(marks) > 0 {
		from = wordStart(text, marks[best].Start-hitLead)
	}
	to := wordEnd(text, from+hitRoom)
	out := runs(text, marks, from, to)
	if from > 0 {
		out = append([]Run{{Text: "… "}}, out...)
	}
	if to < len(text) {
		out = append(out, Run{Text: " …"})
	}
	return out
}

// wordStart gives the first place after a space at or before at.
func wordStart(s string, at int) int {
	if at <= 0 {
		return 0
	}
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	if space := strings.LastIndexAny(s[max(0, at-40):at], " \n"); space >= 0 {
		return max(0, at-40) + space + 1
	}
	if at <= 40 {
		return 0
	}
	return at
}

func wordEnd(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	if space := strings.LastIndexAny(s[max(0, at-40):at], " \n"); space >= 0 {
		return max(0, at-40) + space
	}
	return at
}

// runs parts a stretch of a text at its marks, which are in order and apart.
func runs(text string, marks []query.Mark, from, to int) []Run {
	var out []Run
	add := func(start, end int, marked bool) {
		if start < end {
			out = append(out, Run{Text: Clean(text[start:end]), Marked: marked})
		}
	}
	at := from
	for _, m := range marks {
		if m.Start < from || m.End > to {
			continue
		}
		add(at, m.Start, false)
		add(m.Start, m.End, true)
		at = m.End
	}
	add(at, to, false)
	return out
}
