package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/copies"
	"stet/internal/stories"
)

// inventor invents reports of some 350 words: most words as common as Zipf's
// law has it, every seventh one of eight of the report's event.
type inventor struct {
	random *rand.Rand
	zipf   *rand.Zipf
	event  []string
	left   int
	n      int
}

func newInventor() *inventor {
	r := rand.New(rand.NewPCG(1, 2))
	return &inventor{random: r, zipf: rand.NewZipf(r, 1.1, 4, 40_000)}
}

func (v *inventor) next() stories.Doc {
	if v.left == 0 {
		v.left = 1 + v.random.IntN(8)
		v.event = nil
		for range 8 {
			v.event = append(v.event, fmt.Sprintf("Zor%ddar", v.random.IntN(200_000)))
		}
	}
	v.left--
	v.n++
	var b strings.Builder
	for i := range 350 {
		if v.random.IntN(7) == 0 {
			b.WriteString(v.event[v.random.IntN(len(v.event))])
		} else {
			fmt.Fprintf(&b, "w%x", v.zipf.Uint64())
		}
		b.WriteString([]string{" ", ".\n"}[i%18/17])
	}
	at := noon.Add(time.Duration(v.n) * time.Minute)
	return stories.Doc{ID: stet.NewID(at, "invented"), Lang: "en", Headline: strings.Join(v.event[:6], " "), Text: b.String(), Published: at}
}

// BenchmarkWindow places one more report, into origins and stories, with 1,000
// and with 100,000 in the window; resident-MB is the whole process then.
//
//	go test -run - -bench Window -benchtime 2000x ./internal/pipeline
func BenchmarkWindow(b *testing.B) {
	for _, size := range []int{1000, 100_000} {
		b.Run(fmt.Sprintf("window=%d", size), func(b *testing.B) {
			v := newInventor()
			origins, groups := copies.New(copies.Options{Limit: size}), stories.New(stories.Options{Limit: size})
			place := func(d stories.Doc) {
				origins.Place(d.ID, d.Published, d.Text)
				groups.Place(d)
			}
			for range size {
				place(v.next())
			}
			fresh := make([]stories.Doc, 0, 2000)
			for range min(b.N, 2000) {
				fresh = append(fresh, v.next())
			}
			resident := residentMB(b)
			b.ResetTimer()
			for i := range b.N {
				place(fresh[i%len(fresh)])
			}
			b.ReportMetric(resident, "resident-MB")
		})
		debug.FreeOSMemory()
	}
}

// residentMB gives the process's resident memory, where /proc tells it.
func residentMB(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("resident memory is read from /proc, which this system lacks")
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	var kb float64
	if _, err := fmt.Sscan(after, &kb); err != nil {
		b.Fatal(err)
	}
	return kb / 1024
}
