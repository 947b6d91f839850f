package verify

import (
	"maps"
	"math"
	"slices"

	"stet"
	"stet/internal/text"
)

// Verdict is what the gates say of one sentence of a text.
type Verdict struct {
	Span      stet.Span // in the text
	Sentence  string
	Stands    bool
	Citations []stet.Citation // the best passages found; at least one when it stands
	Refusals  []Refusal
}

// Text checks every sentence of a text that names no passages: for each, the
// passages that hold most of its rare words are found among the reports, then
// the gates are asked. Pronouns are resolved within the text. A sentence
// without a content word (a rule, a page number) is left out.
func (g *Gates) Text(s, lang string, against []*stet.Report) []Verdict {
	reports := make(map[stet.ID]*stet.Report, len(against))
	for _, r := range against {
		reports[r.ID] = r
	}
	d := g.newDesk(reports)
	x := newIndex(against)
	statements := g.finder.Extract(&stet.Report{Text: s, Lang: lang})
	var out []Verdict
	for _, span := range text.Sentences(s, lang) {
		l := d.bare(span.In(s), lang)
		if !slices.ContainsFunc(l.words, func(w word) bool { return w.content }) {
			continue
		}
		l.opens = len(out) == 0
		l.statements = inSentence(statements, span)
		v := Verdict{Span: span, Sentence: l.text}
		for _, at := range x.best(l.words) {
			v.Citations = append(v.Citations, stet.Cite(x.sentences[at].report, x.sentences[at].span))
		}
		if len(v.Citations) == 0 {
			v.Refusals = []Refusal{{Gate: stet.GateCitation, Reason: "no passage of the sources has its words", Words: l.text}}
		} else {
			v.Refusals = ask(l, d.passages(v.Citations))
		}
		v.Stands = len(v.Refusals) == 0
		out = append(out, v)
	}
	return out
}

// inSentence gives the statements of a text that lie in one sentence of it, their
// spans counted from its beginning. What lies outside is cut off.
func inSentence(all []stet.Statement, sentence stet.Span) []stet.Statement {
	var out []stet.Statement
	for _, s := range all {
		if !overlaps(s, sentence) {
			continue
		}
		s.Source, s.Cue, s.Content = cut(s.Source, sentence), cut(s.Cue, sentence), cut(s.Content, sentence)
		out = append(out, s)
	}
	return out
}

func cut(role []stet.Span, within stet.Span) []stet.Span {
	var out []stet.Span
	for _, s := range role {
		if s.Overlaps(within) {
			out = append(out, stet.Span{Start: max(s.Start, within.Start) - within.Start, End: min(s.End, within.End) - within.Start})
		}
	}
	return out
}

// index finds the sentences of the sources that hold given words.
type index struct {
	sentences []indexed
	postings  map[string][]int // stem → sentences, each once, in order
}

type indexed struct {
	report *stet.Report
	span   stet.Span
}

func newIndex(reports []*stet.Report) *index {
	x := &index{postings: map[string][]int{}}
	for _, r := range reports {
		for _, span := range text.Sentences(r.Text, r.Lang) {
			at := len(x.sentences)
			x.sentences = append(x.sentences, indexed{r, span})
			for _, w := range wordsOf(span.In(r.Text), r.Lang, nil) {
				if list := x.postings[w.stem]; w.content && (len(list) == 0 || list[len(list)-1] != at) {
					x.postings[w.stem] = append(list, at)
				}
			}
		}
	}
	return x
}

// maxPassages bounds what a sentence is said to rest on; minGain is the share of
// its rarity that each further passage must add.
const (
	maxPassages = 3
	minGain     = 0.15
)

// best picks passages greedily: each time the one that holds most of the rarity
// not yet held; of equals the earliest.
func (x *index) best(words []word) []int {
	left, total := map[string]float64{}, 0.0
	var order []string
	for _, w := range words {
		if _, seen := left[w.stem]; w.content && !seen {
			weight := math.Log(1 + float64(len(x.sentences))/float64(1+len(x.postings[w.stem])))
			left[w.stem] = weight
			order = append(order, w.stem)
			total += weight
		}
	}
	var picked []int
	for len(picked) < maxPassages {
		at := x.heaviest(order, left, minGain*total)
		if at < 0 {
			break
		}
		picked = append(picked, at)
		for _, w := range order {
			if _, has := slices.BinarySearch(x.postings[w], at); has {
				left[w] = 0
			}
		}
	}
	return picked
}

// maxPostings bounds the sentences of one word that are weighed: a word that more
// have tells none from another.
const maxPostings = 2000

// heaviest gives the sentence with the largest sum of weights above least, -1
// when there is none.
func (x *index) heaviest(stems []string, weight map[string]float64, least float64) int {
	gain := map[int]float64{}
	for _, stem := range stems {
		if weight[stem] == 0 {
			continue
		}
		for _, at := range x.postings[stem][:min(len(x.postings[stem]), maxPostings)] {
			gain[at] += weight[stem]
		}
	}
	best, most := -1, least
	for _, at := range slices.Sorted(maps.Keys(gain)) {
		if gain[at] > most {
			best, most = at, gain[at]
		}
	}
	return best
}
