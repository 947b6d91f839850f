package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"stet/internal/store/storetest"
)

// TestManyWorkersMakeEachThingOnce runs three pipelines on one PostgreSQL
// database, as three processes would be.
func TestManyWorkersMakeEachThingOnce(t *testing.T) {
	address := storetest.Address(t, "postgres")
	w := &web{pages: map[string]page{}}
	var addresses []string
	for i := range 12 {
		a := fmt.Sprintf("http://harbour-wire.example/%d", i)
		p := ferry
		// Four events, three texts about each.
		p.body = strings.NewReplacer("Amarant", fmt.Sprintf("Ship%c", 'A'+i%4), "Lindholm", fmt.Sprintf("Port%c", 'K'+i%4), "91", fmt.Sprint(20+i)).Replace(p.body)
		w.pages[a] = p
		addresses = append(addresses, a)
	}
	w.pages[feedURL] = list(addresses...)
	archive := openArchive(t)
	first := run(t, storetest.Open(t, address), archive, w)
	for range 2 {
		start(t, storetest.Open(t, address), archive, w)
	}
	if parked := first.settle(t); len(parked) > 0 {
		t.Fatalf("parked: %+v", parked)
	}
	log, err := first.db.PlacedAfter(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range log {
		seen[string(p.Report)] = true
	}
	counts := first.counts(t)
	if counts["reports"] != 12 || len(seen) != 12 || counts["articles"] != counts["stories"] {
		t.Errorf("%d reports placed, of %v", len(seen), counts)
	}
}
