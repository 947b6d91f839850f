package tagger

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"stet"
)

func sentences() []Sentence {
	var out []Sentence
	for _, noun := range []string{"ship", "court", "mayor", "union", "bridge", "report"} {
		out = append(out,
			Sentence{strings.Fields("The " + noun + " will report the loss ."), strings.Fields("DT NN MD VB DT NN .")},
			Sentence{strings.Fields("Lind said the report was late ."), strings.Fields("NNP VBD DT NN VBD JJ .")},
			Sentence{strings.Fields("They quickly closed the " + noun + " ."), strings.Fields("PRP RB VBD DT NN .")})
	}
	return out
}

func TestTagTellsAVerbFromANounByItsPlace(t *testing.T) {
	m := Train(sentences(), Options{Epochs: 6, Seed: 1})
	words := strings.Fields("The owner will report the report .")
	tags := make([]string, len(words))
	m.Tag(words, tags)
	if want := strings.Fields("DT NN MD VB DT NN ."); !slices.Equal(tags, want) {
		t.Errorf("tags %v, want %v", tags, want)
	}
}

func TestJackknifeTagsEverySentence(t *testing.T) {
	all := sentences()
	for i, tags := range Jackknife(all, 3, Options{Epochs: 2, Seed: 1}) {
		if len(tags) != len(all[i].Words) || slices.Contains(tags, "") {
			t.Errorf("sentence %d has tags %q", i, tags)
		}
	}
}

func TestSameModelTwiceAndFromItsFile(t *testing.T) {
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if _, err := Train(sentences(), Options{Epochs: 3, Seed: 7}).WriteTo(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two trainings gave different models")
	}
	m, err := Read(bytes.NewReader(one.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	tags := make([]string, 2)
	m.Tag([]string{"the", "ship"}, tags)
	if tags[1] != "NN" {
		t.Errorf("tags %v after reading", tags)
	}
	if _, err := Read(bytes.NewReader(one.Bytes()[:one.Len()/2])); stet.KindOf(err) != stet.Invalid {
		t.Errorf("half a file: %v, want an Invalid error", err)
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if _, err := Train(sentences()[:3], Options{Epochs: 1}).WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Read(bytes.NewReader(data)); err == nil {
			m.Tag([]string{"The", "ship"}, make([]string, 2))
		}
	})
}
