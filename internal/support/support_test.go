package support

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stet"
)

const report = `Ardland's defence minister, Lena Moss, said on Monday that Velmar had sent 91 drones at the Tarn power station.
The station's owner, Brandt Energy, said two turbines had stopped and would not run again before April.
Residents of Tarn reported explosions near the bridge. Oskar Brandt thanked the fire crews.
The council may close the bridge, its engineer said, but the school will stay open.`

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Every spoiled sentence must score below the sound one that it was made from.
func TestSpoiledSentencesScoreLower(t *testing.T) {
	m, x := model(t), Read(report, "en")
	for _, c := range []struct{ what, good, bad string }{
		{"number", "Velmar sent 91 drones at the Tarn power station.", "Velmar sent 19 drones at the Tarn power station."},
		{"name", "Lena Moss said that Velmar had sent 91 drones.", "Greta Holm said that Velmar had sent 91 drones."},
		{"not added", "Two turbines had stopped.", "Two turbines had not stopped."},
		{"another deed", "Residents of Tarn reported explosions near the bridge.", "Residents of Tarn celebrated explosions near the bridge."},
		{"another place", "Residents of Tarn reported explosions near the bridge.", "Residents of Tarn reported explosions near the hospital."},
		{"fact inserted", "Oskar Brandt thanked the fire crews.", "Oskar Brandt thanked the fire crews after three days of strikes."},
		{"opposite", "The school will stay open.", "The school will stay closed."},
		{"nothing of it", "Oskar Brandt thanked the fire crews.", "Prices of copper doubled in Kestria."},
	} {
		if good, bad := m.Score(x, c.good), m.Score(x, c.bad); good <= bad || good > 1 || bad < 0 {
			t.Errorf("%s: %.4f for the sound sentence, %.4f for the spoiled one", c.what, good, bad)
		}
	}
}

func TestNumbersCompareByValue(t *testing.T) {
	m, x := model(t), Read("The tower cost 2.5 million crowns and has twelve floors.", "en")
	same, other := m.Score(x, "The tower cost 2,500,000 crowns and has 12 floors."), m.Score(x, "The tower cost 2,600,000 crowns and has 13 floors.")
	if same <= other {
		t.Errorf("%.4f for the same numbers, %.4f for others", same, other)
	}
}

// Any text has a score between 0 and 1, the same each time.
func TestAnyTextHasAScore(t *testing.T) {
	m := model(t)
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
	m := model(t)
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
	m := model(b)
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
