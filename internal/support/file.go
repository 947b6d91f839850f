package support

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"

	"stet"
	"stet/internal/ranker"
)

// kind names the file and its version.
const kind = "stet support 2\n"

// Bounds of a file that is not to be trusted.
const (
	maxFile    = 16 << 20
	maxExperts = 64
)

// Write writes the model for [ReadModel].
func (m *Model) Write(w io.Writer) error {
	b := append([]byte(kind), byte(len(m.experts)))
	for i := range m.experts {
		b = append(b, byte(len(m.experts[i].trees)))
	}
	for _, x := range m.floats() {
		b = appendFloat(b, *x)
	}
	for _, judge := range []*ranker.Model{m.words, m.loose} {
		var packed bytes.Buffer
		if _, err := judge.WriteTo(&packed); err != nil {
			return err
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(packed.Len()))
		b = append(b, packed.Bytes()...)
	}
	_, err := w.Write(b)
	return err
}

func appendFloat(b []byte, x float64) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(x)))
}

// ReadModel reads a model that [Model.Write] wrote. A damaged file is Invalid.
func ReadModel(r io.Reader) (_ *Model, err error) {
	defer stet.Wrap(&err, "support.ReadModel")
	r = io.LimitReader(r, maxFile)
	head := make([]byte, len(kind)+1)
	if _, err := io.ReadFull(r, head); err != nil || string(head[:len(kind)]) != kind {
		return nil, stet.Errorf(stet.Invalid, "not a model of this version; train it again")
	}
	n := int(head[len(kind)])
	if n == 0 || n > maxExperts {
		return nil, stet.Errorf(stet.Invalid, "a damaged model; train it again")
	}
	m := &Model{experts: make([]expert, n)}
	counts := make([]byte, n)
	if _, err := io.ReadFull(r, counts); err != nil {
		return nil, stet.Errorf(stet.Invalid, "a model that ends early; train it again")
	}
	for i, n := range counts {
		m.experts[i].trees = make([]tree, n)
	}
	var word [4]byte
	for _, x := range m.floats() {
		if _, err := io.ReadFull(r, word[:]); err != nil {
			return nil, stet.Errorf(stet.Invalid, "a model that ends early; train it again")
		}
		if *x = float64(math.Float32frombits(binary.LittleEndian.Uint32(word[:]))); math.IsNaN(*x) || math.IsInf(*x, 0) {
			return nil, stet.Errorf(stet.Invalid, "a damaged model; train it again")
		}
	}
	if !m.spreads() || !m.asks() {
		return nil, stet.Errorf(stet.Invalid, "a damaged model; train it again")
	}
	for _, judge := range []**ranker.Model{&m.words, &m.loose} {
		if _, err := io.ReadFull(r, word[:]); err != nil {
			return nil, stet.Errorf(stet.Invalid, "a model that ends early; train it again")
		}
		if *judge, err = ranker.Read(io.LimitReader(r, int64(binary.LittleEndian.Uint32(word[:])))); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// spreads reports whether all that is divided by is more than nothing.
func (m *Model) spreads() bool {
	for _, s := range m.spread {
		if s <= 0 {
			return false
		}
	}
	if m.general.scale <= 0 {
		return false
	}
	all := []style{m.unit}
	for i := range m.experts {
		if m.experts[i].linear.scale <= 0 || m.experts[i].forest.scale <= 0 {
			return false
		}
		for _, h := range m.experts[i].kin {
			all = append(all, h.spread)
		}
	}
	for _, s := range all {
		for _, x := range s {
			if x <= 0 {
				return false
			}
		}
	}
	return true
}

// asks reports whether all trees ask for features that there are.
func (m *Model) asks() bool {
	for i := range m.experts {
		for _, t := range m.experts[i].trees {
			for _, f := range t.feature {
				if f != math.Trunc(f) || f < 0 || int(f) >= len(names) {
					return false
				}
			}
		}
	}
	return true
}
