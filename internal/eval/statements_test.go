package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// The text is "Ann said it rained." (19 characters); figures by hand.
func TestStatementScore(t *testing.T) {
	text := []rune("Ann said it rained.")
	gold := []statementItem{{Source: spans{{0, 3}}, Cue: spans{{4, 8}}, Content: spans{{9, 18}}}}
	tests := []struct {
		name string
		pred []statementItem
		want map[string]float64
	}{
		{"the same, with outer space", []statementItem{{Source: spans{{0, 4}}, Cue: spans{{3, 9}}, Content: spans{{8, 18}}}}, map[string]float64{
			"source_exact_f1": 1, "cue_exact_f1": 1, "content_exact_f1": 1, "content_exact_w_f1": 1, "content_overlap_f1": 1,
			// characters: gold 9, predicted 10, common 9
			"content_characters_precision": 0.9, "content_characters_recall": 1, "content_characters_f1": 18.0 / 19,
			"who_said_what": 1, "linked_f1": 1,
		}},
		{"a full stop too many", []statementItem{{Source: spans{{0, 3}}, Cue: spans{{4, 8}}, Content: spans{{9, 19}}}}, map[string]float64{
			"content_exact_f1": 0, "content_exact_w_f1": 1, "content_overlap_f1": 1, "who_said_what": 1, "linked_f1": 1,
		}},
		{"no source, half the content", []statementItem{{Cue: spans{{4, 8}}, Content: spans{{12, 18}}}}, map[string]float64{
			"source_exact_precision": 0, "source_exact_recall": 0, "source_exact_f1": 0, "content_exact_f1": 0, "content_overlap_f1": 1,
			"content_characters_recall": 6.0 / 9, "who_said_what": 0, "linked_f1": 0,
		}},
		{"one right, one too many", []statementItem{
			{Source: spans{{0, 3}}, Cue: spans{{4, 8}}, Content: spans{{9, 18}}},
			{Source: spans{{0, 3}}, Cue: spans{{9, 11}}, Content: spans{{12, 18}}},
		}, map[string]float64{
			"source_exact_precision": 0.5, "source_exact_recall": 1, "source_exact_f1": 2.0 / 3,
			"content_overlap_f1": 2.0 / 3, "content_characters_f1": 1, "who_said_what": 2.0 / 3, "who_said_what_precision": 0.5, "linked_f1": 2.0 / 3,
		}},
		{"nothing", nil, map[string]float64{"source_exact_f1": 0, "content_characters_f1": 0, "who_said_what": 0, "linked_f1": 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s statementScore
			s.add(text, gold, tt.pred)
			got := s.metrics()
			for name, want := range tt.want {
				value, ok := got[name]
				if !ok {
					t.Errorf("no metric %s", name)
				}
				near(t, name, value, want)
			}
		})
	}
}

// Two predictions overlap one gold content; the larger overlap takes it, and
// whether the source is right is judged on that one.
func TestOverlapTakesTheLargest(t *testing.T) {
	gold := []statementItem{{Source: spans{{0, 2}}, Content: spans{{10, 30}}}}
	predicted := []statementItem{
		{Source: spans{{0, 2}}, Content: spans{{10, 12}}},
		{Source: spans{{4, 6}}, Content: spans{{12, 30}}},
	}
	if got := whoSaidWhat(gold, predicted); got != (tally{0, 1, 2}) {
		t.Errorf("got %+v, want the second prediction matched, with the wrong source", got)
	}
}

// Equal items count as often as they stand in both.
func TestExactIsOneToOne(t *testing.T) {
	text := []rune("abcdef")
	a := []spans{{{0, 2}}, {{0, 2}}}
	b := []spans{{{0, 2}}, {{0, 2}}, {{0, 2}}, {{4, 5}, {2, 3}}}
	if got := matchEqual(text, a, b, notWord); got != (tally{2, 2, 4}) {
		t.Errorf("got %+v", got)
	}
	if got := matchEqual(text, []spans{{{2, 3}, {4, 5}}}, b, notWord); got.right != 1 {
		t.Errorf("sets are equal in any order, got %+v", got)
	}
}

func TestHeads(t *testing.T) {
	tests := []struct{ source, head string }{
		{"Foreign Minister Olga Brandt", "Brandt"},
		{"a spokesman for the council", "spokesman"},
		{"Olga Brandt, the minister,", "Brandt"},
		{"people who saw it", "people"},
		{"", ""},
	}
	for _, tt := range tests {
		text := []rune(tt.source)
		var whole spans
		if len(text) > 0 {
			whole = spans{{0, len(text)}}
		}
		got := ""
		for _, h := range headOf(text, whole) {
			got = string(text[h[0]:h[1]])
		}
		if got != tt.head {
			t.Errorf("head of %q: got %q, want %q", tt.source, got, tt.head)
		}
	}
}

func TestCodePoints(t *testing.T) {
	text := "«Ö» said Ö"
	start := strings.Index(text, "said")
	items := codePointItems(text, []stet.Statement{{Cue: []stet.Span{{Start: start, End: start + 4}}}})
	if got := items[0].Cue; len(got) != 1 || got[0] != [2]int{4, 8} {
		t.Errorf("got %v, want characters 4–8", got)
	}
}

func TestStatements(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows.jsonl")
	rows := `{"id":"a","text":"Ann said that it rained.","main":true,"statements":[{"source":[[0,3]],"cue":[[4,8]],"content":[[9,23]]}]}
{"id":"a","text":"Ann said that it rained.","main":false,"statements":[]}
{"id":"b","text":"It rained.","statements":[]}
`
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	steps := 0
	r, err := Statements(context.Background(), []string{path}, Options{Predictions: &out, Progress: func(done, total int) { steps = done*10 + total }})
	if err != nil {
		t.Fatal(err)
	}
	if r.Task != "statements" || r.Items != 2 || steps != 22 || r.ItemsPerSecond <= 0 {
		t.Errorf("got %+v after %d; want 2 items, the row with main false left out", r, steps)
	}
	near(t, "linked_f1", r.Metrics["linked_f1"], 1)
	near(t, "content_exact_f1", r.Metrics["content_exact_f1"], 1)
	var p statementPrediction
	line, _, _ := strings.Cut(out.String(), "\n")
	if err := json.Unmarshal([]byte(line), &p); err != nil || p.ID != "a" || len(p.Statements) != 1 || p.Statements[0].Stance != stet.Asserts {
		t.Errorf("prediction %q: %v", line, err)
	}
}

func TestStatementsRefusesBadInput(t *testing.T) {
	for name, row := range map[string]string{
		"a span outside":  `{"id":"a","text":"é","statements":[{"content":[[0,2]]}]}`,
		"no rows":         "",
		"not JSON":        "{",
		"a span reversed": `{"id":"a","text":"abc","statements":[{"content":[[2,1]]}]}`,
	} {
		path := filepath.Join(t.TempDir(), "rows.jsonl")
		if err := os.WriteFile(path, []byte(row), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Statements(context.Background(), []string{path}, Options{}); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: got %v, want an error of kind invalid", name, err)
		}
	}
}

// The figures that the rules must not fall below, on the parts of the corpora
// that were not used for tuning.
func TestStatementsOnCorpus(t *testing.T) {
	dir := os.Getenv("STET_CORPORA")
	if dir == "" {
		dir = "../../../shared/corpora"
	}
	path := filepath.Join(dir, "statements-polnear-dev.jsonl")
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no corpus at %s: set STET_CORPORA", path)
	}
	r, err := Statements(context.Background(), []string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, least := range map[string]float64{
		"source_exact_f1": 0.598, "cue_exact_f1": 0.562, "content_exact_f1": 0.444, "linked_f1": 0.452,
	} {
		if got := r.Metrics[name]; got < least {
			t.Errorf("%s fell to %.3f, below %.3f", name, got, least)
		}
	}
}
