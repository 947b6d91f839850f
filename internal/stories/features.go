package stories

import (
	"math"
	"strings"
	"time"
	"unicode"

	"stet/internal/text"
)

// Where in a report a word stands, and what that counts. A headline says most,
// the lead more than what follows; what comes after bodyWords is background.
const (
	inTitle = iota
	inLead
	inBody
	zones

	titleWords = 40 // a longer headline is none
	leadWords  = 100
	bodyWords  = 600
)

var zoneWeight = [zones]float64{inTitle: 3, inLead: 2, inBody: 1}

// What kinds of term count against a plain word.
const (
	nameFactor   = 0.7 // two adjacent capitals
	figureFactor = 1   // a number with its noun
	dateFactor   = 1.5 // a day of the year
)

// kinds for hashPair
const (
	kindName   = 'n'
	kindFigure = 'f'
	kindDate   = 'd'
)

// tally counts one term of one report.
type tally struct {
	term   term
	count  [zones]uint16
	weight float64
	free   bool
}

// analyser makes vectors. It keeps its scratch between reports.
type analyser struct {
	scan    scanner
	tallies []tally
	at      map[term]int32 // where in tallies
	words   int            // content words of the report at hand
	read    int            // words of the body so far
	table   *table
	doc     *Doc

	last     word // the content word before, for pairs
	lastForm []byte
	ws       []weighted
}

// minWords is how many content words a report must have to join others.
const minWords = 12

// vector gives the report's vector, and whether there is text enough to
// compare it by.
func (a *analyser) vector(d *Doc) (v vector, enough bool) {
	a.table, a.doc = tableOf(d.Lang), d
	a.words, a.read = 0, 0
	a.tallies = a.tallies[:0]
	if a.at == nil {
		a.at = map[term]int32{}
	}
	clear(a.at)
	a.line(d.Headline, true)
	for line := range strings.Lines(d.Text) {
		if a.read >= bodyWords {
			break
		}
		if !text.IsFurniture(line) {
			a.line(line, false)
		}
	}
	return newVector(a.weigh()), a.words >= minWords
}

// line counts the terms of one line.
func (a *analyser) line(s string, title bool) {
	a.scan.reset(s, a.table)
	a.last = word{}
	for n := 0; !title || n < titleWords; n++ {
		w, ok := a.scan.next()
		if !ok || a.read >= bodyWords {
			return
		}
		zone := inTitle
		if !title {
			a.read++
			zone = inBody
			if a.read <= leadWords {
				zone = inLead
			}
		}
		a.word(w, zone)
	}
}

// word counts a word and what it makes with the one before.
func (a *analyser) word(w word, zone int) {
	if day, ok := dayNamed(w, a.doc.Published); ok && !a.doc.Published.IsZero() {
		a.date(day.Month(), day.Day(), zone)
		return
	}
	if w.stop {
		if !w.number {
			a.last.capital = false // "Bank of England" is no pair, "12 of May" is a date
		}
		return
	}
	a.words++
	month, isMonth := months[w.hash]
	switch {
	case isMonth && w.capital && a.last.number && dayOf(a.last) > 0:
		a.date(month, dayOf(a.last), zone)
	case w.number && dayOf(w) > 0 && a.last.capital && months[a.last.hash] > 0:
		a.date(months[a.last.hash], dayOf(w), zone)
	case a.last.number && !w.number:
		a.add(hashPair(kindFigure, a.last.hash, w.hash), zone, figureFactor, (a.table.idf(a.last.hash)+a.table.idf(w.hash))/2, false)
	case a.last.capital && w.capital:
		a.add(hashPair(kindName, a.last.hash, w.hash), zone, nameFactor, (a.table.idf(a.last.hash)+a.table.idf(w.hash))/2, true)
	}
	named := w.capital && (!w.opens || zone == inTitle)
	a.add(w.hash, zone, 1, a.table.idf(w.hash), named || w.number)
	a.keep(w)
}

// keep remembers a word for the next.
func (a *analyser) keep(w word) {
	a.lastForm = append(a.lastForm[:0], w.form...)
	a.last = w
	a.last.form = a.lastForm
}

func (a *analyser) date(m time.Month, day, zone int) {
	a.add(hashPair(kindDate, term(m), term(day)), zone, dateFactor, a.table.rarest()/2, true)
}

// add counts a term. A term that was once seen as a name stays one.
func (a *analyser) add(t term, zone int, factor, idf float64, free bool) {
	at, ok := a.at[t]
	if !ok {
		at = int32(len(a.tallies))
		a.at[t] = at
		a.tallies = append(a.tallies, tally{term: t, weight: factor * idf})
	}
	n := &a.tallies[at]
	if n.count[zone] < math.MaxUint16 {
		n.count[zone]++
	}
	n.free = n.free || free
}

// weigh gives each term its weight: over the zones, (1 + ln count) · idf.
func (a *analyser) weigh() []weighted {
	a.ws = a.ws[:0]
	for _, n := range a.tallies {
		var sum float64
		for zone, c := range n.count {
			if c > 0 {
				sum += zoneWeight[zone] * (1 + math.Log(float64(c)))
			}
		}
		a.ws = append(a.ws, weighted{term: n.term, weight: sum * n.weight, free: n.free})
	}
	return a.ws
}

// dayOf reads a day of the month; 0 for none.
func dayOf(w word) int {
	if !w.number || len(w.form) == 0 || len(w.form) > 4 {
		return 0
	}
	day := 0
	for i, c := range w.form {
		if !isDigit(c) {
			if i > 0 && unicode.IsLetter(rune(c)) { // 3rd, 12th
				break
			}
			return 0
		}
		day = day*10 + int(c-'0')
	}
	if day > 31 {
		return 0
	}
	return day
}
