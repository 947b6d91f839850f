package ranker

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"slices"

	"github.com/klauspost/compress/zstd"

	"stet"
)

// kind names the file and its version.
const kind = "stet ranker 1\n"

// Bounds of a file that is not to be trusted.
const (
	maxFile     = 128 << 20 // bytes, unpacked
	maxValues   = 64
	maxFeatures = 16 << 20
)

// WriteTo writes the model for [Read], packed, and gives the number of bytes.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	raw := append([]byte(kind), byte(len(m.values)))
	for _, x := range append([]float32{m.scale}, m.values...) {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	var slots []int
	for slot, key := range m.keys {
		if key != 0 {
			slots = append(slots, slot)
		}
	}
	slices.SortFunc(slots, func(a, b int) int { return int(int64(m.keys[a]) - int64(m.keys[b])) })
	raw = binary.AppendUvarint(raw, uint64(len(slots)))
	last := uint32(0)
	for _, slot := range slots {
		raw = binary.AppendUvarint(raw, uint64(m.keys[slot]-last))
		last = m.keys[slot]
	}
	for _, shift := range []int{0, 8} { // bytes of a kind together pack better
		for _, slot := range slots {
			raw = append(raw, byte(uint16(m.units[slot])>>shift))
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
	defer stet.Wrap(&err, "ranker.Read")
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
	floats := int(b[0]) + 1
	if floats > maxValues || len(b) < 1+4*floats {
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
	if width <= 0 || n > maxFeatures || n > uint64(len(b)) {
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
	if len(b) != 2*len(keys) {
		return nil, false
	}
	m := newModel(len(keys))
	m.scale, m.values = x[0], x[1:]
	for i, key := range keys {
		m.put(key, int16(uint16(b[i])|uint16(b[len(keys)+i])<<8))
	}
	return m, true
}
