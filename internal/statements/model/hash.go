package model

// Templates of features are numbered; a feature is its template's number and
// what it holds, mixed into 32 bits. A word counts by its hash, so that a model
// holds no text.

// hash gives a word's 32-bit FNV-1a hash, never 0.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h | 1
}

// mix stirs b into a (the finaliser of MurmurHash3).
func mix(a, b uint32) uint32 {
	a ^= b + 0x9e3779b9 + a<<6 + a>>2
	a ^= a >> 16
	a *= 0x85ebca6b
	a ^= a >> 13
	a *= 0xc2b2ae35
	return a ^ a>>16
}

// features collects one position's features.
type features []uint32

func (f *features) add1(template, a uint32) {
	*f = append(*f, mix(template, a))
}

func (f *features) add2(template, a, b uint32) {
	*f = append(*f, mix(mix(template, a), b))
}

func (f *features) add3(template, a, b, c uint32) {
	*f = append(*f, mix(mix(mix(template, a), b), c))
}

func (f *features) add4(template, a, b, c, d uint32) {
	*f = append(*f, mix(mix(mix(mix(template, a), b), c), d))
}

// bucket puts a distance into a few classes: each small one for itself, the
// others by size.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 16 + bucket(-n)
	case n < 5:
		return uint32(n)
	case n < 8:
		return 5
	case n < 13:
		return 6
	case n < 21:
		return 7
	case n < 40:
		return 8
	}
	return 9
}

// flag turns a truth into a number.
func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
