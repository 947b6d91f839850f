package adversary_test

import (
	"reflect"
	"testing"
	"time"

	"stet"
	"stet/internal/adversary"
	"stet/internal/statements"
)

type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

// scene is two reports that have something for each kind to spoil.
func scene() *adversary.Scene {
	day := time.Date(2031, 3, 10, 15, 0, 0, 0, time.UTC)
	report := func(outlet, body string) *stet.Report {
		r := stet.NewReport(stet.Report{
			URL: "https://" + outlet[:5] + ".example/1", Snapshot: "00", Outlet: outlet, Lang: "en", Published: day, Fetched: day, Text: body,
		})
		return &r
	}
	return adversary.NewScene([]*stet.Report{
		report("Harbour Wire", `Foreign Minister Lena Moss said on Monday that at least 33 houses were damaged in Germany by the third flood.
Mayor Oskar Brandt said on Tuesday in Norway that “the town will rebuild every house before the winter comes”, and thanked the workers.
The engineers warned that about 1,200 people may reportedly leave Norway after 12 days. The trains from Germany to Norway stood still on Sunday after Poland had warned France of the flood.
The council did not approve the plan for 40 new houses, councillor Lena Moss said.`),
		report("Coast Daily", `The river rose after the dam had been opened by two workers of the company.
The company said that the dam was safe and that the workers had followed the rules.`),
	}, finder{})
}

func TestEveryKindSpoilsSomething(t *testing.T) {
	s := scene()
	drafts := s.Copied()
	if len(drafts) < 5 {
		t.Fatalf("only %d sentences can be copied", len(drafts))
	}
	seen := map[string]bool{}
	for _, k := range adversary.Kinds() {
		if seen[k.Name] {
			t.Errorf("two kinds are called %s", k.Name)
		}
		seen[k.Name] = true
		made := 0
		for i, draft := range drafts {
			for seed := range uint64(4) {
				c, ok := s.Spoil(draft, k, seed)
				if !ok {
					continue
				}
				made++
				again, _ := s.Spoil(draft, k, seed)
				if !reflect.DeepEqual(c.Sentence, again.Sentence) {
					t.Errorf("%s: the same seed makes %q and %q", k.Name, c.Sentence.Text, again.Sentence.Text)
				}
				if reflect.DeepEqual(c.Sentence, draft) && len(c.Reports) == len(s.Reports) {
					t.Errorf("%s leaves draft %d as it was", k.Name, i)
				}
			}
		}
		if made == 0 {
			t.Errorf("%s spoils nothing", k.Name)
		}
	}
}

func TestRewordingChangesWordsAndKeepsPassages(t *testing.T) {
	s := scene()
	changed := 0
	for _, draft := range s.Copied() {
		for seed := range uint64(8) {
			other, ok := s.Reword(draft, seed)
			if !ok {
				continue
			}
			changed++
			if other.Text == draft.Text {
				t.Errorf("%q is as it was", draft.Text)
			}
			if !reflect.DeepEqual(other.Citations, draft.Citations) {
				t.Errorf("%q rests on other passages", other.Text)
			}
		}
	}
	if changed == 0 {
		t.Error("nothing was reworded")
	}
}
