package messages

import (
	"fmt"
	"strings"
	"text/template"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// message is a message of one language, ready to be filled in. go-i18n reads the
// files; it takes ten times as long as this to say one, which a page of hundreds of
// messages feels (BenchmarkMessages).
type message struct {
	lang  language.Tag
	forms [plural.Many + 1]pattern
}

// newMessage makes a message of what a file has. A form that it lacks is the one
// for all others.
func newMessage(lang language.Tag, from *i18n.Message) (*message, error) {
	m := &message{lang: lang}
	for form, text := range map[plural.Form]string{
		plural.Other: from.Other, plural.Zero: from.Zero, plural.One: from.One, plural.Two: from.Two, plural.Few: from.Few, plural.Many: from.Many,
	} {
		if text == "" {
			text = from.Other
		}
		var err error
		if m.forms[form], err = newPattern(text); err != nil {
			return nil, fmt.Errorf("%s: %w", from.ID, err)
		}
	}
	return m, nil
}

// form is the one that n asks for, by the rules of CLDR.
func (m *message) form(n int) pattern {
	const whole = 10_000_000 // MatchPlural takes numbers modulo this
	return m.forms[plural.Cardinal.MatchPlural(m.lang, n%whole, 0, 0, 0, 0)]
}

// pattern is a text with places: runs of text, with the name of a place after each
// but the last. What is more than that is a template.
type pattern struct {
	runs, places []string
	template     *template.Template
}

// newPattern reads a text with places, {{.name}}.
func newPattern(text string) (p pattern, err error) {
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "{{")
		p.runs = append(p.runs, before)
		if !found {
			return p, nil
		}
		inner, next, closed := strings.Cut(after, "}}")
		name, named := strings.CutPrefix(strings.TrimSpace(inner), ".")
		if !closed || !named || strings.ContainsAny(name, " .|()") {
			p.template, err = template.New("").Parse(text)
			return p, err
		}
		p.places = append(p.places, name)
		rest = next
	}
}

// fill puts values into the places; a place without one stays empty.
func (p pattern) fill(pairs []any) string {
	if p.template != nil {
		data := make(map[string]any, len(pairs)/2)
		for i := 0; i+1 < len(pairs); i += 2 {
			data[fmt.Sprint(pairs[i])] = pairs[i+1]
		}
		var b strings.Builder
		if err := p.template.Execute(&b, data); err != nil {
			return strings.Join(p.runs, "")
		}
		return b.String()
	}
	if len(p.places) == 0 {
		return p.runs[0]
	}
	var b strings.Builder
	for i, run := range p.runs {
		b.WriteString(run)
		if i < len(p.places) {
			b.WriteString(value(p.places[i], pairs))
		}
	}
	return b.String()
}

func value(name string, pairs []any) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			if s, ok := pairs[i+1].(string); ok {
				return s
			}
			return fmt.Sprint(pairs[i+1])
		}
	}
	return ""
}
