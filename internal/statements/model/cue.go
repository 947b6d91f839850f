package model

// Labels of the model of cues.
const (
	cueNone = iota
	cueBegins
	cueGoesOn
	cueLabels
)

// cueFeatures describes token i by itself and its neighbours.
func (a *analysis) cueFeatures(i int, f *features) {
	t := &a.tokens[i]
	s := a.sentences[t.sentence]
	var none token
	near := func(k int) *token {
		if n := a.in(s, i+k); n != nil {
			return n
		}
		return &none
	}
	p2, p1, n1, n2, n3 := near(-2), near(-1), near(1), near(2), near(3)
	f.add1(1, 1)
	f.add1(2, t.word)
	f.add1(3, t.stem)
	f.add1(4, p1.word)
	f.add1(5, n1.word)
	f.add1(6, p2.word)
	f.add1(7, n2.word)
	f.add2(8, p1.word, t.word)
	f.add2(9, t.word, n1.word)
	f.add3(10, t.stem, n1.word, n2.word)
	f.add3(11, p1.word, t.stem, n1.word)
	f.add1(12, t.tag)
	f.add2(13, p1.tag, t.tag)
	f.add2(14, t.tag, n1.tag)
	f.add3(15, p1.tag, t.tag, n1.tag)
	f.add3(16, p2.tag, p1.tag, t.tag)
	f.add3(17, t.tag, n1.tag, n2.tag)
	f.add3(18, t.stem, n1.tag, n2.tag)
	f.add3(19, t.stem, p1.tag, p2.tag)
	f.add2(20, t.stem, t.tag)
	f.add2(21, p1.stem, t.stem)
	f.add2(22, t.stem, n1.stem)
	for g, c := range t.clusters {
		f.add2(23, uint32(g), uint32(c))
		f.add3(24, uint32(g), uint32(c), t.first)
		f.add3(25, uint32(g), uint32(p1.clusters[g]), uint32(c))
		f.add3(26, uint32(g), uint32(c), uint32(n1.clusters[g]))
		f.add2(27, uint32(g), uint32(p1.clusters[g]))
		f.add2(28, uint32(g), uint32(n1.clusters[g]))
	}
	f.add1(29, t.shape)
	f.add2(30, t.suffix, t.tag)
	f.add2(33, t.cueish, t.first)
	f.add3(34, p1.cueish, t.cueish, n1.cueish)
	f.add3(35, t.cueish, n1.word, t.first)
	f.add3(36, t.cueish, p1.tag, n1.tag)
	f.add4(37, t.cueish, n1.cueish, n2.cueish, n3.cueish)
	a.cueQuoteFeatures(i, s, f)
	a.cueTreeFeatures(i, f)
	f.add2(60, bucket(i-s.from), bucket(s.to-i))
	f.add2(61, t.stem, flag(i == s.from)+2*flag(t.quote > 0))
}

// cueQuoteFeatures tells how token i stands to quotations.
func (a *analysis) cueQuoteFeatures(i int, s section, f *features) {
	t := &a.tokens[i]
	before, after := 20, 20 // to the last quotation's end and the next one's begin
	for k := 1; k < 12; k++ {
		if n := a.in(s, i-k); n != nil && before == 20 && n.quote != t.quote {
			before = k
		}
		if n := a.in(s, i+k); n != nil && after == 20 && n.quote != t.quote {
			after = k
		}
	}
	inside := flag(t.quote > 0)
	f.add2(40, inside, bucket(before))
	f.add2(41, inside, bucket(after))
	f.add4(42, inside, bucket(before), bucket(after), t.first)
	f.add4(43, inside, flag(before < 20), flag(after < 20), t.cueish)
	f.add3(44, inside, t.stem, flag(before < 20)+2*flag(after < 20))
	starts := s.from > 0 && s.from < len(a.tokens) && a.tokens[s.from].quote > 0
	ends := s.to > s.from && a.tokens[s.to-1].quote > 0
	f.add4(45, inside, flag(starts), flag(ends), t.cueish)
}

// cueTreeFeatures tells what hangs on token i and on what it hangs.
func (a *analysis) cueTreeFeatures(i int, f *features) {
	t := &a.tokens[i]
	var none token
	h := &none
	if t.head >= 0 {
		h = &a.tokens[t.head]
	}
	f.add2(46, t.relation, t.first)
	f.add2(47, t.relation, h.stem)
	f.add3(48, t.relation, h.tag, t.tag)
	f.add3(49, t.relation, t.cueish, h.cueish)
	f.add2(50, h.stem, t.stem)
	set := uint32(0)
	for _, c := range a.below(i) {
		k := &a.tokens[c]
		f.add3(51, k.relation, k.tag, flag(c < i))
		f.add3(52, k.relation, t.stem, flag(c < i))
		f.add3(53, k.relation, uint32(k.clusters[0]), t.cueish)
		f.add2(55, k.relation, k.word)
		switch k.lower {
		case ",", ".", "\"", "“", "”":
		default:
			set = mix(set, k.relation)
		}
	}
	f.add2(56, set, t.first)
	f.add2(57, set, t.stem)
	f.add2(58, set, t.cueish)
}
