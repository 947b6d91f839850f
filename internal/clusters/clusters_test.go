package clusters

import (
	"bytes"
	"strings"
	"testing"

	"stet"
)

const vectors = `said 1 0 0.1
told 0.9 0.1 0
ship 0 1 0
boat 0.1 0.9 0.1
NOT 1 1 1
noun 0 0 0
`

func TestTrainPutsLikeWordsTogether(t *testing.T) {
	var one, two bytes.Buffer
	o := Options{Words: 10, Sizes: [Grains]int{1, 2, 5}, Rounds: 5}
	if err := Train(strings.NewReader(vectors), &one, o); err != nil {
		t.Fatal(err)
	}
	if err := Train(strings.NewReader(vectors), &two, o); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same vectors gave different tables")
	}
	table, err := Read(&one)
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != 5 {
		t.Errorf("%d words, want 5: those in lower case", table.Len())
	}
	if table.Of("said")[1] != table.Of("told")[1] || table.Of("said")[1] == table.Of("ship")[1] {
		t.Errorf("clusters said %v, told %v, ship %v", table.Of("said"), table.Of("told"), table.Of("ship"))
	}
	if table.Of("unseen") != (Row{}) {
		t.Error("an unknown word has a cluster")
	}
}

func TestTrainRefusesBadVectors(t *testing.T) {
	for name, file := range map[string]string{
		"empty": "", "no number": "a 1 x 3\n", "other length": "a 1 2 3\nb 1 2\n",
	} {
		err := Train(strings.NewReader(file), &bytes.Buffer{}, Options{Words: 5, Sizes: [Grains]int{1, 1, 1}, Rounds: 1})
		if stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: %v, want an Invalid error", name, err)
		}
	}
}

func TestDefaultKnowsWords(t *testing.T) {
	table, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() < 50_000 {
		t.Errorf("%d words", table.Len())
	}
	if table.Of("insisted")[0] != table.Of("maintained")[0] || table.Of("insisted")[0] == 0 {
		t.Errorf("insisted %v and maintained %v lie apart", table.Of("insisted"), table.Of("maintained"))
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := Train(strings.NewReader(vectors), &b, Options{Words: 5, Sizes: [Grains]int{1, 2, 3}, Rounds: 1}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:20])
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(bytes.NewReader(data)); err != nil && stet.KindOf(err) != stet.Invalid {
			t.Errorf("%v is of kind %v, want Invalid", err, stet.KindOf(err))
		}
	})
}
