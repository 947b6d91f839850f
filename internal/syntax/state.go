package syntax

// transition is a step of the parser.
type transition int

// The transitions. s0 and s1 are the stack's uppermost words, n0 the buffer's
// first.
const (
	shift transition = iota // n0 goes onto the stack
	left                    // s0 becomes a dependent of n0
	right                   // s0 becomes a dependent of s1
	transitions
)

// none stands for a word that is not there.
const none = -1

// node is a word in the making of a tree.
type node struct {
	head              int32
	relation          uint8    // number of the relation, from 1; 0 before it is known
	left, right       [2]int32 // the outermost two dependents on each side, outermost first
	lefts, rights     uint8    // how many there are, up to 255
	leftSet, rightSet uint64   // the dependents' relations, a bit each (modulo 64)
}

// state is where the parser is: words below the buffer's first are on the stack
// or have a head. The root stands after the last word.
type state struct {
	nodes []node // words and the root
	stack []int32
	next  int32 // n0
}

func (s *state) start(words int) {
	s.nodes, s.stack, s.next = s.nodes[:0], s.stack[:0], 0
	for range words + 1 {
		s.nodes = append(s.nodes, node{head: none, left: [2]int32{none, none}, right: [2]int32{none, none}})
	}
}

func (s *state) root() int32 { return int32(len(s.nodes) - 1) }

func (s *state) done() bool { return s.next == s.root() && len(s.stack) == 0 }

// may reports whether a transition can be made. The root takes one word only,
// the last on the stack.
func (s *state) may(t transition) bool {
	switch t {
	case shift:
		return s.next < s.root()
	case left:
		return len(s.stack) > 0 && s.next < s.root() || len(s.stack) == 1
	default:
		return len(s.stack) > 1
	}
}

// s gives the word at depth k of the stack, or none.
func (s *state) s(k int) int32 {
	if k >= len(s.stack) {
		return none
	}
	return s.stack[len(s.stack)-1-k]
}

// n gives the word at k of the buffer, the root last, or none.
func (s *state) n(k int) int32 {
	if at := s.next + int32(k); at <= s.root() {
		return at
	}
	return none
}

// arc gives the dependent and the head that left or right would join.
func (s *state) arc(t transition) (dependent, head int32) {
	if t == left {
		return s.s(0), s.next
	}
	return s.s(0), s.s(1)
}

// do makes a transition; relation is the new arc's.
func (s *state) do(t transition, relation uint8) {
	if t == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	d, h := s.arc(t)
	s.stack = s.stack[:len(s.stack)-1]
	s.nodes[d].head, s.nodes[d].relation = h, relation
	n, bit := &s.nodes[h], uint64(1)<<(relation&63)
	if t == left {
		n.left = [2]int32{d, n.left[0]}
		n.lefts, n.leftSet = n.lefts+1-n.lefts/255, n.leftSet|bit
	} else {
		n.right = [2]int32{d, n.right[0]}
		n.rights, n.rightSet = n.rights+1-n.rights/255, n.rightSet|bit
	}
}
