package claims

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"stet"
	"stet/internal/names"
	"stet/internal/text"
)

// figure is a number in an utterance.
type figure struct {
	text.Number
	written  string
	context  []int32 // terms around it
	single   bool    // the only one of its unit in the utterance
	updates  bool    // it is told as a change: "rose to 17"
	thing    string  // what it is a figure for: the unit and the word that follows; "" when nothing does
	kind     string  // the unit, or what it is one of: civilians and soldiers are people
	definite bool    // it is known already: "the 19 injured"
	terms    []int32 // of the figure and its unit, sorted
}

// key names the figure among a story's terms.
func (f figure) key() string { return fmt.Sprintf("%s%g %s", f.Bound, f.Value, f.Unit) }

// contextBytes is how far around a number the words that tell what it counts
// are looked for.
const contextBytes = 45

// figuresIn gives the numbers with a unit that stand in the spans.
func (s *story) figuresIn(r *stet.Report, spans []stet.Span, numbers []text.Number) []figure {
	var out []figure
	units := map[string]int{}
	for _, span := range spans {
		first, _ := slices.BinarySearchFunc(numbers, span.Start, func(n text.Number, at int) int { return n.Digits.Start - at })
		for _, n := range numbers[first:] {
			if n.Digits.Start >= span.End {
				break
			}
			if n.Unit == "" {
				n = s.counting(r, span, n)
			}
			if n.Unit == "" || strings.Contains(n.Span.In(r.Text), "\n") || !span.Contains(n.Digits) || n.Value == 1 && n.Bound == "" && n.Digits.Len() > 1 {
				continue
			}
			units[kindOf(n.Unit)]++
			out = append(out, s.figure(r, span, n))
		}
	}
	for i := range out {
		out[i].single = units[out[i].kind] == 1
	}
	return out
}

// figure prepares a number in a span.
func (s *story) figure(r *stet.Report, span stet.Span, n text.Number) figure {
	before := r.Text[span.Start:max(span.Start, n.Span.Start)]
	if vague[strings.ToLower(firstWord(n.Digits.In(r.Text)))] {
		n.High = n.Value * vagueUpTo
	}
	f := figure{
		Number: n, kind: kindOf(n.Unit), written: names.Squeeze(n.Span.In(r.Text)), context: s.around(r, span, n.Span), thing: thing(r, span, n),
		updates: strings.HasSuffix(before, "to ") && changed.MatchString(lastBytes(before, contextBytes)), definite: definite[lastWord(before)],
	}
	f.terms = append(s.terms(n.Unit, r.Lang), s.term(f.key()))
	if f.thing != "" {
		f.terms = append(f.terms, s.term(f.thing))
	}
	return f
}

// numberOf is "the number of people …" before "rose to 17".
var numberOf = regexp.MustCompile(`(?i)\bnumber of ((?:[\pL-]+ ){1,3})`)

// reached are words that lead to a number from what it counts.
var reached = map[string]bool{"to": true, "at": true, "was": true, "is": true, "were": true, "reached": true, "from": true, "totalled": true, "totaled": true}

// changed are words that tell a number as what it has become.
var changed = regexp.MustCompile(`(?i)\b(?:rose|risen|rises|climbed|increased|grew|grown|fell|fallen|dropped|revised|raised|lowered)\b[^.;]{0,20}\bto\s*$`)

// counting gives a number without a unit the one that stands before it, "the
// number of people treated rose to 17", or that what became of those counted
// tells: "dozens were arrested".
func (s *story) counting(r *stet.Report, span stet.Span, n text.Number) text.Number {
	if n.Digits.End <= span.End && happened.MatchString(r.Text[n.Digits.End:span.End]) {
		n.Unit = "person"
		return n
	}
	if n.Span.Start < span.Start || !reached[lastWord(r.Text[span.Start:n.Span.Start])] {
		return n
	}
	m := numberOf.FindStringSubmatchIndex(r.Text[span.Start:n.Span.Start])
	if m == nil {
		return n
	}
	counted := r.Text[span.Start+m[2] : span.Start+m[3]]
	for _, found := range text.Numbers("2 "+counted, r.Lang) {
		n.Unit = found.Unit
	}
	return n
}

// thing tells what a number is a figure for, so that figures for it can be
// compared: its unit and the first word of content after it, as in "214 people
// had been aboard"; or after the unit that stands before it.
func thing(r *stet.Report, span stet.Span, n text.Number) string {
	after := r.Text[min(n.Span.End, span.End):span.End]
	before := r.Text[span.Start:max(span.Start, n.Span.Start)]
	if !reached[lastWord(before)] {
		before = "" // what it counts does not stand before it
	}
	if m := numberOf.FindStringSubmatchIndex(before); m != nil {
		_, after, _ = strings.Cut(r.Text[span.Start+m[2]:span.End], " ")
	}
	for _, t := range text.Tokens(nil, after[:min(len(after), contextBytes)]) {
		word := strings.ToLower(after[t.Start:t.End])
		switch {
		case t.Kind == text.Mark:
			return ""
		case t.Kind == text.Word && !text.IsStop(word, r.Lang):
			return n.Unit + " " + text.Stem(word, r.Lang)
		}
	}
	return ""
}

// numbersIn gives the values of the numbers in the spans.
func numbersIn(spans []stet.Span, numbers []text.Number) (out []float64) {
	for _, span := range spans {
		for _, n := range numbers {
			if span.Contains(n.Digits) {
				out = append(out, n.Value)
			}
		}
	}
	return out
}

// around gives the terms next to a number within its span.
func (s *story) around(r *stet.Report, span, number stet.Span) []int32 {
	before := strings.ToValidUTF8(r.Text[max(span.Start, number.Start-contextBytes):max(span.Start, number.Start)], "")
	after := strings.ToValidUTF8(r.Text[min(span.End, number.End):min(span.End, number.End+contextBytes)], "")
	return unique(append(s.terms(before, r.Lang), s.terms(after, r.Lang)...))
}

// given is a figure that a speaker gives.
type given struct {
	figure
	by *utterance
	at int // utterance
}

// giver tells speakers apart; a report's own voice is its outlet's.
func (s *story) giver(u *utterance) string {
	if u.speaker != "" {
		return u.speaker
	}
	return "\x00" + s.reports[u.report].Outlet
}

// counts reports whether an utterance's figures are given for the claim: those
// of whoever denies it are not.
func (s *story) counts(m *group, i int) bool {
	stance, member := m.stances[i]
	return !member || !against(stance) && stance != stet.Retracts && stance != stet.Declines
}

// withFigures gives the figures for a claim as they stand once one more report
// has told of it, by the utterances given: what a speaker now gives for the
// same thing takes the place of what he gave before. The figures before are
// left as they are.
func (s *story) withFigures(m *group, before []given, report []int) []given {
	after := slices.Clone(before)
	for _, i := range report {
		u := &s.utterances[i]
		if m.stances[i] == stet.Retracts {
			after = slices.DeleteFunc(after, func(old given) bool {
				return s.giver(old.by) == s.giver(u) && slices.Contains(u.numbers, old.Value)
			})
		}
		if !s.counts(m, i) {
			continue
		}
		for _, f := range u.figures {
			after = slices.DeleteFunc(after, func(old given) bool {
				return old.by.report < u.report && s.giver(old.by) == s.giver(u) && comparable(old.figure, f)
			})
			after = append(after, given{f, u, i})
		}
	}
	return after
}

// comparable reports whether two figures are for the same thing: the same unit,
// and the same words around them where either utterance has several.
func comparable(a, b figure) bool {
	if a.kind != b.kind {
		return false
	}
	if a.single && b.single {
		return true
	}
	for _, t := range a.context {
		if slices.Contains(b.context, t) {
			return true
		}
	}
	return false
}

// disagreements gives the first pair of figures for the same thing by different
// givers that cannot both be so, nil for none. A later figure that is told as a
// change of the earlier one is no disagreement.
func disagreements(all []given) []given {
	for i, a := range all {
		for _, b := range all[i+1:] {
			same := a.by.speaker == b.by.speaker && (a.by.speaker != "" || a.by.origin == b.by.origin)
			if !same && !a.definite && !b.definite && !b.updates && comparable(a.figure, b.figure) && apart(a.Number, b.Number) {
				return []given{a, b}
			}
		}
	}
	return nil
}

// apart reports whether no value fits both numbers.
func apart(a, b text.Number) bool {
	aLow, aHigh := bounds(a)
	bLow, bHigh := bounds(b)
	return aHigh < bLow || bHigh < aLow
}

// roughly is how far off "about" may be.
const roughly = 0.1

// bounds gives the values that a number allows.
func bounds(n text.Number) (low, high float64) {
	low, high = n.Value, max(n.Value, n.High)
	switch n.Bound {
	case "≥", ">":
		high = math.Inf(1)
	case "≤", "<":
		low = math.Inf(-1)
	case "~":
		low, high = low-roughly*math.Abs(low), high+roughly*math.Abs(high)
	}
	return low, high
}

// figures gives every figure for a claim, earliest first, one for each text,
// unit and speaker.
func (s *story) figures(m *group) []stet.Figure {
	var out []stet.Figure
	for _, i := range m.all() {
		u := &s.utterances[i]
		if !s.counts(m, i) {
			continue
		}
		for _, f := range u.figures {
			if f.definite {
				continue
			}
			n := slices.IndexFunc(out, func(x stet.Figure) bool {
				return x.Speaker == u.speaker && x.Value == f.Value && x.Bound == f.Bound && x.Unit == f.Unit
			})
			if n < 0 {
				n = len(out)
				out = append(out, stet.Figure{Text: f.written, Value: f.Value, Bound: f.Bound, Unit: f.Unit, Speaker: u.speaker, Since: u.at})
			}
			out[n].Passages = addPassage(out[n].Passages, u.sentence)
		}
	}
	return out
}
