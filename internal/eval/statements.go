package eval

import (
	"context"
	"strings"
	"time"

	"stet"
	"stet/internal/statements"
)

// statementRow is one text of a statements corpus. Spans are [start, end) in
// Unicode code points of Text.
type statementRow struct {
	ID         string          `json:"id"`
	Text       string          `json:"text"`
	Lang       string          `json:"lang"`
	Main       *bool           `json:"main"` // false: another annotator's reading of a text that is there already
	Statements []statementItem `json:"statements"`
}

// statementItem is one statement's roles, and the predicted stance.
type statementItem struct {
	Source  spans       `json:"source"`
	Cue     spans       `json:"cue"`
	Content spans       `json:"content"`
	Stance  stet.Stance `json:"stance,omitempty"`
}

// statementPrediction is one line of the predictions.
type statementPrediction struct {
	ID         string          `json:"id"`
	Statements []statementItem `json:"statements"`
}

// Statements measures the extraction of statements against texts whose
// statements people marked: for each role exact, exact-w (outer punctuation
// aside), overlap and characters; who said what; and linked, where the corpus
// has cues. All are micro-averaged over the rows that count.
func Statements(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Statements")
	var rows []statementRow
	for _, path := range paths {
		more, err := readLines[statementRow](path)
		if err != nil {
			return Result{}, err
		}
		for _, row := range more {
			if row.Main == nil || *row.Main {
				rows = append(rows, row)
			}
		}
	}
	if len(rows) == 0 {
		return Result{}, stet.Errorf(stet.Invalid, "no rows to measure: give at least one file of statements")
	}
	var score statementScore
	var took time.Duration
	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		if err := row.validate(); err != nil {
			return Result{}, err
		}
		start := time.Now()
		found := statements.Extract(&stet.Report{Text: row.Text, Lang: row.Lang})
		took += time.Since(start)
		predicted := codePointItems(row.Text, found)
		if err := o.predict(statementPrediction{ID: row.ID, Statements: predicted}); err != nil {
			return Result{}, err
		}
		score.add([]rune(row.Text), row.Statements, predicted)
		o.step(i+1, len(rows))
	}
	return Result{
		Task: "statements", Items: len(rows),
		ItemsPerSecond: float64(len(rows)) / max(took.Seconds(), 1e-9), Metrics: score.metrics(),
	}, nil
}

// validate reports a span that does not fit the text.
func (r statementRow) validate() error {
	n := len([]rune(r.Text))
	for _, s := range r.Statements {
		for _, role := range []spans{s.Source, s.Cue, s.Content} {
			for _, span := range role {
				if span[0] < 0 || span[1] < span[0] || span[1] > n {
					return stet.Errorf(stet.Invalid, "row %s: span %v is outside its text of %d characters", r.ID, span, n)
				}
			}
		}
	}
	return nil
}

// codePointItems turns statements' spans from bytes to code points.
func codePointItems(text string, found []stet.Statement) []statementItem {
	at := codePointsBefore(text)
	convert := func(role []stet.Span) spans {
		out := make(spans, 0, len(role))
		for _, s := range role {
			out = append(out, [2]int{at[s.Start], at[s.End]})
		}
		return out
	}
	items := make([]statementItem, 0, len(found))
	for _, s := range found {
		items = append(items, statementItem{convert(s.Source), convert(s.Cue), convert(s.Content), s.Stance})
	}
	return items
}

// codePointsBefore gives for each byte where a character begins, and for the
// end, how many code points stand before it.
func codePointsBefore(text string) []int {
	at := make([]int, len(text)+1)
	n := 0
	for i := range text {
		at[i] = n
		n++
	}
	at[len(text)] = n
	return at
}

// statementScore adds up the counts of all texts.
type statementScore struct {
	source, cue, content roleScore
	who, linked          tally
	direct               directTally
	cues                 int                // gold statements that have a cue
	rows                 map[string][]tally // counts of single texts, of the metrics that get an interval
}

// chief gives the counts so far of the metrics that get an interval.
func (s *statementScore) chief() map[string]tally {
	return map[string]tally{
		"source_exact_f1": s.source.exact, "cue_exact_f1": s.cue.exact, "content_exact_f1": s.content.exact,
		"who_said_what": s.who, "linked_f1": s.linked,
	}
}

func (s *statementScore) add(text []rune, gold, predicted []statementItem) {
	before := s.chief()
	s.source.add(text, roleOf(gold, (*statementItem).source), roleOf(predicted, (*statementItem).source))
	s.cue.add(text, roleOf(gold, (*statementItem).cue), roleOf(predicted, (*statementItem).cue))
	s.content.add(text, roleOf(gold, (*statementItem).content), roleOf(predicted, (*statementItem).content))
	s.who.plus(whoSaidWhat(gold, predicted))
	s.linked.plus(linked(text, gold, predicted))
	s.direct.plus(linkedDirect(text, gold, predicted))
	for _, g := range gold {
		if len(g.Cue) > 0 {
			s.cues++
		}
	}
	if s.rows == nil {
		s.rows = map[string][]tally{}
	}
	for name, t := range s.chief() {
		b := before[name]
		s.rows[name] = append(s.rows[name], tally{t.right - b.right, t.gold - b.gold, t.predicted - b.predicted})
	}
}

func (s *statementScore) metrics() map[string]float64 {
	m := map[string]float64{}
	s.source.put(m, "source")
	s.content.put(m, "content")
	s.who.put(m, "who_said_what")
	m["who_said_what"] = s.who.f1()
	delete(m, "who_said_what_f1")
	if s.cues > 0 {
		s.cue.put(m, "cue")
		s.linked.put(m, "linked")
		s.direct.put(m)
	}
	for name, rows := range s.rows {
		if _, ok := m[name]; ok {
			putInterval(m, name, rows)
		}
	}
	return m
}

func (s *statementItem) source() spans  { return s.Source }
func (s *statementItem) cue() spans     { return s.Cue }
func (s *statementItem) content() spans { return s.Content }

// roleOf gives the statements' span sets for a role; statements that lack it
// have none.
func roleOf(items []statementItem, role func(*statementItem) spans) []spans {
	var out []spans
	for i := range items {
		if r := role(&items[i]); len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// withContent gives the statements that have content, and those contents.
func withContent(items []statementItem) (kept []statementItem, contents []spans) {
	for _, s := range items {
		if len(s.Content) > 0 {
			kept, contents = append(kept, s), append(contents, s.Content)
		}
	}
	return kept, contents
}

// whoSaidWhat counts the statements whose content is matched by overlap and
// whose sources share a character, or are both missing.
func whoSaidWhat(gold, predicted []statementItem) tally {
	g, gc := withContent(gold)
	p, pc := withContent(predicted)
	t := tally{gold: len(g), predicted: len(p)}
	for _, pair := range matchOverlap(gc, pc) {
		a, b := g[pair.gold].Source, p[pair.predicted].Source
		if len(a) == 0 && len(b) == 0 || a.common(b) > 0 {
			t.right++
		}
	}
	return t
}

// linked counts the statements of which all three roles fit: the cues overlap,
// each source's head word stands in the other (or both are missing), and the
// contents' words have a Jaccard index of at least one half. One to one, best
// content first.
func linked(text []rune, gold, predicted []statementItem) tally {
	t := tally{gold: len(gold), predicted: len(predicted)}
	words := func(items []statementItem) (content []spans, head []spans) {
		for _, s := range items {
			content = append(content, wordsIn(text, s.Content))
			head = append(head, headOf(text, s.Source))
		}
		return content, head
	}
	gw, gh := words(gold)
	pw, ph := words(predicted)
	var pairs []pair
	for i, g := range gold {
		for j, p := range predicted {
			if g.Cue.common(p.Cue) == 0 || !headsFit(g.Source, gh[i], p.Source, ph[j]) {
				continue
			}
			both := gw[i].equalSpans(pw[j])
			union := len(gw[i]) + len(pw[j]) - both
			if union > 0 && 2*both >= union {
				pairs = append(pairs, pair{i, j, both * 1000 / union})
			}
		}
	}
	t.right = len(oneToOne(pairs))
	return t
}

// headsFit reports whether each source's head stands in the other source.
func headsFit(a, aHead, b, bHead spans) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	return aHead.common(b) > 0 && bHead.common(a) > 0
}

// directTally counts direct quotations: those marked, and how many of them are
// linked; those predicted, and how many of them are.
type directTally struct{ gold, found, predicted, right int }

func (t *directTally) plus(o directTally) {
	t.gold, t.found, t.predicted, t.right = t.gold+o.gold, t.found+o.found, t.predicted+o.predicted, t.right+o.right
}

func (t *directTally) put(m map[string]float64) {
	recall, precision := share(t.found, t.gold), share(t.right, t.predicted)
	m["linked_direct_recall"], m["linked_direct_precision"] = recall, precision
	if recall+precision > 0 {
		m["linked_direct_f1"] = 2 * recall * precision / (recall + precision)
	}
}

// linkedDirect is linked for the statements whose content stands in quotation
// marks, against all of the other side.
func linkedDirect(text []rune, gold, predicted []statementItem) directTally {
	g, p := quoted(text, gold), quoted(text, predicted)
	return directTally{
		gold: len(g), found: linked(text, g, predicted).right,
		predicted: len(p), right: linked(text, gold, p).right,
	}
}

// quoted gives the statements whose content begins and ends with a quotation
// mark.
func quoted(text []rune, items []statementItem) []statementItem {
	const marks = "\"“”„«»‘’'"
	var out []statementItem
	for _, s := range items {
		if n := len(s.Content); n > 0 {
			first, last := s.Content[0], s.Content[n-1]
			if first[0] < first[1] && last[0] < last[1] && strings.ContainsRune(marks, text[first[0]]) && strings.ContainsRune(marks, text[last[1]-1]) {
				out = append(out, s)
			}
		}
	}
	return out
}
