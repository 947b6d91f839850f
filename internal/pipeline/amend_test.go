package pipeline_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"stet"
	editorial "stet/internal/desk"
	"stet/internal/store"
	"stet/internal/store/storetest"
	"stet/internal/verify"
)

// sentenceWith gives the sentence of the article's text that holds the words.
func sentenceWith(t testing.TB, a stet.Article, words string) string {
	t.Helper()
	for _, s := range texts(a)[2:] {
		if strings.Contains(s, words) {
			return s
		}
	}
	t.Fatalf("no sentence holds %q: %q", words, texts(a))
	return ""
}

func TestEditorsDecisionsHoldInLaterDrafts(t *testing.T) {
	const instead = "Lind said that 91 people had been taken off the ship before noon."
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		editors := editorial.Service{Store: db, Gates: verify.New(realStatements{}), Now: func() time.Time { return noon.Add(time.Duration(d.c.ahead.Load())) }}
		first := d.settled()[0]
		correct := func(was, is string) (int, []stet.Refusal) {
			revision, refused, err := editors.Correct(t.Context(), editorial.Order{Article: first.ID, Was: was, Is: is, Why: "It was put badly.", By: "Edith"})
			if err != nil {
				t.Fatal(err)
			}
			return revision, refused
		}
		was := sentenceWith(t, first, taken)
		if _, refused := correct(was, strings.Replace(instead, "91", "92", 1)); len(refused) == 0 || refused[0].Gate != stet.GateFigure {
			t.Errorf("a wrong figure by an editor: %+v", refused)
		}
		if revision, refused := correct(was, instead); revision != 2 || refused != nil {
			t.Fatalf("revision %d, %+v", revision, refused)
		}
		out := sentenceWith(t, first, "bow to stern")
		if revision, _ := correct(out, ""); revision != 3 {
			t.Fatalf("revision %d", revision)
		}

		all := d.edit(tugURL, piece("Fire on the ferry Amarant", with(tugText, 2, "Holm said nobody aboard the ferry Amarant had been hurt, and that 14 sailors had fought the fire.")))
		last := all[len(all)-1]
		if len(all) != 4 || !holds(last, "14 sailors") {
			t.Fatalf("%d revisions, the last %q", len(all), texts(last))
		}
		if !holds(last, instead) || slices.Contains(texts(last), was) || holds(last, "bow to stern") {
			t.Errorf("the editor's words did not hold: %q", texts(last))
		}
		if len(last.Corrections) < 2 || last.Corrections[len(last.Corrections)-1].Is != instead {
			t.Errorf("corrections %+v", last.Corrections)
		}
		r, err := db.Record(t.Context(), last.ID, last.Revision)
		if err != nil || len(r.Decisions) == 0 || r.Decisions[0].By != "Edith" {
			t.Errorf("the record names no decision: %+v (%v)", r, err)
		}
	})
}
