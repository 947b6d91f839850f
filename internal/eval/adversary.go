package eval

import (
	"context"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/adversary"
	"stet/internal/compose"
	"stet/internal/compose/extractive"
	"stet/internal/verify"
)

// adversaryPrediction is one line of the predictions: a sentence and what the
// gates said of it. Kind is "" for a sentence that is as it should be.
type adversaryPrediction struct {
	Row      string   `json:"row"`
	Kind     string   `json:"kind"`
	Draft    string   `json:"draft"` // what the sentence was made of: extractive, copied, reworded
	Text     string   `json:"text"`
	Passages []string `json:"passages"`
	Refused  bool     `json:"refused"`
	Gate     string   `json:"gate"`
	Reason   string   `json:"reason"`
}

// Adversary spoils sentences in each of the adversary's ways and counts what the
// gates refuse, and how many good ones they refuse. Drafts are the extractive
// writer's sentences before the gates, sentences copied from the reports, and
// those reworded freely; only what stands is spoiled. Metrics: "hard", "soft" and
// each kind as shares refused with their 95 % intervals and numbers of cases;
// "good_extractive", "good_copied" and "good_reworded", the shares of good
// sentences refused. Rows at odd places, counted from 0, are measured.
func Adversary(ctx context.Context, paths []string, o Options) (Result, error) {
	return adversaryRows(ctx, paths, 1, o)
}

// AdversaryTune is Adversary on the rows at even places, counted from 0: those that
// whoever mends the gates may look at.
func AdversaryTune(ctx context.Context, paths []string, o Options) (Result, error) {
	return adversaryRows(ctx, paths, 0, o)
}

func adversaryRows(ctx context.Context, paths []string, odd int, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Adversary")
	rows, err := readAll[summaryRow](paths, "reports with summaries")
	if err != nil {
		return Result{}, err
	}
	duel := adversaryDuel{gates: verify.New(finder{}), o: o, counts: map[string][]tally{}}
	start := time.Now()
	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		if i%2 == odd {
			if err := duel.row(row, uint64(i)); err != nil {
				return Result{}, err
			}
		}
		o.step(i+1, len(rows))
	}
	metrics := map[string]float64{}
	for name, counts := range duel.counts {
		var sum tally
		for _, c := range counts {
			sum.plus(c)
		}
		metrics[name], metrics[name+"_cases"] = share(sum.right, sum.gold), float64(sum.gold)
		putInterval(metrics, name, counts)
	}
	return Result{Task: "adversary", Items: duel.verdicts, ItemsPerSecond: perSecond(duel.verdicts, time.Since(start)), Metrics: metrics}, nil
}

// adversaryDuel is the adversary against the gates. Counts has for each figure one
// tally a row: refused of all.
type adversaryDuel struct {
	gates    *verify.Gates
	o        Options
	counts   map[string][]tally
	verdicts int
}

// Of each kind of draft so many are spoiled in each way, in each row.
const spoiledADraft = 2

// adversaryDay is when the reports are said to have been published: the rows do not
// tell, and days of the week are counted from it.
var adversaryDay = time.Date(2020, time.June, 10, 9, 0, 0, 0, time.UTC)

// row measures one row's sentences.
func (a *adversaryDuel) row(row summaryRow, number uint64) error {
	d, _ := row.dossier(adversaryDay)
	scene := adversary.NewScene(d.Reports, finder{})
	reports := map[stet.ID]*stet.Report{}
	for _, r := range d.Reports {
		reports[r.ID] = r
	}
	drafts := map[string][]stet.Sentence{"extractive": proposed(d, row.lang()), "copied": scene.Copied()}
	for i, s := range drafts["copied"] {
		if other, ok := scene.Reword(s, number*1000+uint64(i)); ok {
			drafts["reworded"] = append(drafts["reworded"], other)
		}
	}
	sums := map[string]tally{}
	for _, of := range []string{"extractive", "copied", "reworded"} {
		var standing []stet.Sentence
		for _, s := range drafts[of] {
			refused, err := a.ask(adversaryPrediction{Row: row.ID, Draft: of}, s, reports)
			if err != nil {
				return err
			}
			add(sums, "good_"+of, refused)
			if !refused {
				standing = append(standing, s)
			}
		}
		if err := a.spoil(scene, row.ID, of, standing, number, sums); err != nil {
			return err
		}
	}
	for name, n := range sums {
		a.counts[name] = append(a.counts[name], n)
	}
	return nil
}

// spoil measures what comes of standing sentences in each way.
func (a *adversaryDuel) spoil(scene *adversary.Scene, row, of string, standing []stet.Sentence, number uint64, sums map[string]tally) error {
	for k, kind := range adversary.Kinds() {
		made := 0
		for i := range standing {
			// Not always the first: each kind begins elsewhere.
			s := standing[(i+k)%len(standing)]
			c, ok := scene.Spoil(s, kind, number<<20|uint64(k)<<10|uint64(i))
			if !ok {
				continue
			}
			refused, err := a.ask(adversaryPrediction{Row: row, Kind: kind.Name, Draft: of}, c.Sentence, c.Reports)
			if err != nil {
				return err
			}
			group := "soft"
			if kind.Hard {
				group = "hard"
			}
			add(sums, group, refused)
			add(sums, group+"_of_"+of, refused)
			add(sums, strings.ReplaceAll(kind.Name, " ", "_"), refused)
			if made++; made == spoiledADraft {
				break
			}
		}
	}
	return nil
}

// add counts one more verdict.
func add(sums map[string]tally, name string, refused bool) {
	n := sums[name]
	n.plus(ratio(one(refused).right, 1))
	sums[name] = n
}

// ask puts a sentence to the gates and writes the prediction.
func (a *adversaryDuel) ask(p adversaryPrediction, s stet.Sentence, reports map[stet.ID]*stet.Report) (refused bool, err error) {
	found := a.gates.Sentence(s, reports)
	a.verdicts++
	p.Text, p.Refused = s.Text, len(found) > 0
	for _, c := range s.Citations {
		p.Passages = append(p.Passages, c.Exact)
	}
	if p.Refused {
		p.Gate, p.Reason = string(found[0].Gate), found[0].Reason
	}
	return p.Refused, a.o.predict(p)
}

// proposed gives the extractive writer's sentences before any gate, each once.
func proposed(d *stet.Dossier, lang string) []stet.Sentence {
	draft := extractive.Write(d, compose.Options{Lang: lang})
	var out []stet.Sentence
	for _, s := range append([]stet.Sentence{draft.Headline, draft.Deck}, bodyOf(draft)...) {
		if strings.TrimSpace(s.Text) != "" && !slices.ContainsFunc(out, func(o stet.Sentence) bool { return o.Text == s.Text }) {
			out = append(out, s)
		}
	}
	return out
}
