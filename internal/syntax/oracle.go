package syntax

// cost gives the number of arcs of the gold tree that a transition puts out of
// reach (Goldberg and Nivre 2013). gold holds the words' heads, the root being
// the number of words.
func (s *state) cost(t transition, gold []int32) int {
	if t == shift {
		return s.costOfShift(gold)
	}
	s0 := s.s(0)
	cost := 0
	// s0 leaves: it takes no more dependents from the buffer, …
	for d := s.next; d < s.root(); d++ {
		if gold[d] == s0 {
			cost++
		}
	}
	// … and its own head may have been another one within reach.
	_, given := s.arc(t)
	if h := gold[s0]; h != given && (h >= s.next || h == s.s(1)) {
		cost++
	}
	return cost
}

// costOfShift counts what n0 loses once it is on the stack: dependents on the
// stack, and a head there that is not just below it.
func (s *state) costOfShift(gold []int32) int {
	cost := 0
	for k, word := range s.stack {
		if gold[word] == s.next || gold[s.next] == word && k < len(s.stack)-1 {
			cost++
		}
	}
	return cost
}
