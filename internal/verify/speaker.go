package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
	"stet/internal/thesaurus"
)

// called gives the stems of everything by which the report calls a statement's
// speaker: the source as written, the resolved name, and every title or
// owner set before that name ("Ardland's Foreign Minister Lena Moss"), and the
// outlet that it credits.
func (s *source) called(st stet.Statement) []string {
	r := s.report
	var out []string
	for _, span := range st.Source {
		out = append(out, stems(span.In(r.Text), r.Lang)...)
	}
	out = append(out, stems(st.Speaker, r.Lang)...)
	out = append(out, stems(st.Via, r.Lang)...)
	for _, stem := range sorted(out) {
		mentions := s.byLast[stem]
		for _, i := range mentions[:min(len(mentions), maxMentions)] {
			n := s.names[i]
			out = append(out, stems(n.Span.In(r.Text), r.Lang)...)
			if !n.Title.Empty() {
				out = append(out, stems(withModifier(r.Text, n.Title), r.Lang)...)
			}
		}
	}
	return sorted(out)
}

// maxMentions bounds how many mentions of one last name are looked at.
const maxMentions = 50

// sorted gives the words in order, each once.
func sorted(words []string) []string {
	out := slices.Clone(words)
	slices.Sort(out)
	return slices.Compact(out)
}

// withModifier gives a title with the word before it: "Ardland's" or
// "Ardlandish" say whose minister it is.
func withModifier(s string, title stet.Span) string {
	before := strings.TrimRight(s[:title.Start], " ")
	if len(before) == title.Start {
		return title.In(s)
	}
	return s[strings.LastIndexAny(before, " \n")+1 : title.End]
}

// calls gives the stems by which the line calls a statement's speaker, without
// articles; none for a pronoun that nothing resolves.
func (l *line) calls(s stet.Statement) []string {
	var out []string
	for _, span := range s.Source {
		for _, w := range wordsOf(span.In(l.text), l.lang, nil) {
			w.span.Start, w.span.End = w.span.Start+span.Start, w.span.End+span.Start
			if w.content && !counts(w) && !l.dated(w) {
				out = append(out, w.stem)
			}
			if w.closes && len(out) > 0 {
				break // what is apposed has the name gate
			}
		}
	}
	if len(out) == 0 {
		out = stems(s.Speaker, l.lang)
	}
	return out
}

// dated reports whether a word is part of one of the line's dates: "President Trump on
// 8 June" is no other than he.
func (l *line) dated(w word) bool {
	return slices.ContainsFunc(l.words, func(v word) bool { return v.span.Start == w.span.Start && v.date })
}

// counts reports whether a word is a number, which has a gate of its own.
func counts(w word) bool {
	return slices.Contains(counted, w.low) || strings.Trim(w.low, "0123456789.,") == ""
}

// name gives a speaker's name for readers.
func (s said) name(r *stet.Report) string {
	if s.Speaker != "" {
		return s.Speaker
	}
	if len(s.Source) > 0 {
		return s.Source[0].In(r.Text)
	}
	return ""
}

// sameCalled reports whether everything in who is among what somebody is
// called; "Ardland" counts as said by "Ardlandish".
func sameCalled(who, called []string) bool {
	for _, w := range who {
		if !slices.ContainsFunc(called, func(c string) bool { return c == w || related(c, w) || thesaurus.Same(c, w) }) {
			return false
		}
	}
	return len(who) > 0
}

// related reports whether one word is the adjective of the other's country: a
// long common beginning and an ending of nationality on one side.
func related(a, b string) bool {
	if pair, ok := irregular[a]; ok && pair == b {
		return true
	}
	if pair, ok := irregular[b]; ok && pair == a {
		return true
	}
	n := common(a, b)
	if utf8.RuneCountInString(a[:n]) < 4 {
		return false
	}
	x, y := a[n:], b[n:]
	return placeEnds[x] && peopleEnds[y] || placeEnds[y] && peopleEnds[x]
}

// common is the length of the common beginning, in bytes.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// placeEnds and peopleEnds are what is left of a country's name and of its
// adjective, stemmed or not, after what they share.
var (
	placeEnds  = set("", "a", "e", "y", "i", "o", "ia", "land", "any", "s")
	peopleEnds = set("n", "an", "ian", "ean", "ish", "ese", "es", "i", "ani", "ic", "er", "an's", "nian", "s", "")
)

// irregular are stems of countries whose adjective begins otherwise.
var irregular = map[string]string{
	"french": "franc", "dutch": "netherland", "british": "britain", "welsh": "wale", "greek": "greec",
	"swiss": "switzerland", "danish": "denmark", "spanish": "spain", "polish": "poland", "turkish": "turkey",
	"swedish": "sweden", "american": "america",
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// lastStem gives the stem of a name's last word.
func lastStem(name, lang string) string {
	all := stems(name, lang)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// pronounOf gives the pronoun that is all of a source, or "".
func pronounOf(source string) string {
	switch low := strings.ToLower(strings.TrimSpace(source)); low {
	case "he", "she", "they", "it", "er", "sie", "il", "elle", "ils", "elles", "él", "ella", "он", "она", "они", "він", "вона", "вони":
		return low
	}
	return ""
}

// nameWords gives a name's words, lower-case, for comparing.
func nameWords(n text.Name, s string) string { return plain(n.Span.In(s)) }
