package stories

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
)

var day = time.Date(2031, 5, 14, 9, 0, 0, 0, time.UTC) // a Wednesday

// Two ferries, in two towns: the same kind of happening, other names.
var ferryA = []Doc{
	{
		ID: "a1", Lang: "en", Published: day, Headline: "Ferry runs aground off Port Velline, 214 passengers taken off",
		Text: `The ferry Corvina Star ran aground on a sandbank off Port Velline early on Wednesday with 214 passengers on board, the harbour authority said.
Lifeboats from Velline and Sant Orme took the passengers off within three hours. Nobody was hurt, said harbour master Idris Quell.
The vessel belongs to the Tamber Line, which said that an engine had failed in heavy fog. The coastguard opened an inquiry.`,
	},
	{
		ID: "a2", Lang: "en", Published: day.Add(2 * time.Hour), Headline: "All 214 safe after Corvina Star strikes sandbank",
		Text: `All 214 passengers of the Corvina Star are safe after the ferry struck a sandbank near Port Velline in fog on Wednesday morning.
Harbour master Idris Quell praised the lifeboat crews of Sant Orme. The Tamber Line, the owner, blamed a failed engine.
Divers will inspect the hull before tugs pull the ferry free on Thursday's tide, the coastguard said.`,
	},
}

var ferryB = []Doc{
	{
		ID: "b1", Lang: "en", Published: day.Add(time.Hour), Headline: "Ferry collides with pier at Lake Ostrava Minor, nine injured",
		Text: `Nine people were injured when the ferry Madrigal hit a pier on Lake Brenholt on Tuesday evening, police in Ulmstad said.
The Madrigal, run by Brenholt Transit, was carrying 60 passengers home from a music festival. Captain Petra Lunde was questioned.
Witnesses said that the boat did not slow down. Mayor Olan Fisk called for a review of the landing stage.`,
	},
	{
		ID: "b2", Lang: "en", Published: day.Add(3 * time.Hour), Headline: "Captain questioned after Madrigal hits Ulmstad pier",
		Text: `Police in Ulmstad questioned Captain Petra Lunde after the ferry Madrigal struck a pier on Lake Brenholt, injuring nine people.
Brenholt Transit said that its 60 passengers were on the way back from a festival. Mayor Olan Fisk asked for a review.
The boat has been taken to a yard, where investigators will look at its steering.`,
	},
}

// The first ferry in German.
var ferryDE = Doc{
	ID: "a3", Lang: "de", Published: day.Add(5 * time.Hour), Headline: "Fähre vor Port Velline auf Grund gelaufen, 214 Passagiere gerettet",
	Text: `Die Fähre Corvina Star ist am Mittwoch vor Port Velline bei Nebel auf eine Sandbank gelaufen. Alle 214 Passagiere wurden gerettet, teilte Hafenmeister Idris Quell mit.
Rettungsboote aus Sant Orme brachten die Menschen an Land. Die Reederei Tamber Line sprach von einem Ausfall der Maschine.
Verletzt wurde niemand. Die Küstenwache ermittelt, am Donnerstag sollen Schlepper das Schiff freiziehen.`,
}

// Another event in German, which shares a weekday and ordinary nouns.
var otherDE = Doc{
	ID: "c1", Lang: "de", Published: day.Add(6 * time.Hour), Headline: "Stadtrat von Neu-Harmingen beschließt höhere Parkgebühren",
	Text: `Der Stadtrat von Neu-Harmingen hat am Mittwoch höhere Parkgebühren beschlossen. Eine Stunde kostet künftig 4 Euro, sagte Bürgermeisterin Jule Abendroth.
Die Opposition kritisierte die Entscheidung als unsozial. Händler fürchten um ihre Kundschaft, der Einzelhandelsverband kündigte Widerstand an.
Die neuen Preise gelten vom Sommer an in der gesamten Innenstadt.`,
}

func TestPlace(t *testing.T) {
	x := New(Options{})
	at := placeAll(x, ferryA[0], ferryB[0], ferryA[1], ferryB[1], ferryDE, otherDE)
	for _, pair := range [][2]stet.ID{{"a1", "a2"}, {"b1", "b2"}, {"a1", "a3"}} {
		if at[pair[0]] != at[pair[1]] {
			t.Errorf("%s and %s tell of one event and are apart", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]stet.ID{{"a1", "b1"}, {"a1", "c1"}, {"b1", "c1"}} {
		if at[pair[0]] == at[pair[1]] {
			t.Errorf("%s and %s tell of two events and are together", pair[0], pair[1])
		}
	}
	if want := stet.NewID(day, "story", "a1"); at["a1"] != want {
		t.Errorf("the story's ID is %s, want %s, of its first report", at["a1"], want)
	}
}

// A language without a table of its own still compares whole texts.
func TestOtherLanguage(t *testing.T) {
	a := Doc{ID: "f1", Lang: "fr-FR", Published: day, Headline: "un traversier heurte un banc de sable", Text: "le navire a heurté un banc de sable pendant la brume, et les secours ont ramené les voyageurs à terre avant midi"}
	b := a
	b.ID, b.Headline = "f2", "les voyageurs ramenés à terre"
	if at := placeAll(New(Options{}), a, b); at["f1"] != at["f2"] {
		t.Error("two French reports that share nearly all words are apart")
	}
}

func TestPlaceAgain(t *testing.T) {
	x := New(Options{})
	first := x.Place(ferryA[0])
	if again := x.Place(ferryA[0]); !slices.Equal(first, again) {
		t.Errorf("placed again: %v, first %v", again, first)
	}
	if len(x.window) != 1 {
		t.Errorf("%d reports in the window, want 1", len(x.window))
	}
}

func TestFewWordsStandAlone(t *testing.T) {
	x := New(Options{})
	a := Doc{ID: "s1", Headline: "Ferry aground", Text: "Ferry aground at Velline.", Published: day}
	b := a
	b.ID = "s2"
	at := placeAll(x, a, b)
	if at["s1"] == at["s2"] {
		t.Error("five words made one story of two reports")
	}
}

func TestTimeBetween(t *testing.T) {
	r := &report{published: day, enough: true}
	late := faded(r.published.Sub(day.AddDate(1, 0, 0)).Abs())
	if soon := faded(24 * time.Hour); soon >= 1.02 || late != 1+fadeBy {
		t.Errorf("after a day the threshold is ×%.3f, after a year ×%.3f", soon, late)
	}
}

func TestWindow(t *testing.T) {
	old, young := ferryA[0], ferryA[1]
	young.Published = old.Published.Add(100 * time.Hour)
	for name, c := range map[string]struct {
		o        Options
		together bool
	}{
		"no limit":  {Options{}, true},
		"age kept":  {Options{Age: 101 * time.Hour}, true},
		"too old":   {Options{Age: 99 * time.Hour}, false},
		"too many":  {Options{Limit: 1}, false},
		"both stay": {Options{Limit: 2}, true},
	} {
		x := New(c.o)
		filler := ferryB[0]
		filler.Published = young.Published
		x.Place(old)
		if name == "too old" || name == "too many" {
			x.Place(filler)
		}
		moves := x.Place(young)
		if together := moves[0].Story == stet.NewID(old.Published, "story", string(old.ID)); together != c.together {
			t.Errorf("%s: joined the old story: %v, want %v", name, together, c.together)
		}
		checkIndex(t, x)
	}
}

// twoEvents are reports of two events that read alike, in an order that makes
// one story of them at first: the first report tells of both.
func twoEvents(n int) []Doc {
	shared := "inspectors halted production at the chemical plant after residents reported smoke and a smell of chlorine"
	one := "Hallvik refinery tank ruptured Eskild Brandt Norrsund Chemicals evacuated school Fjordgate valve sealed tonight"
	two := "Meriton warehouse drums leaked Odile Carron Basset Solvents closed bridge Rue Marchand canal cleaned slowly"
	docs := []Doc{{ID: "m0", Headline: "Smoke over two plants", Text: shared + ".\n" + one + ".\n" + two + "."}}
	for i := 1; i < n; i++ {
		own := one
		if i%2 == 0 {
			own = two
		}
		words := strings.Fields(own)
		docs = append(docs, Doc{
			ID: stet.ID(fmt.Sprintf("m%d", i)), Headline: strings.Join(words[:5], " "),
			Text: strings.Join(words[i%4:], " ") + ".\n" + shared + ".\n" + strings.Join(words, " ") + ".",
		})
	}
	for i := range docs {
		docs[i].Lang, docs[i].Published = "en", day.Add(time.Duration(i)*time.Minute)
	}
	return docs
}

func TestSplit(t *testing.T) {
	x := New(Options{})
	id := stet.NewID(day, "story", "m0")
	docs := twoEvents(splitAt)
	// As a lower threshold would have it: all in one story.
	for _, d := range docs[:5] {
		x.Restore(d, id)
	}
	r := x.admit(docs[5])
	x.join(r, x.stories[id])
	moves := x.Settle()
	checkIndex(t, x)
	at := map[stet.ID]stet.ID{}
	for _, d := range docs {
		at[d.ID] = x.reports[d.ID].story.id
	}
	if at["m1"] != at["m3"] || at["m3"] != at["m5"] || at["m2"] != at["m4"] || at["m1"] == at["m2"] {
		t.Fatalf("stories %v: want m1, m3, m5 apart from m2, m4", at)
	}
	if at["m0"] != id {
		t.Errorf("of two parts, three and three, that with the first report is %s, want it to keep %s", at["m0"], id)
	}
	for _, m := range moves {
		if at[m.Report] != m.Story || m.Story == id {
			t.Errorf("move %v, but %s is in %s", m, m.Report, at[m.Report])
		}
	}
	if len(x.Settle()) != 0 {
		t.Error("settled again, and something moved")
	}
}

// TestRestore is the property that the pipeline rests on: an index rebuilt
// from the log goes on as the one that made it.
func TestRestore(t *testing.T) {
	docs := invented(t, 100)
	rapid.Check(t, func(t *rapid.T) {
		docs := rapid.Permutation(docs).Draw(t, "order")
		cut := rapid.IntRange(0, len(docs)).Draw(t, "cut")
		o := Options{Limit: rapid.SampledFrom([]int{0, 30, 70}).Draw(t, "limit"), Join: rapid.SampledFrom([]float64{0.1, 0.26}).Draw(t, "join")}
		whole, rebuilt := New(o), New(o)
		at := placeAll(whole, docs[:cut]...)
		if rapid.Bool().Draw(t, "settle") {
			follow(at, whole.Settle())
		}
		for _, d := range docs[:cut] {
			rebuilt.Restore(d, at[d.ID])
		}
		for _, d := range docs[cut:] {
			if a, b := whole.Place(d), rebuilt.Place(d); !slices.Equal(a, b) {
				t.Fatalf("%s: %v, after rebuilding %v", d.ID, a, b)
			}
		}
		if a, b := whole.Settle(), rebuilt.Settle(); !slices.Equal(a, b) {
			t.Fatalf("settled %v, after rebuilding %v", a, b)
		}
		checkIndex(t, whole)
		checkIndex(t, rebuilt)
	})
}

// TestMoves follows the moves and finds each report where the index has it.
func TestMoves(t *testing.T) {
	docs := invented(t, 60)
	rapid.Check(t, func(t *rapid.T) {
		x := New(Options{Join: rapid.SampledFrom([]float64{0.05, 0.1, 0.26}).Draw(t, "join")})
		at := map[stet.ID]stet.ID{}
		for _, d := range docs {
			moves := x.Place(d)
			if moves[0].Report != d.ID {
				t.Fatalf("the first move is %v, want that of %s", moves[0], d.ID)
			}
			follow(at, moves)
		}
		follow(at, x.Settle())
		for id, r := range x.reports {
			if at[id] != r.story.id {
				t.Fatalf("%s is in %s, its last move says %s", id, r.story.id, at[id])
			}
		}
		checkIndex(t, x)
	})
}

func TestRestoreMoves(t *testing.T) {
	x := New(Options{})
	x.Restore(ferryA[0], "one")
	x.Restore(ferryA[1], "one")
	x.Restore(ferryA[1], "two")
	if got := x.Place(ferryA[1]); got[0].Story != "two" {
		t.Errorf("the later placement is overruled: %v", got)
	}
	checkIndex(t, x)
}

func placeAll(x *Index, docs ...Doc) map[stet.ID]stet.ID {
	at := map[stet.ID]stet.ID{}
	for _, d := range docs {
		follow(at, x.Place(d))
	}
	return at
}

func follow(at map[stet.ID]stet.ID, moves []Move) {
	for _, m := range moves {
		at[m.Report] = m.Story
	}
}

// invented gives generated reports with small texts.
func invented(tb testing.TB, n int) []Doc {
	g := newGenerator(tb)
	docs := make([]Doc, n)
	for i := range docs {
		docs[i] = g.next()
		docs[i].Text = docs[i].Text[:min(len(docs[i].Text), 700)]
		if i%9 == 8 {
			docs[i].Lang = "de"
		}
	}
	return docs
}

// checkIndex holds the index against what it should be, worked out anew.
func checkIndex(tb interface{ Fatalf(string, ...any) }, x *Index) {
	seen := 0
	for id, s := range x.stories {
		if s.id != id || len(s.reports) == 0 || x.posted.stories[s.number] != s {
			tb.Fatalf("story %s is empty or filed wrongly", id)
		}
		seen += len(s.reports)
		var square int64
		for _, a := range s.recent() {
			square += product(a.vector, s.recent())
		}
		if square != s.square {
			tb.Fatalf("story %s: squared length %d, want %d", id, s.square, square)
		}
		for _, o := range s.slots {
			if x.posted.lists[o.term][o.at] != s.number {
				tb.Fatalf("story %s is not where it is posted", id)
			}
		}
	}
	posted, slots := 0, 0
	for _, list := range x.posted.lists {
		posted += len(list)
	}
	for _, s := range x.stories {
		slots += len(s.slots)
	}
	if seen != len(x.window) || seen != len(x.reports) || posted != slots {
		tb.Fatalf("%d reports in stories, %d in the window, %d known; %d postings, %d slots", seen, len(x.window), len(x.reports), posted, slots)
	}
}
