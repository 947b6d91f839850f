package web_test

import (
	"net/http"
	"testing"

	"stet/internal/messages"
	"stet/internal/web/webtest"
)

// BenchmarkFront renders a front page of 30 entries, which no cache keeps.
func BenchmarkFront(b *testing.B) {
	n := webtest.New()
	for len(n.Entries) < 30 {
		n.Entries = append(n.Entries, n.Entries...)
	}
	n.Entries = n.Entries[:30]
	for _, lang := range []string{"en", "uk"} {
		c, err := messages.Open()
		if err != nil {
			b.Fatal(err)
		}
		o := options(n)
		o.Words = c.In(lang)
		h := site(b, o)
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if w := get(h, "/"); w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
