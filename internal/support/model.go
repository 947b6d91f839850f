package support

import (
	"bytes"
	_ "embed"
	"math"
	"sync"

	"stet/internal/statements/model"
)

// Model is a trained scorer. It is safe for concurrent use.
type Model struct {
	judges
	spread  features // of all training rows
	unit    style    // spread of the styles of all training rows
	experts []expert
	general linear // for texts that are of no expert's kind
}

// expert weighs the sentences of one kind of text.
type expert struct {
	kin    kin
	linear linear
	trees  []tree // none, or as many as trees
	forest level  // of the trees' sums
}

// linear weighs features.
type linear struct {
	weight features
	level
}

// level is where sums lie in training, by which they become comparable.
type level struct{ center, scale float64 }

func (l level) of(sum float64) float64 { return (sum - l.center) / l.scale }

// Score tells how well the source supports the sentence, from 0 to 1, higher is
// better. Scores order sentences; they are no probabilities.
func (m *Model) Score(x *Source, sentence string) float64 {
	r := x.read(sentence)
	f := m.features(r, r.traits())
	return logistic(m.weigh(r.style(&f), &f))
}

// weigh asks the experts, each as far as the text is of its kind; on a kind of
// text that none of them knows, the general one.
func (m *Model) weigh(s style, f *features) float64 {
	unknown := math.Exp(-strange)
	for _, u := range m.unit {
		unknown /= u
	}
	sum, all := unknown*m.general.of(m.general.sum(m, f)), unknown
	for i := range m.experts {
		e := &m.experts[i]
		say := e.kin.density(s)
		sum += say * e.sum(m, f)
		all += say
	}
	return sum / all
}

// sum is what weights say and, where there are trees, what they say, in equal
// shares.
func (e *expert) sum(m *Model, f *features) float64 {
	sum := e.linear.of(e.linear.sum(m, f))
	if len(e.trees) == 0 {
		return sum
	}
	return (sum + e.forest.of(e.ask(f))) / 2
}

func (l *linear) sum(m *Model, f *features) float64 {
	sum := 0.0
	for i := range f {
		sum += l.weight[i] * f[i] / m.spread[i]
	}
	return sum
}

func (e *expert) ask(f *features) float64 {
	sum := 0.0
	for i := range e.trees {
		sum += e.trees[i].ask(f)
	}
	return sum
}

//go:embed support.bin
var embedded []byte

// Default gives the embedded model, read once. The error is of kind Internal and
// means that the program was built with a broken file.
var Default = sync.OnceValues(func() (*Model, error) {
	if _, err := model.Default(); err != nil {
		return nil, err // without parts of speech the weights mean nothing
	}
	return ReadModel(bytes.NewReader(embedded))
})

// floats appends the places of what a file keeps.
func (l *linear) floats(out []*float64) []*float64 {
	for i := range l.weight {
		out = append(out, &l.weight[i])
	}
	return append(out, &l.center, &l.scale)
}

// floats appends the places of what a file keeps.
func (e *expert) floats(out []*float64) []*float64 {
	for k := range e.kin {
		h := &e.kin[k]
		out = append(out, &h.share)
		out = places(out, h.mean[:], h.spread[:])
	}
	out = e.linear.floats(out)
	for i := range e.trees {
		t := &e.trees[i]
		out = places(out, t.feature[:], t.bar[:], t.leaf[:])
	}
	return append(out, &e.forest.center, &e.forest.scale)
}

func places(out []*float64, lists ...[]float64) []*float64 {
	for _, list := range lists {
		for i := range list {
			out = append(out, &list[i])
		}
	}
	return out
}

// floats gives the places of all that a file keeps beside the models of words.
func (m *Model) floats() []*float64 {
	out := places(nil, m.spread[:], m.unit[:])
	for i := range m.experts {
		out = m.experts[i].floats(out)
	}
	return m.general.floats(out)
}
