package model

import (
	"strings"

	"stet"
	"stet/internal/text"
)

// copyRun is how many words in a row, the same as in a passage, are taken over
// and no turn of phrase.
const copyRun = 5

// ration counts what may still be taken over from each origin.
type ration struct {
	d    *stet.Dossier
	left map[stet.ID]int
}

func newRation(d *stet.Dossier, words int) *ration {
	r := &ration{d: d, left: map[stet.ID]int{}}
	for _, report := range d.Reports {
		r.left[r.origin(report.ID)] = words
	}
	return r
}

func (r *ration) origin(report stet.ID) stet.ID {
	if o, ok := r.d.Origins[report]; ok {
		return o
	}
	return report
}

// take counts the words that a sentence takes over from the passages it cites;
// false, and nothing counted, when an origin has not that many left.
func (r *ration) take(s stet.Sentence) bool {
	taken := map[stet.ID]int{}
	for _, c := range s.Citations {
		taken[r.origin(c.Report)] += copied(s.Text, c.Exact)
	}
	for o, n := range taken {
		if n > r.left[o] {
			return false
		}
	}
	for o, n := range taken {
		r.left[o] -= n
	}
	return true
}

// copied is how many words of s stand in runs of copyRun words or more that the
// passage has too.
func copied(s, passage string) int {
	have := map[string]bool{}
	for run := range runs(text.Fold(passage), copyRun) {
		have[run] = true
	}
	n, in := 0, 0
	for run := range runs(text.Fold(s), copyRun) {
		switch {
		case !have[run]:
			in = 0
		case in == 0:
			n, in = n+copyRun, strings.Count(run, " ")+1
		default:
			n++
		}
	}
	return n
}
