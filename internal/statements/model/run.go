package model

// runFeatures describes one run of a role (0 source, 1 content) in a reading:
// its edges, how it hangs together, what it leaves out.
func (s *scene) runFeatures(role uint32, x section, f *features) {
	k := mix(role, s.sideOf(x))
	s.edgeFeatures(k, x, f)
	s.distanceFeatures(k, x, f)
	s.runQuotes(k, x, f)
	s.runTree(k, x, f)
	s.runAfter(k, x, f)
	s.runCues(k, x, f)
	if role == 1 {
		s.runSentences(k, x, f)
	}
}

// edgeFeatures describes a run's first and last words and those around it.
func (s *scene) edgeFeatures(k uint32, x section, f *features) {
	p2, p, a := s.at(x.from-2), s.at(x.from-1), s.at(x.from)
	b, q, q2 := s.at(x.to-1), s.at(x.to), s.at(x.to+1)
	size := bucket(x.to - x.from)
	f.add3(130, k, p.tag, a.tag)
	f.add3(131, k, p.word, a.tag)
	f.add3(132, k, p.word, a.word)
	f.add3(133, k, b.tag, q.tag)
	f.add3(134, k, b.tag, q.word)
	f.add3(135, k, b.word, q.word)
	f.add4(136, k, b.tag, q.tag, q2.tag)
	f.add4(137, k, p2.tag, p.tag, a.tag)
	f.add2(138, k, size)
	f.add3(139, k, size, s.stem)
	f.add4(140, k, a.tag, b.tag, size)
	f.add4(141, k, uint32(p.clusters[0]), uint32(a.clusters[0]), a.first)
	f.add4(142, k, uint32(b.clusters[0]), uint32(q.clusters[0]), q.first)
	f.add3(143, k, q.word, q2.word)
	f.add4(144, k, q.word, q2.tag, uint32(q2.clusters[0]))
	marks, commas := uint32(0), uint32(0)
	for i := x.from; i < x.to; i++ {
		m := kindOf(&s.tokens[i])
		if marks |= m; m == comma {
			commas = min(commas+1, 4)
		}
	}
	f.add3(145, k, marks, commas)
	f.add3(146, k, marks, s.stem)
	f.add3(147, k, commas, mix(q.word, q2.tag))
}

// distanceFeatures tells how far from the cue a run stands, and behind what.
func (s *scene) distanceFeatures(k uint32, x section, f *features) {
	a, b := s.at(x.from), s.at(x.to-1)
	start, end := s.startsAndEnds(x)
	f.add4(150, k, start, end, bucket(b.sentence-a.sentence))
	gap := section{}
	switch {
	case x.to <= s.cue.from:
		gap = section{from: x.to, to: s.cue.from}
	case x.from >= s.cue.to:
		gap = section{from: s.cue.to, to: x.from}
	}
	words := uint32(0)
	for i := gap.from; i < gap.to && gap.to-gap.from <= 3; i++ {
		words = mix(words, s.tokens[i].word)
	}
	distance := bucket(gap.to - gap.from)
	f.add3(151, k, distance, words)
	f.add3(152, k, distance, s.stem)
	f.add3(153, k, words, a.tag)
	f.add3(154, k, words, s.stem)
}

// startsAndEnds tells whether a run begins and ends with a sentence.
func (s *scene) startsAndEnds(x section) (start, end uint32) {
	return flag(x.from == s.sentences[s.tokens[x.from].sentence].from), flag(x.to >= s.sentences[s.tokens[x.to-1].sentence].to-1)
}

// runQuotes tells how a run's ends stand to quotations: an end in the midst of
// one is seldom right.
func (s *scene) runQuotes(k uint32, x section, f *features) {
	p, a, b, q := s.at(x.from-1), s.at(x.from), s.at(x.to-1), s.at(x.to)
	opens, closes := flag(a.quote > 0 && p.quote != a.quote), flag(b.quote > 0 && q.quote != b.quote)
	cutFrom, cutTo := flag(a.quote > 0 && p.quote == a.quote), flag(b.quote > 0 && q.quote == b.quote)
	start, end := s.startsAndEnds(x)
	ends := opens*8 + closes*4 + cutFrom*2 + cutTo
	f.add2(155, k, ends)
	f.add4(156, k, ends, start, end)
	f.add4(157, k, ends, s.stem, flag(a.quote > 0 && a.quote == b.quote))
	f.add4(158, k, closes, cutTo, mix(b.tag, q.word))
	f.add4(159, k, opens, cutFrom, mix(p.word, a.tag))
}

// runReach is how far from a run, in tokens, words that hang on it are sought.
const runReach = 25

// runTree tells how a run hangs together, on what, and what hangs on it outside.
func (s *scene) runTree(k uint32, x section, f *features) {
	roots, root := uint32(0), -1
	for i := x.from; i < x.to; i++ {
		if t := &s.tokens[i]; !t.mark && !t.hangsIn(x) {
			if roots = min(roots+1, 5); root < 0 {
				root = i
			}
		}
	}
	before, after := s.cutOff(x)
	f.add3(160, k, roots, flag(before >= 0)*2+flag(after >= 0))
	next, last := s.at(after), s.at(before)
	f.add4(161, k, next.relation, next.tag, flag(after == x.to))
	f.add4(162, k, last.relation, last.tag, flag(before == x.from-1))
	f.add4(163, k, next.relation, s.stem, flag(after == x.to))
	if after >= 0 {
		h := &s.tokens[next.head]
		f.add4(164, k, next.relation, h.relation, h.tag)
	}
	if root >= 0 {
		s.rootFeatures(k, x, root, roots, f)
	}
}

// hangsIn reports whether a token's head stands in a section.
func (t *token) hangsIn(x section) bool { return t.head >= x.from && t.head < x.to }

// cutOff gives the nearest words before and after a run, in its sentences, that
// hang on a word within; -1 for none. The cue may.
func (s *scene) cutOff(x section) (before, after int) {
	before, after = -1, -1
	cut := func(i int) bool {
		t := &s.tokens[i]
		return !t.mark && t.hangsIn(x) && (i < s.cue.from || i >= s.cue.to)
	}
	last := s.sentences[s.tokens[x.to-1].sentence].to
	for i := x.to; i < min(last, x.to+runReach, s.window.to) && after < 0; i++ {
		if cut(i) {
			after = i
		}
	}
	first := s.sentences[s.tokens[x.from].sentence].from
	for i := x.from - 1; i >= max(first, x.from-runReach, s.window.from) && before < 0; i-- {
		if cut(i) {
			before = i
		}
	}
	return before, after
}

// rootFeatures describes the first word of a run whose head is not in it.
func (s *scene) rootFeatures(k uint32, x section, root int, roots uint32, f *features) {
	t, h := &s.tokens[root], &outside
	on := uint32(0) // what it hangs on
	if t.head >= 0 {
		h = &s.tokens[t.head]
		on = flag(t.hangsIn(s.cue))
		if t.head == s.head {
			on = 2
		}
	}
	f.add4(165, k, t.relation, on, roots)
	f.add4(166, k, t.relation, on, s.stem)
	f.add4(167, k, t.relation, t.tag, on)
	f.add4(168, k, h.stem, t.relation, on)
	path := s.path[root-s.window.from]
	f.add3(169, k, path, roots)
	f.add3(170, k, path, s.stem)
	reach := compared(x.from, t.left)*3 + compared(t.right, x.to-1)
	f.add4(171, k, reach, t.relation, roots)
	f.add4(172, k, reach, s.stem, roots)
}

// compared gives 0 for equal numbers, 1 if the first is larger, else 2.
func compared(a, b int) uint32 {
	switch {
	case a == b:
		return 0
	case a > b:
		return 1
	}
	return 2
}

// runAfter tells on what the word hangs that comes after a run.
func (s *scene) runAfter(k uint32, x section, f *features) {
	if x.to >= s.window.to {
		return
	}
	t := s.at(x.to)
	if t.mark && x.to+1 < s.window.to {
		t = s.at(x.to + 1)
	}
	on := uint32(0)
	switch {
	case t.hangsIn(x):
		on = 1
	case t.hangsIn(s.cue):
		on = 2
	case t.head >= 0 && t.sentence == s.tokens[x.to-1].sentence:
		on = 3
	}
	f.add4(173, k, on, t.relation, t.tag)
	f.add4(174, k, on, t.word, s.at(x.to).word)
	f.add4(175, k, on, t.relation, s.stem)
}

// runCues tells of other cues that a run holds, or before which it stops.
func (s *scene) runCues(k uint32, x section, f *features) {
	inside, first, next := uint32(0), -1, -1
	for _, c := range s.cues {
		switch {
		case c == s.cue:
		case c.from >= x.from && c.from < x.to:
			if inside = min(inside+1, 3); first < 0 {
				first = c.from
			}
		case c.from >= x.to && c.from <= x.to+3 && c.from < s.window.to:
			next = c.from
		}
	}
	f.add2(176, k, inside)
	f.add3(177, k, inside, s.stem)
	if first >= 0 {
		t := &s.tokens[first]
		on := flag(t.hangsIn(x)) * 2
		if t.head == s.head {
			on = 1
		}
		f.add4(178, k, t.relation, on, t.tag)
		f.add3(179, k, t.stem, s.stem)
		f.add3(180, k, on, bucket(first-x.from))
	}
	if next >= 0 {
		t := &s.tokens[next]
		f.add3(181, k, t.relation, flag(t.head == s.head))
		f.add4(182, k, uint32(next-x.to), s.at(x.to).word, flag(next > s.cue.from))
	}
}

// runSentences tells which sentences a content takes in, seen from the cue's.
func (s *scene) runSentences(k uint32, x section, f *features) {
	here, first, last := s.tokens[s.cue.from].sentence, s.tokens[x.from].sentence, s.tokens[x.to-1].sentence
	if last+1 < len(s.sentences) && s.tokens[x.to-1].quote > 0 && x.to < len(s.tokens) {
		_, end := s.startsAndEnds(x)
		same := flag(s.sentences[last+1].paragraph == s.sentences[last].paragraph)
		f.add4(183, end, flag(s.tokens[x.to].quote > 0), same, flag(last == here))
	}
	offset := func(n int) uint32 { return uint32(max(min(n-here, 3), -3) + 8) }
	f.add4(184, k, offset(first), offset(last), flag(s.tokens[x.from].quote > 0))
}
