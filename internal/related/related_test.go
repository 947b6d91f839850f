package related_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/related"
)

func article(story, headline string, age time.Duration) stet.Article {
	return stet.Article{
		ID: stet.NewID(time.Time{}, story, headline), Story: stet.NewID(time.Time{}, story), Lang: "en",
		Headline: stet.Sentence{Text: headline}, Changed: time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC).Add(-age),
	}
}

func TestRank(t *testing.T) {
	fire := article("fire", "Ferry Amarant burns in the Lindholm strait", 0)
	among := []stet.Article{
		article("vote", "Recount ordered in Tarvia", time.Hour),
		fire,
		article("fire", "Ferry Amarant burned out", time.Hour),
		article("port", "Port of Lindholm orders fire drills on every ferry", 2*time.Hour),
		article("court", "Court in Lindholm frees captain", time.Hour),
		article("goal", "Striker leaves", time.Hour),
	}
	var got []string
	for _, a := range related.Rank(&fire, among, 3) {
		got = append(got, a.Headline.Text)
	}
	want := []string{"Port of Lindholm orders fire drills on every ferry", "Court in Lindholm frees captain"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := related.Rank(&fire, nil, 3); len(got) != 0 {
		t.Errorf("related among none: %v", got)
	}
}
