package extractive

import (
	"cmp"
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// plain writes sentences of the reports themselves, each with its outlet's
// name: those first that stand at the top and hold most of what other origins tell
// too, and of each origin one before another's second. When no report is in the
// article's language each is quoted shortly in its own.
func (w *writer) plain(heading string, n int) []stet.Section {
	reports, foreign := w.origins()
	if foreign {
		return section(heading, w.opening(reports, n, w.wrote))
	}
	return section(heading, w.opening(reports, n, w.reported))
}

// opening writes sentences of the reports' openings in the given way.
func (w *writer) opening(reports []*stet.Report, n int, write func(*stet.Report, stet.Span) (stet.Sentence, bool)) []stet.Sentence {
	var out []stet.Sentence
	candidates := w.candidates(reports)
	taken := map[stet.ID]int{}
	for round := 0; round < n && len(out) < n; round++ {
		for _, c := range candidates {
			if len(out) >= n || taken[c.r.ID] > round {
				continue
			}
			if s, ok := write(c.r, c.span); ok {
				out = append(out, s)
				taken[c.r.ID]++
			}
		}
	}
	return out
}

// candidate is a sentence of a report.
type candidate struct {
	r      *stet.Report
	span   stet.Span
	weight float64
}

// maxLead is how many sentences at the top of a report are looked at.
const maxLead = 6

// candidates gives the opening sentences of reports, heaviest first. A word
// weighs as much as the share of other reports that have it; a sentence loses
// weight with every sentence before it.
func (w *writer) candidates(reports []*stet.Report) []candidate {
	in := map[string]int{}
	for _, r := range reports {
		for stem := range stemsOf(firstBytes(r.Text, maxOpening), r.Lang) {
			in[stem]++
		}
	}
	var out []candidate
	for _, r := range reports {
		spans := text.Sentences(firstBytes(r.Text, maxOpening), r.Lang)
		for i, span := range spans[:min(maxLead, len(spans))] {
			stems := stemsOf(span.In(r.Text), r.Lang)
			shared := 0
			for stem := range stems {
				shared += in[stem] - 1
			}
			weight := float64(shared) / float64(max(1, len(reports)-1)) / float64(len(stems)+4)
			out = append(out, candidate{r, span, weight - float64(i)/20})
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// maxOpening bounds what is read of a report for it, in bytes.
const maxOpening = 4096

// firstBytes gives at most n bytes of s, ending with a whole character.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// minPlain is the fewest words of a sentence worth reporting.
const minPlain = 5

// reported makes "OUTLET reported that SENTENCE" of a sentence of a report. One
// in which somebody says something is not cut: his name could be lost.
func (w *writer) reported(r *stet.Report, span stet.Span) (stet.Sentence, bool) {
	raw := withoutDateline(span.In(r.Text))
	if r.Outlet == "" || !selfContained(raw) {
		return stet.Sentence{}, false
	}
	body, ok := strings.TrimRight(raw, ". "), true
	if n := wordsIn(body); n > maxSentence {
		if w.somebodySays(r, span) {
			return stet.Sentence{}, false
		}
		body, ok = shorten(body, r.Lang, maxSentence)
	}
	if !ok || wordsIn(body) < minPlain || !balanced(body) {
		return stet.Sentence{}, false
	}
	set := stemsOf(body, r.Lang)
	body = w.inner(w.dated(body, r.Lang, r.Published), r)
	s := r.Outlet + " reported that " + body
	if capital(body) == body && !w.people.isName(firstWord(body), r) {
		s = r.Outlet + " reported: " + body // it may be a name or not: the capital stays
	}
	s = finish(s)
	out := stet.Sentence{Text: s, Citations: []stet.Citation{stet.Cite(r, span)}}
	if w.repeats(set) || !w.affords(r, s) || !w.holds(out) || !w.take(r, s) {
		return stet.Sentence{}, false
	}
	w.said = append(w.said, set)
	w.people.meetIn(s)
	return out, true
}

// somebodySays reports whether a statement with a source stands in the span.
func (w *writer) somebodySays(r *stet.Report, span stet.Span) bool {
	return slices.ContainsFunc(w.items, func(it *item) bool {
		return it.r == r && len(it.s.Source) > 0 && touches(it.s, span)
	})
}

// selfContained reports whether a sentence can stand without those around it.
func selfContained(s string) bool {
	first := strings.ToLower(strings.Trim(firstWord(s), ",’'"))
	if s == "" || strings.ContainsAny(s[:1], "\"(-") || strings.HasPrefix(s, "“") || strings.Contains(s, "\n") || !endsSentence(s) {
		return false
	}
	if pronouns[first] || dangling[first] || possessives[first] {
		return false
	}
	quotes := text.Quotations(s)
	if len(quotes) > 0 && strings.HasSuffix(strings.TrimRight(s[:quotes[0].Outer.Start], " "), ":") {
		return false // a quotation after its speaker's label
	}
	for _, t := range text.Tokens(nil, s) {
		if firstPerson[strings.ToLower(strings.ReplaceAll(t.In(s), "’", "'"))] && !inQuotation(quotes, t.Start) {
			return false
		}
	}
	return true
}

var firstPerson = wordSet("i", "we", "our", "my", "me", "us", "you", "your", "i'll", "i'm", "i've", "we'll", "we're", "we've", "you'll", "you're")

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// withoutDateline drops "DELL (Harbour Wire) — " from the beginning of a report.
func withoutDateline(s string) string {
	for _, dash := range []string{" — ", " – ", " - "} {
		place, rest, ok := strings.Cut(s, dash)
		if ok && len(place) <= maxDateline && isDateline(place) {
			return rest
		}
	}
	return s
}

const maxDateline = 48

// isDateline reports whether s begins with a word all in capitals.
func isDateline(s string) bool {
	first := strings.Trim(firstWord(s), ",")
	return len(first) > 2 && strings.ToUpper(first) == first && strings.ToLower(first) != first
}

// dangling are first words that lean on the sentence before, or that give
// the sentence to somebody already.
var dangling = wordSet("according", "but", "and", "so", "however", "meanwhile", "then", "also", "moreover", "instead", "still", "yet", "such", "there", "here", "or", "nor")

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, ".”") || strings.HasSuffix(s, `."`)
}

// maxLone bounds the quotation of a sentence that no shorter one can stand for.
const maxLone = 45

// wrote makes "OUTLET wrote: “SENTENCE”" of a sentence of a report.
func (w *writer) wrote(r *stet.Report, span stet.Span) (stet.Sentence, bool) {
	s, ok := excerpt(r, span, maxQuoted)
	if !ok {
		s, ok = excerpt(r, span, maxLone)
	}
	if !ok {
		return stet.Sentence{}, false
	}
	set := stemsOf(s.Text, r.Lang)
	if w.repeats(set) || !w.affords(r, s.Text) || !w.holds(s) || !w.take(r, s.Text) {
		return stet.Sentence{}, false
	}
	w.said = append(w.said, set)
	return s, true
}

// excerpt quotes a passage, letter for letter, in at most so many words.
func excerpt(r *stet.Report, span stet.Span, most int) (stet.Sentence, bool) {
	words, ok := shorten(strings.TrimSpace(span.In(r.Text)), r.Lang, most)
	if !ok || r.Outlet == "" || wordsIn(words) < 3 || strings.Contains(words, "\n") {
		return stet.Sentence{}, false
	}
	words = strings.NewReplacer("“", "‘", "”", "’", `"`, "'").Replace(words)
	return stet.Sentence{
		Text:      finish(r.Outlet + " wrote: “" + words + "”"),
		Citations: []stet.Citation{stet.Cite(r, span)},
	}, true
}

// origins gives the earliest report of each origin in the article's language;
// when there is none, of each in any other.
func (w *writer) origins() (reports []*stet.Report, foreign bool) {
	seen := map[stet.ID]bool{}
	var same, other []*stet.Report
	for _, r := range w.d.Reports {
		if o := w.origin(r); seen[o] {
			continue
		}
		seen[w.origin(r)] = true
		if sameLanguage(r.Lang, w.o.Lang) {
			same = append(same, r)
		} else {
			other = append(other, r)
		}
	}
	if len(same) == 0 {
		return other, true
	}
	return same, false
}

// sentenceAround gives the sentence that holds the beginning of a span.
func sentenceAround(r *stet.Report, span stet.Span) stet.Span {
	for _, s := range text.Sentences(r.Text, r.Lang) {
		if s.Start <= span.Start && span.Start < s.End {
			return s
		}
	}
	return span
}
