package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what is looked at. The rest is left out, and a note says so.
const (
	LengthMax = 300 // characters
	termsMax  = 24  // words, phrases and operators
	phraseMax = 16  // words of a phrase
	depthMax  = 6   // brackets inside one another
)

// Parse reads what a reader typed. It is a function of its input, takes anything
// at all, and takes time in proportion to it, of which it looks at LengthMax
// characters.
func Parse(typed string) Query {
	p := parser{}
	typed = p.bound(typed)
	p.scan(typed)
	root := p.either(0)
	for p.at < len(p.tokens) { // a closing bracket that nothing opened
		p.note(Bracket, ")")
		p.at++
		if more := p.either(0); more != nil {
			root = all(root, more)
		}
	}
	p.q.Root = root
	if p.q.Empty() && strings.TrimSpace(typed) != "" {
		p.note(NoWord, strings.TrimSpace(typed))
	}
	return p.q
}

type parser struct {
	q      Query
	tokens []token
	at     int
	terms  int
}

// token is a sign of the language or a term.
type token struct {
	kind  byte   // '(' ')' '-' '|' for OR, 't' for a term
	field string // what stands before the colon, in lower case
	text  string
	quote bool // stood in quotation marks
	star  bool // ended in *
}

func (p *parser) note(why Why, text string) {
	if n := (Note{why, text}); len(p.q.Notes) < 8 && !slices.Contains(p.q.Notes, n) {
		p.q.Notes = append(p.q.Notes, n)
	}
}

// bound cuts what is too long, at a space where there is one.
func (p *parser) bound(typed string) string {
	typed = strings.ToValidUTF8(strings.ReplaceAll(typed, "\x00", " "), " ")
	if utf8.RuneCountInString(typed) <= LengthMax {
		return typed
	}
	at := 0
	for range LengthMax {
		_, n := utf8.DecodeRuneInString(typed[at:])
		at += n
	}
	if space := strings.LastIndexByte(typed[:at], ' '); space > at/2 {
		at = space
	}
	p.note(LeftOut, strings.TrimSpace(typed[at:min(len(typed), at+40)]))
	return typed[:at]
}

// scan parts the text into tokens.
func (p *parser) scan(s string) {
	for s = skip(s); s != ""; s = skip(s) {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == '(' || r == ')' || r == '|':
			p.tokens = append(p.tokens, token{kind: byte(r)})
			s = s[n:]
		case (r == '-' || r == '−' || r == '–') && startsTerm(s[n:]):
			p.tokens = append(p.tokens, token{kind: '-'})
			s = s[n:]
		default:
			s = p.term(s)
		}
	}
}

func skip(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }

// startsTerm reports whether a minus before s excludes something.
func startsTerm(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (isWord(r) || r == '(' || quoted(r))
}

func quoted(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»' || r == '＂'
}

// term reads a word, a phrase, or an operator with its value, and gives the rest.
func (p *parser) term(s string) string {
	t := token{kind: 't'}
	if name, value, ok := strings.Cut(s, ":"); ok && value != "" {
		if low := strings.ToLower(name); operators[low] {
			if r, _ := utf8.DecodeRuneInString(value); !unicode.IsSpace(r) {
				t.field, s = low, value
			}
		}
	}
	if r, n := utf8.DecodeRuneInString(s); quoted(r) {
		t.quote = true
		s = s[n:]
		end := strings.IndexFunc(s, quoted)
		if end < 0 {
			end = len(s)
		}
		t.text, s = s[:end], s[end:]
		if r, n := utf8.DecodeRuneInString(s); quoted(r) {
			s = s[n:]
		}
		t.star = strings.HasSuffix(t.text, "*")
		if strings.HasPrefix(s, "*") {
			t.star, s = true, s[1:]
		}
	} else {
		end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || r == '|' || quoted(r) })
		if end < 0 {
			end = len(s)
		}
		if end == 0 {
			return s // an operator right before a bracket: the bracket is read next
		}
		t.text, s = s[:end], s[end:]
		t.star = strings.HasSuffix(t.text, "*")
	}
	switch {
	case t.field == "" && !t.quote && t.text == "OR":
		t = token{kind: '|'}
	case t.field == "" && !t.quote && t.text == "AND":
		return s // all are wanted anyway
	}
	p.tokens = append(p.tokens, t)
	return s
}

func (p *parser) peek() byte {
	if p.at < len(p.tokens) {
		return p.tokens[p.at].kind
	}
	return 0
}

// either reads parts with OR between them.
func (p *parser) either(depth int) Node {
	var parts Or
	for {
		if n := p.every(depth); n != nil {
			parts = append(parts, n)
		}
		if p.peek() != '|' {
			break
		}
		p.at++
	}
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	p.q.Chosen = true
	return flat(parts)
}

// flat takes the parts of an Or within an Or as its own.
func flat(parts Or) Node {
	var out Or
	for _, n := range parts {
		if inner, ok := n.(Or); ok {
			out = append(out, inner...)
		} else {
			out = append(out, n)
		}
	}
	return out
}

// every reads parts that are all wanted.
func (p *parser) every(depth int) Node {
	var root Node
	for {
		switch p.peek() {
		case 0, ')', '|':
			return root
		}
		if n := p.one(depth); n != nil {
			root = all(root, n)
		}
	}
}

// all joins two parts that are both wanted.
func all(a, b Node) Node {
	if a == nil {
		return b
	}
	var out And
	for _, n := range []Node{a, b} {
		if inner, ok := n.(And); ok {
			out = append(out, inner...)
		} else {
			out = append(out, n)
		}
	}
	return out
}

// one reads a term, what is excluded, or what stands in brackets; nil for what
// asks for nothing.
func (p *parser) one(depth int) Node {
	t := p.tokens[p.at]
	p.at++
	switch t.kind {
	case '-':
		if next := p.peek(); next != 't' && next != '(' {
			return nil
		}
		n := p.one(depth)
		if n == nil {
			return nil
		}
		p.q.Chosen = true
		if twice, ok := n.(Not); ok {
			return twice.Node
		}
		return Not{n}
	case '(':
		return p.bracket(depth)
	case 't':
		if p.terms++; p.terms > termsMax {
			p.note(LeftOut, t.text)
			return nil
		}
		return p.mean(t, p.at >= 2 && p.tokens[p.at-2].kind == '-')
	}
	return nil
}

func (p *parser) bracket(depth int) Node {
	if depth >= depthMax {
		p.note(Bracket, "(")
		return nil // what stands inside is read as if the bracket were not there
	}
	n := p.either(depth + 1)
	if p.peek() == ')' {
		p.at++
	} else {
		p.note(Bracket, "(")
	}
	return n
}
