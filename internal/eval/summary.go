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
	"stet/internal/text"
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
// it "lead_1", each report's first sentence, and "lexrank".
func Summary(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Summary")
	var rows []summaryRow
	for _, path := range paths {
		more, err := readLines[summaryRow](path)
		if err != nil {
			return Result{}, err
		}
		rows = append(rows, more...)
	}
	if len(rows) == 0 {
		return Result{}, stet.Errorf(stet.Invalid, "no rows to measure: give at least one file of summaries")
	}
	scores := map[string]*rouge{}
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
		score(scores, "", p.Summary, want)
		row.baselines(scores, want)
		o.step(i+1, len(rows))
	}
	metrics := map[string]float64{
		"withheld": share(refused, stood+refused), "empty": share(empty, len(rows)), "origins": share(told, origins),
	}
	for name, r := range scores {
		metrics[name+"rouge_1"], metrics[name+"rouge_2"], metrics[name+"rouge_l"] = r.one/r.n, r.two/r.n, r.longest/r.n
	}
	return Result{Task: "summary", Items: len(rows), ItemsPerSecond: perSecond(len(rows), took), Metrics: metrics}, nil
}

// rouge adds up what summaries of one kind reach.
type rouge struct{ one, two, longest, n float64 }

func score(scores map[string]*rouge, name, summary string, want []string) {
	r := scores[name]
	if r == nil {
		r = &rouge{}
		scores[name] = r
	}
	got := rougeTokens(summary)
	r.one, r.two, r.longest, r.n = r.one+rougeN(got, want, 1), r.two+rougeN(got, want, 2), r.longest+rougeL(got, want), r.n+1
}

// baselines scores what needs no newsroom: each report's first sentence, also by
// the outlet's side where that is known, and LexRank.
func (row summaryRow) baselines(scores map[string]*rouge, want []string) {
	lang := cmp.Or(row.Lang, "en")
	var texts []string
	for _, r := range row.Reports {
		texts = append(texts, r.Text)
		lead := ""
		if spans := text.Sentences(r.Text, lang); len(spans) > 0 {
			lead = spans[0].In(r.Text)
		}
		score(scores, "lead_1_", lead, want)
		if r.Side != "" {
			score(scores, "lead_1_"+r.Side+"_", lead, want)
		}
	}
	score(scores, "lexrank_", lexRank(texts, lang, maxSummary), want)
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
	lang := cmp.Or(row.Lang, "en")
	d := &stet.Dossier{Origins: map[stet.ID]stet.ID{}}
	number := map[stet.ID]int{}
	for i, given := range row.Reports {
		r := stet.NewReport(stet.Report{
			URL: fmt.Sprintf("%s/%d", row.ID, i), Snapshot: row.ID, Outlet: "Report " + string(rune('A'+i%26)),
			Headline: given.Title, Lang: lang, Text: given.Text,
		})
		number[r.ID] = i
		d.Reports = append(d.Reports, &r)
		d.Story.Reports = append(d.Story.Reports, r.ID)
		d.Origins[r.ID] = r.ID
		d.Statements = append(d.Statements, statements.Extract(&r)...)
	}
	d.Claims = claims.Ledger(d)
	a := extractive.Write(d, compose.Options{Lang: lang})
	a = verify.New(finder{}).Article(a, d, func(s stet.Sentence, r verify.Refusal) (stet.Sentence, bool) {
		return extractive.Repair(d, s, r.Gate, r.Reason)
	})
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

// rougeTokens gives the lower-cased runs of a–z and 0–9.
func rougeTokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// rougeN is the F1 of clipped n-gram counts.
func rougeN(got, want []string, n int) float64 {
	counts := map[string]int{}
	for i := 0; i+n <= len(want); i++ {
		counts[strings.Join(want[i:i+n], " ")]++
	}
	common := 0
	for i := 0; i+n <= len(got); i++ {
		if key := strings.Join(got[i:i+n], " "); counts[key] > 0 {
			counts[key]--
			common++
		}
	}
	return share(2*common, max(0, len(got)-n+1)+max(0, len(want)-n+1))
}

// rougeL is the F1 of the longest common subsequence of the whole texts.
func rougeL(got, want []string) float64 {
	row := make([]int, len(want)+1)
	for _, g := range got {
		diagonal := 0
		for j, w := range want {
			above := row[j+1]
			if g == w {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return share(2*row[len(want)], len(got)+len(want))
}
