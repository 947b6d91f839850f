package eval

import (
	"context"
	"strings"
	"time"

	"stet"
	"stet/internal/copies"
)

// copyRow is a line of the pairs file.
type copyRow struct {
	A        string `json:"a"`
	B        string `json:"b"`
	Relation string `json:"relation"`
	Note     string `json:"note"`
}

// copyPrediction is what the task predicts for one pair.
type copyPrediction struct {
	A        string  `json:"a"`
	B        string  `json:"b"`
	Relation string  `json:"relation"`
	Score    float64 `json:"score"`
}

// copyText is a line of a file that holds texts; other fields are left alone.
type copyText struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Copies compares pairs of texts: paths are the pairs file first, then the
// files that hold the texts. Positive is copy or partial; the figures are
// precision, recall and F1 over the pairs, the same for copy alone, and the
// share called positive within each relation and note.
func Copies(ctx context.Context, paths []string, o Options) (res Result, err error) {
	defer stet.Wrap(&err, "eval copies")
	if len(paths) < 2 {
		return Result{}, stet.Errorf(stet.Invalid, "name the pairs file first, then the files that hold the texts")
	}
	pairs, err := readLines[copyRow](paths[0])
	if err != nil {
		return Result{}, err
	}
	rows, err := readFiles[copyText](paths[1:])
	if err != nil {
		return Result{}, err
	}
	texts := make(map[string]string, len(rows))
	for _, r := range rows {
		texts[r.ID] = r.Text
	}
	start := time.Now()
	var s copyScore
	for i, p := range pairs {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		found, err := comparePair(p, texts)
		if err != nil {
			return Result{}, err
		}
		s.add(p, found.Relation)
		if err := o.predict(found); err != nil {
			return Result{}, err
		}
		o.step(i+1, len(pairs))
	}
	return Result{Task: "copies", Items: len(pairs), ItemsPerSecond: perSecond(len(pairs), time.Since(start)), Metrics: s.metrics()}, nil
}

func comparePair(p copyRow, texts map[string]string) (copyPrediction, error) {
	if p.A == "" || p.B == "" {
		return copyPrediction{}, stet.Errorf(stet.Invalid, "a line of the first file names no pair (a, b): name the pairs file first")
	}
	a, okA := texts[p.A]
	b, okB := texts[p.B]
	if !okA || !okB {
		return copyPrediction{}, stet.Errorf(stet.Invalid, "no text for the pair %s, %s: name the file that holds it", p.A, p.B)
	}
	found := copyPrediction{A: p.A, B: p.B}
	found.Relation, found.Score = copies.Compare(a, b)
	return found, nil
}

// copyScore counts pairs.
type copyScore struct {
	positive, copies copyCount            // copy or partial; copy alone
	called           map[string]copyShare // by "relation X" and "note X"
}

// copyCount counts what is right for one class.
type copyCount struct{ right, gold, predicted int }

func (c *copyCount) add(gold, predicted bool) {
	if gold {
		c.gold++
	}
	if predicted {
		c.predicted++
	}
	if gold && predicted {
		c.right++
	}
}

// copyShare counts the pairs called positive among those of one kind.
type copyShare struct{ positive, all int }

func isPositive(relation string) bool {
	return relation == copies.Copy || relation == copies.Partial
}

func (s *copyScore) add(p copyRow, found string) {
	s.positive.add(isPositive(p.Relation), isPositive(found))
	s.copies.add(p.Relation == copies.Copy, found == copies.Copy)
	if s.called == nil {
		s.called = map[string]copyShare{}
	}
	names := []string{"positive_" + p.Relation}
	if p.Note != "" {
		names = append(names, "positive_note_"+strings.ReplaceAll(p.Note, " ", "_"))
	}
	for _, name := range names {
		c := s.called[name]
		c.all++
		if isPositive(found) {
			c.positive++
		}
		s.called[name] = c
	}
}

func (s *copyScore) metrics() map[string]float64 {
	m := map[string]float64{}
	s.positive.put(m, "")
	s.copies.put(m, "copy_")
	for name, c := range s.called {
		m[name] = share(c.positive, c.all)
	}
	return m
}

func (c copyCount) put(m map[string]float64, prefix string) {
	m[prefix+"precision"] = share(c.right, c.predicted)
	m[prefix+"recall"] = share(c.right, c.gold)
	m[prefix+"f1"] = share(2*c.right, c.predicted+c.gold)
}
