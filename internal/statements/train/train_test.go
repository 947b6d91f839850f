package train

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet"
	"stet/internal/statements/model"
)

// write makes a corpus of plain sentences "The NOUN said the NOUN VERB." with
// their statements and trees.
func write(t *testing.T) (texts, layers string) {
	t.Helper()
	dir := t.TempDir()
	var a, b strings.Builder
	nouns := []string{"navy", "court", "mayor", "union", "pilot", "owner"}
	for n := range 24 {
		one, two := nouns[n%6], nouns[(n/2+1)%6]
		text := fmt.Sprintf("The %s said the %s sank. The %s slept.", one, two, two)
		end := strings.Index(text, ".")
		cue := strings.Index(text, "said")
		fmt.Fprintf(&a, `{"id":"%d","article":"a%d","text":%q,"main":true,"statements":[{"source":[[0,%d]],"cue":[[%d,%d]],"content":[[%d,%d]]}]}`+"\n",
			n, n, text, cue-1, cue, cue+4, cue+5, end)
		sentences := [][]any{
			row4(text, 0, []string{"DT", "NN", "VBD", "DT", "NN", "VBD", "."}, []int{2, 3, 0, 5, 6, 3, 3},
				[]string{"det", "nsubj", "root", "det", "nsubj", "ccomp", "punct"}),
			row4(text, end+2, []string{"DT", "NN", "VBD", "."}, []int{2, 3, 0, 3}, []string{"det", "nsubj", "root", "punct"}),
		}
		line, err := json.Marshal(map[string]any{"article": fmt.Sprintf("a%d", n), "sentences": sentences})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	texts, layers = filepath.Join(dir, "texts.jsonl"), filepath.Join(dir, "layers.jsonl")
	for path, s := range map[string]string{texts: a.String(), layers: b.String()} {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return texts, layers
}

// row4 makes a sentence's tokens from where they stand in text.
func row4(text string, at int, tags []string, heads []int, relations []string) []any {
	var out []any
	for i, tag := range tags {
		for text[at] == ' ' {
			at++
		}
		end := at + 1
		for text[at] != '.' && text[end] != ' ' && text[end] != '.' {
			end++
		}
		out = append(out, []any{at, end, text[at:end], tag, "O", heads[i], relations[i]})
		at = end
	}
	return out
}

func TestStatementsLearnsFromPlainSentences(t *testing.T) {
	texts, layers := write(t)
	train := func() []byte {
		c, err := Read(texts, layers)
		if err != nil {
			t.Fatal(err)
		}
		trained, err := Statements(context.Background(), c, Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := trained.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	one := train()
	if !bytes.Equal(one, train()) {
		t.Error("two trainings on the same data gave different models")
	}
	m, err := model.Read(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	text := "The farmer said the bridge sank."
	found := m.Extract(text)
	if len(found) != 1 || found[0].Cue[0].In(text) != "said" || found[0].Source[0].In(text) != "The farmer" || found[0].Content[0].In(text) != "the bridge sank" {
		t.Errorf("found %+v in %q", found, text)
	}
}

func TestReadRefusesBadData(t *testing.T) {
	texts, layers := write(t)
	dir := t.TempDir()
	for name, content := range map[string]string{
		"broken": "{", "outside": `{"text":"ab","statements":[{"cue":[[1,9]]}]}`,
		"token": `{"article":"a0","sentences":[[[0,1,"x"]]]}`, "head": `{"article":"a0","sentences":[[[0,1,"x","NN","O",7,"dep"]]]}`,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(texts, path); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: %v, want an Invalid error", name, err)
		}
	}
	if _, err := Read(layers); stet.KindOf(err) != stet.Invalid {
		t.Errorf("without texts: %v, want an Invalid error", err)
	}
	c, err := Read(texts)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Statements(context.Background(), c, Options{}); stet.KindOf(err) != stet.Invalid {
		t.Errorf("without sentences: %v, want an Invalid error", err)
	}
	if !slices.ContainsFunc(c.Texts, func(t Text) bool { return len(t.Found) == 1 }) {
		t.Error("the statements were not read")
	}
}
