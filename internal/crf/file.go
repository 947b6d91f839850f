package crf

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"

	"github.com/klauspost/compress/zstd"

	"stet"
)

// kind names the file and its version.
const kind = "stet crf 2\n"

// Bounds of a file that is not to be trusted.
const (
	maxFile     = 256 << 20 // bytes, unpacked
	maxLabels   = 64
	maxFeatures = 16 << 20
)

// WriteTo writes the model for [Read], packed, and gives the number of bytes.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	raw := append([]byte(kind), byte(m.labels))
	raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(m.scale))
	for _, x := range m.transitions {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	keys := m.keys()
	raw = binary.AppendUvarint(raw, uint64(len(keys)))
	last := uint32(0)
	for _, key := range keys {
		raw = binary.AppendUvarint(raw, uint64(key-last))
		last = key
	}
	for y := range m.labels { // a label's weights together pack better
		for _, key := range keys {
			raw = append(raw, byte(weightOf(m.row(key), y)))
		}
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return 0, err
	}
	n, err := w.Write(z.EncodeAll(raw, nil))
	return int64(n), err
}

// Read reads a model. A damaged file is Invalid.
func Read(r io.Reader) (_ *Model, err error) {
	defer stet.Wrap(&err, "crf.Read")
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxFile))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	raw, err := io.ReadAll(io.LimitReader(z, maxFile))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "not a model, or a damaged one; train it again: %w", err)
	}
	rest, ok := bytes.CutPrefix(raw, []byte(kind))
	if !ok || len(rest) == 0 {
		return nil, stet.Errorf(stet.Invalid, "not a model of this version; train it again")
	}
	m, ok := read(rest)
	if !ok {
		return nil, stet.Errorf(stet.Invalid, "a damaged model; train it again")
	}
	return m, nil
}

// read reads what follows the head; false when it ends early or holds what no
// model holds.
func read(b []byte) (*Model, bool) {
	labels := int(b[0])
	floats := 1 + (labels+1)*labels
	if labels == 0 || labels > maxLabels || len(b) < 1+4*floats {
		return nil, false
	}
	x := make([]float32, floats)
	for i := range x {
		x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[1+4*i:]))
		if math.IsNaN(float64(x[i])) || math.IsInf(float64(x[i]), 0) {
			return nil, false
		}
	}
	b = b[1+4*floats:]
	n, width := binary.Uvarint(b)
	if width <= 0 || n > maxFeatures {
		return nil, false
	}
	b = b[width:]
	keys := make([]uint32, n)
	key := uint64(0)
	for i := range keys {
		step, width := binary.Uvarint(b)
		if key += step; width <= 0 || step == 0 || key > math.MaxUint32 {
			return nil, false
		}
		keys[i], b = uint32(key), b[width:]
	}
	if len(b) != len(keys)*labels {
		return nil, false
	}
	m := newModel(labels, len(keys))
	m.scale, m.transitions = x[0], x[1:]
	row := make([]int8, labels)
	for i, key := range keys {
		for y := range row {
			row[y] = int8(b[y*len(keys)+i])
		}
		m.put(key, row)
	}
	return m, true
}
