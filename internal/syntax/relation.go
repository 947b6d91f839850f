package syntax

// relationFeatures gives the features by which the arc from head to dependent is
// named.
func (s *sentence) relationFeatures(dependent, head int32) []uint32 {
	s.keys = s.keys[:0]
	d, h := s.word(dependent), s.word(head)
	x, y := s.node(dependent), s.node(head)
	side, apart := uint64(1), distance(dependent, head)
	if head < dependent {
		side, apart = 2, distance(head, dependent)
	}
	s.add1(200, side)
	s.add2(201, side, d.w)
	s.add2(202, side, d.t)
	s.add2(203, side, d.wt)
	s.add2(204, side, h.w)
	s.add2(205, side, h.t)
	s.add2(206, side, h.wt)
	s.add3(207, side, d.t, h.t)
	s.add3(208, side, d.w, h.t)
	s.add3(209, side, d.t, h.w)
	s.add3(210, side, d.w, h.w)
	s.add3(211, side, d.c, h.c)
	s.add4(212, side, apart, d.t, h.t)
	s.add3(213, side, d.t, s.word(x.left[0]).w)
	s.add4(214, side, h.t, d.t, s.word(x.left[0]).wt)
	s.add4(215, side, h.wt, d.t, s.word(x.left[0]).w)
	s.add4(216, side, h.t, d.t, s.word(x.right[0]).t)
	s.add3(217, side, d.t, x.leftSet)
	s.add3(218, side, d.t, x.rightSet)
	s.add4(219, side, d.t, x.leftSet, x.rightSet)
	s.add4(220, side, d.t, x.leftSet, h.t)
	s.add4(221, side, d.t, h.t, y.leftSet)
	s.add4(222, side, d.t, h.t, y.rightSet)
	s.add4(223, side, d.t, h.w, y.rightSet)
	s.add4(224, side, d.t, h.w, y.leftSet)
	s.add4(225, side, d.t, s.word(dependent-1).t, s.word(dependent+1).t)
	s.add4(226, side, h.t, s.word(head-1).t, s.word(head+1).t)
	s.add3(227, side, d.t, s.word(dependent-1).w)
	s.add3(228, side, d.t, s.word(dependent+1).w)
	s.add4(229, side, d.w, h.t, y.rightSet)
	s.add4(230, side, d.t, h.t, s.word(y.right[0]).t)
	s.add3(231, side, h.t, s.word(head+1).w)
	s.add4(232, side, d.t, h.t, s.word(dependent-1).t)
	return s.keys
}
