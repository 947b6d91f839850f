package model

// Labels of the model of roles: each token's part in one cue's statement.
const (
	roleNone = iota
	sourceBegins
	sourceGoesOn
	contentBegins
	contentGoesOn
	roleLabels
)

// scene is one cue with the tokens around it that may be its source and
// content.
type scene struct {
	*analysis
	cue      section // its tokens
	window   section // the tokens asked
	head     int     // the cue's word that carries it
	path     []uint32
	branch   []uint32 // first step of the path from the cue's head
	second   []uint32 // first two steps
	root     []int    // the token that the first step leads to; -1 for none
	depth    []int
	cues     []section // all cues of the text, in order
	between  []uint32  // marks passed between the cue and the token
	passed   []uint32  // cues passed
	quotes   []uint32  // edges of quotations passed
	stem     uint32    // of the cue's head
	whole    uint32    // of all the cue's words
	first    uint32    // coarse tag of the cue's head
	clusters [3]uint32
}

// Bounds of a window: gaps is how many times it may pass from one sentence to
// the next outside a quotation, and longest how many sentences it may hold
// before and after the cue's: what a quotation holds together is one thing to
// the model, yet a text may open a quotation and never close it.
const (
	gapsBefore = 1
	gapsAfter  = 2
	longest    = 16
)

// newScene sets the scene for cue number n of cues.
func newScene(a *analysis, cues []section, n int) *scene {
	s := &scene{analysis: a, cue: cues[n], cues: cues}
	s.window = a.window(s.cue)
	s.head = a.headOf(s.cue)
	h := &a.tokens[s.head]
	s.stem, s.first = h.stem, h.first
	for g, c := range h.clusters {
		s.clusters[g] = uint32(c)
	}
	for i := s.cue.from; i < s.cue.to; i++ {
		s.whole = mix(s.whole, a.tokens[i].stem)
	}
	s.walk()
	s.pass()
	return s
}

// window gives the tokens around a cue that its roles may stand in: its
// sentence, and the neighbours that a quotation joins to it.
func (a *analysis) window(cue section) section {
	n := a.tokens[cue.from].sentence
	from, to := n, n
	for gaps := 0; from > 0 && n-from < longest; from-- {
		if inside, joined := a.joined(from - 1); !inside {
			if gaps++; !joined || gaps > gapsBefore {
				break
			}
		}
	}
	for gaps := 0; to+1 < len(a.sentences) && to-n < longest; to++ {
		if inside, joined := a.joined(to); !inside {
			if gaps++; !joined || gaps > gapsAfter {
				break
			}
		}
	}
	return section{a.sentences[from].from, a.sentences[to].to, a.sentences[n].paragraph}
}

// joined reports whether one quotation runs over the border of sentences n and
// n+1, and whether at least a quotation touches it, so that both may share a
// statement.
func (a *analysis) joined(n int) (inside, joined bool) {
	s, next := a.sentences[n], a.sentences[n+1]
	if s.from == s.to || next.from == next.to {
		return false, false
	}
	last, first := &a.tokens[s.to-1], &a.tokens[next.from]
	return last.quote > 0 && last.quote == first.quote, last.quote > 0 || first.quote > 0
}

// headOf gives the word of a cue that the others hang on; the last verb-like
// one where the tree does not tell.
func (a *analysis) headOf(cue section) int {
	best, deepest := cue.from, 1<<30
	for i := cue.from; i < cue.to; i++ {
		if a.tokens[i].mark {
			continue
		}
		depth := 0
		for h := a.tokens[i].head; h >= 0; h = a.tokens[h].head {
			depth++
		}
		// An auxiliary hangs on its verb, so the verb is the higher one.
		if depth < deepest {
			best, deepest = i, depth
		}
	}
	return best
}

// walk finds the path in the tree from the cue's head to every token of the
// window.
func (s *scene) walk() {
	n := s.window.to - s.window.from
	s.path, s.branch, s.second = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	s.root, s.depth = make([]int, n), make([]int, n)
	for k := range s.root {
		s.root[k], s.depth[k] = -1, -1
	}
	s.depth[s.head-s.window.from] = 0
	queue := []int{s.head}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, c := range s.below(i) {
			if s.reach(i, c, mix(1, s.tokens[c].relation)) {
				queue = append(queue, c)
			}
		}
		if h := s.tokens[i].head; h >= 0 && s.reach(i, h, mix(2, s.tokens[i].relation)) {
			queue = append(queue, h)
		}
	}
}

// reach notes that token to is one step behind token from; false when it was
// reached before.
func (s *scene) reach(from, to int, step uint32) bool {
	a, b := from-s.window.from, to-s.window.from
	if b < 0 || b >= len(s.depth) || s.depth[b] >= 0 {
		return false
	}
	s.depth[b] = s.depth[a] + 1
	s.path[b] = mix(s.path[a], step)
	switch s.depth[a] {
	case 0:
		s.branch[b], s.second[b], s.root[b] = step, step, to
	case 1:
		s.branch[b], s.second[b], s.root[b] = s.branch[a], mix(s.branch[a], step), s.root[a]
	default:
		s.branch[b], s.second[b], s.root[b] = s.branch[a], s.second[a], s.root[a]
	}
	return true
}

// Marks that may lie between a cue and a token.
const (
	comma = 1 << iota
	colon
	dash
	stop
	bracket
	thatWord
)

// kindOf gives what kind of mark a token is, 0 for none of interest.
func kindOf(t *token) uint32 {
	switch t.lower {
	case ",":
		return comma
	case ":", ";":
		return colon
	case "-", "--", "–", "—":
		return dash
	case ".", "?", "!":
		return stop
	case "(", ")":
		return bracket
	case "that":
		return thatWord
	}
	return 0
}

// pass notes what lies between the cue and each token, walking away from the
// cue on both sides.
func (s *scene) pass() {
	n := s.window.to - s.window.from
	s.between, s.passed, s.quotes = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	starts := map[int]bool{}
	for _, c := range s.cues {
		if c != s.cue && c.from >= s.window.from && c.from < s.window.to {
			starts[c.from] = true
		}
	}
	var between, cues, quotes uint32
	note := func(i, from int) {
		if s.tokens[i].quote != s.tokens[from].quote {
			quotes = min(quotes+1, 3)
		}
		k := i - s.window.from
		s.between[k], s.passed[k], s.quotes[k] = between, cues, quotes
		between |= kindOf(&s.tokens[i])
		if starts[i] {
			cues = min(cues+1, 2)
		}
	}
	for i := s.cue.to; i < s.window.to; i++ {
		note(i, i-1)
	}
	between, cues, quotes = 0, 0, 0
	for i := s.cue.from - 1; i >= s.window.from; i-- {
		note(i, i+1)
	}
}

// roleFeatures describes token i of the window.
func (s *scene) roleFeatures(i int, f *features) {
	var none token
	near := func(k int) *token {
		if n := s.in(s.window, i+k); n != nil {
			return n
		}
		return &none
	}
	t, p1, n1, p2, n2 := &s.tokens[i], near(-1), near(1), near(-2), near(2)
	k := i - s.window.from
	side, distance := uint32(0), 0
	switch {
	case i < s.cue.from:
		side, distance = 1, s.cue.from-i
	case i >= s.cue.to:
		side, distance = 2, i-s.cue.to+1
	}
	offset := uint32(max(min(t.sentence-s.tokens[s.cue.from].sentence, 3), -3) + 8)
	place := mix(side, offset)
	f.add1(1, place)
	f.add2(2, place, bucket(distance))
	f.add2(3, place, s.stem)
	f.add3(4, side, s.whole, bucket(distance))
	f.add3(5, side, s.stem, t.tag)
	f.add3(6, side, s.stem, t.word)
	f.add2(7, side, t.word)
	f.add2(8, side, t.tag)
	f.add2(9, side, p1.word)
	f.add2(10, side, n1.word)
	f.add3(11, side, p1.tag, t.tag)
	f.add3(12, side, t.tag, n1.tag)
	f.add4(13, side, p1.tag, t.tag, n1.tag)
	f.add3(14, side, p1.word, t.word)
	f.add3(15, side, t.word, n1.word)
	f.add3(18, side, uint32(t.clusters[0]), t.first)
	f.add2(19, side, uint32(t.clusters[1]))
	f.add3(20, side, uint32(p1.clusters[0]), uint32(t.clusters[0]))
	f.add3(21, side, uint32(t.clusters[0]), uint32(n1.clusters[0]))
	f.add4(22, side, p2.tag, p1.tag, t.tag)
	f.add4(23, side, t.tag, n1.tag, n2.tag)
	f.add2(24, t.shape, t.first)
	s.treeFeatures(i, k, side, f)
	s.quoteFeatures(i, k, side, p1, n1, f)
	// what lies between
	f.add3(50, side, s.between[k], s.passed[k])
	f.add3(51, side, s.between[k], s.stem)
	f.add3(52, side, s.between[k], t.tag)
	f.add3(53, side, s.between[k]&(comma|thatWord|colon), p1.word)
	f.add4(54, side, s.passed[k], t.tag, bucket(distance))
	f.add3(55, side, s.passed[k], p1.word)
	f.add3(56, side, s.between[k], n1.word)
	f.add4(57, side, t.cueish, p1.cueish, n1.cueish)
	sentence := s.sentences[t.sentence]
	f.add3(58, place, flag(i == sentence.from), flag(i == sentence.to-1))
	f.add4(59, place, bucket(i-sentence.from), bucket(sentence.to-i), flag(t.mark))
	if distance <= 6 && offset == 8 {
		f.add3(60, side, bucket(distance), t.tag)
		f.add4(61, side, bucket(distance), t.tag, s.stem)
		f.add4(62, side, bucket(distance), s.first, t.tag)
		f.add4(63, side, bucket(distance), s.clusters[1], t.tag)
	}
	f.add3(64, side, s.clusters[1], t.word)
	f.add3(65, side, s.clusters[2], t.tag)
	f.add3(66, side, s.first, t.tag)
}

// treeFeatures tells how token i hangs together with the cue.
func (s *scene) treeFeatures(i, k int, side uint32, f *features) {
	t := &s.tokens[i]
	depth := uint32(s.depth[k] + 1)
	f.add2(30, side, s.path[k])
	f.add2(31, s.path[k], s.stem)
	f.add3(32, side, s.branch[k], t.tag)
	f.add3(33, side, s.branch[k], s.stem)
	f.add3(34, side, s.second[k], t.relation)
	f.add3(35, side, s.second[k], s.first)
	f.add2(36, s.branch[k], min(depth, 6))
	edges := uint32(3)
	if r := s.root[k]; r >= 0 && s.branch[k] != 0 {
		b := &s.tokens[r]
		if b.head == s.head { // the step led down
			edges = flag(i == b.left) + 2*flag(i == b.right) + 4*flag(i-1 == b.right) + 8
		}
	}
	f.add3(37, side, s.branch[k], edges)
	f.add3(38, s.branch[k], edges, s.stem)
	f.add3(39, s.branch[k], edges, t.tag)
	var none token
	before := &none
	if i > s.window.from {
		kb := k - 1
		before = &s.tokens[i-1]
		f.add3(67, side, s.branch[kb], s.branch[k])
		f.add3(68, side, s.second[kb], s.second[k])
		f.add4(69, s.branch[kb], s.branch[k], s.stem, before.tag)
	}
	if i+1 < s.window.to {
		f.add3(70, side, s.branch[k], s.branch[k+1])
		f.add3(71, side, s.second[k], s.second[k+1])
	}
	if t.head >= 0 {
		h := &s.tokens[t.head]
		f.add3(72, side, t.relation, h.stem)
		f.add3(73, side, t.relation, h.tag)
		f.add3(74, side, t.relation, flag(h.cueish > 3))
	}
	f.add4(75, side, t.relation, flag(t.left < i), flag(t.right > i))
}

// quoteFeatures tells how token i stands to quotations and the cue to them.
func (s *scene) quoteFeatures(i, k int, side uint32, p1, n1 *token, f *features) {
	t := &s.tokens[i]
	own := s.tokens[s.cue.from].quote
	state := flag(t.quote > 0) + 2*flag(own > 0) + 4*flag(t.quote == own)
	edge := flag(p1.quote != t.quote) + 2*flag(n1.quote != t.quote)
	f.add3(40, side, state, edge)
	f.add4(41, side, state, s.quotes[k], edge)
	f.add4(42, side, state, edge, t.tag)
	f.add4(43, side, state, s.quotes[k], s.stem)
	f.add4(44, side, state, s.between[k], edge)
	f.add4(45, side, state, s.passed[k], s.quotes[k])
	f.add3(46, mix(side, state), mix(p1.word, flag(p1.quote > 0)), t.tag)
	f.add3(47, mix(side, state), mix(n1.word, flag(n1.quote > 0)), t.tag)
	f.add4(48, side, state, s.first, s.quotes[k])
}
