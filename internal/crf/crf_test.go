package crf

import (
	"bytes"
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
		for i, y := range d.Best(nil) {
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

func TestLeanChangesTheChoice(t *testing.T) {
	m := Train(toy(100), options())
	m.Lean([]float32{0, 0, 1000})
	d := Decoder{Model: m}
	d.Begin()
	d.Add([]uint32{1})
	if got := d.Best(nil); !slices.Equal(got, []uint8{2}) {
		t.Errorf("labels %v, want 2: the model leans to it", got)
	}
}

func TestReadGivesBackTheModel(t *testing.T) {
	m := Train(toy(100), options())
	m.Lean([]float32{0.5, 0, 0})
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
		if !slices.Equal(one.Best(nil), two.Best(nil)) {
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
		d.Best(nil)
	})
}
