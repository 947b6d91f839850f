package support

import (
	"math/rand/v2"

	"stet"
	"stet/internal/thesaurus"
)

// A sentence that people found supported is spoiled by putting something else in
// the place of a word or name: a word of the same part of speech from elsewhere in
// its source, or from another source of its set. What people spoiled is
// dearer than what we can spoil ourselves; it teaches the model of words alone.
const (
	spoilings = 2   // of each supported sentence
	foreign   = 3   // one in so many takes its word from another source
	searches  = 400 // words of a source looked at for one in another's place
	rivals    = 4   // found, of which the likest is taken
)

// spoiled is a sentence with a wrong word.
type spoiled struct {
	traits   [][]uint32
	verdicts []int8
}

// spoil spoils the supported rows. Words come from sources of the same fold, so
// that a fold which is left out teaches nothing.
func (c *Corpus) spoil(sources map[[2]string]*Source) {
	random := rand.New(rand.NewPCG(3, 5))
	supported := map[[2]int][]int{} // by set and fold
	for i, row := range c.Rows {
		if row.Supported {
			k := [2]int{row.Set, c.examples[i].fold}
			supported[k] = append(supported[k], i)
		}
	}
	for i, row := range c.Rows {
		if !row.Supported {
			continue
		}
		e := &c.examples[i]
		like := supported[[2]int{row.Set, e.fold}]
		for range spoilings {
			from := row
			if random.IntN(foreign) == 0 {
				from = c.Rows[like[random.IntN(len(like))]]
			}
			e.spoil(row.Sentence, sources[[2]string{from.Lang, from.Source}], from.Source, random)
		}
	}
}

// spoil puts a word or name of a source, whose text is given, in the place of one
// of the sentence's.
func (e *example) spoil(sentence string, from *Source, text string, random *rand.Rand) {
	const tries = 4
	var may []int
	for i := range e.reading.words {
		switch e.reading.words[i].tag {
		case pastVerb, verb, nameNoun, noun, adjective, adverb, cardinal:
			may = append(may, i)
		}
	}
	for range tries {
		if len(may) == 0 || len(from.words) == 0 {
			return
		}
		i := may[random.IntN(len(may))]
		k := e.reading.rival(i, from, random)
		if k == none {
			continue
		}
		at, in := nameAround(e.reading.words, i), nameAround(from.words, int(k))
		e.spoiled = append(e.spoiled, e.reading.x.spoiled(sentence[:at.Start], in.In(text), sentence[at.End:]))
		return
	}
}

// spoiled reads a sentence whose middle is wrong.
func (x *Source) spoiled(before, middle, after string) spoiled {
	r := x.read(before + middle + after)
	s := spoiled{traits: r.traits(), verdicts: make([]int8, len(r.words))}
	at := stet.Span{Start: len(before), End: len(before) + len(middle)}
	for k := range r.words {
		s.verdicts[k] = right
		if r.words[k].at.Overlaps(at) {
			s.verdicts[k] = wrong
		}
	}
	return s
}

// nameAround gives the bytes of the name that a word is of, or of the word.
func nameAround(words []word, i int) stet.Span {
	from, to := i, i+1
	if words[i].tag == nameNoun {
		for from > 0 && words[from-1].tag == nameNoun && !words[from].opens && !words[from-1].closes {
			from--
		}
		for to < len(words) && words[to].tag == nameNoun && !words[to].opens && !words[to-1].closes {
			to++
		}
	}
	return stet.Span{Start: words[from].at.Start, End: words[to-1].at.End}
}

// rival finds a word of the source to put in a word's place, one that is used like
// it rather than another; none if there is none.
func (r *reading) rival(i int, from *Source, random *rand.Rand) int32 {
	w := &r.words[i]
	best, most, found := int32(none), -1, 0
	for n := 0; n < searches && found < rivals; n++ {
		k := random.IntN(len(from.words))
		v := &from.words[k]
		if !v.mayStandFor(w) {
			continue
		}
		if id, ok := r.x.ids[v.stem]; ok && r.has(id) {
			continue
		}
		found++
		if like := v.like(w); like > most {
			best, most = int32(k), like
		}
	}
	return best
}

// mayStandFor reports whether a word is of another's kind and means something
// else.
func (w *word) mayStandFor(v *word) bool {
	return w.fine == v.fine && w.stem != v.stem && w.digit == v.digit && (w.content || w.digit) && (!w.opens || v.tag == nameNoun) &&
		(w.sense == "" || !thesaurus.Same(w.sense, v.sense) && !thesaurus.Wider(w.sense, v.sense))
}

// like tells how finely the clusters have two words together: 0 not at all, to 3.
func (w *word) like(v *word) int {
	like := 0
	for g := range w.row {
		if w.row[g] != 0 && w.row[g] == v.row[g] {
			like = g + 1
		}
	}
	return like
}
