package eval

import (
	"cmp"
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"

	"stet"
	"stet/internal/statements/stance"
)

// The labels are what the figures stand on: enough of them, parted by nothing
// but a hash, and without a word of FactAppeal's texts.
func TestStanceLabels(t *testing.T) {
	labels, err := readStanceLabels()
	if err != nil {
		t.Fatal(err)
	}
	factappeal, kept := 0, map[stet.Stance]int{}
	for _, l := range labels {
		want := "tune"
		if sha256.Sum256([]byte(l.ID))[0]&1 == 1 {
			want = "kept"
			kept[l.Stance]++
		}
		if l.Part != want {
			t.Errorf("%s is in %q, its hash says %q", l.ID, l.Part, want)
		}
		if l.Set == "invented" != (l.Text != "") {
			t.Errorf("%s of %s has text %q", l.ID, l.Set, l.Text)
		}
		if l.Set != "invented" {
			factappeal++
		}
	}
	if factappeal < 500 {
		t.Errorf("%d labels of FactAppeal, want at least 500", factappeal)
	}
	for _, s := range []stet.Stance{
		stet.Asserts, stet.Denies, stet.Doubts, stet.Confirms, stet.Retracts, stet.Declines, stet.Asks, stet.Orders, stet.Plans,
	} {
		if kept[s] < 15 {
			t.Errorf("%d cases of %q are kept, want at least 15", kept[s], s)
		}
	}
}

// Three cues: right; the stance wrong; the modality wrong and a negation missed.
func TestStanceScore(t *testing.T) {
	var s stanceScore
	s.add(stanceLabel{Stance: stet.Denies}, stance.Reading{Stance: stet.Denies})
	s.add(stanceLabel{Stance: stet.Doubts}, stance.Reading{Stance: stet.Denies})
	s.add(stanceLabel{Stance: stet.Asserts, Modality: stet.May, Negated: true}, stance.Reading{Stance: stet.Asserts, Modality: stet.Will})
	m := map[string]float64{}
	s.put(m, "kept")
	for name, want := range map[string]float64{
		"kept_n": 3, "kept_stance_accuracy": 2.0 / 3, "kept_modality_accuracy": 2.0 / 3, "kept_negation_accuracy": 2.0 / 3, "kept_all_right": 1.0 / 3,
		"kept_denies_precision": 0.5, "kept_denies_recall": 1, "kept_doubts_recall": 0, "kept_negation_recall": 0,
		"kept_modality_precision": 0, "kept_stance_macro_f1": (2.0/3 + 0 + 1) / 3,
	} {
		near(t, name, m[name], want)
	}
	if low, high := m["kept_stance_accuracy_low"], m["kept_stance_accuracy_high"]; low > 2.0/3 || high < 2.0/3 {
		t.Errorf("the interval [%v, %v] leaves the accuracy out", low, high)
	}
}

func TestStanceNeedsItsTexts(t *testing.T) {
	if _, err := Stance(context.Background(), nil, Options{}); stet.KindOf(err) != stet.NotFound {
		t.Errorf("without files: %v, want an error of kind NotFound", err)
	}
}

func TestStanceIsAccurate(t *testing.T) {
	dir := cmp.Or(os.Getenv("STET_CORPORA"), "../../../shared/corpora")
	var paths []string
	for _, part := range []string{"train", "val"} {
		path := filepath.Join(dir, "statements-factappeal-"+part+".jsonl")
		if _, err := os.Stat(path); err != nil {
			t.Skipf("FactAppeal is not here (%v): set STET_CORPORA to its folder", err)
		}
		paths = append(paths, path)
	}
	r, err := Stance(context.Background(), paths, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, least := range map[string]float64{
		"kept_stance_accuracy": 0.93, "kept_stance_macro_f1": 0.85, "kept_modality_accuracy": 0.94, "kept_negation_accuracy": 0.94,
		"invented_kept_stance_accuracy": 0.9,
	} {
		if r.Metrics[name] < least {
			t.Errorf("%s is %.3f, want at least %.2f", name, r.Metrics[name], least)
		}
	}
}
