package perceptron

import (
	"encoding/binary"
	"math"
)

// cursor reads a file's bytes. Once something does not fit, it is bad and gives
// nothing more.
type cursor struct {
	rest []byte
	bad  bool
}

func (c *cursor) uvarint() uint64 {
	x, n := binary.Uvarint(c.rest)
	if n <= 0 {
		c.bad, c.rest = true, nil
		return 0
	}
	c.rest = c.rest[n:]
	return x
}

// count reads a number of things that take a byte or more each.
func (c *cursor) count() int {
	n := c.uvarint()
	if n > uint64(len(c.rest)) {
		c.bad, c.rest = true, nil
		return 0
	}
	return int(n)
}

// bytes takes the next n bytes; nil where there are fewer.
func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.rest) {
		c.bad, c.rest = true, nil
		return nil
	}
	b := c.rest[:n]
	c.rest = c.rest[n:]
	return b
}

func (c *cursor) text() string { return string(c.bytes(c.count())) }

func (c *cursor) list() []string {
	list := make([]string, c.count())
	for i := range list {
		list[i] = c.text()
	}
	return list
}

// model reads what [Model.append] wrote; nil where the cursor turns bad.
func (c *cursor) model() *Model {
	classes := c.uvarint()
	head := c.bytes(4)
	n := c.count()
	if c.bad || classes == 0 || classes > MaxClasses || n > maxFeatures {
		c.bad = true
		return nil
	}
	features := make([]feature, n)
	if !c.keys(features) || !c.cells(features, int(classes)) {
		c.bad = true
		return nil
	}
	return newModel(int(classes), math.Float32frombits(binary.LittleEndian.Uint32(head)), features)
}

// keys reads the features' keys, which must ascend.
func (c *cursor) keys(features []feature) bool {
	last := uint64(0)
	for i := range features {
		step := c.uvarint()
		if last += step; step > math.MaxUint32 || last > math.MaxUint32 || i > 0 && step == 0 {
			return false
		}
		features[i].key = uint32(last)
	}
	return !c.bad
}

// cells reads the features' cells: at least one each, by ascending class, none of
// weight 0.
func (c *cursor) cells(features []feature, classes int) bool {
	counts := c.bytes(len(features))
	total := 0
	for _, n := range counts {
		total += int(n)
	}
	of, weights := c.bytes(total), c.bytes(total)
	if c.bad || total > maxCells {
		return false
	}
	all := make([]cell, total)
	at := 0
	for i, n := range counts {
		if n == 0 {
			return false
		}
		for k := at; k < at+int(n); k++ {
			if int(of[k]) >= classes || weights[k] == 0 || k > at && of[k] <= of[k-1] {
				return false
			}
			all[k] = newCell(int(of[k]), int8(weights[k]))
		}
		features[i].cells = all[at : at+int(n)]
		at += int(n)
	}
	return true
}
