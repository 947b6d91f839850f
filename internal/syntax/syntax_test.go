package syntax

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"stet"
)

// treebank makes invented sentences "The NOUN VERB that the NOUN VERB ." with
// their trees.
func treebank() []Sentence {
	var out []Sentence
	for _, one := range []string{"navy", "court", "mayor", "union"} {
		for _, two := range []string{"ship", "bridge", "fire", "storm"} {
			for _, verb := range []string{"said", "denied"} {
				out = append(out, Sentence{
					Words:     []string{"The", one, verb, "that", "the", two, "sank", "."},
					Tags:      []string{"DT", "NN", "VBD", "IN", "DT", "NN", "VBD", "."},
					Heads:     []int{1, 2, -1, 6, 5, 6, 2, 2},
					Relations: []string{"det", "nsubj", "root", "mark", "det", "nsubj", "ccomp", "punct"},
				})
			}
		}
	}
	return out
}

func TestParseFindsTheTreesItLearned(t *testing.T) {
	m := Train(treebank(), Options{Epochs: 8, Seed: 1})
	words := strings.Fields("The pilot said that the engine sank .")
	tags := strings.Fields("DT NN VBD IN DT NN VBD .")
	heads, relations := make([]int, len(words)), make([]string, len(words))
	m.Parse(words, tags, heads, relations)
	if want := []int{1, 2, -1, 6, 5, 6, 2, 2}; !slices.Equal(heads, want) {
		t.Errorf("heads %v, want %v", heads, want)
	}
	if want := strings.Fields("det nsubj root mark det nsubj ccomp punct"); !slices.Equal(relations, want) {
		t.Errorf("relations %v, want %v", relations, want)
	}
}

func TestParseGivesATreeForAnything(t *testing.T) {
	m := Train(treebank(), Options{Epochs: 2, Seed: 1})
	for _, s := range []string{"", ".", ". . . . .", "said said said", strings.Repeat("the ship , ", 80)} {
		words := strings.Fields(s)
		tags, heads, relations := make([]string, len(words)), make([]int, len(words)), make([]string, len(words))
		m.Parse(words, tags, heads, relations)
		roots := 0
		for i := range heads {
			steps := 0
			for h := i; h >= 0; h = heads[h] {
				if steps++; steps > len(words) {
					t.Fatalf("%q: a ring at %d", s, i)
				}
			}
			if heads[i] < 0 {
				roots++
			}
		}
		if len(words) > 0 && roots != 1 {
			t.Errorf("%q has %d roots", s, roots)
		}
	}
}

func TestSameModelTwiceAndFromItsFile(t *testing.T) {
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if _, err := Train(treebank(), Options{Epochs: 3, Seed: 7}).WriteTo(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two trainings gave different models")
	}
	if _, err := Read(bytes.NewReader(one.Bytes())); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(bytes.NewReader(one.Bytes()[:one.Len()/2])); stet.KindOf(err) != stet.Invalid {
		t.Errorf("half a file: %v, want an Invalid error", err)
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if _, err := Train(treebank()[:4], Options{Epochs: 1}).WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		words := []string{"The", "ship", "sank"}
		m.Parse(words, []string{"DT", "NN", "VBD"}, make([]int, 3), make([]string, 3))
	})
}
