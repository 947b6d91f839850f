package copies

import (
	"cmp"
	"math/bits"
	"slices"
	"time"

	"stet"
)

// Options are the index's settings. The zero value of each means its default.
type Options struct {
	Age   time.Duration // reports older than the newest by more leave the window; by default there is no limit
	Limit int           // reports in the window at most; by default 100,000
}

const (
	defaultLimit = 100_000
	bins         = 32 // MinHash values of a text
	binShift     = 31 - 5
	chain        = 16 // reports that are looked at for each value, the latest ones
	candidates   = 12 // reports that are compared exactly at most
	maxSlots     = 1 << 20
)

// report is a report in the window.
type report struct {
	id, origin stet.ID
	published  time.Time
	text       body
	before     [bins]uint32 // for each MinHash value, which report had it before; by its number
}

// Index places reports. It is for one goroutine at a time.
type Index struct {
	o       Options
	reader  reader
	matcher matcher
	window  []*report // in order of arrival
	first   uint32    // number of window[0]; numbers begin at 1
	newest  time.Time
	known   map[stet.ID]uint32
	found   []uint32 // scratch

	// The number of the latest report in each slot. Every part of the hash
	// space has 1<<bits slots; values that share one only make a candidate
	// that the exact comparison refuses. Nothing is ever taken out: a number
	// that has left the window ends its chain. This costs one cache miss a
	// value, where a map costs several.
	latest []uint32
	bits   int
}

// New gives an empty index.
func New(o Options) *Index {
	if o.Limit <= 0 {
		o.Limit = defaultLimit
	}
	width := bits.Len(uint(min(o.Limit, maxSlots) - 1))
	return &Index{o: o, first: 1, known: map[stet.ID]uint32{}, bits: width, latest: make([]uint32, bins<<width)}
}

// Place gives the origin of a report: that of the report in the window which
// it copies (of several the one that it shares most with, of equal ones the
// earlier), or a new one. The report is remembered; a report that is placed
// already keeps its origin.
func (x *Index) Place(id stet.ID, published time.Time, text string) (origin stet.ID) {
	if r := x.find(id); r != nil {
		return r.origin
	}
	r := &report{id: id, published: published, text: bodyOf(x.reader.read(text))}
	if r.origin = x.origin(r); r.origin == "" {
		r.origin = stet.NewID(published, "origin", string(id))
	}
	x.admit(r)
	return r.origin
}

// Restore remembers an earlier decision. Given the reports in their order of
// arrival, it makes the index that the decisions left. For a report that is
// known already the later decision counts.
func (x *Index) Restore(id stet.ID, published time.Time, text string, origin stet.ID) {
	if r := x.find(id); r != nil {
		r.origin = origin
		return
	}
	x.admit(&report{id: id, origin: origin, published: published, text: bodyOf(x.reader.read(text))})
}

func (x *Index) find(id stet.ID) *report {
	if n := x.known[id]; n != 0 {
		return x.numbered(n)
	}
	return nil
}

// numbered gives a report of the window, or nil when it has left.
func (x *Index) numbered(n uint32) *report {
	if n < x.first {
		return nil
	}
	return x.window[n-x.first]
}

// origin finds the origin of the report that r copies; "" for none.
func (x *Index) origin(r *report) stet.ID {
	x.matcher.set(r.text)
	var origin stet.ID
	best := 0.0
	for _, n := range x.candidates(r.text.shingles) {
		c := x.numbered(n)
		if share := x.matcher.share(c.text); share >= copyShare && share > best {
			origin, best = c.origin, share
		}
	}
	return origin
}

// candidates gives the reports that have most MinHash values in common with a
// text, the earliest first.
func (x *Index) candidates(s shingles) []uint32 {
	x.found = x.found[:0]
	for bin, value := range minHash(s) {
		n := x.latest[x.slot(bin, value)]
		for range chain {
			r := x.numbered(n)
			if value == 0 || r == nil {
				break
			}
			x.found = append(x.found, n)
			n = r.before[bin]
		}
	}
	slices.Sort(x.found)
	type candidate struct{ number, common uint32 }
	var all []candidate
	for _, n := range x.found {
		if last := len(all) - 1; last >= 0 && all[last].number == n {
			all[last].common++
		} else {
			all = append(all, candidate{n, 1})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.common, a.common) })
	x.found = x.found[:0]
	for _, c := range all[:min(len(all), candidates)] {
		x.found = append(x.found, c.number)
	}
	slices.Sort(x.found)
	return x.found
}

// minHash gives, for each of the parts of the hash space, the smallest shingle
// in it; 0 where there is none.
func minHash(s shingles) (least [bins]uint32) {
	for _, h := range s {
		h &^= quoted
		if bin := h >> binShift; h != 0 && (least[bin] == 0 || h < least[bin]) {
			least[bin] = h
		}
	}
	return least
}

// admit puts a report into the window, and lets go of those that came first
// while there are too many or they are too old.
func (x *Index) admit(r *report) {
	r.text.shingles = slices.Clone(r.text.shingles)
	n := x.first + uint32(len(x.window))
	x.window = append(x.window, r)
	x.known[r.id] = n
	for bin, value := range minHash(r.text.shingles) {
		if value != 0 {
			slot := x.slot(bin, value)
			r.before[bin] = x.latest[slot]
			x.latest[slot] = n
		}
	}
	if r.published.After(x.newest) {
		x.newest = r.published
	}
	for len(x.window) > 1 && (len(x.window) > x.o.Limit || x.o.Age > 0 && x.newest.Sub(x.window[0].published) > x.o.Age) {
		x.evict()
	}
}

// slot is where a MinHash value's chain begins.
func (x *Index) slot(bin int, value uint32) int {
	return bin<<x.bits | int(uint64(value*2654435769)>>(32-x.bits)) // Knuth's multiplicative hash
}

// evict lets go of the report that came first.
func (x *Index) evict() {
	delete(x.known, x.window[0].id)
	x.window[0] = nil
	x.window = x.window[1:]
	x.first++
}
