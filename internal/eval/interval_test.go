package eval

import (
	"testing"

	"pgregory.net/rapid"
)

func TestInterval(t *testing.T) {
	var coin []tally
	for i := range 100 {
		coin = append(coin, ratio(i%2, 1))
	}
	var pairs []tally // the same coins, two to a row that fall alike
	for i := range 50 {
		pairs = append(pairs, ratio(i%2*2, 2))
	}
	for _, tt := range []struct {
		name      string
		rows      []tally
		low, high float64
		within    float64
	}{
		{"nothing", nil, 0, 0, 0},
		{"one row", []tally{{3, 4, 6}}, 0.6, 0.6, 1e-9},
		{"rows alike", []tally{{1, 2, 2}, {1, 2, 2}, {2, 4, 4}}, 0.5, 0.5, 1e-9},
		{"rows of nothing", []tally{{}, {}}, 0, 0, 0},
		{"a fair coin, 100 times: ±1.96·√(¼/100)", coin, 0.402, 0.598, 0.02},
		{"coins that fall alike count half: ±1.96·√(¼/50)", pairs, 0.361, 0.639, 0.025},
	} {
		low, high := interval(tt.rows)
		if low < tt.low-tt.within || low > tt.low+tt.within || high < tt.high-tt.within || high > tt.high+tt.within {
			t.Errorf("%s: got %.3f to %.3f, want about %.3f to %.3f", tt.name, low, high, tt.low, tt.high)
		}
	}
}

func TestIntervalIsTheSameEachTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) tally {
			right := rapid.IntRange(0, 9).Draw(t, "right")
			return tally{right, right + rapid.IntRange(0, 9).Draw(t, "missed"), right + rapid.IntRange(0, 9).Draw(t, "extra")}
		}), 1, 12).Draw(t, "rows")
		low, high := interval(rows)
		if low < 0 || high < low || high > 1 {
			t.Errorf("interval %v to %v", low, high)
		}
		if again, to := interval(rows); again != low || to != high {
			t.Errorf("another interval the second time: %v to %v, then %v to %v", low, high, again, to)
		}
	})
}

// One text all right and one all wrong: any share may come of drawing two.
func TestStatementsHaveIntervals(t *testing.T) {
	text := []rune("Ann said it rained.")
	gold := []statementItem{{Source: spans{{0, 3}}, Cue: spans{{4, 8}}, Content: spans{{9, 18}}}}
	var s statementScore
	s.add(text, gold, gold)
	s.add(text, gold, []statementItem{{Source: spans{{9, 11}}, Cue: spans{{12, 13}}, Content: spans{{0, 3}}}})
	m := s.metrics()
	for _, name := range []string{"source_exact_f1", "cue_exact_f1", "content_exact_f1", "who_said_what", "linked_f1"} {
		near(t, name, m[name], 0.5)
		near(t, name+"_low", m[name+"_low"], 0)
		near(t, name+"_high", m[name+"_high"], 1)
	}
	var bare statementScore // of a corpus without cues
	bare.add(text, []statementItem{{Content: spans{{9, 18}}}}, nil)
	if _, ok := bare.metrics()["linked_f1_low"]; ok {
		t.Error("an interval of a metric that is not reported")
	}
}
