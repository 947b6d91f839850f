package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"stet"
)

// BenchmarkArticleAt200RequestsASecond asks for the article page at an even
// pace, whatever the answers take, for five seconds, and reports the
// percentiles of the time to the last byte in milliseconds, and the page's size
// as sent.
func BenchmarkArticleAt200RequestsASecond(b *testing.B) {
	base, d := demoSite(b)
	address := base + residence(b, d)
	const rate, total = 200, 1000
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}
	for b.Loop() {
		took := make([]time.Duration, total)
		size := 0
		var all sync.WaitGroup
		tick := time.NewTicker(time.Second / rate)
		for i := range total {
			<-tick.C
			begun := time.Now()
			all.Go(func() {
				n := get(b, client, address)
				took[i] = time.Since(begun)
				if i == 0 {
					size = n
				}
			})
		}
		tick.Stop()
		all.Wait()
		slices.Sort(took)
		ms := func(share float64) float64 { return float64(took[int(share*(total-1))].Microseconds()) / 1000 }
		b.ReportMetric(ms(.5), "p50-ms")
		b.ReportMetric(ms(.99), "p99-ms")
		b.ReportMetric(ms(1), "max-ms")
		b.ReportMetric(float64(size), "bytes-gzip")
	}
}

// get fetches the page as a browser would and gives its size as sent.
func get(b *testing.B, client *http.Client, address string) int {
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		b.Error(err)
		return 0
	}
	r.Header.Set("Accept-Encoding", "gzip")
	res, err := client.Do(r)
	if err != nil {
		b.Error(err)
		return 0
	}
	defer res.Body.Close()
	counted := &countingReader{r: res.Body}
	z, err := gzip.NewReader(counted)
	if err != nil {
		b.Errorf("%s: %v", res.Status, err)
		return 0
	}
	if _, err := io.Copy(io.Discard, z); err != nil {
		b.Error(err)
	}
	return counted.n
}

type countingReader struct {
	r io.Reader
	n int
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

// BenchmarkReadingWhileCommenting asks for the article page a hundred times a
// second while fifty comments a second are written under it, for five seconds,
// and reports the percentiles of the time to the last byte in milliseconds. Each
// comment changes the page.
func BenchmarkReadingWhileCommenting(b *testing.B) {
	base, d := demoSite(b)
	path := residence(b, d)
	id := stet.ID(path[len("/article/"):])
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}
	const reads, comments, seconds = 100, 50, 5
	said := 0
	for b.Loop() {
		took := make([]time.Duration, reads*seconds)
		var all sync.WaitGroup
		all.Go(func() {
			tick := time.NewTicker(time.Second / comments)
			defer tick.Stop()
			for range comments * seconds {
				<-tick.C
				said++
				c := stet.NewComment(stet.Comment{Article: id, Name: "Nora", Text: fmt.Sprint("Thought ", said), Written: time.Now(), State: stet.CommentShown})
				if err := d.store.SaveComment(background, c); err != nil {
					b.Error(err)
				}
			}
		})
		tick := time.NewTicker(time.Second / reads)
		for i := range took {
			<-tick.C
			begun := time.Now()
			all.Go(func() {
				get(b, client, base+path)
				took[i] = time.Since(begun)
			})
		}
		tick.Stop()
		all.Wait()
		slices.Sort(took)
		ms := func(share float64) float64 {
			return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
		}
		b.ReportMetric(ms(.5), "p50-ms")
		b.ReportMetric(ms(.99), "p99-ms")
		b.ReportMetric(ms(1), "max-ms")
	}
}
