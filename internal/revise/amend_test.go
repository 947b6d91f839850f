package revise_test

import (
	"slices"
	"testing"

	"stet"
	"stet/internal/revise"
)

func TestAmend(t *testing.T) {
	r := report("Harbour Wire", fire)
	on91, onFire, onStrait := cite(t, r, "Mara Lind said 91 people had been taken off."), cite(t, r, "The ferry burned for six hours."), cite(t, r, "The strait was closed.")
	amend := func(was string, on stet.Citation, is string) stet.Amendment {
		return stet.Amendment{Was: was, On: []stet.Citation{on}, Is: is, Citations: []stet.Citation{on}, By: "Edith", Why: "so"}
	}
	draft := article(dossier(r), on(onFire, "The ferry burned for six hours."), on(on91, "Mara Lind said 91 people had been taken off."), on(onStrait, "The strait was closed."))
	for name, c := range map[string]struct {
		amendments []stet.Amendment
		refuse     string
		want       []string
	}{
		"in the same words": {
			[]stet.Amendment{amend("The strait was closed", onStrait, "Ships could not pass.")},
			"",
			[]string{"The ferry burned for six hours.", "Mara Lind said 91 people had been taken off.", "Ships could not pass."},
		},
		"in like words on the same passage": {
			[]stet.Amendment{amend("Mara Lind said that 91 people had been taken off.", on91, "")},
			"",
			[]string{"The ferry burned for six hours.", "The strait was closed."},
		},
		"like words on another passage are another sentence": {
			[]stet.Amendment{amend("Mara Lind said that 91 people had been taken off.", onFire, "")}, "", texts(draft),
		},
		"another fact of the same passage stays": {
			[]stet.Amendment{amend("Nobody was seen on deck when Mara Lind came.", on91, "")}, "", texts(draft),
		},
		"what stands no more leaves its place empty": {
			[]stet.Amendment{amend("The strait was closed.", onStrait, "Ships could not pass.")},
			"Ships could not pass.",
			[]string{"The ferry burned for six hours.", "Mara Lind said 91 people had been taken off."},
		},
		"decided, and decided back": {
			[]stet.Amendment{amend("The strait was closed.", onStrait, "Ships could not pass."), amend("Ships could not pass.", onStrait, "The strait was closed.")}, "", texts(draft),
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, made := revise.Amend(draft, c.amendments, func(s stet.Sentence) []stet.Refusal {
				if s.Text == c.refuse {
					return []stet.Refusal{{Gate: stet.GateSupport, Reason: "it does not follow"}}
				}
				return nil
			})
			if !slices.Equal(texts(got), c.want) {
				t.Errorf("got %q, want %q", texts(got), c.want)
			}
			if changed := !slices.Equal(texts(draft), c.want); changed && len(made) == 0 {
				t.Error("no decision is told of")
			}
			if (c.refuse != "") != (len(got.Withheld) == 1) {
				t.Errorf("withheld %+v", got.Withheld)
			}
		})
	}
	headless, _ := revise.Amend(draft, []stet.Amendment{amend("The ferry burned for six hours.", onFire, "")}, func(stet.Sentence) []stet.Refusal { return nil })
	if headless.Headline.Text != "Mara Lind said 91 people had been taken off." {
		t.Errorf("headline %q", headless.Headline.Text)
	}
}
