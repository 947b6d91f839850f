package eval

import (
	"cmp"
	"context"
	"slices"
	"time"

	"stet"
	"stet/internal/statements"
	"stet/internal/support"
	"stet/internal/verify"
)

// supportRow is a sentence beside its source: label 1 when the source supports
// it, else 0. Rows with the same pair are two versions of one sentence, rows of
// the same group any number of them.
type supportRow struct {
	ID       string `json:"id"`
	Source   string `json:"source"`
	Sentence string `json:"sentence"`
	Lang     string `json:"lang"`
	Label    int    `json:"label"`
	Pair     string `json:"pair"`
	Group    string `json:"group"`
}

// supportPrediction is one line of the predictions.
type supportPrediction struct {
	ID      string  `json:"id"`
	Score   float64 `json:"score"`
	Verdict string  `json:"verdict"` // "stands" or "refused"
	Reason  string  `json:"reason"`
}

// finder lets the gates ask for statements.
type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

// Support measures how well the gates tell supported sentences from others: AUC;
// consistency, where rows come in pairs; and balanced accuracy, where two files
// are given: the first only chooses the threshold that is applied to the second,
// and everything else is measured on the second alone. The score is the embedded
// model's: on a set that it learned from it flatters; see [SupportCross]. "Hard" is the share of
// each label that the figure, name and stance gates refuse.
func Support(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Support")
	if len(paths) != 1 && len(paths) != 2 {
		return Result{}, stet.Errorf(stet.Invalid, "give the file to measure, or a file to choose the threshold on and then the file to measure")
	}
	sets := make([][]scored, len(paths))
	var took time.Duration
	for i, path := range paths {
		rows, err := readLines[supportRow](path)
		if err != nil {
			return Result{}, err
		}
		if len(rows) == 0 {
			return Result{}, stet.Errorf(stet.Invalid, "%s has no rows", path)
		}
		start := time.Now()
		if sets[i], err = scoreRows(ctx, rows, o); err != nil {
			return Result{}, err
		}
		took = time.Since(start)
	}
	tested := sets[len(sets)-1]
	m := map[string]float64{"auc": auc(tested)}
	if share, ok := consistency(tested); ok {
		m["consistency"] = share
	}
	if len(sets) == 2 {
		t := bestThreshold(sets[0])
		m["threshold"], m["balanced_accuracy"] = t, balancedAccuracy(tested, t)
	}
	m["hard_refused_supported"], m["hard_refused_unsupported"] = hardRefused(tested)
	for _, s := range tested {
		if err := o.predict(s.prediction); err != nil {
			return Result{}, err
		}
	}
	return Result{
		Task: "support", Items: len(tested), ItemsPerSecond: float64(len(tested)) / max(took.Seconds(), 1e-9), Metrics: m,
	}, nil
}

// scored is a row with what was made of it.
type scored struct {
	supported  bool
	score      float64
	pair       string
	prediction supportPrediction
}

func scoreRows(ctx context.Context, rows []supportRow, o Options) ([]scored, error) {
	m, err := support.Default()
	if err != nil {
		return nil, err
	}
	g := verify.New(finder{})
	out := make([]scored, 0, len(rows))
	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		lang := cmp.Or(row.Lang, "en")
		r := stet.NewReport(stet.Report{URL: row.ID, Lang: lang, Text: row.Source})
		p := supportPrediction{ID: row.ID, Score: m.Score(support.Read(r.Text, lang), row.Sentence), Verdict: "stands"}
		refused := g.Hard(row.Sentence, lang, &r)
		if len(refused) > 0 {
			p.Verdict, p.Reason = "refused", refused[0].Reason
		}
		out = append(out, scored{row.Label == 1, p.Score, row.Pair, p})
		o.step(i+1, len(rows))
	}
	return out, nil
}

// auc is the chance that a supported row scores above another, ties one half:
// by ranks, those of equal scores shared (Mann and Whitney 1947).
func auc(rows []scored) float64 {
	sorted := slices.Clone(rows)
	slices.SortFunc(sorted, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	rankSum, positives := 0.0, 0
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j].score == sorted[i].score {
			j++
		}
		rank := float64(i+j+1) / 2 // the mean of ranks i+1 … j
		for ; i < j; i++ {
			if sorted[i].supported {
				rankSum += rank
				positives++
			}
		}
	}
	negatives := len(rows) - positives
	if positives == 0 || negatives == 0 {
		return 0
	}
	p := float64(positives)
	return (rankSum - p*(p+1)/2) / (p * float64(negatives))
}

// consistency is the share of pairs whose supported row scores strictly higher;
// false when there is no pair.
func consistency(rows []scored) (float64, bool) {
	type both struct{ good, bad *scored }
	pairs := map[string]*both{}
	for i, r := range rows {
		if r.pair == "" {
			continue
		}
		p := pairs[r.pair]
		if p == nil {
			p = &both{}
			pairs[r.pair] = p
		}
		if r.supported {
			p.good = &rows[i]
		} else {
			p.bad = &rows[i]
		}
	}
	right, all := 0, 0
	for _, p := range pairs {
		if p.good == nil || p.bad == nil {
			continue
		}
		all++
		if p.good.score > p.bad.score {
			right++
		}
	}
	return share(right, all), all > 0
}

// balancedAccuracy is the mean of both labels' recalls when scores from t up count
// as supported.
func balancedAccuracy(rows []scored, t float64) float64 {
	var right, all [2]int
	for _, r := range rows {
		k := 0
		if r.supported {
			k = 1
		}
		all[k]++
		if (r.score >= t) == r.supported {
			right[k]++
		}
	}
	return (share(right[0], all[0]) + share(right[1], all[1])) / 2
}

// bestThreshold gives the threshold of the highest balanced accuracy: of the
// midpoints between neighbouring distinct scores and the two ends; of equals the
// middle one.
func bestThreshold(rows []scored) float64 {
	sorted := slices.Clone(rows)
	slices.SortFunc(sorted, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	positives := 0
	for _, r := range sorted {
		if r.supported {
			positives++
		}
	}
	negatives := len(sorted) - positives
	// Below the threshold so far: lowPos supported, lowNeg others.
	lowPos, lowNeg := 0, 0
	var best []float64
	most := -1.0
	try := func(t float64) {
		accuracy := (share(positives-lowPos, positives) + share(lowNeg, negatives)) / 2
		switch {
		case accuracy > most+1e-12:
			best, most = []float64{t}, accuracy
		case accuracy > most-1e-12:
			best = append(best, t)
		}
	}
	try(sorted[0].score)
	for i, r := range sorted {
		if r.supported {
			lowPos++
		} else {
			lowNeg++
		}
		switch {
		case i+1 == len(sorted):
			try(r.score + 1)
		case sorted[i+1].score != r.score:
			try((r.score + sorted[i+1].score) / 2)
		}
	}
	return best[(len(best)-1)/2]
}

// hardRefused is the share of each label that a gate refused outright.
func hardRefused(rows []scored) (supported, other float64) {
	var refused, all [2]int
	for _, r := range rows {
		k := 0
		if r.supported {
			k = 1
		}
		all[k]++
		if r.prediction.Verdict == "refused" {
			refused[k]++
		}
	}
	return share(refused[1], all[1]), share(refused[0], all[0])
}
