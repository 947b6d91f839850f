package stories

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"stet"
)

// generator invents reports: words as often as the background says they are,
// and for each event names, words and a figure of its own.
type generator struct {
	rand   *rand.Rand
	words  []string
	upTo   []int // running sum of counts
	events int
	event  []string
	left   int // reports still to come of the event
	n      int
}

func newGenerator(tb testing.TB) *generator {
	packed, err := backgroundFiles.ReadFile("background/en.tsv.gz")
	if err != nil {
		tb.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		tb.Fatal(err)
	}
	var raw bytes.Buffer
	if _, err := raw.ReadFrom(z); err != nil {
		tb.Fatal(err)
	}
	g := &generator{rand: rand.New(rand.NewPCG(1, 2))}
	sum := 0
	for line := range strings.Lines(raw.String()) {
		form, n, _ := strings.Cut(strings.TrimSpace(line), "\t")
		count, err := strconv.Atoi(n)
		if err != nil {
			tb.Fatal(err)
		}
		if form != "#" {
			sum += count
			g.words, g.upTo = append(g.words, form), append(g.upTo, sum)
		}
	}
	return g
}

func (g *generator) common() string {
	at := g.rand.IntN(g.upTo[len(g.upTo)-1])
	return g.words[sort.SearchInts(g.upTo, at+1)]
}

// newEvent invents an event: half of its words are rather rare, the rest names
// that no table knows.
func (g *generator) newEvent() {
	g.events++
	g.left = 1 + g.rand.IntN(8)
	g.event = g.event[:0]
	for range 12 {
		g.event = append(g.event, g.words[g.rand.IntN(len(g.words))])
	}
	for i := range 8 {
		g.event = append(g.event, fmt.Sprintf("Zor%dar", g.events*8+i-g.rand.IntN(300)))
	}
	g.event = append(g.event, strconv.Itoa(10+g.rand.IntN(900)))
}

// next invents a report of some 350 words.
func (g *generator) next() Doc {
	if g.left == 0 {
		g.newEvent()
	}
	g.left--
	var text strings.Builder
	for i := range 350 {
		if g.rand.IntN(7) == 0 {
			text.WriteString(g.event[g.rand.IntN(len(g.event))])
		} else {
			text.WriteString(g.common())
		}
		if i%18 == 17 {
			text.WriteString(".\n")
		} else {
			text.WriteByte(' ')
		}
	}
	head := make([]string, 8)
	for i := range head {
		head[i] = g.event[g.rand.IntN(len(g.event))]
	}
	g.n++
	at := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(g.n) * time.Minute)
	return Doc{ID: stet.ID(fmt.Sprintf("r%08d", g.n)), Lang: "en", Headline: strings.Join(head, " "), Text: text.String(), Published: at}
}

// BenchmarkPlace places one more report with 1,000 and with 100,000 in the
// window. The window is filled before the clock runs; heap-MB is what it holds
// then.
//
//	go test -run - -bench Place -benchtime 2000x ./internal/stories
func BenchmarkPlace(b *testing.B) {
	for _, size := range []int{1000, 100_000} {
		b.Run(fmt.Sprintf("window=%d", size), func(b *testing.B) {
			before := heap()
			g := newGenerator(b)
			x := New(Options{Limit: size})
			for range size {
				x.Place(g.next())
			}
			held := heap() - before
			fresh := make([]Doc, 2000)
			for i := range fresh {
				fresh[i] = g.next()
			}
			runtime.GC()
			i, start := 0, processor(b)
			for b.Loop() {
				d := fresh[i%len(fresh)]
				if i >= len(fresh) {
					d.ID += stet.ID(strconv.Itoa(i))
				}
				x.Place(d)
				i++
			}
			b.ReportMetric(float64(processor(b)-start)/float64(i), "cpu-ns/op")
			b.ReportMetric(held, "heap-MB")
			b.ReportMetric(float64(len(x.stories)), "stories")
		})
	}
}

// processor gives the processor time of the process so far: on a busy machine
// it says more than the clock.
func processor(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}
