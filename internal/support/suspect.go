package support

import "slices"

// traitsOf gives the features by which the model of words judges word i: what the
// source has of it, alone and joined with what kind of word it is.
func (r *reading) traitsOf(i int) []uint32 {
	w, s := &r.words[i], &r.seen[i]
	cl := uint32(r.class[i])
	st := uint32(s.status)
	f := append(make([]uint32, 0, 64),
		key(1), key(2, st), key(3, cl), key(4, st, cl), key(5, uint32(r.run[i])), key(6, uint32(r.run[i]), cl), key(7, uint32(r.exact[i]), st),
		key(8, uint32(s.near), cl), key(9, uint32(s.after), cl), key(10, uint32(s.near), uint32(s.after)), key(11, uint32(s.context), st),
		key(12, uint32(s.context), cl), key(13, uint32(s.polarity)), key(14, uint32(s.mood)), key(15, uint32(s.opposite), st), key(16, uint32(s.opposite), cl))
	fine, mid, coarse := uint32(w.row[2]), uint32(w.row[1]), uint32(w.row[0])
	held := min(st, asRootKey)
	if w.content || r.class[i] != grammar {
		f = append(f, key(20, coarse, held), key(21, mid, held), key(22, fine, held), key(23, hash(w.low), held), key(24, hash(w.stem)), key(25, ending(w.low), held))
	} else {
		f = append(f, key(26, hash(w.low)), key(27, hash(w.low), uint32(r.run[i])))
	}
	f = append(f, key(28, r.edge(i-1), st), key(29, r.edge(i+1), st), key(30, r.edge(i-1), r.edge(i+1), st))
	if i > 0 {
		p := &r.words[i-1]
		f = append(f, key(31, uint32(r.class[i-1]), cl, held), key(32, hash(p.low), held))
	}
	if i+1 < len(r.words) {
		n := &r.words[i+1]
		f = append(f, key(33, uint32(r.class[i+1]), cl, held), key(34, hash(n.low), held))
	}
	if s.slot >= 0 {
		v := &r.x.words[s.slot]
		vc := uint32(v.class())
		like := uint32(v.like(w))
		f = append(f, key(40), key(41, cl, vc), key(42, like, st), key(43, cl, vc, like, st))
	}
	if w.opens {
		f = append(f, key(50, st, cl))
	}
	if w.quoted {
		f = append(f, key(51, st))
	}
	into, onward := uint32(r.into[i]), uint32(r.out[i])
	f = append(f, key(70, into, onward), key(71, into, onward, cl), key(72, into, st, cl), key(73, onward, st, cl))
	if from, to := r.stead(i); from < to {
		f = append(f, r.replaced(i, from, to)...)
	}
	f = append(f, key(52, uint32(bucket(r.frequency(i))), st))
	f = append(f, r.grammatical(i)...)
	return append(f, r.alternatives(i)...)
}

// grammatical tells what part of speech a word is, how the source has it hang,
// and what it has in its sense.
func (r *reading) grammatical(i int) []uint32 {
	w, s := &r.words[i], &r.seen[i]
	cl, st, held := uint32(r.class[i]), uint32(s.status), min(uint32(s.status), asRootKey)
	arc, below, tag, like := uint32(s.arc), uint32(s.below), uint32(w.tag), uint32(s.like)
	return []uint32{
		key(90, arc, w.role), key(91, arc, cl), key(92, below, tag), key(93, tag, st), key(94, arc, tag, st), key(95, tag, held, uint32(r.run[i])),
		key(96, like, st), key(97, like, st, tag), key(98, uint32(s.against), st), key(99, arc, below, tag),
	}
}

const asRootKey = uint32(asRoot)

// alternatives tells what the best place of a word's context has that could stand
// in its stead and is not in the sentence.
func (r *reading) alternatives(i int) []uint32 {
	w, s := &r.words[i], &r.seen[i]
	if !w.content || s.place < 0 || r.run[i] >= 3 {
		return nil
	}
	best := uint32(0)
	sameClass := uint32(0)
	for k := max(0, int(s.place)-reachIn); k < min(len(r.x.words), int(s.place)+reachIn+1); k++ {
		v := &r.x.words[k]
		if v.id == w.id || !v.content || r.has(v.id) {
			continue
		}
		best = max(best, uint32(v.like(w)))
		if c := r.class[i]; c != plain && v.class() == c {
			sameClass = 1
		}
	}
	st := uint32(s.status)
	return []uint32{key(60, best, st), key(61, best, uint32(r.class[i]), sameClass, st), key(62, best, st, uint32(s.context))}
}

// replaced tells what the source has in the place of a word that it does not
// have there.
func (r *reading) replaced(i int, from, to int32) []uint32 {
	w := &r.words[i]
	like, same, against, content := uint32(0), uint32(0), uint32(0), uint32(0)
	for k := from; k < to; k++ {
		v := &r.x.words[k]
		if !v.content && v.class() != r.class[i] {
			continue
		}
		content++
		like = max(like, uint32(v.like(w)))
		if r.class[i] != plain && v.class() == r.class[i] {
			same = 1
		}
		if slices.Contains(opposites()[w.stem], v.stem) {
			against = 1
		}
	}
	content = min(content, 3)
	st, cl := uint32(r.seen[i].status), uint32(r.class[i])
	return []uint32{key(80, content, cl), key(81, like, st, cl), key(82, same, cl), key(83, against), key(84, content, like, st)}
}

// has reports whether the sentence has a stem of the source.
func (r *reading) has(id int32) bool {
	for i := range r.words {
		if r.words[i].id == id {
			return true
		}
	}
	return false
}

// edge describes how a neighbour stands in the source.
func (r *reading) edge(i int) uint32 {
	if i < 0 || i >= len(r.words) {
		return 9
	}
	return uint32(r.run[i])
}

// frequency is how often the source has a word.
func (r *reading) frequency(i int) int {
	if id := r.words[i].id; id != absent {
		return len(r.x.at[id])
	}
	return 0
}

func bucket(n int) int {
	switch {
	case n < 4:
		return n
	case n < 8:
		return 4
	}
	return 5
}

// ending is a hash of a word's last three letters.
func ending(low string) uint32 { return hash(low[max(0, len(low)-3):]) }

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// key joins a template's number and its parts; never 0.
func key(parts ...uint32) uint32 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		h = (h ^ uint64(p)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	h ^= h >> 32
	return max(uint32(h), 1)
}
