package discuss

import (
	"slices"

	"stet"
)

// DepthMax is how deep threads are drawn; deeper answers stand at that depth,
// after what they answer.
const DepthMax = 4

// Placed is a comment in its thread.
type Placed struct {
	stet.Comment
	Depth   int // from 0
	Answers int // shown, at any depth below it
}

// Threads puts comments into the order in which they are read: threads newest
// first, answers oldest first. Held, removed and deleted comments are left out,
// unless something that is shown answers them: then they keep their place, and
// whoever draws them leaves out their words. A parent that is not
// among them, or of a circle, counts as none.
func Threads(all []stet.Comment) [][]Placed {
	at := map[stet.ID]int{}
	for i, c := range all {
		at[c.ID] = i
	}
	below := map[stet.ID][]int{}
	var roots []int
	for i, c := range all {
		if _, known := at[c.Parent]; known && c.Parent != c.ID && !circular(all, at, i) {
			below[c.Parent] = append(below[c.Parent], i)
		} else {
			roots = append(roots, i)
		}
	}
	byTime := func(a, b int) int {
		if d := all[a].Written.Compare(all[b].Written); d != 0 {
			return d
		}
		return slices.Compare([]byte(all[a].ID), []byte(all[b].ID))
	}
	var threads [][]Placed
	slices.SortFunc(roots, func(a, b int) int { return byTime(b, a) })
	for _, r := range roots {
		if t := place(all, below, r, 0, byTime); len(t) > 0 {
			threads = append(threads, t)
		}
	}
	return threads
}

// circular reports whether a comment's ancestors lead back to it.
func circular(all []stet.Comment, at map[stet.ID]int, i int) bool {
	slow := i
	for n := 0; ; n++ {
		next, ok := at[all[slow].Parent]
		if !ok || next == slow {
			return false
		}
		if slow = next; slow == i || n > len(all) {
			return true
		}
	}
}

// place gives a comment and what is below it; nothing when readers see none of
// it.
func place(all []stet.Comment, below map[stet.ID][]int, i, depth int, byTime func(a, b int) int) []Placed {
	c := all[i]
	children := below[c.ID]
	slices.SortFunc(children, byTime)
	out := []Placed{{Comment: c, Depth: min(depth, DepthMax)}}
	for _, child := range children {
		for _, p := range place(all, below, child, depth+1, byTime) {
			out = append(out, p)
			if p.State == stet.CommentShown {
				out[0].Answers++
			}
		}
	}
	if c.State != stet.CommentShown && out[0].Answers == 0 {
		return nil
	}
	return out
}
