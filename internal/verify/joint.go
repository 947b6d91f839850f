package verify

import (
	"fmt"
	"strings"

	"stet"
	"stet/internal/text"
)

// joints are words by which one happening is tied to another, in time or as its
// cause.
var joints = set("because", "after", "before", "when", "while", "since", "causing", "caused", "led", "leading", "prompting", "prompted", "following", "despite", "due",
	"until", "once", "as", "so", "revenge", "response", "result", "therefore", "triggering", "sparking", "forcing")

// jointReach is how many words of content on either side of a joint are looked at.
const jointReach = 8

// merged refuses a line that ties together what two sentences of the passages tell of,
// where none ties them.
func merged(l *line, ps []*passage) []Refusal {
	sentences := sentencesOf(ps)
	if len(sentences) < 2 {
		return nil
	}
	for k, w := range l.words {
		if !joints[w.low] || w.quoted {
			continue
		}
		left, right := l.contentBefore(k), l.contentAfter(k)
		if len(left) < 3 || len(right) < 3 {
			continue
		}
		one, other := bestOf(left, sentences), bestOf(right, sentences)
		if one.at == other.at || one.share < heldShare || other.share < heldShare ||
			shareIn(right, sentences[one.at]) >= tiedShare || shareIn(left, sentences[other.at]) >= tiedShare {
			continue
		}
		return []Refusal{{Reason: fmt.Sprintf("the passages tell of both, but none ties them by “%s”", w.low), Words: w.span.In(l.text)}}
	}
	return nil
}

// heldShare is how much of one side must stand in one sentence for it to be from
// there; tiedShare how much of the other side must stand there too for the two to be
// tied by it.
const (
	heldShare = 0.6
	tiedShare = 0.4
)

// sentencesOf gives the stems of each sentence of the passages.
func sentencesOf(ps []*passage) []map[string]bool {
	var out []map[string]bool
	for _, p := range ps {
		for _, span := range text.Sentences(p.text, p.source.report.Lang) {
			stems := map[string]bool{}
			for _, w := range p.words {
				if (stet.Span{Start: span.Start, End: span.End}).Contains(w.span) && w.content {
					stems[w.stem] = true
				}
			}
			out = append(out, stems)
		}
	}
	return out
}

// contentBefore gives the stems of the last words of content before word k, of the
// same stretch between semicolons.
func (l *line) contentBefore(k int) []string {
	var out []string
	for i := k - 1; i >= 0 && len(out) < jointReach && !l.semicolonAfter(i); i-- {
		if w := l.words[i]; w.content && !w.outlet && !joints[w.low] {
			out = append(out, w.stem)
		}
	}
	return out
}

// contentAfter gives the stems of the next words of content after word k, of the same
// stretch between semicolons.
func (l *line) contentAfter(k int) []string {
	var out []string
	for i := k + 1; i < len(l.words) && len(out) < jointReach && !l.semicolonAfter(i-1); i++ {
		if w := l.words[i]; w.content && !w.outlet && !joints[w.low] {
			out = append(out, w.stem)
		}
	}
	return out
}

// semicolonAfter reports whether a semicolon stands between a word and the next.
func (l *line) semicolonAfter(i int) bool {
	return i+1 < len(l.words) && strings.Contains(l.text[l.words[i].span.End:l.words[i+1].span.Start], ";")
}

// placed is a sentence and the share of some words that it holds.
type placed struct {
	at    int
	share float64
}

func bestOf(stems []string, sentences []map[string]bool) placed {
	best := placed{}
	for i, s := range sentences {
		if share := shareIn(stems, s); share > best.share {
			best = placed{i, share}
		}
	}
	return best
}

func shareIn(stems []string, sentence map[string]bool) float64 {
	n := 0
	for _, s := range stems {
		if sentence[s] {
			n++
		}
	}
	return float64(n) / float64(max(len(stems), 1))
}
