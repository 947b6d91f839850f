package crf

import (
	"bytes"
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"stet"
)

// toy makes sequences with the labels 0, 1 (begins) and 2 (goes on). Feature 9
// stands for 2 after 1 or 2, and for 0 after 0: only transitions can tell.
func toy(n int) []Sequence {
	random := rand.New(rand.NewPCG(4, 2))
	out := make([]Sequence, n)
	for i := range out {
		last := uint8(0)
		for range 3 + random.IntN(9) {
			noise := 100 + uint32(random.IntN(20))
			f := []uint32{1 + uint32(random.IntN(3)), noise}
			y := uint8(0)
			switch {
			case f[0] == 2:
				y = 1
			case f[0] == 3:
				f[0] = 9
				if last > 0 {
					y = 2
				}
			}
			out[i].Add(f, y)
			last = y
		}
	}
	return out
}

func options() Options {
	return Options{Labels: 3, Epochs: 30, Dropout: 0.1, Rate: 0.2, MinCount: 1, Seed: 1, Keep: 0.001}
}

func TestTrainLearnsFeaturesAndTransitions(t *testing.T) {
	m := Train(toy(300), options())
	d := Decoder{Model: m}
	right, all := 0, 0
	for _, s := range toy(400)[300:] {
		d.Begin()
		for i := range s.Ends {
			d.Add(s.at(i))
		}
		for i, y := range d.Bests(1)[0].Labels {
			if all++; y == s.Labels[i] {
				right++
			}
		}
	}
	if right*100 < all*98 {
		t.Errorf("%d of %d labels are right", right, all)
	}
}

func TestSameSequencesSameModel(t *testing.T) {
	var a, b bytes.Buffer
	if _, err := Train(toy(50), options()).WriteTo(&a); err != nil {
		t.Fatal(err)
	}
	if _, err := Train(toy(50), options()).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two trainings on the same sequences gave different models")
	}
}

// all gives every labelling of a sequence with its score, the best first.
func all(m *Model, s Sequence) []Labelling {
	found := []Labelling{{}}
	for i := range s.Ends {
		d := Decoder{Model: m}
		d.Begin()
		d.Add(s.at(i))
		var longer []Labelling
		for _, l := range found {
			for y := range m.labels {
				from := m.labels
				if i > 0 {
					from = int(l.Labels[i-1])
				}
				longer = append(longer, Labelling{append(slices.Clone(l.Labels), uint8(y)), l.Score + m.transitions[from*m.labels+y] + d.lattice.unary[y]})
			}
		}
		found = longer
	}
	slices.SortFunc(found, func(a, b Labelling) int { return cmp.Compare(b.Score, a.Score) })
	return found
}

func TestBestsAreTheBestOfAll(t *testing.T) {
	m := Train(toy(100), options())
	for _, s := range toy(30) {
		if len(s.Ends) > 7 {
			continue
		}
		d := Decoder{Model: m}
		d.Begin()
		for i := range s.Ends {
			d.Add(s.at(i))
		}
		want := all(m, s)
		for i, l := range d.Bests(9) {
			if math.Abs(float64(l.Score-want[i].Score)) > 1e-3 {
				t.Fatalf("number %d scores %v, want %v", i, l.Score, want[i].Score)
			}
			if i == 0 && !slices.Equal(l.Labels, want[0].Labels) {
				t.Errorf("best %v, want %v", l.Labels, want[0].Labels)
			}
		}
	}
	d := Decoder{Model: m}
	d.Begin()
	d.Add([]uint32{1})
	if got := len(d.Bests(9)); got != 3 {
		t.Errorf("%d labellings of one position, want 3", got)
	}
	if d.Begin(); d.Bests(9) != nil {
		t.Error("an empty sequence has labellings")
	}
}

func TestReadGivesBackTheModel(t *testing.T) {
	m := Train(toy(100), options())
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	again, err := Read(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if again.Features() != m.Features() || again.Features() == 0 {
		t.Errorf("%d features, want %d", again.Features(), m.Features())
	}
	one, two := Decoder{Model: m}, Decoder{Model: again}
	for _, s := range toy(20) {
		one.Begin()
		two.Begin()
		for i := range s.Ends {
			one.Add(s.at(i))
			two.Add(s.at(i))
		}
		if !slices.Equal(one.Bests(1)[0].Labels, two.Bests(1)[0].Labels) {
			t.Fatal("a model that was read labels otherwise than the one that was written")
		}
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if _, err := Train(toy(5), options()).WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()/2])
	f.Add([]byte(kind))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Read(bytes.NewReader(data))
		if err != nil {
			if stet.KindOf(err) != stet.Invalid {
				t.Errorf("%v is of kind %v, want Invalid", err, stet.KindOf(err))
			}
			return
		}
		d := Decoder{Model: m}
		d.Begin()
		d.Add([]uint32{1, 2, 3})
		d.Bests(2)
	})
}
