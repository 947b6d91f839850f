package web

import (
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics counts requests, by route and not by address: addresses are readers'
// to choose, and what somebody reads is nobody's business.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	cache    *prometheus.CounterVec
	known    sync.Map // of counters, by answered
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "stet_http_requests_total", Help: "Requests answered, by route and status.",
		}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "stet_http_request_seconds", Help: "Time to answer, by route.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5},
		}, []string{"route"}),
		cache: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "stet_article_pages_total", Help: "Article pages sent, by whether they were rendered for it.",
		}, []string{"from"}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.cache, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// answered is a kind of answer that is counted on its own.
type answered struct {
	route  string
	status int
}

// counters are those of one kind of answer. They are kept, because to look them
// up by their labels costs as much as to find a page in the cache.
type counters struct {
	requests prometheus.Counter
	seconds  prometheus.Observer
}

func (m *metrics) of(a answered) counters {
	if c, ok := m.known.Load(a); ok {
		return c.(counters)
	}
	c := counters{m.requests.WithLabelValues(a.route, strconv.Itoa(a.status)), m.seconds.WithLabelValues(a.route)}
	m.known.Store(a, c)
	return c
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}

// observe counts and logs every request. The mux sets the pattern on the
// request that it is given, so that nothing between may give it another.
func (s *server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &recorder{ResponseWriter: w}
		next.ServeHTTP(seen, r)
		took := time.Since(began)
		route := r.Pattern
		if route == "" || route == "/" {
			route = "other"
		}
		m := s.metrics.of(answered{route, seen.code()})
		m.requests.Inc()
		m.seconds.Observe(took.Seconds())
		s.Access.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("method", r.Method), slog.String("route", route),
			slog.Int("status", seen.code()), slog.Int64("bytes", seen.bytes), slog.Duration("took", took))
	})
}

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= 200 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController see through.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *recorder) code() int {
	if w.status == 0 {
		return http.StatusOK
	}
	return w.status
}
