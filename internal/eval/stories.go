package eval

import (
	"cmp"
	"context"
	"slices"
	"time"

	"stet"
	"stet/internal/stories"
)

// storyRow is a line of a file of reports with known events.
type storyRow struct {
	ID        string `json:"id"`
	Lang      string `json:"lang"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	Published string `json:"published"` // RFC 3339; "" unknown
	Event     string `json:"event"`
}

// storyPrediction is what the task predicts for one report.
type storyPrediction struct {
	ID      string `json:"id"`
	Cluster string `json:"cluster"`
}

// Stories groups the reports of the files, in the order of their publication,
// and compares the groups with the events: B-cubed over all reports and over
// those whose event has two or more, and V-measure.
func Stories(ctx context.Context, paths []string, o Options) (res Result, err error) {
	defer stet.Wrap(&err, "eval stories")
	rows, err := readFiles[storyRow](paths)
	if err != nil {
		return Result{}, err
	}
	start := time.Now()
	found, err := groupStories(ctx, rows, stories.Options{}, o)
	if err != nil {
		return Result{}, err
	}
	took := time.Since(start)
	gold, pred := make([]string, len(rows)), make([]string, len(rows))
	for i, r := range rows {
		gold[i], pred[i] = r.Event, found[r.ID]
		if err := o.predict(storyPrediction{r.ID, found[r.ID]}); err != nil {
			return Result{}, err
		}
	}
	return Result{Task: "stories", Items: len(rows), ItemsPerSecond: perSecond(len(rows), took), Metrics: storyMetrics(gold, pred)}, nil
}

// storyMetrics computes the task's figures.
func storyMetrics(gold, pred []string) map[string]float64 {
	m := map[string]float64{"groups": float64(countDistinct(pred)), "events": float64(countDistinct(gold))}
	m["b3_precision"], m["b3_recall"], m["b3_f1"] = bCubed(gold, pred, 1)
	m["b3_precision_2"], m["b3_recall_2"], m["b3_f1_2"] = bCubed(gold, pred, 2)
	m["homogeneity"], m["completeness"], m["v_measure"] = vMeasure(gold, pred)
	return m
}

// groupStories gives each report's story.
func groupStories(ctx context.Context, rows []storyRow, so stories.Options, o Options) (map[string]string, error) {
	docs, err := storyDocs(rows)
	if err != nil {
		return nil, err
	}
	x := stories.New(so)
	found := make(map[string]string, len(rows))
	take := func(moves []stories.Move) {
		for _, m := range moves {
			found[string(m.Report)] = string(m.Story)
		}
	}
	for i, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		take(x.Place(d))
		o.step(i+1, len(docs))
	}
	take(x.Settle())
	return found, nil
}

// storyDocs gives the reports in the order in which the program would place
// them: by publication, then by ID.
func storyDocs(rows []storyRow) ([]stories.Doc, error) {
	docs := make([]stories.Doc, 0, len(rows))
	seen := make(map[string]bool, len(rows))
	for _, r := range rows {
		if seen[r.ID] {
			return nil, stet.Errorf(stet.Invalid, "the id %q occurs twice", r.ID)
		}
		seen[r.ID] = true
		published, err := parsePublished(r.Published)
		if err != nil {
			return nil, stet.Errorf(stet.Invalid, "report %s: %w", r.ID, err)
		}
		docs = append(docs, stories.Doc{ID: stet.ID(r.ID), Lang: r.Lang, Headline: r.Title, Text: r.Text, Published: published})
	}
	slices.SortStableFunc(docs, func(a, b stories.Doc) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
	})
	return docs, nil
}

// parsePublished reads RFC 3339, or "" as the zero time.
func parsePublished(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.RFC3339, s)
}

// readFiles decodes the lines of several files, one after the other.
func readFiles[T any](paths []string) ([]T, error) {
	if len(paths) == 0 {
		return nil, stet.Errorf(stet.Invalid, "no file named: give a .jsonl or .jsonl.gz file")
	}
	var all []T
	for _, path := range paths {
		rows, err := readLines[T](path)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

func perSecond(n int, took time.Duration) float64 {
	return float64(n) / max(took.Seconds(), 1e-9)
}
