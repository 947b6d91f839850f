package support

import (
	"math"
	"slices"

	"stet"
)

// features are what the model of sentences weighs, in the order of names.
type features [len(names)]float64

// names are the features' names. A sign says which way a feature may count: + for
// support, - against it.
var names = [...]string{
	"+cover", "+cover1", "+cover2", "+cover3", "+coverForm", "+coverRoot", "+coverUsed", "+window20", "+window40", "+worstPart", "+part40",
	"-absent", "-absentShare", "-absentProper", "-absentNumber", "-absentPlain",
	"+run2", "+run3", "+run4", "+exact2", "+exact3", "+exact4", "+longest", "+longestShare", "+density", "+pairs",
	"+proximity", "+near4", "+near20", "-far", "+order", "+common", "+context", "-lowContext",
	"-cost", "-costWord", "-missed", "+flow", "-leaps", "-backs", "-farGaps", "-fragments",
	"-slots", "-slotNumber", "-slotProper", "-slotPlain", "-opposites", "-negationAdded", "-negationDropped", "-moodAdded", "-moodDropped",
	"-quoted", "-negators", "-scopes", "?pronouns", "-leadPronoun", "?length", "?parts", "?source",
	"-suspicion", "-suspect1", "-suspect2", "-suspect3", "-suspicionMean", "-suspectContent", "-loose",
	"+arcs", "+arcsAlike", "-arcsApart", "-arcsTurned", "+meant", "-against", "-unmeant",
}

// Where the features stand that a text's style has, too.
const (
	atCover = 0
	atRun3  = 17
)

// describe works the features out. wrong is the chance of each word to be wrong,
// loose what its loose words weigh.
func (r *reading) describe(wrong []float64, loose float64) features {
	var out []float64
	out = r.coverage(out)
	out = r.absence(out)
	out = r.runShares(out)
	out = r.closeness(out)
	out = r.steps(out)
	out = r.marks(out)
	out = append(r.suspicion(out, wrong), loose)
	return features(r.senseShares(r.arcShares(out)))
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// ratio is a/b, 0 where there is nothing.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// coverage tells how much of the sentence's rarity the source holds, all of it or
// within a few sentences or words of one another.
func (r *reading) coverage(out []float64) []float64 {
	all, whole, form, rooted, used := 0.0, 0.0, 0.0, 0.0, 0.0
	for i := range r.words {
		w := &r.words[i]
		if !w.content {
			continue
		}
		weight := r.x.rarity(w.id)
		all += weight
		switch r.seen[i].status {
		case asForm:
			form += weight
			fallthrough
		case asStem:
			whole += weight
			fallthrough
		case asRoot:
			rooted += weight
			fallthrough
		case asCluster:
			used += weight
		}
	}
	best := r.bestSentences(stet.Span{End: len(r.words)}, 3)
	out = append(out, ratio(whole, all))
	for n := range 3 {
		got := 0.0
		for _, b := range best[:min(n+1, len(best))] {
			got += b
		}
		out = append(out, ratio(got, all))
	}
	worst, part := 1.0, 0.0
	for _, p := range r.parts {
		total := r.weight(p)
		if total == 0 {
			continue
		}
		got := 0.0
		for _, b := range r.bestSentences(p, 2) {
			got += b
		}
		worst = min(worst, got/total)
		part += r.bestWindow(p, 40)
	}
	span := stet.Span{End: len(r.words)}
	return append(out, ratio(form, all), ratio(rooted, all), ratio(used, all),
		ratio(r.bestWindow(span, 20), all), ratio(r.bestWindow(span, 40), all), worst, ratio(part, all))
}

// weight is the rarity of a part's content words, repeated ones counted again.
func (r *reading) weight(p stet.Span) float64 {
	all := 0.0
	for i := p.Start; i < p.End; i++ {
		if r.words[i].content {
			all += r.x.rarity(r.words[i].id)
		}
	}
	return all
}

// bestSentences picks sentences of the source greedily by the rarity that each
// adds, and gives what they add.
func (r *reading) bestSentences(p stet.Span, n int) []float64 {
	left := r.weights(p)
	var out []float64
	gain := make([]float64, len(r.x.sentences))
	for range n {
		clear(gain)
		for _, e := range left {
			last := int32(-1)
			for _, at := range r.x.at[e.id] {
				if s := r.x.in[at]; s != last {
					gain[s] += e.weight
					last = s
				}
			}
		}
		best := 0
		for s := range gain {
			if gain[s] > gain[best] {
				best = s
			}
		}
		if len(gain) == 0 || gain[best] == 0 {
			break
		}
		out = append(out, gain[best])
		left = slices.DeleteFunc(left, func(e entry) bool { return r.x.inSentence(e.id, int32(best)) })
	}
	return out
}

// inSentence reports whether a sentence of the source has a stem.
func (x *Source) inSentence(id, sentence int32) bool {
	span := x.sentences[sentence]
	k, _ := slices.BinarySearch(x.at[id], int32(span.Start))
	return k < len(x.at[id]) && int(x.at[id][k]) < span.End
}

// entry is a stem of a part that the source has, with the part's rarity of it.
type entry struct {
	id     int32
	weight float64
}

// weights gives the stems of a part's content that the source has.
func (r *reading) weights(p stet.Span) []entry {
	var out []entry
	for i := p.Start; i < p.End; i++ {
		w := &r.words[i]
		if !w.content || w.id == absent {
			continue
		}
		weight := r.x.rarity(w.id)
		if k := slices.IndexFunc(out, func(e entry) bool { return e.id == w.id }); k >= 0 {
			out[k].weight += weight
		} else {
			out = append(out, entry{w.id, weight})
		}
	}
	return out
}

// bestWindow gives the most of a part's rarity that stands within so many words
// of the source.
func (r *reading) bestWindow(p stet.Span, size int32) float64 {
	entries := r.weights(p)
	type hit struct {
		at    int32
		entry int
	}
	var hits []hit
	for n, e := range entries {
		for _, at := range r.x.at[e.id] {
			hits = append(hits, hit{at, n})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return int(a.at - b.at) })
	count := make([]int, len(entries))
	best, sum, from := 0.0, 0.0, 0
	for _, h := range hits {
		if count[h.entry]++; count[h.entry] == 1 {
			sum += entries[h.entry].weight
		}
		for hits[from].at <= h.at-size {
			e := hits[from].entry
			if count[e]--; count[e] == 0 {
				sum -= entries[e].weight
			}
			from++
		}
		best = max(best, sum)
	}
	return best
}

// absence counts what the source does not have.
func (r *reading) absence(out []float64) []float64 {
	content, gone, names, numbers, others := 0.0, 0.0, 0.0, 0.0, 0.0
	for i := range r.words {
		w := &r.words[i]
		if w.content {
			content++
		}
		if r.seen[i].status < asRoot || !w.content && r.class[i] != number {
			continue
		}
		gone++
		switch r.class[i] {
		case proper:
			names++
		case number:
			numbers++
		case plain:
			others++
		}
	}
	return append(out, math.Log1p(gone), ratio(gone, content), math.Log1p(names), math.Log1p(numbers), math.Log1p(others))
}

// runShares tells in how long runs the sentence stands in the source.
func (r *reading) runShares(out []float64) []float64 {
	n := float64(len(r.words))
	var runs, exact [5]float64
	for i := range r.words {
		for k := range r.run[i] {
			runs[k+1]++
		}
		for k := range r.exact[i] {
			exact[k+1]++
		}
	}
	longest, density := r.fragments()
	pairs, found := 0.0, 0.0
	for i := range r.words {
		if j := r.left[i]; j >= 0 && r.words[i].content {
			pairs++
			if a, b := r.words[j].id, r.words[i].id; a != absent && b != absent && r.x.pairs[pairKey(a, b)] {
				found++
			}
		}
	}
	return append(out, ratio(runs[2], n), ratio(runs[3], n), ratio(runs[4], n), ratio(exact[2], n), ratio(exact[3], n), ratio(exact[4], n),
		math.Log1p(longest), ratio(longest, n), ratio(density, n*n), ratio(found, pairs))
}

// fragments gives the longest run of words that the source has, and the sum of the
// squares of the runs that are taken greedily (Grusky et al. 2018).
func (r *reading) fragments() (longest, squares float64) {
	for i := 0; i < len(r.words); {
		best := 0
		if id := r.words[i].id; id != absent {
			for k, at := range r.x.at[id] {
				if k == maxPlaces {
					break
				}
				n := 1
				for i+n < len(r.words) && int(at)+n < len(r.x.words) && r.words[i+n].id == r.x.words[int(at)+n].id {
					n++
				}
				best = max(best, n)
			}
		}
		longest = max(longest, float64(best))
		squares += float64(best * best)
		i += max(best, 1)
	}
	return longest, squares
}

// closeness tells how near together and in what order the source has what the
// sentence has side by side.
func (r *reading) closeness(out []float64) []float64 {
	pairs, sum, near4, near20, far := 0.0, 0.0, 0.0, 0.0, 0.0
	order, ordered, context, low, content := 0.0, 0.0, 0.0, 0.0, 0.0
	for i := range r.words {
		if !r.words[i].content {
			continue
		}
		if c := r.seen[i].context; c < 5 {
			content++
			context += float64(c) / 4
			low += flag(c <= 1)
		}
		j := r.left[i]
		if j < 0 {
			continue
		}
		pairs++
		b := r.seen[i].near
		if b < 6 {
			sum += [...]float64{1, .8, .6, .4, .2, 0}[b]
			near4 += flag(b <= 2)
			near20 += flag(b <= 4)
			far += flag(b == 5)
			if b <= 4 {
				ordered++
				order += flag(r.x.inOrder(r.words[j].id, r.words[i].id))
			}
		}
	}
	return append(out, ratio(sum, pairs), ratio(near4, pairs), ratio(near20, pairs), ratio(far, pairs), ratio(order, ordered), r.common(),
		ratio(context, content), ratio(low, content))
}

// inOrder reports whether the source has b within a few words after a.
func (x *Source) inOrder(a, b int32) bool {
	p, q := x.at[a], x.at[b]
	j := 0
	for _, at := range p {
		for j < len(q) && q[j] <= at {
			j++
		}
		if j < len(q) && q[j]-at <= 20 {
			return true
		}
	}
	return false
}

// common is the share of the sentence that is a common subsequence with the best
// sentence of the source, over its parts.
func (r *reading) common() float64 {
	got, all := 0, 0
	for _, p := range r.parts {
		all += p.Len()
		best := 0
		for _, s := range r.x.likely(r.words[p.Start:p.End]) {
			best = max(best, subsequence(r.words[p.Start:p.End], r.x.words[s.Start:s.End]))
		}
		got += best
	}
	return ratio(float64(got), float64(all))
}

// likely gives the three sentences of the source that share most content stems
// with words.
func (x *Source) likely(words []word) []stet.Span {
	count := make([]int, len(x.sentences))
	for i := range words {
		if words[i].id == absent || !words[i].content {
			continue
		}
		last := int32(-1)
		for _, at := range x.at[words[i].id] {
			if s := x.in[at]; s != last {
				count[s]++
				last = s
			}
		}
	}
	var out []stet.Span
	for range 3 {
		best := -1
		for s, n := range count {
			if n > 0 && (best < 0 || n > count[best]) {
				best = s
			}
		}
		if best < 0 {
			break
		}
		count[best] = 0
		s := x.sentences[best]
		s.End = min(s.End, s.Start+200)
		out = append(out, s)
	}
	return out
}

// subsequence is the length of the longest common subsequence of stems.
func subsequence(a, b []word) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if a[i].id == b[j].id {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
}

// steps tells by which steps the sentence can be read off the source.
func (r *reading) steps(out []float64) []float64 {
	var content, missed, placed, flow, leaps, backs, gaps float64
	for i := range r.words {
		content += flag(r.words[i].content)
		if r.place[i] == none {
			missed += flag(r.words[i].content)
			continue
		}
		placed++
		switch r.into[i] {
		case wayRun:
			flow++
		case wayLeap:
			leaps++
		case wayBack:
			backs++
		case wayFar:
			gaps++
		}
	}
	n := float64(len(r.words))
	return append(out, r.cost, ratio(r.cost, n), ratio(missed, content), ratio(flow, n), ratio(leaps, n), ratio(backs, n), ratio(gaps, n),
		math.Log1p(placed-flow))
}

// marks counts signs of a change.
func (r *reading) marks(out []float64) []float64 {
	var slots, slotNumber, slotProper, slotPlain, opposites, negAdded, negDropped, moodAdded, moodDropped, quoted, negs, scopes, pro, lead float64
	for i := range r.words {
		s := &r.seen[i]
		if s.slot >= 0 {
			slots++
			switch r.class[i] {
			case number:
				slotNumber++
			case proper:
				slotProper++
			case plain:
				slotPlain++
			}
		}
		opposites += flag(s.opposite == 2 && r.words[i].id == absent)
		negAdded += flag(s.polarity == added)
		negDropped += flag(s.polarity == dropped)
		moodAdded += flag(s.mood == added)
		moodDropped += flag(s.mood == dropped)
		quoted += flag(r.words[i].quoted && r.words[i].content && s.status == asNothing)
		negs += flag(r.class[i] == negator)
		scopes += flag(r.class[i] == scope)
		pro += flag(r.class[i] == pronoun)
	}
	if len(r.words) > 0 {
		lead = flag(r.class[0] == pronoun)
	}
	return append(out, slots, slotNumber, slotProper, slotPlain, opposites, negAdded, negDropped, moodAdded, moodDropped, quoted, negs,
		math.Log1p(scopes), math.Log1p(pro), lead, math.Log1p(float64(len(r.words))), float64(len(r.parts)), math.Log1p(float64(len(r.x.words))))
}

// suspicion sums the words' chances to be wrong up.
func (r *reading) suspicion(out, wrong []float64) []float64 {
	sum, content, n := 0.0, 0.0, 0.0
	var all []float64
	for i, p := range wrong {
		s := -math.Log(1 - min(p, .999))
		sum += s
		if r.words[i].content {
			content += s
			n++
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b float64) int {
		switch {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	top := func(k int) float64 {
		if k < len(all) {
			return all[k]
		}
		return 0
	}
	return append(out, sum, top(0), top(0)+top(1), top(0)+top(1)+top(2), ratio(sum, float64(len(wrong))), ratio(content, n))
}
