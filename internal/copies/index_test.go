package copies

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
)

// A wire text and what outlets made of it.
const wire = `The ferry Corvina Star ran aground on a sandbank off Port Velline early on Wednesday with 214 passengers on board, the harbour authority said.
Lifeboats from Velline and Sant Orme took all passengers off within three hours, and nobody was hurt, harbour master Idris Quell told reporters.
The vessel belongs to the Tamber Line, which said that an engine had failed in heavy fog shortly after the boat had left its berth.
The coastguard opened an inquiry and asked people who had filmed the rescue from the shore to hand in what they had recorded.
Divers will inspect the hull before tugs try to pull the ferry free on the next high tide, which is expected on Thursday afternoon.`

// What was said, in quotation marks.
const said = `“We counted every single passenger twice before the last boat left, and we will not rest until we know why that engine stopped in the fog,” Quell said.`

var lines = strings.Split(wire, "\n")

func TestCompare(t *testing.T) {
	trimmed := strings.Join(lines[:3], "\n")
	ownLead := "VELLINE, 14 May: Our correspondent writes from the harbour that the mood was calm all day.\n" + wire
	half := strings.Join(lines[:2], "\n") + "\nOur own reporter spoke to a fishing crew from Brenholt who had heard three long blasts of a horn before dawn and thought little of it at the time, since fog is common there in spring."
	quoteA := "A boat hit the sand near Velline this week and its owner is in trouble with the port, which wants to see papers.\n" + said
	quoteB := "Rescue crews were praised on Wednesday for a swift operation along the foggy coast; the port now looks into what went wrong.\n" + said
	page := "\nSign up for our newsletter and never miss a story that matters to you again.\nCopyright 2031 The Velline Wire. All rights reserved. This material may not be published again.\nRead more"
	for name, c := range map[string]struct{ a, b, want string }{
		"the same":         {wire, wire, Copy},
		"trimmed":          {wire, trimmed, Copy},
		"own lead":         {wire, ownLead, Copy},
		"marks and breaks": {wire, strings.ReplaceAll(strings.ToUpper(wire), "\n", "\n\n"), Copy},
		"half own":         {half, wire, Partial},
		"same quotation":   {quoteA + "\n" + lines[2], quoteB + "\n" + lines[4], Independent},
		"same furniture":   {lines[0] + page, lines[4] + page, Independent},
		"other event":      {lines[0] + lines[1], lines[3] + lines[4], Independent},
		"empty":            {"", "", Independent},
		"empty and not":    {"", wire, Independent},
		"brief, the same":  {lines[0][:60], lines[0][:60], Copy},
		"brief, cut":       {lines[0][:60], lines[0][:50], Independent},
	} {
		got, score := Compare(c.a, c.b)
		back, other := Compare(c.b, c.a)
		if got != c.want || back != got || other != score {
			t.Errorf("%s: %s %.2f, the other way %s %.2f; want %s", name, got, score, back, other, c.want)
		}
		if score < 0 || score > 1 {
			t.Errorf("%s: score %v", name, score)
		}
	}
}

func TestPlace(t *testing.T) {
	x := New(Options{})
	own := "Fishermen freed the stranded boat themselves, residents of Velline say, long before any tug had left its harbour on the other side of the bay, and they want to be thanked for it."
	origins := []stet.ID{
		x.Place("r1", start, wire), x.Place("r2", start.Add(1), own), x.Place("r3", start.Add(2), strings.Join(lines[:3], "\n")),
		x.Place("r4", start.Add(3), "The editors add a line.\n"+wire), x.Place("r5", start.Add(4), own),
	}
	first, second := stet.NewID(start, "origin", "r1"), stet.NewID(start.Add(1), "origin", "r2")
	if want := []stet.ID{first, second, first, first, second}; !slices.Equal(origins, want) {
		t.Errorf("origins %v, want %v", origins, want)
	}
	if again := x.Place("r3", start, "something else"); again != first {
		t.Errorf("placed again: %s, first %s", again, first)
	}
}

func TestWindow(t *testing.T) {
	first := stet.NewID(start, "origin", "r1")
	for name, c := range map[string]struct {
		o    Options
		kept bool
	}{
		"no limit": {Options{}, true}, "in time": {Options{Age: 3 * time.Hour}, true}, "too old": {Options{Age: time.Hour}, false},
		"too many": {Options{Limit: 1}, false}, "enough": {Options{Limit: 2}, true},
	} {
		x := New(c.o)
		x.Place("r1", start, wire)
		x.Place("r2", start.Add(2*time.Hour), "Parking fees rise in Neu-Harmingen from June, the council said.")
		if got := x.Place("r3", start.Add(2*time.Hour), wire) == first; got != c.kept {
			t.Errorf("%s: the first report is remembered: %v, want %v", name, got, c.kept)
		}
	}
}

// TestManyCopies: a text that thousands print costs no more than one that a
// few do, and is still one origin.
func TestManyCopies(t *testing.T) {
	x := New(Options{Limit: 200})
	for i := range 600 {
		id := stet.ID(fmt.Sprint("r", i))
		if got := x.Place(id, start, wire+fmt.Sprint(" ", i)); got != stet.NewID(start, "origin", "r0") {
			t.Fatalf("copy %d has the origin %s", i, got)
		}
	}
	if n := len(x.candidates(bodyOf(x.reader.read(wire)).shingles)); n > candidates {
		t.Errorf("%d candidates, want at most %d", n, candidates)
	}
}

// TestRestore: an index rebuilt from the log goes on as the one that made it.
func TestRestore(t *testing.T) {
	type doc struct {
		id   stet.ID
		at   time.Time
		text string
	}
	g := newGenerator()
	docs := make([]doc, 120)
	for i := range docs {
		docs[i].id, docs[i].at, docs[i].text = g.next()
	}
	rapid.Check(t, func(t *rapid.T) {
		docs := rapid.Permutation(docs).Draw(t, "order")
		cut := rapid.IntRange(0, len(docs)).Draw(t, "cut")
		o := Options{Limit: rapid.SampledFrom([]int{0, 20, 70}).Draw(t, "limit"), Age: time.Duration(rapid.SampledFrom([]int{0, 60}).Draw(t, "age")) * time.Minute}
		whole, rebuilt := New(o), New(o)
		for _, d := range docs[:cut] {
			rebuilt.Restore(d.id, d.at, d.text, whole.Place(d.id, d.at, d.text))
		}
		for _, d := range docs[cut:] {
			if a, b := whole.Place(d.id, d.at, d.text), rebuilt.Place(d.id, d.at, d.text); a != b {
				t.Fatalf("%s: %s, after rebuilding %s", d.id, a, b)
			}
		}
		if len(whole.known) != len(whole.window) {
			t.Fatalf("%d names for %d reports", len(whole.known), len(whole.window))
		}
	})
}

// TestReprintsFound counts how many generated reprints find their origin.
func TestReprintsFound(t *testing.T) {
	g, x := newGenerator(), New(Options{})
	origins := map[stet.ID]bool{}
	for range 1000 {
		origins[x.Place(g.next())] = true
	}
	if n := len(origins); n < 720 || n > 780 {
		t.Errorf("%d origins of 1,000 reports of which a quarter are reprints", n)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(wire, said)
	f.Add("„Nein“, sagte er. «Non». \"Yes", "don't ’ \xff\n\n“")
	f.Fuzz(func(t *testing.T, a, b string) {
		relation, score := Compare(a, b)
		if back, other := Compare(b, a); back != relation || other != score {
			t.Fatalf("%s %v, the other way %s %v", relation, score, back, other)
		}
		if score < 0 || score > 1 {
			t.Fatalf("score %v", score)
		}
		if same, _ := Compare(a, a); same != Copy && len(bodyOf(new(reader).read(a)).shingles) >= leastWords {
			t.Fatalf("a text is no copy of itself: %s", same)
		}
	})
}
