package ranker

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"stet"
)

// toy makes choices of three options: the one with feature 1 is right, unless
// all have feature 2: then none is. The value is larger for the right one, too,
// in every other choice.
func toy(n int) []Choice {
	random := rand.New(rand.NewPCG(4, 2))
	out := make([]Choice, n)
	for i := range out {
		right, none := random.IntN(3), random.IntN(4) == 0
		for k := range 3 {
			o := Option{Features: []uint32{100 + uint32(random.IntN(20)), 3}, Values: []float32{random.Float32() / 2}}
			if k == right {
				o.Features = append(o.Features, 1)
				o.Right = !none
				if i%2 == 0 {
					o.Values[0]++
				}
			}
			if none {
				o.Features = append(o.Features, 2)
			}
			out[i].Options = append(out[i].Options, o)
		}
	}
	return out
}

func options() Options {
	return Options{Epochs: 20, Dropout: 0.1, Rate: 0.1, MinCount: 1, Values: []float32{0}, Seed: 1, Keep: 0.001}
}

func TestTrainLearnsWhichOptionAndWhetherAny(t *testing.T) {
	m := Train(toy(400), options())
	right := 0
	test := toy(500)[400:]
	for _, c := range test {
		best, top := -1, float32(0) // none
		for k, o := range c.Options {
			if s := m.Weigh(o.Features) + m.Values(o.Values); s > top {
				best, top = k, s
			}
		}
		if best < 0 && !c.answered() || best >= 0 && c.Options[best].Right {
			right++
		}
	}
	if right < 98*len(test)/100 {
		t.Errorf("%d of %d choices are right", right, len(test))
	}
}

func TestForcedChoiceWithoutARightOptionTeachesNothing(t *testing.T) {
	choices := toy(50)
	with := append(choices, Choice{Forced: true, Options: []Option{{Features: []uint32{1, 2, 3}, Values: []float32{9}}}})
	var a, b bytes.Buffer
	if _, err := Train(choices, options()).WriteTo(&a); err != nil {
		t.Fatal(err)
	}
	if _, err := Train(with, options()).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the model changed, or two trainings on the same choices gave different models")
	}
}

func TestFileKeepsTheModel(t *testing.T) {
	m := Train(toy(100), options())
	var b bytes.Buffer
	n, err := m.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatalf("wrote %d of %d bytes: %v", n, b.Len(), err)
	}
	again, err := Read(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SliceOf(rapid.Uint32Range(0, 130)).Draw(t, "features")
		if a, b := m.Weigh(f), again.Weigh(f); a != b {
			t.Fatalf("%v weighs %v, after reading %v", f, a, b)
		}
	})
	if m.Size() != 1 || again.Size() != 1 || m.Values([]float32{2}) != again.Values([]float32{2}) {
		t.Error("the weights of the values changed")
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if _, err := Train(toy(20), options()).WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(kind))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Read(bytes.NewReader(data)); err == nil {
			m.Weigh([]uint32{0, 1, 2})
		} else if k := stet.KindOf(err); k != stet.Invalid {
			t.Errorf("kind %v of %v", k, err)
		}
	})
}
