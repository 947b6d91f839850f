package perceptron

import (
	"encoding/binary"
	"io"
	"math"

	"github.com/klauspost/compress/zstd"

	"stet"
)

// File is what a layer is stored as: the lists of words it needs and its models.
type File struct {
	Kind   string // which layer and which version of its features
	Lists  [][]string
	Models []*Model
}

// maxFile bounds a file, unpacked, in bytes.
const maxFile = 256 << 20

// WriteTo writes the file, packed, and gives the number of bytes.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	raw := appendText(nil, f.Kind)
	raw = binary.AppendUvarint(raw, uint64(len(f.Lists)))
	for _, list := range f.Lists {
		raw = binary.AppendUvarint(raw, uint64(len(list)))
		for _, word := range list {
			raw = appendText(raw, word)
		}
	}
	raw = binary.AppendUvarint(raw, uint64(len(f.Models)))
	for _, m := range f.Models {
		raw = m.append(raw)
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return 0, err
	}
	n, err := w.Write(z.EncodeAll(raw, nil))
	return int64(n), err
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// append writes the model: its head, then the keys' distances, the cells per
// feature, the cells' classes and the cells' weights, each kind together because
// that packs better.
func (m *Model) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(m.classes))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.scale))
	b = binary.AppendUvarint(b, uint64(m.Features()))
	var counts, classes, weights []byte
	last := uint32(0)
	for _, s := range m.slots {
		if s.value == 0 {
			continue
		}
		b = binary.AppendUvarint(b, uint64(s.key-last))
		last = s.key
		n := 0
		for _, c := range m.cellsOf(s.value) {
			classes = append(classes, byte(c.class()))
			weights = append(weights, byte(c))
			n++
		}
		counts = append(counts, byte(n))
	}
	return append(append(append(b, counts...), classes...), weights...)
}

// cellsOf gives the cells of a slot's value.
func (m *Model) cellsOf(value uint32) []cell {
	switch {
	case m.classes <= packed:
		var cells []cell
		for c := range m.classes {
			if w := int8(value >> (8 * c)); w != 0 {
				cells = append(cells, newCell(c, w))
			}
		}
		return cells
	case value&0xff == 1:
		return []cell{cell(value >> 8)}
	}
	return m.cells[value>>8:][:value&0xff]
}

// ReadFile reads a file of the kind, with as many lists and models as said. What
// is anything else is Invalid.
func ReadFile(r io.Reader, kind string, lists, models int) (_ *File, err error) {
	defer stet.Wrap(&err, "perceptron.ReadFile(%s)", kind)
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxFile))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	raw, err := io.ReadAll(io.LimitReader(z, maxFile))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "not a model, or a damaged one; train it again: %w", err)
	}
	c := cursor{rest: raw}
	f := &File{Kind: c.text()}
	if f.Kind != kind {
		return nil, stet.Errorf(stet.Invalid, "not a model of kind %q; train it again with this version", kind)
	}
	for n := c.count(); n > 0 && !c.bad; n-- {
		f.Lists = append(f.Lists, c.list())
	}
	for n := c.count(); n > 0 && !c.bad; n-- {
		f.Models = append(f.Models, c.model())
	}
	if c.bad || len(c.rest) > 0 || len(f.Lists) != lists || len(f.Models) != models {
		return nil, stet.Errorf(stet.Invalid, "a damaged model; train it again")
	}
	return f, nil
}
