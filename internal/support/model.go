package support

import (
	"bytes"
	_ "embed"
	"math"
	"sync"
)

// Model is a trained scorer. It is safe for concurrent use.
type Model struct {
	judges
	spread  features // of all training rows
	unit    style    // spread of the styles of all training rows
	experts []expert
	general expert // for texts that are of no expert's kind
}

// expert weighs the sentences of one kind of text.
type expert struct {
	kin    kin
	weight features
	center float64 // the mean of its sums in training
	scale  float64 // their spread
}

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
	sum, all := unknown*m.general.sum(m, f), unknown
	for i := range m.experts {
		e := &m.experts[i]
		say := e.kin.density(s)
		sum += say * e.sum(m, f)
		all += say
	}
	return sum / all
}

func (e *expert) sum(m *Model, f *features) float64 {
	sum := 0.0
	for i := range f {
		sum += e.weight[i] * f[i] / m.spread[i]
	}
	return (sum - e.center) / e.scale
}

//go:embed support.bin
var embedded []byte

// Default gives the embedded model, read once. The error is of kind Internal and
// means that the program was built with a broken file.
var Default = sync.OnceValues(func() (*Model, error) { return ReadModel(bytes.NewReader(embedded)) })

// floats appends the places of what a file keeps of how an expert weighs.
func (e *expert) floats(out []*float64) []*float64 {
	for i := range e.weight {
		out = append(out, &e.weight[i])
	}
	return append(out, &e.center, &e.scale)
}

// floats gives the places of all that a file keeps beside the model of words.
func (m *Model) floats() []*float64 {
	var out []*float64
	add := func(all []float64) {
		for i := range all {
			out = append(out, &all[i])
		}
	}
	add(m.spread[:])
	add(m.unit[:])
	for i := range m.experts {
		e := &m.experts[i]
		for k := range e.kin {
			h := &e.kin[k]
			out = append(out, &h.share)
			add(h.mean[:])
			add(h.spread[:])
		}
		out = e.floats(out)
	}
	out = m.general.floats(out)
	return out
}
