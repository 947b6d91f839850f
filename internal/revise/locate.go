package revise

import (
	"strings"

	"stet"
	"stet/internal/text"
)

// lead gives the citation of a departed report's passage as it stands now.
func lead(c stet.Citation, x Departed, d *stet.Dossier) (stet.Citation, bool) {
	if x.Later == "" {
		return elsewhere(c, d)
	}
	r := d.Report(x.Later)
	if r == nil {
		return stet.Citation{}, false
	}
	span, ok := locate(c, r)
	if !ok {
		return stet.Citation{}, false
	}
	return stet.Cite(r, span), true
}

// tellingMin is how many bytes a passage must have for the same words in
// another report to be no accident.
const tellingMin = 40

// elsewhere finds the passage letter for letter in another report: a copy that
// is still published.
func elsewhere(c stet.Citation, d *stet.Dossier) (stet.Citation, bool) {
	if len(c.Exact) < tellingMin {
		return stet.Citation{}, false
	}
	for _, r := range d.Reports {
		if at := strings.Index(r.Text, c.Exact); at >= 0 {
			return stet.Cite(r, stet.Span{Start: at, End: at + len(c.Exact)}), true
		}
	}
	return stet.Citation{}, false
}

// locate finds where a passage stands in a later reading: its own words, where
// they occur several times those in the same surroundings; else the sentences
// that share most words with it, which the gates then judge by.
func locate(c stet.Citation, r *stet.Report) (stet.Span, bool) {
	if c.Exact == "" {
		return stet.Span{}, false
	}
	best, fit := stet.Span{}, -1
	for at := 0; ; {
		i := strings.Index(r.Text[at:], c.Exact)
		if i < 0 {
			break
		}
		span := stet.Span{Start: at + i, End: at + i + len(c.Exact)}
		if f := commonEnd(r.Text[:span.Start], c.Prefix) + commonStart(r.Text[span.End:], c.Suffix); f > fit {
			best, fit = span, f
		}
		at = span.End
	}
	if fit >= 0 {
		return best, true
	}
	return likest(c.Exact, r)
}

// likeMin is the share of a passage's words that the sentences in its place
// must have.
const likeMin = 0.5

// likeMost bounds how many sentences of a long passage are looked for together.
const likeMost = 8

// likest finds the run of as many sentences as the passage has that shares most
// words with it.
func likest(exact string, r *stet.Report) (stet.Span, bool) {
	want := map[string]int{}
	total := 0
	for _, w := range words(exact) {
		want[w]++
		total++
	}
	sentences := text.Sentences(r.Text, r.Lang)
	n := min(max(1, len(text.Sentences(exact, r.Lang))), likeMost)
	var best stet.Span
	most := 0.0
	for i := 0; i+n <= len(sentences); i++ {
		span := stet.Span{Start: sentences[i].Start, End: sentences[i+n-1].End}
		have, all := map[string]int{}, 0
		common := 0
		for _, w := range words(span.In(r.Text)) {
			all++
			if have[w]++; have[w] <= want[w] {
				common++
			}
		}
		// Of two that share as much, the shorter one.
		if share := float64(common)/float64(max(total, 1)) - float64(all)/1e6; share > most && common*2 >= total {
			best, most = span, share
		}
	}
	return best, most >= likeMin-0.001
}

// words gives the words of s in lower case.
func words(s string) []string {
	var out []string
	for _, t := range text.Tokens(nil, s) {
		if t.Kind != text.Mark {
			out = append(out, strings.ToLower(s[t.Start:t.End]))
		}
	}
	return out
}

// commonEnd counts the bytes in which a and b end alike.
func commonEnd(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// commonStart counts the bytes in which a and b begin alike.
func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
