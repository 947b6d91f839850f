package support

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stet"
)

const report = `Ardland's defence minister, Lena Moss, said on Monday that Velmar had sent 91 drones at the Tarn power station.
The station's owner, Brandt Energy, said two turbines had stopped and would not run again before April.
Residents of Tarn reported explosions near the bridge. Oskar Brandt thanked the fire crews.
The council may close the bridge, its engineer said, but the school will stay open.`

func shipped(t testing.TB) *Model {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Every spoiled sentence must score below the sound one that it was made from.
func TestSpoiledSentencesScoreLower(t *testing.T) {
	m, x := shipped(t), Read(report, "en")
	for _, c := range []struct{ what, good, bad string }{
		{"number", "Velmar sent 91 drones at the Tarn power station.", "Velmar sent 19 drones at the Tarn power station."},
		{"name", "Lena Moss said that Velmar had sent 91 drones.", "Greta Holm said that Velmar had sent 91 drones."},
		{"not added", "Two turbines had stopped.", "Two turbines had not stopped."},
		{"another deed", "Residents of Tarn reported explosions near the bridge.", "Residents of Tarn celebrated explosions near the bridge."},
		{"another place", "Residents of Tarn reported explosions near the bridge.", "Residents of Tarn reported explosions near the hospital."},
		{"fact inserted", "Oskar Brandt thanked the fire crews.", "Oskar Brandt thanked the fire crews after three days of strikes."},
		{"opposite", "The school will stay open.", "The school will stay closed."},
		{"roles", "Oskar Brandt thanked the fire crews.", "The fire crews thanked Oskar Brandt."},
		{"another sense", "Brandt Energy said two turbines had halted.", "Brandt Energy said two turbines had melted."},
		{"nothing of it", "Oskar Brandt thanked the fire crews.", "Prices of copper doubled in Kestria."},
	} {
		if good, bad := m.Score(x, c.good), m.Score(x, c.bad); good <= bad || good > 1 || bad < 0 {
			t.Errorf("%s: %.4f for the sound sentence, %.4f for the spoiled one", c.what, good, bad)
		}
	}
}

func TestNumbersCompareByValue(t *testing.T) {
	m, x := shipped(t), Read("The tower cost 2.5 million crowns and has twelve floors.", "en")
	same, other := m.Score(x, "The tower cost 2,500,000 crowns and has 12 floors."), m.Score(x, "The tower cost 2,600,000 crowns and has 13 floors.")
	if same <= other {
		t.Errorf("%.4f for the same numbers, %.4f for others", same, other)
	}
}

// Any text has a score between 0 and 1, the same each time.
func TestAnyTextHasAScore(t *testing.T) {
	m := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.OneOf(rapid.String(), rapid.StringMatching(`([A-Z]?[a-c]{1,3}[ ,.“”'0-9]{1,2}){0,60}`)).Draw(t, "source")
		sentence := rapid.OneOf(rapid.String(), rapid.StringMatching(`([A-Z]?[a-c]{1,3}[ ,.“”'0-9]{1,2}){0,20}`)).Draw(t, "sentence")
		x := Read(source, "en")
		s := m.Score(x, sentence)
		if !(s >= 0 && s <= 1) || s != m.Score(Read(source, "en"), sentence) {
			t.Fatalf("score %v", s)
		}
	})
}

// Work is bounded for a source of one word and a sentence of the same.
func TestRepeatedWordsTakeNoLonger(t *testing.T) {
	m := shipped(t)
	m.Score(Read(strings.Repeat("drone ", 100_000), "en"), strings.Repeat("drone ", 5_000))
}

func TestWrongWordsAreThoseThatTheSoundVersionLacks(t *testing.T) {
	x := Read(report, "en")
	words := func(s string) []word { w, _ := x.line(s); return w }
	for _, c := range []struct {
		bad  string
		good []string
		want string
	}{
		{"Velmar sent 19 drones.", []string{"Velmar sent 91 drones."}, "++-+"},
		{"Velmar sent drones.", []string{"Velmar had not sent drones.", "Oskar thanked crews."}, "+-+"},
		{"The school closed.", []string{"A bridge burned.", "The school opened."}, "++-"},
		{"The school closed.", nil, "???"},
	} {
		var good [][]word
		for _, g := range c.good {
			good = append(good, words(g))
		}
		got := ""
		for _, v := range markedWords(words(c.bad), good) {
			got += string("?+-"[v])
		}
		if got != c.want {
			t.Errorf("%q beside %q: %s, want %s", c.bad, c.good, got, c.want)
		}
	}
}

func TestWordsOfASpoiledSentenceAreWrongWhereItWasSpoiled(t *testing.T) {
	x := Read(report, "en")
	for _, c := range []struct{ before, middle, after, want string }{
		{"Velmar sent ", "19", " drones.", "++-+"},
		{"", "Greta Holm", " thanked the crews.", "--+++"},
		{"The school will stay ", "closed", ".", "++++-"},
	} {
		s := x.spoiled(c.before, c.middle, c.after)
		got := ""
		for _, v := range s.verdicts {
			got += string("?+-"[v])
		}
		if got != c.want || len(s.traits) != len(s.verdicts) {
			t.Errorf("%q: %s with traits of %d words, want %s", c.middle, got, len(s.traits), c.want)
		}
	}
}

// A word that is put in another's place is of its kind and means something else.
func TestRivalsAreOfAKind(t *testing.T) {
	x := Read(report, "en")
	r := x.read("Oskar Brandt thanked the fire crews.")
	random := rand.New(rand.NewPCG(1, 1))
	found := 0
	for range 50 {
		for i := range r.words {
			k := r.rival(i, x, random)
			if k == none {
				continue
			}
			found++
			if w, v := r.words[i], x.words[k]; w.fine != v.fine || w.stem == v.stem {
				t.Errorf("%q in the place of %q", v.low, w.low)
			}
		}
	}
	if found == 0 {
		t.Error("no word found for any")
	}
}

// Of two features either alone speaks for support, both together do not: no weights
// tell that, trees do.
func TestTreesTellWhatNoWeightsCan(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2))
	all := make([]features, 400)
	rows := make([]int, len(all))
	var of [2][]int // rows by label
	for i := range all {
		rows[i] = i
		for f := range all[i] {
			all[i][f] = random.Float64()
		}
		label := 0
		if (all[i][3] > 0.5) != (all[i][40] > 0.5) {
			label = 1
		}
		of[label] = append(of[label], i)
	}
	draw := func(r *rand.Rand) (good, bad int, ok bool) {
		return of[1][r.IntN(len(of[1]))], of[0][r.IntN(len(of[0]))], true
	}
	e := expert{trees: grow(all, rows, draw)}
	right := 0
	for range 1000 {
		if good, bad, _ := draw(random); e.ask(&all[good]) > e.ask(&all[bad]) {
			right++
		}
	}
	if right < 950 {
		t.Errorf("%d of 1000 pairs are in order", right)
	}
}

// A file whose tree asks for a feature that there is not is refused, not believed.
func TestDamagedTreeIsRefused(t *testing.T) {
	m := shipped(t)
	for _, bad := range []float64{-1, 0.5, float64(len(names))} {
		for i := range m.experts {
			if len(m.experts[i].trees) == 0 {
				continue
			}
			damaged := *m
			damaged.experts = slices.Clone(m.experts)
			damaged.experts[i].trees = slices.Clone(m.experts[i].trees)
			damaged.experts[i].trees[0].feature[2] = bad
			var b bytes.Buffer
			if err := damaged.Write(&b); err != nil {
				t.Fatal(err)
			}
			if _, err := ReadModel(&b); stet.KindOf(err) != stet.Invalid {
				t.Errorf("feature %v: %v", bad, err)
			}
		}
	}
}

func FuzzReadModel(f *testing.F) {
	f.Add([]byte(kind))
	f.Add([]byte{})
	f.Add(embedded[:min(len(embedded), 4000)])
	f.Add(embedded)
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadModel(bytes.NewReader(data))
		if err != nil {
			if k := stet.KindOf(err); k != stet.Invalid {
				t.Errorf("kind %v of %v", k, err)
			}
			return
		}
		if s := m.Score(Read(report, "en"), "Velmar sent 91 drones."); !(s >= 0 && s <= 1) {
			t.Errorf("score %v", s)
		}
	})
}

func BenchmarkScore(b *testing.B) {
	m := shipped(b)
	x := Read(strings.Repeat(report+"\n", 7), "en") // 600 words
	for b.Loop() {
		m.Score(x, "Lena Moss said on Monday that Velmar had sent 91 drones at the Tarn power station near the bridge.")
	}
}

func BenchmarkRead(b *testing.B) {
	source := strings.Repeat(report+"\n", 7)
	for b.Loop() {
		Read(source, "en")
	}
}
