package perceptron

// Hash gives a number for a string that is the same on every machine.
func Hash[T string | []byte](s T) uint64 {
	h := uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		h = Mix(h, uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|
			uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)
	}
	var rest uint64
	for i := range len(s) {
		rest |= uint64(s[i]) << (8 * i)
	}
	return Mix(h, rest)
}

// Mix joins a number to a hash. The order of joining matters.
func Mix(h, x uint64) uint64 {
	h = (h ^ x) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}

// Key gives the feature of a hash.
func Key(h uint64) uint32 { return uint32(h * 0xd6e8feb86659fd93 >> 32) }
