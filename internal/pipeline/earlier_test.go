package pipeline_test

import (
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

// congress is another event, weeks before the ferry burned, at which the same
// was claimed.
var congress = page{kind: "text/html", body: `<html><head><title>Seamen elect a new chair in Varholm</title></head><body><article><h1>Seamen elect a new chair in Varholm</h1>
<p>Delegates of the union of seamen met for three days in Varholm and chose Edda Brun, a cook on coasters, to lead them for four years, a spokesman told reporters.</p>
<p>Wages in the winter months took up most of the debate. A motion to leave the federation of transport workers was put off until autumn, and the treasurer warned of a deficit.</p>
<p>Mara Lind, a guest, said the ferry Amarant burned for six hours off the port of Lindholm.</p>
<p>Brun promised a hardship fund before Christmas, better bunks and an end to double watches in fog, delegates recalled over coffee.</p></article></body></html>`}

func TestClaimMadeAgainNamesItsEarlierLife(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		both := list(portURL, ferryURL)
		// The first of the two was published eighty days before the other.
		first := noon.Add(-2 * time.Hour)
		both.body = strings.Replace(both.body, first.Format(time.RFC1123Z), first.AddDate(0, 0, -80).Format(time.RFC1123Z), 1)
		alone := both
		alone.body = strings.Replace(both.body, ferryURL, portURL, 1)
		w := &web{pages: map[string]page{feedURL: alone, portURL: congress, ferryURL: ferry}}
		var c clock
		n := run(t, db, openArchive(t), w, c.set)
		n.settle(t)
		w.set(feedURL, both)
		n.later(t, &c)
		if parked := n.settle(t); len(parked) > 0 || n.counts(t)["stories"] != 2 {
			t.Fatalf("parked: %+v, %v", parked, n.counts(t))
		}
		stories, err := db.Stories(t.Context(), 10)
		if err != nil {
			t.Fatal(err)
		}
		var all []stet.Claim
		for _, s := range stories {
			ledger, err := db.Claims(t.Context(), s.ID)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, ledger...)
		}
		for _, c := range all {
			if c.Earlier == "" {
				continue
			}
			if e, err := db.Claim(t.Context(), c.Earlier); err != nil || e.Story == c.Story || !e.Since.Before(c.Since) {
				t.Errorf("%q says that its earlier life is %v (%v)", c.Proposition, e, err)
			}
			return
		}
		for _, c := range all {
			t.Logf("%s %s", c.Since, c.Proposition)
		}
		t.Error("no claim names its earlier life")
	})
}
