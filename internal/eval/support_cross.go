package eval

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"stet"
	"stet/internal/support"
)

// SupportRows reads files of sources and sentences to learn from, one set a file.
func SupportRows(paths []string) (_ []support.Row, err error) {
	defer stet.Wrap(&err, "eval.SupportRows")
	var out []support.Row
	for set, path := range paths {
		rows, err := readLines[supportRow](path)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out = append(out, support.Row{
				Source: r.Source, Sentence: r.Sentence, Lang: cmp.Or(r.Lang, "en"), Set: set, Supported: r.Label == 1,
				Group: cmp.Or(r.Pair, r.Group), Pair: r.Pair != "",
			})
		}
	}
	if len(out) == 0 {
		return nil, stet.Errorf(stet.Invalid, "no rows: give at least one file of sources and sentences with labels")
	}
	return out, nil
}

// SupportCross measures the learned score of support with models that did not
// learn from what they are measured on: "SET_…" is each set by models that
// learned from the other folds of all sets, where all rows about a source are in
// one fold; "SET_alone_…" is each set by a model that learned from the other sets
// only. Intervals are over sources.
func SupportCross(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.SupportCross")
	rows, err := SupportRows(paths)
	if err != nil {
		return Result{}, err
	}
	start := time.Now()
	x := &crossing{corpus: support.ReadCorpus(rows), folded: make([]float64, len(rows)), alone: make([]float64, len(rows))}
	if err := x.run(ctx, len(paths), o); err != nil {
		return Result{}, err
	}
	m := map[string]float64{}
	for set, path := range paths {
		name := setName(path)
		x.put(m, name, set, x.folded)
		if len(paths) > 1 {
			x.put(m, name+"_alone", set, x.alone)
		}
	}
	return Result{
		Task: "support-cross", Items: len(rows), ItemsPerSecond: float64(len(rows)) / max(time.Since(start).Seconds(), 1e-9), Metrics: m,
	}, nil
}

// setName is a file's name without what all files' names have.
func setName(path string) string {
	name, _, _ := strings.Cut(filepath.Base(path), ".")
	return strings.TrimPrefix(name, "support-")
}

// crossing is a cross-validation in progress.
type crossing struct {
	corpus *support.Corpus
	folded []float64 // the score of each row by a model of the other folds
	alone  []float64 // the score of each row by a model of the other sets
}

// run trains a model for each fold and for each set that is left out, as many at
// a time as there are processors.
func (x *crossing) run(ctx context.Context, sets int, o Options) error {
	jobs := support.Folds
	if sets > 1 {
		jobs += sets
	}
	queue := make(chan int, jobs)
	for job := range jobs {
		queue <- job
	}
	close(queue)
	var wait sync.WaitGroup
	var lock sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), jobs) {
		wait.Go(func() {
			for job := range queue {
				if ctx.Err() != nil {
					return
				}
				x.job(job)
				lock.Lock()
				done++
				o.step(done, jobs)
				lock.Unlock()
			}
		})
	}
	wait.Wait()
	return ctx.Err()
}

// job trains without a fold, or without a set, and scores what was left out.
func (x *crossing) job(job int) {
	out, scores := func(row int) bool { return support.FoldOf(x.corpus.Rows[row].Source) == job }, x.folded
	if job >= support.Folds {
		out, scores = func(row int) bool { return x.corpus.Rows[row].Set == job-support.Folds }, x.alone
	}
	m := x.corpus.Train(func(row int) bool { return !out(row) })
	for row := range x.corpus.Rows {
		if out(row) {
			scores[row] = x.corpus.Score(m, row)
		}
	}
}

// put writes a set's AUC, and its consistency where it has pairs, with their
// intervals.
func (x *crossing) put(m map[string]float64, name string, set int, scores []float64) {
	var sources [][]scored // by source
	at := map[string]int{}
	for i, row := range x.corpus.Rows {
		if row.Set != set {
			continue
		}
		n, known := at[row.Source]
		if !known {
			n = len(sources)
			at[row.Source] = n
			sources = append(sources, nil)
		}
		s := scored{supported: row.Supported, score: scores[i]}
		if row.Pair {
			s.pair = row.Group
		}
		sources[n] = append(sources[n], s)
	}
	putScores(m, name, sources)
}

// putScores measures rows that lie together by source.
func putScores(m map[string]float64, name string, sources [][]scored) {
	m[name+"_auc"] = auc(slices.Concat(sources...))
	m[name+"_auc_low"], m[name+"_auc_high"] = spread(len(sources), func(drawn []int) float64 {
		var rows []scored
		for _, n := range drawn {
			rows = append(rows, sources[n]...)
		}
		return auc(rows)
	})
	share, ok := consistency(slices.Concat(sources...))
	if !ok {
		return
	}
	m[name+"_consistency"] = share
	right, all := make([]float64, len(sources)), make([]float64, len(sources))
	for n, rows := range sources {
		all[n] = float64(len(rows)) / 2
		share, _ := consistency(rows)
		right[n] = share * all[n]
	}
	m[name+"_consistency_low"], m[name+"_consistency_high"] = spread(len(sources), func(drawn []int) float64 {
		r, a := 0.0, 0.0
		for _, n := range drawn {
			r, a = r+right[n], a+all[n]
		}
		return r / math.Max(a, 1)
	})
}

// spread is the 95 % percentile interval of a figure over n things drawn anew, as
// [interval] has it.
func spread(n int, figure func(drawn []int) float64) (low, high float64) {
	random := rand.New(rand.NewPCG(1, 2))
	figures := make([]float64, resamples)
	drawn := make([]int, n)
	for i := range figures {
		for k := range drawn {
			drawn[k] = random.IntN(n)
		}
		figures[i] = figure(drawn)
	}
	slices.Sort(figures)
	return figures[resamples*25/1000], figures[resamples*975/1000-1]
}
