package claims

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
)

// made gives a claim as it is made on a day of May 2031 in a story.
func made(story string, day int, speaker, words string, figures ...stet.Figure) stet.Claim {
	at := time.Date(2031, 5, day, 10, 0, 0, 0, time.UTC)
	return stet.Claim{
		ID: stet.NewID(at, "claim", story, words), Story: stet.ID(story), Proposition: words, Since: at, Figures: figures,
		Positions: []stet.Position{{Speaker: speaker, Stance: stet.Asserts}},
	}
}

func TestEarlier(t *testing.T) {
	fleet := made("a", 2, "Olga Brandt", "Velden sent 17 boats to attack the lighthouse at Kell", stet.Figure{Value: 17, Unit: "boat"})
	before := []stet.Claim{
		fleet,
		made("a", 2, "Tomas Iver", "the harbour of Kell stays open to all ships"),
		made("b", 3, "Ada Quill", "the old bridge at Orvel was closed because bolts were missing"),
		made("b", 3, "Orvel council", "at least 33 people were hurt when the stand collapsed", stet.Figure{Value: 33, Bound: "≥", Unit: "person"}),
	}
	for _, c := range []struct {
		name  string
		claim stet.Claim
		want  stet.ID
	}{
		{"in other words by the same speaker", made("z", 20, "Brandt", "Velden attacked the lighthouse at Kell with 17 boats"), fleet.ID},
		{"by somebody else in nearly the same words", made("z", 20, "Ostrava", "Velden sent 17 boats to attack the Kell lighthouse"), fleet.ID},
		{"by somebody else in other words", made("z", 20, "Karl Weiss", "boats from Velden were near the lighthouse when it was under attack"), ""},
		{"another number", made("z", 20, "Olga Brandt", "Velden sent 40 boats to attack the lighthouse at Kell"), ""},
		{"another place", made("z", 20, "Olga Brandt", "Velden sent 17 boats to attack the lighthouse at Sund"), ""},
		{"that it was not so", made("z", 20, "Olga Brandt", "Velden had not sent 17 boats to attack the lighthouse at Kell"), ""},
		{"of the same story", made("a", 20, "Olga Brandt", "Velden sent 17 boats to attack the lighthouse at Kell"), ""},
		{"made first", made("z", 1, "Olga Brandt", "Velden sent 17 boats to attack the lighthouse at Kell"), ""},
		{"a number that the bound allows", made("z", 20, "Orvel council", "40 people were hurt when the stand collapsed"), before[3].ID},
		{"nothing like it", made("z", 20, "Olga Brandt", "the vaccine stock would last until June"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Earlier([]stet.Claim{c.claim}, before, "en")
			if got[0].Earlier != c.want {
				t.Errorf("got %q, want %q", got[0].Earlier, c.want)
			}
			got[0].Earlier = ""
			if diff := cmp.Diff(c.claim, got[0]); diff != "" {
				t.Errorf("more than Earlier is changed:\n%s", diff)
			}
		})
	}
}

// A claim made a third time finds its second life, and the order of the earlier
// claims does not matter.
func TestEarlierIsAChain(t *testing.T) {
	const words = "the reactor at Holm leaked for nine days"
	first, second, third := made("a", 1, "Ada Quill", words), made("b", 9, "Ada Quill", words), made("c", 20, "Ada Quill", words)
	for _, before := range [][]stet.Claim{{first, second}, {second, first}} {
		got := Earlier([]stet.Claim{third}, before, "en")
		if got[0].Earlier != second.ID {
			t.Errorf("got %q, want the second life %q", got[0].Earlier, second.ID)
		}
	}
	if got := Earlier([]stet.Claim{second}, []stet.Claim{first}, "en"); got[0].Earlier != first.ID {
		t.Errorf("the second life has %q for its first", got[0].Earlier)
	}
}

// Ten thousand earlier claims with words in common must not hold a story up.
func TestEarlierLarge(t *testing.T) {
	var before, now []stet.Claim
	for i := range 10_000 {
		before = append(before, made(fmt.Sprint("s", i), 1+i%9, "Ada Quill", fmt.Sprintf("the council closed bridge %d at site %d after the storm of week %d", i, i%97, i%31)))
	}
	for i := range 100 {
		now = append(now, made("z", 20, "Ada Quill", fmt.Sprintf("the council closed bridge %d at site %d after the storm", i*90, i)))
	}
	start := time.Now()
	got := Earlier(now, slices.Clone(before), "en")
	if took := time.Since(start); took > 3*time.Second || len(got) != len(now) {
		t.Errorf("%d claims took %v", len(got), took)
	}
}
