package fetch

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"stet"
)

func TestLimiterSpacesEachHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter()
		start := time.Now()
		type began struct {
			host string
			at   time.Duration
		}
		turns := make(chan began, 6)
		for _, host := range []string{"a", "a", "a", "b", "b"} {
			go func() {
				if err := l.wait(t.Context(), host, time.Now, 2*time.Second); err != nil {
					t.Error(err)
				}
				turns <- began{host, time.Since(start)}
			}()
		}
		got := map[began]int{}
		for range 5 {
			got[<-turns]++
		}
		for _, want := range []began{{"a", 0}, {"a", 2 * time.Second}, {"a", 4 * time.Second}, {"b", 0}, {"b", 2 * time.Second}} {
			if got[want] != 1 {
				t.Errorf("no request to %s at %s: %v", want.host, want.at, got)
			}
		}
	})
}

func TestLimiterGivesUpWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := l.wait(ctx, "a", time.Now, time.Hour); err != nil {
			t.Fatal(err)
		}
		err := l.wait(ctx, "a", time.Now, time.Hour)
		wantError(t, err, stet.Unavailable, "turn of a")
	})
}

func TestLimiterForgets(t *testing.T) {
	l := newLimiter()
	now := time.Date(2031, 5, 4, 0, 0, 0, 0, time.UTC)
	most := 0
	for i := range 100_000 {
		if _, err := l.reserve(fmt.Sprintf("host-%d", i), now, time.Second); err != nil {
			t.Fatal(err)
		}
		most = max(most, len(l.hosts))
		now = now.Add(10 * time.Millisecond)
	}
	if most > 2*minSweep {
		t.Errorf("it remembered %d hosts, of which 100 could make anybody wait", most)
	}
	if d, _ := l.reserve("host-99999", now, time.Second); d <= 0 {
		t.Error("it forgot a host that was just asked")
	}
}

func TestLimiterBoundsSilence(t *testing.T) {
	l := newLimiter()
	now := time.Date(2031, 5, 4, 0, 0, 0, 0, time.UTC)
	l.close("a", now, 1000*time.Hour)
	_, err := l.reserve("a", now.Add(maxClosed-time.Second), 0)
	wantError(t, err, stet.Unavailable, "left alone")
	if _, err := l.reserve("a", now.Add(maxClosed), 0); err != nil {
		t.Error(err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2031, 5, 4, 3, 2, 1, 0, time.UTC)
	for v, want := range map[string]time.Duration{
		"": 0, "0": 0, "-7": 0, "soon": 0, "90": 90 * time.Second, "99999999999": 365 * 24 * time.Hour,
		"Sun, 04 May 2031 03:03:01 GMT": time.Minute, "Sun, 04 May 2031 03:00:00 GMT": 0,
	} {
		if got := retryAfter(v, now); got != want {
			t.Errorf("%q: %s, want %s", v, got, want)
		}
	}
	if RetryAfter(nil) != 0 {
		t.Error("no error asks for nothing")
	}
}
