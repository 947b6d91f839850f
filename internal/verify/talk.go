package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// talk refuses what is about the writing rather than the news: a model's talk about
// its work, what it was told, and whatever else no passage says, when it stands as a
// sentence of its own, before a colon or in brackets.
func talk(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	if m := aboutWriting.FindString(l.text); m != "" && !slices.ContainsFunc(ps, func(p *passage) bool { return strings.Contains(strings.ToLower(p.text), strings.ToLower(m)) }) {
		refused = append(refused, Refusal{Reason: fmt.Sprintf("“%s” is about the writing; no passage says it", m), Words: m})
	}
	for _, w := range l.words {
		if voices[w.low] && !w.quoted && !w.name(l) && !inPassages(w.low, ps) {
			refused = append(refused, Refusal{Reason: fmt.Sprintf("the sentence speaks of “%s”; no passage does", w.low), Words: w.span.In(l.text)})
			break
		}
	}
	for _, part := range l.parts() {
		if r, ok := l.unheldPart(part, ps); ok {
			refused = append(refused, r)
		}
	}
	return refused
}

// aboutWriting are words with which models speak of their work, and with which they
// are told what to do.
var aboutWriting = regexp.MustCompile(`(?i)\bas an? (?:AI|artificial|language|assistant)\b|\blanguage model\b|\b(?:numbered|cited|given|provided|above|following) passages?\b|\bpassage (?:\[?\d|id\b)|\[\d+\]|</?\w+[^>]*>|\{"|` +
	`\b(?:rephrase|reword|rewritten|corrected sentence|revised (?:version|sentence|text|draft)|previous sentence|as requested|supported by the (?:passage|source|text)|unsupported claims?|let me|I apologi[sz]e|word limit|output format|json schema|system prompt)\b|` +
	`^(?:sure|certainly|okay|ok|note|correction|corrected|revised|system|assistant|user|here is|here's|actually|wait)[,:!]`)

// voices are words of somebody who speaks for himself.
var voices = set("i", "i'm", "i’m", "i've", "i’ve", "i'll", "i’ll", "me", "my", "mine", "we", "we're", "we’re", "our", "ours", "us", "you", "your", "yours", "you're", "you’re")

// name reports whether a word is part of a name: "US", "I" in "World War I".
func (w word) name(l *line) bool {
	raw := w.span.In(l.text)
	return len(raw) > 1 && strings.ToUpper(raw) == raw || w.outlet || slices.ContainsFunc(l.names, func(n text.Name) bool { return n.Span.Contains(w.span) })
}

// inPassages reports whether one of the passages has a word as it is.
func inPassages(low string, ps []*passage) bool {
	return slices.ContainsFunc(ps, func(p *passage) bool {
		return slices.ContainsFunc(p.words, func(v word) bool { return v.low == low })
	})
}

// parts gives the stretches of the line that stand by themselves: sentences where
// there are several, what is in brackets, what leads in by a colon.
func (l *line) parts() []stet.Span {
	var out []stet.Span
	if all := text.Sentences(l.text, l.lang); len(all) > 1 {
		out = append(out, all...)
	}
	if at := strings.IndexByte(l.text, ':'); at > 0 && at < 60 && !l.quoted(stet.Span{Start: at, End: at + 1}) {
		out = append(out, stet.Span{Start: 0, End: at})
	}
	for from := 0; ; {
		start := strings.IndexByte(l.text[from:], '(')
		if start < 0 {
			return out
		}
		start += from
		end := strings.IndexByte(l.text[start:], ')')
		if end < 0 {
			return out
		}
		from = start + end
		out = append(out, stet.Span{Start: start, End: from})
	}
}

// unheldPart refuses a part of which the passages have less than half.
func (l *line) unheldPart(part stet.Span, ps []*passage) (Refusal, bool) {
	content, missing := 0, []word(nil)
	for _, w := range l.words {
		if !part.Contains(w.span) || !w.content || w.quoted {
			continue
		}
		content++
		if !w.outlet && !inStems(w, ps) && !l.known(w, ps) {
			missing = append(missing, w)
		}
	}
	if len(missing) == 0 || len(missing)*2 <= content {
		return Refusal{}, false
	}
	return Refusal{Reason: "no passage holds: " + l.list(missing), Words: part.In(l.text)}, true
}

func inStems(w word, ps []*passage) bool {
	return slices.ContainsFunc(ps, func(p *passage) bool {
		return slices.ContainsFunc(p.words, func(v word) bool { return v.stem == w.stem })
	})
}

// known reports whether a word is one of saying, part of a name that the passages
// hold or of a figure or date.
func (l *line) known(w word, ps []*passage) bool {
	return binders[w.low] || w.date || l.cue(w) ||
		slices.ContainsFunc(l.numbers, func(n text.Number) bool { return n.Digits.Contains(w.span) }) ||
		slices.ContainsFunc(l.names, func(n text.Name) bool {
			return n.Span.Contains(w.span) && slices.ContainsFunc(ps, func(p *passage) bool { return p.holdsName(l, n) })
		})
}

// told refuses to rest on a passage that addresses whoever writes from it.
func told(ps []*passage) []Refusal {
	for _, p := range ps {
		if m := toldToWrite.FindString(p.text); m != "" {
			return []Refusal{{Reason: "the passage tells a program what to write: “" + m + "”", Words: m}}
		}
	}
	return nil
}

// toldToWrite are ways in which a page addresses the program that reads it.
var toldToWrite = regexp.MustCompile(`(?i)\b(?:ignore|disregard|forget) (?:all |any |the |your |every)*(?:previous|prior|above|earlier|rules?|instructions?)\b|` +
	`\b(?:AI (?:systems?|models?|assistants?|agents?)|language models|LLMs|chatbots|automated (?:writers?|systems?)|bots|crawlers)\b[^.,?!]{0,60}\b(?:must|should|please|are to) (?:\w+ )?(?:say|state|write|mention|include|print|answer|reply|add|tell|call|name)\b|` +
	`\b(?:if|when) you(?: are|['’]re) an? (?:bot|AI|assistant|language model|program)\b|^(?:system|assistant|instructions?|note to (?:AI|language models?|bots?|the writer))\b[^.]{0,40}[:,]|` +
	`\byour (?:answer|reply|response|output) (?:must|should)\b|\breply only with\b|\bassistant,`)
