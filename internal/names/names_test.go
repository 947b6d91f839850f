package names_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stet"
	"stet/internal/names"
)

var day = time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)

// story makes one of reports with the texts, and claims by the speakers.
func story(texts []string, speakers ...string) *stet.Dossier {
	d := &stet.Dossier{Story: stet.Story{ID: stet.NewID(day, "s")}}
	for i, text := range texts {
		at := day.Add(time.Duration(i) * time.Hour)
		r := stet.NewReport(stet.Report{URL: fmt.Sprint(i), Snapshot: "x", Lang: "en", Text: text, Published: at, Fetched: at})
		d.Reports = append(d.Reports, &r)
	}
	for i, s := range speakers {
		at := day.Add(time.Duration(i) * time.Hour)
		d.Claims = append(d.Claims, stet.Claim{ID: stet.NewID(at, s), Positions: []stet.Position{{Speaker: s, Stance: stet.Denies, Since: at}}})
	}
	return d
}

// listed gives names in a line each: kind, label, forms, number of reports and of
// positions.
func listed(all []names.Name) (lines []string) {
	for _, n := range all {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %v %d %d", n.Kind, n.Label, n.Forms, len(n.Reports), len(n.Said))))
	}
	slices.Sort(lines)
	return lines
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		why      string
		texts    []string
		speakers []string
		want     []string
	}{
		{
			"a last name is whom the story names in full",
			[]string{"Foreign Minister Anna Kessel left Lindholm. Kessel said no.", "Later Kessel’s aide spoke, and Mr Kessel."},
			[]string{"Anna Kessel", "Kessel"},
			[]string{"person Anna Kessel [] 2 2"},
		},
		{"a last name alone is nobody's", []string{"Mr Kessel left Ohio."}, nil, []string{"place Ohio [] 1 0"}},
		{"two people of one last name", []string{"Anna Kessel met Ivo Kessel. Mr Kessel spoke."}, []string{"Kessel"}, []string{"person Anna Kessel [] 1 0", "person Ivo Kessel [] 1 0"}},
		{
			"spellings of one name",
			[]string{"President Volodymyr Zelenskyy spoke.", "President Volodymyr Zelensky spoke. Volodymyr Zelensky left."},
			[]string{"Volodymyr Zelenskiy"},
			[]string{"person Volodymyr Zelensky [Volodymyr Zelenskyy] 2 1"},
		},
		{
			"forms of a given name in one story",
			[]string{"President Mikhail Hrabets spoke.", "President Mykhailo Grabets spoke."},
			[]string{"Mykhailo Grabets"},
			[]string{"person Mikhail Hrabets [Mykhailo Grabets] 2 1"},
		},
		{"a body that could be anybody's", []string{"On Monday people of the Ministry of Transport and of the United Nations met those of the Kestrel Airport Authority, and of the Supreme Court."}, nil, []string{"body Kestrel Airport Authority [] 1 0", "body United Nations [] 1 0"}},
		{"short names of countries", []string{"The U.S. and the United States agreed."}, []string{"United States"}, []string{"place United States [U.S.] 1 1"}},
		{"middle initials", []string{"Senator Ivo J. Brandt spoke. Senator Ivo Brandt left."}, nil, []string{"person Ivo Brandt [Ivo J. Brandt] 1 0"}},
		{"a speaker whom no report names so", []string{"Ohio burned."}, []string{"a witness", ""}, []string{"place Ohio [] 1 0"}},
		{"a place that no list knows", []string{"The ferry burned in Lindholm. People in Lindholm swam; Lindholm slept. Sund Lines was in Orsay.", "Snow fell on Orsay and Kestrel."}, nil, []string{"body Sund Lines [] 1 0", "place Lindholm [] 1 0"}},
		{"nothing", nil, []string{"Ann"}, nil},
	} {
		if diff := cmp.Diff(c.want, listed(names.Of(story(c.texts, c.speakers...)))); diff != "" {
			t.Errorf("%s:\n%s", c.why, diff)
		}
	}
}

func TestTitlesAreKept(t *testing.T) {
	n := names.Of(story([]string{"Foreign Minister Anna Kessel spoke. Foreign Minister Anna Kessel left. Former judge Anna Kessel sat."}))[0]
	if len(n.Titles) == 0 || n.Titles[0] != "Foreign Minister" {
		t.Errorf("%q", n.Titles)
	}
}

func TestOneIDForSpellingsOfOneName(t *testing.T) {
	for _, same := range [][2]string{
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy"},
		{"President Anna Kessel", "Anna Kessel"},
		{"the United Nations", "UN"},
		{"Ivo J. Brandt", "Ivo Brandt"},
		{"Anna Kessel’s", "Anna  Kessel"},
		{"KYIV", "Kyiv"},
	} {
		if names.ID(same[0]) != names.ID(same[1]) {
			t.Errorf("%v are two", same)
		}
	}
	for _, other := range [][2]string{{"Anna Kessel", "Annika Kessel"}, {"Hull", "Gull"}, {"Anna Kessel", "Kessel"}, {"Jordan", "Jordan Reed"}} {
		if names.ID(other[0]) == names.ID(other[1]) {
			t.Errorf("%v are one", other)
		}
	}
}

func TestLetter(t *testing.T) {
	for name, want := range map[string]string{"Åsa Øde": "O", "Ann Bo": "B", "Émile": "E", "Ольга Їжак": "І", "3M": "#", "": "#", "東京": "東"} {
		if got := names.Letter(names.SortKey(name, names.Person)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// A story's names do not depend on what is not in it, and each can be found by
// its label; what comes out is bounded.
func TestNamesOfAnyStory(t *testing.T) {
	bits := []string{
		"President Anna Kessel ", "Kessel ", "Mykhailo Grabets ", "Mikhail Hrabets ", "said. ", "met ", "the U.S. ", "Ohio ", "in Lindholm. ", "The Kestrel Airport Authority ",
		"Ärzte ", "\u202e", "’s ", "\n\n", "Ann Ann Ann ", strings.Repeat("Bo ", 40),
	}
	rapid.Check(t, func(t *rapid.T) {
		texts := make([]string, rapid.IntRange(0, 3).Draw(t, "reports"))
		for i := range texts {
			texts[i] = strings.Join(rapid.SliceOf(rapid.SampledFrom(bits)).Draw(t, "text"), "")
		}
		d := story(texts, "Kessel", "Mikhail Hrabets", "US")
		all := names.Of(d)
		if diff := cmp.Diff(all, names.Of(d)); diff != "" {
			t.Fatal("twice is not the same:", diff)
		}
		seen := map[stet.ID]bool{}
		for _, n := range all {
			if seen[n.ID] || len(n.Reports) == 0 || n.Label == "" || n.Latest.IsZero() || names.Letter(names.SortKey(n.Label, n.Kind)) == "" {
				t.Fatalf("%+v", n)
			}
			seen[n.ID] = true
			if names.NewIndex(all).Find(n.Label) == "" {
				t.Fatalf("%q is not found by its own name", n.Label)
			}
		}
	})
}
