package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/pipeline"
	"stet/internal/store"
)

// flood are the sentences of an invented event that its reports choose from;
// %d is a figure on which they differ a little.
var flood = []string{
	"The Tarn dam on the upper Veyra let water through its gates on Friday and three villages in Kestria were flooded, the Kestrian government said.",
	"Water Minister Ilse Marrow accused Orlund of opening %d of the sluices of the Tarn dam without warning.",
	"“Eleven gates were opened at once, at night, and nobody rang us,” Marrow told reporters in Pell.",
	"Marrow said at least %d people had left their homes on the lower Veyra.",
	"Teodor Vance, the head of Orlund's River Board, denied that any gate had been opened before Saturday.",
	"“The river rose because it rained for six days, and they know it,” Vance said.",
	"Vance said the board's own gauge had risen by %d centimetres in a day.",
	"Residents of Lower Ansel said the water had come in a quarter of an hour, shortly after two in the morning.",
	"Juna Rhee, who keeps the ferry at Lower Ansel, said she had heard no siren.",
	"Two hydrologists at the University of Sarn said the rise was faster than rain alone would explain.",
	"They had seen no measurements from the dam itself, they added.",
	"Kestria's foreign ministry said it would suspend its part in the talks on sharing the river.",
	"The mediator's office in Sarn said the talks would go ahead with or without Kestria.",
	"Orlund's prime minister, Hanne Solberg, called the accusation a distraction from neglected dykes.",
	"Solberg said Orlund had offered %d boats to its neighbour, and that none had been accepted.",
	"Marrow said none of the boats had arrived.",
	"The army moved %d soldiers to the valley to fill sandbags, a spokesman said.",
	"The bridge at Pell stayed closed on Saturday, and trains to the coast were turned back at Ferrow.",
	"Insurers put the damage at %d million crowns, according to the Kestrian Association of Insurers.",
	"Satellite pictures published by the University of Sarn show the lake behind the dam %d centimetres lower than on Thursday.",
	"Opposition leader Piet Arken said the government had ignored warnings from its own engineers.",
	"The government rejected that, and said the engineers had asked for money and got it.",
	"A school in Middle Ansel took in %d people for the night, its headmistress said.",
	"No deaths had been reported by Saturday evening, the police said.",
}

// floodReport gives the n-th report of the flood, some 300 words.
func floodReport(n int, source stet.Source) (stet.Item, stet.Report) {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	chosen := r.Perm(len(flood) - 2)[:13]
	slices.Sort(chosen)
	paragraphs := []string{strings.Replace(flood[0], "Friday", []string{"Friday", "Friday night"}[n%2], 1), fmt.Sprintf(flood[1], 9+n%3)}
	for _, i := range chosen {
		s := flood[i+2]
		if strings.Contains(s, "%d") {
			s = fmt.Sprintf(s, 100+10*r.IntN(4)+i)
		}
		paragraphs = append(paragraphs, s)
	}
	at := noon.Add(time.Duration(n) * 7 * time.Minute)
	url := fmt.Sprintf("http://outlet-%d.example/veyra", n)
	item := stet.NewItem(stet.Item{Source: source.ID, URL: url, Published: at, Seen: at})
	return item, stet.NewReport(stet.Report{
		Item: item.ID, Source: source.ID, Snapshot: fmt.Sprintf("%064x", n), URL: url, Outlet: fmt.Sprintf("Outlet %d", n), Lang: "en",
		Headline: "Kestria accuses Orlund of opening the Tarn dam on the Veyra", Published: at, Fetched: at, Text: strings.Join(paragraphs, "\n\n"),
	})
}

// arrive saves a report that has been read; its first task is then to be run.
func (h *hand) arrive(b testing.TB, n int, source stet.Source) {
	item, r := floodReport(n, source)
	err := h.db.Update(b.Context(), func(tx *store.Tx) error {
		if _, err := tx.AddItem(b.Context(), item); err != nil {
			return err
		}
		return tx.SaveReport(b.Context(), r)
	})
	if err != nil {
		b.Fatal(err)
	}
	h.c.ahead.Add(int64(7 * time.Minute))
	h.work(b, pipeline.Task{Stage: "statements", ID: r.ID})
}

// work runs a task and those that follow from it.
func (h *hand) work(b testing.TB, t pipeline.Task) {
	for ok := true; ok; t, ok = h.next() {
		begun := time.Now()
		if err := h.p.Work(b.Context(), t, func(*store.Tx) error { return nil }); err != nil {
			b.Fatal(err)
		}
		h.spent[t.Stage] += time.Since(begun)
	}
}

// BenchmarkLastReportToRevision takes one more report of a story of fifty from
// when it has been read to when the revision it leads to is saved: statements,
// grouping (without its wait for a quiet intake), claims, article, gates.
//
//	go test -run - -bench LastReport -benchtime 10x ./internal/pipeline
func BenchmarkLastReportToRevision(b *testing.B) {
	h := newHand(b, &web{pages: map[string]page{}})
	source := stet.NewSource(stet.Source{Name: "Harbour Wire", URL: feedURL, Added: noon})
	n := 0
	for ; n < 49; n++ {
		h.arrive(b, n, source)
	}
	h.spent = map[string]time.Duration{}
	b.ResetTimer()
	for range b.N {
		h.arrive(b, n, source)
		n++
	}
	b.StopTimer()
	for stage, spent := range h.spent {
		b.ReportMetric(float64(spent.Microseconds())/1000/float64(b.N), stage+"-ms")
	}
	latest, err := h.db.Latest(b.Context(), 10)
	if err != nil || len(latest) != 1 || len(latest[0].Reports) != n {
		b.Fatalf("%d articles (%v): the reports are not one story", len(latest), err)
	}
	b.ReportMetric(float64(latest[0].Revision), "revisions")
}
