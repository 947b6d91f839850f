package eval

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/claims"
	"stet/internal/compose"
	"stet/internal/compose/extractive"
	"stet/internal/statements"
	"stet/internal/verify"
)

// summaryRow is some reports on one story and a summary of them by a person.
type summaryRow struct {
	ID        string          `json:"id"`
	Reports   []summaryReport `json:"reports"`
	Reference string          `json:"reference"`
	Lang      string          `json:"lang"`
}

type summaryReport struct {
	Title string `json:"title"`
	Text  string `json:"text"`
	Side  string `json:"outlet_side"` // left, center, right; "" where it is not known
}

// summaryPrediction is one line of the predictions.
type summaryPrediction struct {
	ID        string            `json:"id"`
	Summary   string            `json:"summary"`
	Sentences []summarySentence `json:"sentences"`
}

type summarySentence struct {
	Text     string           `json:"text"`
	Passages []summaryPassage `json:"passages"`
}

// summaryPassage is a passage of the row's report number Report, from 0; the
// span counts code points.
type summaryPassage struct {
	Report int    `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Exact  string `json:"exact"`
}

// maxSummary is the length at which a summary ends, in words: an editor's
// roundup has between fifty and eighty.
const maxSummary = 80

// Summary measures the extractive writer against people's summaries by ROUGE-1,
// ROUGE-2 and ROUGE-L (F1, Lin 2004; without stemming). The summary is the
// article's first two sentences, its deck and the rest of its body, after the gates, up to 80 words; "withheld" is the share of
// proposed sentences that the gates refused, "empty" that of rows of which
// nothing stood, "origins" that of the reports on which the article rests. Beside
// it "headline_deck", the article's headline and deck alone, "lead_1", each report's
// first sentence, also by the outlet's side where that is known, and "lexrank".
// Each ROUGE has its 95 % interval: "_low" and "_high".
func Summary(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Summary")
	rows, err := readAll[summaryRow](paths, "summaries")
	if err != nil {
		return Result{}, err
	}
	scores := rouges{}
	var took time.Duration
	stood, refused, empty, told, origins := 0, 0, 0, 0, 0
	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		start := time.Now()
		p, a := summarise(row)
		took += time.Since(start)
		if err := o.predict(p); err != nil {
			return Result{}, err
		}
		if p.Summary == "" {
			empty++
		}
		stood, refused = stood+len(bodyOf(a)), refused+len(a.Withheld)
		told, origins = told+citedReports(a), origins+len(row.Reports)
		want := rougeTokens(row.Reference)
		scores.add("", p.Summary, want)
		scores.add("headline_deck_", a.Headline.Text+" "+a.Deck.Text, want)
		row.baselines(scores, want)
		o.step(i+1, len(rows))
	}
	metrics := map[string]float64{
		"withheld": share(refused, stood+refused), "empty": share(empty, len(rows)), "origins": share(told, origins),
	}
	scores.put(metrics)
	return Result{Task: "summary", Items: len(rows), ItemsPerSecond: perSecond(len(rows), took), Metrics: metrics}, nil
}

// citedReports counts the reports that an article's sentences rest on; here each is
// an origin of its own.
func citedReports(a stet.Article) int {
	cited := map[stet.ID]bool{}
	for _, s := range append(bodyOf(a), a.Headline, a.Deck) {
		for _, c := range s.Citations {
			cited[c.Report] = true
		}
	}
	return len(cited)
}

// summarise writes about a row's reports as the pipeline does.
func summarise(row summaryRow) (summaryPrediction, stet.Article) {
	d, number := row.dossier(time.Time{})
	a := written(d, verify.New(finder{}), row.lang())
	p := summaryPrediction{ID: row.ID, Sentences: []summarySentence{}}
	words := 0
	var texts []string
	for _, s := range told(a) {
		n := len(strings.Fields(s.Text))
		if words > 0 && words+n > maxSummary {
			break
		}
		words += n
		texts = append(texts, s.Text)
		p.Sentences = append(p.Sentences, summarySentence{s.Text, passagesOf(s, d, number)})
	}
	p.Summary = strings.Join(texts, " ")
	return p, a
}

// lang is the language of a row's reports.
func (row summaryRow) lang() string { return cmp.Or(row.Lang, "en") }

// dossier reads a row's reports as the pipeline does, each an origin of its own,
// published at a time, and numbers them from 0.
func (row summaryRow) dossier(published time.Time) (*stet.Dossier, map[stet.ID]int) {
	d := &stet.Dossier{Origins: map[stet.ID]stet.ID{}}
	number := map[stet.ID]int{}
	for i, given := range row.Reports {
		r := stet.NewReport(stet.Report{
			URL: fmt.Sprintf("%s/%d", row.ID, i), Snapshot: row.ID, Outlet: "Report " + string(rune('A'+i%26)),
			Headline: given.Title, Lang: row.lang(), Text: given.Text, Published: published, Fetched: published,
		})
		number[r.ID] = i
		d.Reports = append(d.Reports, &r)
		d.Story.Reports = append(d.Story.Reports, r.ID)
		d.Origins[r.ID] = r.ID
		d.Statements = append(d.Statements, statements.Extract(&r)...)
	}
	d.Claims = claims.Ledger(d)
	return d, number
}

// written gives what stands of the extractive writer's article, as the pipeline has
// it.
func written(d *stet.Dossier, gates *verify.Gates, lang string) stet.Article {
	sitting := gates.Over(d, lang)
	a, _ := sitting.Review(extractive.Write(d, compose.Options{Lang: lang, Stands: sitting.Stands}), func(s stet.Sentence, r verify.Refusal) (stet.Sentence, bool) {
		return extractive.Repair(d, s, r.Gate, r.Reason)
	})
	return a
}

// told gives an article's deck and body, each sentence once.
func told(a stet.Article) []stet.Sentence {
	body := bodyOf(a)
	if a.Deck.Text == "" || slices.ContainsFunc(body, func(s stet.Sentence) bool { return s.Text == a.Deck.Text }) {
		return body
	}
	at := min(2, len(body))
	return slices.Insert(body, at, a.Deck)
}

// bodyOf gives an article's sentences in order.
func bodyOf(a stet.Article) []stet.Sentence {
	var out []stet.Sentence
	for _, section := range a.Sections {
		out = append(out, section.Sentences...)
	}
	return out
}

func passagesOf(s stet.Sentence, d *stet.Dossier, number map[stet.ID]int) []summaryPassage {
	out := []summaryPassage{}
	for _, c := range s.Citations {
		span := stet.CodePoints(d.Report(c.Report).Text, c.Span)
		out = append(out, summaryPassage{Report: number[c.Report], Start: span.Start, End: span.End, Exact: c.Exact})
	}
	return out
}
