package query

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// operators are the words that mean something before a colon.
var operators = map[string]bool{
	"kind": true, "status": true, "lang": true, "speaker": true, "source": true, "title": true,
	"before": true, "after": true, "on": true, "from": true,
}

// mean gives what a term asks for; nil for a date, which bounds the whole query,
// and for signs without a word.
func (p *parser) mean(t token, excluded bool) Node {
	value := strings.ToLower(strings.TrimSpace(t.text))
	switch t.field {
	case "kind":
		if value = strings.TrimSuffix(value, "s"); value == "people" || value == "name" {
			value = "person"
		} else if value == "bodie" {
			value = "body"
		}
		return p.tag(t, Kind, value, slices.Contains(Kinds, value), BadKind)
	case "status":
		return p.tag(t, Status, value, slices.Contains(Statuses, value), BadStat)
	case "lang":
		base, known := primary(value)
		return p.tag(t, Lang, base, known, BadLang)
	case "before", "after", "on", "from":
		if from, until, ok := day(value); ok && !excluded {
			p.bounds(t.field, from, until)
			return nil
		}
		p.note(BadDate, t.field+":"+t.text)
		return p.words(t.field+" "+t.text, t, Anywhere)
	case "speaker", "source", "title":
		n := p.words(t.text, t, Field(t.field))
		if n == nil {
			return nil
		}
		p.q.Chosen = true
		text := n.(Text)
		text.Whole = t.quote && t.field != "title" && !t.star
		return text
	}
	return p.words(t.text, t, Anywhere)
}

func (p *parser) tag(t token, name TagName, value string, known bool, why Why) Node {
	if !known {
		p.note(why, t.field+":"+t.text)
		return p.words(t.field+" "+t.text, t, Anywhere)
	}
	p.q.Chosen = true
	return Tag{name, value}
}

func (p *parser) words(s string, t token, field Field) Node {
	words := Folded(s, phraseMax)
	if len(words) == 0 {
		return nil
	}
	if t.quote && field == Anywhere || t.star {
		p.q.Chosen = true
	}
	return Text{Field: field, Words: words, Prefix: t.star}
}

// primary gives a language's two- or three-letter code.
func primary(value string) (string, bool) {
	if len(value) < 2 || len(value) > 12 {
		return "", false
	}
	base, err := language.ParseBase(strings.SplitN(strings.ReplaceAll(value, "_", "-"), "-", 2)[0])
	return base.String(), err == nil
}

var dated = regexp.MustCompile(`^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$`)

// day reads a day, month or year: where it begins and where it has ended, in UTC.
func day(value string) (from, until time.Time, ok bool) {
	m := dated.FindStringSubmatch(value)
	if m == nil || m[1] == "0000" || m[1] == "9999" {
		return from, until, false
	}
	for i, form := range []string{"2006", "2006-1", "2006-1-2"} {
		t, err := time.Parse(form, value)
		if err == nil {
			return t, t.AddDate(b2i(i == 0), b2i(i == 1), b2i(i == 2)), true
		}
	}
	return from, until, false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bounds narrows the time by a date operator.
func (p *parser) bounds(operator string, from, until time.Time) {
	p.q.Chosen = true
	switch operator {
	case "before":
		p.until(from)
	case "after":
		p.from(until)
	case "from":
		p.from(from)
	default:
		p.from(from)
		p.until(until)
	}
}

func (p *parser) from(t time.Time) {
	if p.q.From.IsZero() || t.After(p.q.From) {
		p.q.From = t
	}
}

func (p *parser) until(t time.Time) {
	if p.q.Until.IsZero() || t.Before(p.q.Until) {
		p.q.Until = t
	}
}
