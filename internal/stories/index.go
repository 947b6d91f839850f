package stories

import (
	"time"

	"stet"
)

// Options are the grouping's settings. The zero value of each means its
// default.
type Options struct {
	Age   time.Duration // reports older than the newest by more leave the window; by default there is no limit
	Limit int           // reports in the window at most; by default 100,000
	Join  float64       // likeness (cosine, 0 to 1) to a story's centroid from which a report joins it; by default 0.26
}

// The defaults. Join is safe where most events have one report or two; where
// each has many, lower ones do as well, since the split mends what they join.
// background/README.md says how it was chosen.
const (
	defaultLimit = 100_000
	defaultJoin  = 0.26
)

// Doc is what the grouping needs of a report.
type Doc struct {
	ID             stet.ID
	Lang           string // BCP 47; "" counts as English
	Headline, Text string
	Published      time.Time
}

// Move says that a report now belongs to a story.
type Move struct{ Report, Story stet.ID }

// report is a report in the window.
type report struct {
	id        stet.ID
	published time.Time
	lang      string // as its table has it
	vector    vector
	all, free int64 // squared lengths of the vector: whole, and of its untranslated part
	enough    bool  // has text enough to be compared by
	seq       int   // place in the order of arrival
	story     *story
}

// Index places reports. It is for one goroutine at a time.
type Index struct {
	o       Options
	analyse analyser
	window  []*report // in order of arrival
	seq     int
	newest  time.Time
	reports map[stet.ID]*report
	stories map[stet.ID]*story
	posted  postings
	changed map[*story]bool // since the last Settle
}

// New gives an empty index.
func New(o Options) *Index {
	if o.Limit <= 0 {
		o.Limit = defaultLimit
	}
	if o.Join <= 0 {
		o.Join = defaultJoin
	}
	return &Index{
		o: o, reports: map[stet.ID]*report{}, stories: map[stet.ID]*story{},
		posted: newPostings(), changed: map[*story]bool{},
	}
}

// Place puts a report in a story. The first move is the report's own; others
// follow when its coming cuts a story in two. A report that is placed already
// stays where it is.
func (x *Index) Place(d Doc) []Move {
	if r := x.reports[d.ID]; r != nil {
		return []Move{{d.ID, r.story.id}}
	}
	r := x.admit(d)
	s := x.best(r)
	if s == nil {
		s = x.found(x.newID(r, ""))
	}
	x.join(r, s)
	moves := []Move{{r.id, s.id}}
	if n := len(s.reports); n >= splitAt && (n-splitAt)%splitEvery == 0 {
		moves = append(moves, x.split(s)...)
		moves[0].Story = r.story.id
	}
	x.evict()
	return moves
}

// Restore puts a report where an earlier decision put it. Given the reports in
// their order of arrival, each with its last story, it makes the index that
// the decisions left. A report that is known already moves.
func (x *Index) Restore(d Doc, id stet.ID) {
	r := x.reports[d.ID]
	if r == nil {
		r = x.admit(d)
	} else if r.story.id == id {
		return
	} else {
		x.leave(r)
	}
	s := x.stories[id]
	if s == nil {
		s = x.found(id)
	}
	x.join(r, s)
	x.evict()
}

// Settle looks at every story that changed for a split: the last pass before
// publishing.
func (x *Index) Settle() []Move {
	var moves []Move
	for _, s := range x.unsettled() {
		moves = append(moves, x.split(s)...)
	}
	clear(x.changed)
	return moves
}

// admit makes a report known.
func (x *Index) admit(d Doc) *report {
	r := &report{id: d.ID, published: d.Published, lang: tableOf(d.Lang).lang, seq: x.seq}
	r.vector, r.enough = x.analyse.vector(&d)
	r.all, r.free = r.vector.squares()
	x.seq++
	x.window = append(x.window, r)
	x.reports[r.id] = r
	if d.Published.After(x.newest) {
		x.newest = d.Published
	}
	return r
}

// evict lets go of reports that came first while there are too many, or while
// they are too old.
func (x *Index) evict() {
	for len(x.window) > 1 {
		r := x.window[0]
		old := x.o.Age > 0 && x.newest.Sub(r.published) > x.o.Age
		if len(x.window) <= x.o.Limit && !old {
			return
		}
		x.window[0] = nil
		x.window = x.window[1:]
		delete(x.reports, r.id)
		x.leave(r)
	}
}
