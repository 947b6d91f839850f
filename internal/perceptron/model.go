package perceptron

// MaxClasses bounds the classes of a model.
const MaxClasses = 255

// packed is the number of classes up to which a feature's weights lie in its slot.
const packed = 4

// Model is a trained perceptron. It is safe for concurrent use.
type Model struct {
	classes int
	scale   float32 // of a score's unit
	spread  uint64  // slots that keys are spread over
	// slots hold the features in the order of their keys, each at its key's share
	// of spread or as little after it as there is room; value 0 is an empty slot,
	// and the last slot is empty.
	slots []slot
	cells []cell
}

// slot is a feature. Its value is the four weights of four classes; with more
// classes its number of cells in the low eight bits and the first one's index
// above, or the one cell itself, shifted by eight.
type slot struct{ key, value uint32 }

// cell is a weight of one class: the class in the high byte, the weight's code in
// the low one.
type cell uint16

func newCell(class int, code int8) cell { return cell(class)<<8 | cell(uint8(code)) }

func (c cell) class() int    { return int(c >> 8) }
func (c cell) weight() int32 { return decode(uint32(c)) }

// decode gives the weight of the code in the low byte: its square, with its sign.
func decode(code uint32) int32 {
	w := int32(int8(code))
	return w * max(w, -w)
}

// maxFeatures and maxCells bound a model: the index of a cell has 24 bits.
const (
	maxFeatures = 1 << 22
	maxCells    = 1<<24 - 1
)

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// Scale is what a score must be multiplied by to be in the units of training,
// where a mistake moves a weight by one.
func (m *Model) Scale() float32 { return m.scale }

// Features is the number of features that have weights.
func (m *Model) Features() int {
	n := 0
	for _, s := range m.slots {
		if s.value != 0 {
			n++
		}
	}
	return n
}

// Score sets scores to each class's sum of the features' weights. There must be
// as many scores as classes.
func (m *Model) Score(scores []int32, features []uint32) {
	clear(scores)
	if m.classes <= packed {
		m.scorePacked(scores, features)
		return
	}
	for _, key := range features {
		value := m.find(key)
		switch n := value & 0xff; n {
		case 0:
		case 1:
			c := cell(value >> 8)
			scores[c.class()] += c.weight()
		default:
			for _, c := range m.cells[value>>8:][:n] {
				scores[c.class()] += c.weight()
			}
		}
	}
}

func (m *Model) scorePacked(scores []int32, features []uint32) {
	var a, b, c, d int32
	for _, key := range features {
		value := m.find(key)
		a += decode(value)
		b += decode(value >> 8)
		c += decode(value >> 16)
		d += decode(value >> 24)
	}
	sums := [packed]int32{a, b, c, d}
	copy(scores, sums[:])
}

// find gives a feature's value, or 0.
func (m *Model) find(key uint32) uint32 {
	for i := uint64(key) * m.spread >> 32; ; i++ {
		if s := m.slots[i]; s.key >= key || s.value == 0 {
			if s.key == key {
				return s.value
			}
			return 0
		}
	}
}

// Best gives the class with the highest score: of equals the first.
func Best(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

// feature is a feature's weights that are not 0, by class.
type feature struct {
	key   uint32
	cells []cell
}

// newModel makes a model of features in the order of their keys, no key twice.
func newModel(classes int, scale float32, features []feature) *Model {
	m := &Model{classes: classes, scale: scale, spread: uint64(len(features))*8/5 + 1}
	m.slots = make([]slot, m.spread, m.spread+64)
	at := uint64(0) // the first slot that is free for sure
	for _, f := range features {
		at = max(at, uint64(f.key)*m.spread>>32)
		for at >= uint64(len(m.slots)) {
			m.slots = append(m.slots, slot{})
		}
		m.slots[at] = slot{f.key, m.value(f.cells)}
		at++
	}
	m.slots = append(m.slots, slot{})
	return m
}

// value stores a feature's cells and gives its slot's value.
func (m *Model) value(cells []cell) (value uint32) {
	if m.classes <= packed {
		for _, c := range cells {
			value |= uint32(c&0xff) << (8 * c.class())
		}
		return value
	}
	if len(cells) == 1 {
		return uint32(cells[0])<<8 | 1
	}
	value = uint32(len(m.cells))<<8 | uint32(len(cells))
	m.cells = append(m.cells, cells...)
	return value
}
