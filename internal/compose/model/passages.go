package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"stet"
	"stet/internal/llm"
	"stet/internal/text"
)

// What a model is shown at most.
const (
	maxPassages  = 150
	maxPerReport = 40
	shortest     = 12  // bytes of a passage: below is no sentence of news
	longest      = 700 // beyond is none either
	maxScanned   = 400 // sentences of one report that are looked at
	maxOutlet    = 80  // bytes of an outlet's name
)

// passage is one sentence of a report, as the model is shown it.
type passage struct {
	report *stet.Report
	span   stet.Span
	weight float64
}

// shown is a passage's line in the prompt.
type shown struct {
	N         int    `json:"n"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Lang      string `json:"lang,omitempty"`
	Text      string `json:"text"`
}

// choose gives the passages of a dossier that fit into a number of bytes:
// those of the ledger first, then those in which somebody says something, then
// the reports' openings. They stand in the order of the reports, which is that
// of publication. Only reports of the dossier's story are looked at, and of one
// text that several outlets have, the earliest.
func choose(d *stet.Dossier, bytes int, may func(*stet.Report) bool) []passage {
	weights := weigh(d)
	var all []passage
	origins := map[stet.ID]bool{}
	for _, r := range d.Reports {
		origin, known := d.Origins[r.ID]
		if !slices.Contains(d.Story.Reports, r.ID) || known && origins[origin] || !may(r) {
			continue
		}
		origins[origin] = true
		all = append(all, ofReport(r, weights[r.ID])...)
	}
	order := make([]int, len(all))
	for i := range all {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[b].weight, all[a].weight) })
	left, taken := bytes, map[int]bool{}
	for _, i := range order {
		n := all[i].span.Len() + len(all[i].report.Outlet) + lineBytes
		if len(taken) < maxPassages && n <= left {
			taken[i] = true
			left -= n
		}
	}
	var out []passage
	for i, p := range all {
		if taken[i] {
			out = append(out, p)
		}
	}
	return out
}

// lineBytes is about what a passage's line has besides its text.
const lineBytes = 70

// ofReport gives a report's sentences, the heaviest maxPerReport of them, in
// order.
func ofReport(r *stet.Report, weights []weight) []passage {
	var out []passage
	spans := text.Sentences(r.Text, r.Lang)
	for i, span := range spans[:min(maxScanned, len(spans))] {
		s := span.In(r.Text)
		if len(s) < shortest || len(s) > longest || speaksToModels(s) {
			continue
		}
		heaviest := 0.0
		for _, w := range weights { // a statement may span two sentences
			if w.at.Overlaps(span) {
				heaviest = max(heaviest, w.weight)
			}
		}
		out = append(out, passage{r, span, heaviest + 1/float64(i+1)})
	}
	if len(out) <= maxPerReport {
		return out
	}
	byWeight := slices.Clone(out)
	slices.SortStableFunc(byWeight, func(a, b passage) int { return cmp.Compare(b.weight, a.weight) })
	least := byWeight[maxPerReport-1].weight
	return slices.DeleteFunc(out, func(p passage) bool { return p.weight < least })
}

// weight is what makes a stretch of a report worth showing.
type weight struct {
	at     stet.Span
	weight float64
}

// maxWeights bounds the stretches of one report that are weighed.
const maxWeights = 500

// weigh gives the weights, by report, of the sentences in which somebody says
// something, more where the ledger has it.
func weigh(d *stet.Dossier) map[stet.ID][]weight {
	out := map[stet.ID][]weight{}
	add := func(p stet.Passage, w float64) {
		if len(out[p.Report]) < maxWeights {
			out[p.Report] = append(out[p.Report], weight{p.Span, w})
		}
	}
	for i, c := range d.Claims {
		w := 1 + 2/float64(i+1)
		for _, position := range c.Positions {
			for _, p := range position.Passages {
				add(p, w)
			}
		}
		for _, p := range c.Basis {
			add(p, w)
		}
	}
	for _, s := range d.Statements {
		add(stet.Passage{Report: s.Report, Span: s.Sentence}, 0.5)
	}
	return out
}

// instruction finds what is written for a language model rather than for
// readers: calls to forget its instructions or to write something, and the marks
// by which chats are parted, which some servers take for their own.
var instruction = regexp.MustCompile(`(?i)\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|prompts?|rules|context)\b` +
	`|\bsystem prompt\b|\byou are (now )?(an? )?(\w+ )?(ai|artificial intelligence|large language model|language model|chatbot|assistant)\b|\bas an ai\b` +
	`|\b(ais?|llms?|language models?|ai assistants?|chatbots?)\b.{0,20}\b(must|should|please)\b.{0,20}\b(write|say|include|state|add|mention|output|respond|summari[sz]e)\b` +
	`|^\W*((please|now|then|also),? )*(write|say|state|add|include|insert|append|output|print|respond|reply|repeat) (that|in|with|only|this|the following)\b` +
	`|<\|[^>]*\|>|\[/?INST\]|<</?SYS>>|</?s>|<(start|end)_of_turn>`)

// speaksToModels reports whether a sentence is of that kind. One that only tells
// readers of such a thing is left out too, and is missed by none but the model.
func speaksToModels(s string) bool { return instruction.MatchString(llm.Visible(s)) }

// lines gives the passages as the prompt has them, numbered from 1.
func lines(ps []passage) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, p := range ps {
		outlet := llm.Visible(p.report.Outlet)
		// A line of strings and a number can always be written.
		_ = e.Encode(shown{
			N: i + 1, Outlet: strings.ToValidUTF8(outlet[:min(maxOutlet, len(outlet))], ""), Published: p.report.Published.UTC().Format("Mon 2 Jan 2006 15:04"),
			Lang: p.report.Lang, Text: llm.Visible(p.span.In(p.report.Text)),
		})
	}
	return b.String()
}

// cite gives the citations of passage numbers. A number that was not given
// becomes a citation of nothing, which the citation gate refuses; it is never
// taken for another's.
func cite(ps []passage, numbers []int) []stet.Citation {
	var out []stet.Citation
	for _, n := range numbers {
		if n < 1 || n > len(ps) {
			out = append(out, stet.Citation{})
			continue
		}
		out = append(out, stet.Cite(ps[n-1].report, ps[n-1].span))
	}
	return out
}

// sameLanguage reports whether two tags have the same first part. An unknown
// language counts as any.
func sameLanguage(a, b string) bool {
	primary := func(tag string) string {
		first, _, _ := strings.Cut(strings.ToLower(tag), "-")
		return first
	}
	return a == "" || b == "" || primary(a) == primary(b)
}
