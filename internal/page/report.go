package page

import (
	"strings"
	"time"
	"unicode/utf8"

	"stet"
)

// Report is the page of one archived report.
type Report struct {
	Filed
	Byline     string
	Original   string // its own address; "" when that is none to link to
	Fetched    Clock
	Snapshot   string // SHA-256 of the archived bytes
	Text       []Paragraph
	Cited      bool // a passage is highlighted
	Misplaced  bool // the passage asked for does not lie in this text
	Cut        bool // the text is longer than a page shows
	Story      string
	StoryTitle string
	Article    string // address of the article that it went into; ""
	Same       []Link // other reports of the same origin
	TextLang   string // "" when unknown
	Left       *Left  // nil while the outlet publishes it as it is here
}

// Left says that the outlet no longer publishes a report as it is archived.
type Left struct {
	At    Clock
	Later string // address of the later reading; "" when the page is gone
}

// Paragraph is a paragraph in runs, of which those marked are highlighted.
type Paragraph []Run

// Run is a stretch of text.
type Run struct {
	Text   string
	Marked bool
	First  bool // the first highlighted one of the page
}

// reportMax is how much of a text a page shows, in bytes.
const reportMax = 200_000

// NewReport makes a report's page. Passage is what to highlight, in code points
// (the zero span for nothing). d is the dossier of its story and a that story's
// article; either may be nil, as may left, which says what became of its page.
func NewReport(r *stet.Report, left *stet.Departure, passage stet.Span, d *stet.Dossier, a *stet.Article, live func(string) string) Report {
	p := Report{
		Filed: filed(r, time.Time{}, live), Byline: Line(r.Byline, 120), Fetched: clock(r.Fetched, time.Time{}),
		Snapshot: Line(r.Snapshot, 64), TextLang: Lang(r.Lang), Original: SafeURL(r.URL),
	}
	if left != nil {
		p.Left = &Left{At: clock(left.At, time.Time{})}
		if left.Later != "" {
			p.Left.Later = ReportPath(left.Later)
		}
	}
	span, ok := bytesOf(r.Text, passage)
	p.Misplaced = !ok && passage != (stet.Span{})
	p.Cited = ok
	if ok && p.Live != "" {
		p.Live = TextFragment(p.Live, stet.Cite(r, span))
	}
	text := r.Text
	if len(text) > reportMax {
		at := reportMax
		for !utf8.RuneStart(text[at]) {
			at--
		}
		text, p.Cut = text[:max(at, min(span.End, len(text)))], true
	}
	p.Text = paragraphs(text, span)
	if d != nil {
		p.Story = StoryPath(d.Story.ID)
		p.Same = newNotebook(d, nil, live, ledgerLimits).same(r)
	}
	if a != nil {
		p.Article, p.StoryTitle = ArticlePath(a.ID), Line(a.Headline.Text, 240)
	}
	return p
}

// bytesOf converts a span of code points to one of bytes; false when it is empty
// or does not lie in the text.
func bytesOf(text string, points stet.Span) (stet.Span, bool) {
	if points.Start < 0 || points.Empty() || points.End > len(text) {
		return stet.Span{}, false
	}
	var out stet.Span
	n, found := 0, false
	for at := range text {
		if n == points.Start {
			out.Start, found = at, true
		}
		if n == points.End {
			out.End = at
			return out, found
		}
		n++
	}
	out.End = len(text)
	return out, found && n == points.End
}

// paragraphs parts a text at its line breaks, marking what lies in the span.
func paragraphs(text string, span stet.Span) []Paragraph {
	var out []Paragraph
	first := true
	for start := 0; start < len(text); {
		end := len(text)
		if at := strings.IndexByte(text[start:], '\n'); at >= 0 {
			end = start + at
		}
		line := stet.Span{Start: start, End: end}
		start = end + 1
		if strings.TrimSpace(line.In(text)) == "" {
			continue
		}
		if !line.Overlaps(span) {
			out = append(out, Paragraph{{Text: Clean(line.In(text))}})
			continue
		}
		in := stet.Span{Start: max(line.Start, span.Start), End: min(line.End, span.End)}
		var p Paragraph
		if before := (stet.Span{Start: line.Start, End: in.Start}); !before.Empty() {
			p = append(p, Run{Text: Clean(before.In(text))})
		}
		p = append(p, Run{Text: Clean(in.In(text)), Marked: true, First: first})
		first = false
		if after := (stet.Span{Start: in.End, End: line.End}); !after.Empty() {
			p = append(p, Run{Text: Clean(after.In(text))})
		}
		out = append(out, p)
	}
	return out
}
