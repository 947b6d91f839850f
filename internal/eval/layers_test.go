package eval

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet"
)

// sentenceOf makes a sentence of "start end tag class head relation" lines.
func sentenceOf(t *testing.T, lines ...string) []layerToken {
	t.Helper()
	var out []layerToken
	for _, line := range lines {
		var k layerToken
		if _, err := fmt.Sscan(line, &k.span[0], &k.span[1], &k.tag, &k.class, &k.head, &k.relation); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		out = append(out, k)
	}
	return out
}

// "Mara can't row. She swims." by the layers, and as somebody reads it who
// leaves can't whole, hangs Mara wrongly and makes one sentence of two. Figures
// by hand.
func TestLayersScore(t *testing.T) {
	gold := [][]layerToken{
		sentenceOf(t, "0 4 NNP PERSON 4 nsubj", "5 7 MD O 4 aux", "7 10 RB O 4 neg", "11 14 VB O 0 root", "14 15 . O 4 punct"),
		sentenceOf(t, "16 19 PRP O 2 nsubj", "20 25 VBZ O 0 root", "25 26 . O 2 punct"),
	}
	own := &layersPrediction{
		Sentences: [][]layerToken{sentenceOf(t,
			"0 4 NNP - 2 nsubj", "5 10 MD - 3 aux", "11 14 NN - 0 root", "14 15 . - 3 punct",
			"16 19 PRP - 6 dep", "20 25 VBZ - 3 conj", "25 26 . - 3 punct")},
		Names: []layerName{{[2]int{0, 4}, location}},
	}
	s := layersScore{}
	s.compare(gold, own)
	for name, want := range map[string]tally{
		"tokens":                  {6, 8, 7},
		"tags":                    {5, 6, 6}, // row is no noun
		"syntax_compared":         {6, 8, 8},
		"syntax_unlabelled":       {3, 6, 6}, // row, its point, She
		"syntax_labelled":         {2, 6, 6}, // She is nsubj
		"syntax_words_unlabelled": {2, 4, 4},
		"syntax_words_labelled":   {1, 4, 4},
		"sentences":               {0, 2, 1},
		"sentence_ends":           {1, 2, 1},
		"names":                   {1, 1, 1},
		"names_typed":             {0, 1, 1},
		"names_person":            {0, 1, 0},
		"names_location":          {0, 0, 1},
	} {
		if got := s[name]; len(got) != 1 || got[0] != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// A token whose head we cut otherwise says nothing of the parser.
func TestSyntaxLeavesOutTokensWithoutTheirHead(t *testing.T) {
	gold := [][]layerToken{sentenceOf(t, "0 3 NNP O 2 nsubj", "4 7 MD O 0 root", "7 10 RB O 2 neg")}
	own := [][]layerToken{sentenceOf(t, "0 3 NNP O 2 nsubj", "4 10 MD O 0 root")}
	s := layersScore{}
	s.words(leaves(gold), leaves(own))
	if got := s["syntax_unlabelled"][0]; got != (tally{}) {
		t.Errorf("got %+v, want no token compared", got)
	}
	near(t, "syntax_compared", s.metrics()["syntax_compared"], 0)
}

func TestNamesIn(t *testing.T) {
	got := namesIn([][]layerToken{
		sentenceOf(t, "0 4 NNP PERSON 0 root", "5 9 NNP PERSON 1 x", "10 11 , O 1 x", "12 16 NNP PERSON 1 x", "17 20 NNP LOCATION 1 x"),
		sentenceOf(t, "21 25 NNP LOCATION 0 root", "26 30 CD DATE 1 x", "31 35 JJ MISC 1 x"),
	})
	want := []layerName{{[2]int{0, 9}, person}, {[2]int{12, 16}, person}, {[2]int{17, 20}, location}, {[2]int{21, 25}, location}, {[2]int{31, 35}, misc}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v: a name ends with its class and its sentence", got, want)
	}
}

func TestNamesLeaveOtherClassesAside(t *testing.T) {
	gold := []layerName{{[2]int{0, 5}, person}, {[2]int{10, 20}, misc}, {[2]int{30, 40}, organization}}
	s := layersScore{}
	s.names(gold, []layerName{
		{[2]int{0, 5}, ""},             // a name whose class is not told
		{[2]int{10, 15}, ""},           // part of another class's: left aside
		{[2]int{15, 22}, organization}, // told, so wrong with classes
		{[2]int{30, 35}, organization}, // another span
		{[2]int{50, 55}, ""},           // nothing there
	})
	for name, want := range map[string]tally{
		"names": {1, 2, 3}, "names_typed": {0, 2, 2}, "names_organization": {0, 1, 2}, "names_person": {0, 1, 0},
	} {
		if got := s[name][0]; got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

func TestDirect(t *testing.T) {
	for text, want := range map[string]bool{
		`"The pier is safe,"`:         true,
		"“The pier is safe.”":         true,
		" „Der Steg hält“ ":           true,
		"''The pier is the town's,''": true,
		"'The pier is the town's,'":   true,
		"‘The pier is safe’":          true,
		"“He said ‘no’ to me”":        true,
		"“The pier,” he said, “is”":   false, // two quotations
		"'The pier,' he said, 'is'":   false,
		"‘The pier,’ he said, ‘is’":   false,
		"“The pier is safe":           false,
		"The pier is “safe”":          false,
		"the pier":                    false,
		`"`:                           false,
		`""`:                          false,
		"“ ":                          false,
		"":                            false,
	} {
		runes := []rune(text)
		span, got := direct(runes, [2]int{0, len(runes)})
		if got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
		if got && string(runes[span[0]:span[1]]) != strings.TrimSpace(text) {
			t.Errorf("%q: got span %v", text, span)
		}
	}
}

const layersSample = "Über dem Hafen" + "\n\nHarbour master Mara Lind said the ferry can't sail. “The pier isn't safe,” she said in Osterby."

// layersFiles writes texts and layers as files.
func layersFiles(t *testing.T, texts, layers string) []string {
	t.Helper()
	dir := t.TempDir()
	paths := []string{filepath.Join(dir, "texts.jsonl"), filepath.Join(dir, "layers.jsonl")}
	for i, s := range []string{texts, layers} {
		if err := os.WriteFile(paths[i], []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

func layersTexts(t *testing.T) string {
	t.Helper()
	start := len([]rune(layersSample[:strings.Index(layersSample, "“")]))
	end := len([]rune(layersSample[:strings.Index(layersSample, "”")])) + 1
	row := map[string]any{
		"id": "1", "article": "a", "text": layersSample, "main": true,
		"statements": []any{map[string]any{"content": [][2]int{{start, end}}}},
	}
	b, err := json.Marshal(row)
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n" + `{"id":"2","article":"a","text":"x","main":false}` + "\n" + `{"id":"3","article":"none","text":"No layers."}` + "\n"
}

// What is predicted is written as layers are, so measured against itself it
// agrees in everything; one tag and one head changed cost just those.
func TestLayersAgreeWithThemselves(t *testing.T) {
	texts := layersTexts(t)
	var out bytes.Buffer
	run := func(layers string) Result {
		t.Helper()
		out.Reset()
		r, err := Layers(context.Background(), layersFiles(t, texts, layers), Options{Predictions: &out})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	run(`{"article":"a","sentences":[[[0,4,"Über","NN","O",0,"root"]]]}`)
	var p layersPrediction
	if err := json.Unmarshal(out.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	r := run(out.String())
	for _, name := range []string{
		"tokens_f1", "sentences_f1", "sentence_ends_f1", "tags_accuracy", "syntax_compared", "syntax_unlabelled", "syntax_labelled",
		"quotations_recall", "tags_accuracy_low", "tags_accuracy_high",
	} {
		near(t, name, r.Metrics[name], 1)
	}
	if r.Items != 1 || r.Metrics["quotations_n"] != 1 {
		t.Errorf("got %d items, %v quotations; want the one text with layers and its one quotation", r.Items, r.Metrics["quotations_n"])
	}
	n := 0
	for _, s := range p.Sentences {
		n += len(s)
	}
	first := p.Sentences[len(p.Sentences)-1]
	first[0].tag = "XX"
	for i := range first {
		if first[i].head > 0 {
			first[i].head = 0
			break
		}
	}
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	r = run(string(b))
	near(t, "tags_accuracy", r.Metrics["tags_accuracy"], 1-1/float64(n))
	near(t, "syntax_unlabelled", r.Metrics["syntax_unlabelled"], 1-1/float64(n))
	if tokens := sampleTokens(p.Sentences); !strings.Contains(tokens, " ca n't sail ") {
		t.Errorf("tokens%s, want can't parted, where it stands", tokens)
	}
}

// sampleTokens gives the sample's tokens, a blank around each.
func sampleTokens(sentences [][]layerToken) string {
	words := " "
	for _, tokens := range sentences {
		for _, t := range tokens {
			words += string([]rune(layersSample)[t.span[0]:t.span[1]]) + " "
		}
	}
	return words
}

func TestLayersRefusesBadInput(t *testing.T) {
	texts := `{"id":"1","article":"a","text":"Åsa rows."}`
	for name, layers := range map[string]string{
		"a token outside":        `{"article":"a","sentences":[[[0,3,"","NNP","O",0,"root"],[4,10,"","VBZ","O",1,"x"]]]}`,
		"a token that is empty":  `{"article":"a","sentences":[[[0,0,"","NNP","O",0,"root"]]]}`,
		"tokens that overlap":    `{"article":"a","sentences":[[[0,3,"","NNP","O",0,"root"],[2,8,"","VBZ","O",1,"x"]]]}`,
		"a head outside":         `{"article":"a","sentences":[[[0,3,"","NNP","O",2,"root"]]]}`,
		"a token with a field":   `{"article":"a","sentences":[[[0]]]}`,
		"layers of others alone": `{"article":"b","sentences":[[[0,3,"","NNP","O",0,"root"]]]}`,
		"no layers":              "",
		"not JSON":               "{",
	} {
		if _, err := Layers(context.Background(), layersFiles(t, texts, layers), Options{}); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: got %v, want an error of kind invalid", name, err)
		}
	}
	if _, err := Layers(context.Background(), []string{"texts.jsonl"}, Options{}); stet.KindOf(err) != stet.Invalid {
		t.Errorf("one file: got %v, want an error of kind invalid", err)
	}
}

// Floors somewhat below the figures in docs/evaluation.md.
func TestLayersOnCorpus(t *testing.T) {
	dir := cmp.Or(os.Getenv("STET_CORPORA"), "../../../shared/corpora")
	paths := []string{filepath.Join(dir, "statements-polnear-dev.jsonl"), filepath.Join(dir, "layers-polnear-dev.jsonl.gz")}
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			t.Skipf("no corpus at %s: set STET_CORPORA", path)
		}
	}
	r, err := Layers(context.Background(), paths, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, least := range map[string]float64{
		"tokens_f1": 0.99, "sentence_ends_f1": 0.88, "sentences_f1": 0.78, "tags_accuracy": 0.97, "syntax_unlabelled": 0.80,
		"syntax_labelled": 0.77, "names_f1": 0.85, "names_typed_f1": 0.76, "quotations_recall": 0.97,
	} {
		if got := r.Metrics[name]; got < least {
			t.Errorf("%s fell to %.3f, below %.3f", name, got, least)
		}
		if low, high := r.Metrics[name+"_low"], r.Metrics[name+"_high"]; low >= r.Metrics[name] || high <= r.Metrics[name] {
			t.Errorf("%s: interval %.3f to %.3f does not hold %.3f", name, low, high, r.Metrics[name])
		}
	}
}
