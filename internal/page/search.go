package page

import (
	"strings"
	"time"
	"unicode"

	"stet"
)

// Found is a document that a search found.
type Found struct {
	Report  bool // a report; else an article
	ID      stet.ID
	At      time.Time
	Title   string
	Snippet string // plain text around the words
}

// Search is the page of a search.
type Search struct {
	Query    string
	Articles []Hit
	Reports  []Hit
	Full     bool // there may be more than the page shows
}

// Hit is a document found, with the words asked for marked.
type Hit struct {
	Href    string
	At      Clock
	Title   []Run
	Snippet []Run
}

// QueryMax is the length of a query in characters; the rest is not looked at.
const QueryMax = 200

// NewSearch makes the page of a search that was asked for at most limit
// documents.
func NewSearch(query string, found []Found, limit int) Search {
	s := Search{Query: Line(query, QueryMax), Full: len(found) >= limit}
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s.Query), apart) {
		words[w] = true
	}
	for _, f := range found {
		h := Hit{At: clock(f.At, time.Time{}), Title: marked(Line(f.Title, 240), words), Snippet: marked(Line(f.Snippet, 400), words)}
		if f.Report {
			h.Href = ReportPath(f.ID)
			s.Reports = append(s.Reports, h)
		} else {
			h.Href = ArticlePath(f.ID)
			s.Articles = append(s.Articles, h)
		}
	}
	return s
}

func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// marked parts text into runs, marking the words asked for as they were typed.
func marked(text string, words map[string]bool) []Run {
	var out []Run
	plain := 0
	for at := 0; at < len(text); {
		start := strings.IndexFunc(text[at:], func(r rune) bool { return !apart(r) })
		if start < 0 {
			break
		}
		start += at
		end := len(text)
		if n := strings.IndexFunc(text[start:], apart); n >= 0 {
			end = start + n
		}
		if words[strings.ToLower(text[start:end])] {
			if start > plain {
				out = append(out, Run{Text: text[plain:start]})
			}
			out = append(out, Run{Text: text[start:end], Marked: true})
			plain = end
		}
		at = end
	}
	if plain < len(text) {
		out = append(out, Run{Text: text[plain:]})
	}
	return out
}
