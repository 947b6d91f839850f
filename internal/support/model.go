package support

import (
	"bytes"
	_ "embed"
	"io"
	"math"
	"sync"

	"stet/internal/ranker"
)

// Model is a trained scorer. It is safe for concurrent use.
type Model struct {
	words   *ranker.Model // is a word wrong?
	spread  features      // of all training rows
	unit    style // spread of the styles of all training rows
	experts []expert
}

// expert weighs the sentences of one kind of text.
type expert struct {
	kin    kin
	weight features
	center float64 // its mean sum in training
}

// Score tells how well the source supports the sentence, from 0 to 1, higher is
// better. Scores order sentences; they are no probabilities.
func (m *Model) Score(x *Source, sentence string) float64 {
	r := x.read(sentence)
	f := r.describe(m.wrong(r))
	return logistic(m.weigh(r.style(&f), &f))
}

// wrong gives each word's chance to be wrong.
func (m *Model) wrong(r *reading) []float64 {
	out := make([]float64, len(r.words))
	var traits []uint32
	for i := range out {
		traits = r.traits(i, traits)
		out[i] = chance(m.words, traits)
	}
	return out
}

func chance(m *ranker.Model, traits []uint32) float64 {
	return logistic(float64(m.Weigh(traits)))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// weigh asks the experts, each as far as the text is of its kind. On a kind of
// text that nobody knows all have the same say.
func (m *Model) weigh(s style, f *features) float64 {
	unknown := math.Exp(-strange)
	for _, u := range m.unit {
		unknown /= u
	}
	sum, all := 0.0, 0.0
	for i := range m.experts {
		e := &m.experts[i]
		say := e.kin.density(s) + unknown
		sum += say * (e.sum(m, f) - e.center)
		all += say
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func (e *expert) sum(m *Model, f *features) float64 {
	sum := 0.0
	for i := range f {
		sum += e.weight[i] * f[i] / m.spread[i]
	}
	return sum
}

//go:embed support.bin
var embedded []byte

// Default gives the embedded model, read once. The error is of kind Internal and
// means that the program was built with a broken file.
var Default = sync.OnceValues(func() (*Model, error) { return ReadModel(bytes.NewReader(embedded)) })

// Write writes the model for [ReadModel].
func (m *Model) Write(w io.Writer) error {
	b := append([]byte(kind), byte(len(m.experts)))
	for _, x := range m.floats() {
		b = appendFloat(b, *x)
	}
	if _, err := w.Write(b); err != nil {
		return err
	}
	_, err := m.words.WriteTo(w)
	return err
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
		add(e.kin.mean[:])
		add(e.kin.spread[:])
		add(e.weight[:])
		out = append(out, &e.center)
	}
	return out
}
