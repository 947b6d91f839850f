package copies

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"stet"
)

// generator invents texts of some 350 words; every fourth is a reprint, cut
// short and with another beginning, of one of the last hundred.
type generator struct {
	rand   *rand.Rand
	recent [][]string
	n      int
}

func newGenerator() *generator { return &generator{rand: rand.New(rand.NewPCG(1, 2))} }

// words invents words, the common ones far more often.
func (g *generator) words(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "w" + strconv.Itoa(int(30_000*g.rand.Float64()*g.rand.Float64()*g.rand.Float64()))
		if i%17 == 16 {
			out[i] += ".\n"
		}
	}
	return out
}

func (g *generator) next() (id stet.ID, published time.Time, text string) {
	words := g.words(300 + g.rand.IntN(100))
	if len(g.recent) > 0 && g.rand.IntN(4) == 0 {
		from := g.recent[g.rand.IntN(len(g.recent))]
		words = append(g.words(20), from[:len(from)*3/4]...)
	} else {
		g.recent = append(g.recent, words)
		g.recent = g.recent[max(0, len(g.recent)-100):]
	}
	g.n++
	return stet.ID(fmt.Sprintf("r%08d", g.n)), start.Add(time.Duration(g.n) * time.Minute), strings.Join(words, " ")
}

var start = time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)

// BenchmarkPlace places one more report with 1,000 and with 100,000 in the
// window. The window is filled before the clock runs; heap-MB is what it holds
// then.
//
//	go test -run - -bench Place -benchtime 2000x ./internal/copies
func BenchmarkPlace(b *testing.B) {
	for _, size := range []int{1000, 100_000} {
		b.Run(fmt.Sprintf("window=%d", size), func(b *testing.B) {
			before := heap()
			g := newGenerator()
			x := New(Options{Limit: size})
			for range size {
				x.Place(g.next())
			}
			held := heap() - before
			texts := make([]string, 2000)
			for i := range texts {
				_, _, texts[i] = g.next()
			}
			runtime.GC()
			i, from := 0, processor(b)
			for b.Loop() {
				at := start.Add(time.Duration(g.n+i) * time.Minute)
				x.Place(stet.ID("s"+strconv.Itoa(i)), at, texts[i%len(texts)])
				i++
			}
			b.ReportMetric(float64(processor(b)-from)/float64(i), "cpu-ns/op")
			b.ReportMetric(held, "heap-MB")
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
