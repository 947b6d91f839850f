package extract

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/markusmobius/go-dateparser"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// published finds the time of publication, by a cascade from what publishers
// keep for machines to what readers see:
//
//	JSON-LD datePublished
//	<meta>: article:published_time and its many cousins, itemprop datePublished
//	<time datetime>, the one marked as published, else the first outside comments and teasers
//	the date in the address: /2019/10/16/
//	an element whose class speaks of a date, in any language that go-dateparser knows
//
// A time of modification is never taken for it while anything else is there.
func (d *data) published(v *view, at *url.URL) time.Time {
	if t, ok := parseTime(d.ld.published); ok {
		return t
	}
	for _, name := range publishedNames {
		for _, content := range d.meta[name] {
			if t, ok := parseTime(content); ok {
				return t
			}
		}
	}
	if t, ok := timeElement(v); ok {
		return t
	}
	if t, ok := addressDate(at.Path); ok {
		return t
	}
	if t, ok := visibleDate(v, d.language()); ok {
		return t
	}
	return d.modified()
}

// publishedNames are the <meta> names under which a time of publication is
// found, surest first.
var publishedNames = []string{
	"article:published_time", "datepublished", "og:published_time", "og:article:published_time", "article:published",
	"parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime",
	"citation_publication_date", "citation_date", "publish-date", "publish_date", "published_date", "publication_date", "pubdate", "ptime", "pdate",
	"originalpublicationdate", "date_published", "displaydate", "article.published", "bt:pubdate", "gentics.type.date", "last-published", "rnews:datepublished",
	"dc.date", "dcterms.date", "dc.date.publication", "timestamp", "article_date_original", "datecreated", "date", "uploaddate",
}

// layouts are tried in order; those without a zone are taken as UTC.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04:05.999999999Z07", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05Z0700",
	"2006-01-02 15:04:05.999999999", "2006-01-02 15:04", "2006-01-02", "2006/01/02 15:04:05", "2006/01/02", "20060102T150405Z0700", "20060102T150405", "20060102",
	time.RFC1123Z, time.RFC1123, time.RFC850, time.UnixDate, time.ANSIC, "Mon, 2 Jan 2006 15:04:05 Z0700", "Mon Jan 2 15:04:05 MST 2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006",
	"02.01.2006 15:04", "2.1.2006 15:04", "02.01.2006", "2.1.2006", "2.1.2006, 15:04", "2006-1-2",
}

// parseTime reads a time as machines write it. Years before the web are
// mistakes.
func parseTime(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 64 {
		return time.Time{}, false
	}
	for _, layout := range layouts {
		t, err := time.ParseInLocation(layout, s, time.UTC)
		if err != nil {
			continue
		}
		name, offset := t.Zone()
		if hours, ok := zones[name]; ok && offset == 0 {
			t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.FixedZone("", hours*3600))
		} else if offset != 0 {
			t = t.In(time.FixedZone("", offset)) // not time.Local, which prints otherwise
		} else {
			t = t.UTC()
		}
		return t, plausible(t)
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil { // Unix time, in seconds or milliseconds
		if n > 1e12 {
			n /= 1000
		}
		t := time.Unix(n, 0).UTC()
		return t, plausible(t)
	}
	return time.Time{}, false
}

// plausible bounds years to those of the web. What is the future is not for a
// function without a clock to say.
func plausible(t time.Time) bool { return t.Year() >= 1993 && t.Year() <= 2100 }

// zones are the abbreviations that news pages use, in hours from UTC. Go knows
// none of them without a database.
var zones = map[string]int{
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
	"BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "AEST": 10, "AEDT": 11,
}

// timeElement reads <time datetime>, and elements with itemprop datePublished.
func timeElement(v *view) (time.Time, bool) {
	var plainOne time.Time
	for n := range v.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		prop := strings.ToLower(attr(n, "itemprop"))
		marked := strings.Contains(prop, "datepublished") || hasAttr(n, "pubdate") && n.DataAtom == atom.Time
		if n.DataAtom != atom.Time && !marked {
			continue
		}
		t, ok := parseTime(first(attr(n, "datetime"), attr(n, "content"), attr(n, "title")))
		if !ok || strings.Contains(prop, "modified") || v.aside(n, elsewhere) {
			continue
		}
		class := strings.ToLower(attr(n, "class"))
		switch {
		case marked, strings.Contains(class, "publish"), strings.Contains(class, "entry-date"):
			return t, true
		case plainOne.IsZero() && !strings.Contains(class, "updated") && !strings.Contains(class, "modified"):
			plainOne = t
		}
	}
	return plainOne, !plainOne.IsZero()
}

// elsewhere mark the places where dates are those of other pages.
var elsewhere = []string{"comment", "kommentar", "related", "sidebar", "widget", "recent", "latest"}

var pathDate = regexp.MustCompile(`(?:^|[/_.-])((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)

// addressDate reads the date in a path: /2019/10/16/, /2019-10-16-storm,
// /20191016/.
func addressDate(path string) (time.Time, bool) {
	m := pathDate.FindStringSubmatch(path)
	if m == nil {
		return time.Time{}, false
	}
	t, err := time.Parse("20060102", m[1]+m[2]+m[3])
	return t, err == nil && plausible(t)
}

// Bounds on the search for a date in the text that a page shows: go-dateparser
// takes up to a millisecond for each try.
const (
	maxDateTries = 3
	maxDateRunes = 80
)

// visibleDate reads the first short element that is named for a date and holds
// a whole one, day, month and year; else the first beside the headline.
func visibleDate(v *view, lang string) (time.Time, bool) {
	tries := 0
	for n := range v.root.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.Time && !datedClass(n) {
			continue
		}
		if shallow(n) > 4*maxDateRunes || v.aside(n, elsewhere) {
			continue
		}
		t, tried, ok := readDate(textOf(n), lang)
		if ok {
			return t, true
		}
		if tried {
			tries++
		}
		if tries == maxDateTries {
			break
		}
	}
	for _, line := range v.near() {
		if t, _, ok := readDate(line, lang); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// datedClass reports whether an element's class or id speaks of a date.
func datedClass(n *html.Node) bool {
	for _, key := range []string{"class", "id"} {
		if marks := attr(n, key); marks != "" {
			marks = strings.ToLower(marks)
			for _, w := range dateWords {
				if strings.Contains(marks, w) {
					return true
				}
			}
		}
	}
	return false
}

var dateWords = []string{"date", "datum", "publi", "time", "posted", "meta", "byline", "created", "fecha", "info"}

// shallow is about how much text an element holds, without building it; it
// stops when it is plainly too much.
func shallow(n *html.Node) (size int) {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			size += len(strings.TrimSpace(d.Data))
		}
		if size > 1000 {
			break
		}
	}
	return size
}

var (
	numberDate = regexp.MustCompile(`\b(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?((?:19|20)\d\d|\d\d)\b`)
	isoDate    = regexp.MustCompile(`\b(?:19|20)\d\d-\d\d-\d\d\b`)
	wordDate   = regexp.MustCompile(`(?i)\b\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?\s(?:de\s|of\s)?\pL{3,12}\.?,?\s(?:de\s|del\s)?(?:19|20)\d\d\b|\b\pL{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b`)
)

// readDate reads the first whole date in a short text: in figures itself, in words
// by go-dateparser, in the page's language or English. tried says that the
// latter was asked.
func readDate(s, lang string) (t time.Time, tried, ok bool) {
	if runes(s) > maxDateRunes {
		return time.Time{}, false, false
	}
	if m := isoDate.FindString(s); m != "" {
		t, err := time.Parse(time.DateOnly, m)
		return t, false, err == nil && plausible(t)
	}
	if m := numberDate.FindStringSubmatch(s); m != nil {
		t, ok := figureDate(m[1], m[3], m[4], m[2] != "." && strings.HasPrefix(lang, "en") && lang != "en-GB" && lang != "en-IE" && lang != "en-AU" && lang != "en-NZ" && lang != "en-IN")
		return t, false, ok
	}
	words := wordDate.FindString(s)
	if words == "" {
		return time.Time{}, false, false
	}
	t, ok = parseWords(words, lang)
	return t, true, ok
}

// figureDate reads day, month, year; or month, day, year where that is the
// custom and it can be so.
func figureDate(day, month, year string, american bool) (time.Time, bool) {
	if len(year) == 2 {
		year = "20" + year
	}
	if american {
		if t, err := time.Parse("1/2/2006", day+"/"+month+"/"+year); err == nil {
			return t, plausible(t)
		}
	}
	t, err := time.Parse("2/1/2006", day+"/"+month+"/"+year)
	return t, err == nil && plausible(t)
}

func parseWords(s, lang string) (time.Time, bool) {
	lang, _, _ = strings.Cut(lang, "-")
	languages := []string{lang, "en"}
	switch lang {
	case "en":
		languages = languages[:1]
	case "": // all that go-dateparser knows would take 20 ms
		languages = []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr"}
	}
	cfg := &dateparser.Configuration{
		Languages:       languages,
		CurrentTime:     time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), // only whole dates count, so that any will do
		StrictParsing:   true,
		DefaultTimezone: time.UTC,
	}
	parser := &dateparser.Parser{ParserTypes: []dateparser.ParserType{dateparser.AbsoluteTime}}
	found, err := parser.Parse(cfg, s)
	if err != nil || found.IsZero() {
		return time.Time{}, false
	}
	t := found.Time.UTC()
	return t, plausible(t)
}
