package web

import (
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"stet"
	"stet/internal/check"
	"stet/internal/page"
	checkpage "stet/internal/web/check"
)

// What checking may take: readers' texts are the one thing here that costs more
// than a few milliseconds, so that a few of them must not slow every page.
const (
	checksAtOnce = 2
	checkTime    = 10 * time.Second
	checkAnswer  = 4 << 20 // bytes of passages in JSON; a page shows the beginning of long ones
)

// checkForm answers with the form: empty, with ?example=1 filled in with an
// example, with ?archive= with that address among the sources.
func (s *server) checkForm(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	form := page.CheckForm{Archive: page.Line(q.Get("archive"), 200)}
	if q.Has("example") {
		form = page.CheckExample()
	}
	return s.send(w, r, http.StatusOK, checkpage.Page(s.Words, page.NewCheckForm(form)))
}

// check answers a text that was sent with what was found, as a page or, where a
// program asks, as JSON. What was sent is kept nowhere.
func (s *server) check(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("X-Robots-Tag", "noindex")
	w.Header().Add("Vary", "Accept")
	sent, err := s.readCheck(w, r)
	var m page.CheckMaterial
	if err == nil {
		m, err = s.checked(r, sent)
	}
	if err == nil && sent.wantsJSON && passages(m.Verdicts) > checkAnswer {
		err = &complaint{http.StatusRequestEntityTooLarge, "", s.Words.Text("check.wrong.long_answer")}
	}
	var wrong *complaint
	switch {
	case errors.As(err, &wrong):
		return s.complain(w, r, sent, wrong)
	case err != nil:
		return err
	case sent.wantsJSON:
		return sendJSON(w, m.Verdicts)
	}
	return s.send(w, r, http.StatusOK, checkpage.Page(s.Words, page.NewCheck(m)))
}

// checked checks what was sent.
func (s *server) checked(r *http.Request, sent checkRequest) (m page.CheckMaterial, err error) {
	m.Form = sent.form()
	if err := s.bounded(sent); err != nil {
		return m, err
	}
	if err := s.gather(r, sent, &m); err != nil {
		return m, err
	}
	m.Verdicts, err = s.verdicts(r.Context(), sent.Text, append(m.Pasted[:len(m.Pasted):len(m.Pasted)], m.Archived...))
	return m, err
}

// verdicts checks a text, unless others are being checked or it takes too long.
// What takes too long cannot be called off: it goes on counting among those that
// are being checked until it ends.
func (s *server) verdicts(ctx context.Context, text string, against []*stet.Report) ([]check.Verdict, error) {
	select {
	case s.checks <- struct{}{}:
	default:
		return nil, &complaint{http.StatusServiceUnavailable, "", s.Words.Text("check.wrong.busy")}
	}
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	var found []check.Verdict
	done := make(chan error, 1)
	go func() {
		defer func() { <-s.checks }()
		defer func() {
			if v := recover(); v != nil { // here it would end the process
				done <- stet.Errorf(stet.Internal, "check a text: panic: %v\n%s", v, debug.Stack())
			}
		}()
		found = s.Checker.Check(text, against)
		done <- nil
	}()
	select {
	case err := <-done:
		return found, err
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.Canceled) {
			return nil, ctx.Err()
		}
		return nil, &complaint{http.StatusServiceUnavailable, "", s.Words.Text("check.wrong.slow")}
	}
}

// passages gives the length of all passages found, in bytes. A source may be one
// endless sentence, and be found for every sentence of the text.
func passages(all []check.Verdict) int {
	n := 0
	for _, v := range all {
		for _, p := range v.Passages {
			n += len(p.Exact)
		}
	}
	return n
}

// complaint is why what a reader sent is not checked, in words for them.
type complaint struct {
	status int
	field  string // id of the form's field to be mended; "" for none
	text   string
}

func (c *complaint) Error() string { return c.text }

// complain answers with the form as it was sent, and what is wrong with it; in a
// line where a program asks.
func (s *server) complain(w http.ResponseWriter, r *http.Request, sent checkRequest, c *complaint) error {
	if c.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	if sent.wantsJSON {
		http.Error(w, c.text, c.status)
		return nil
	}
	p := page.NewCheckForm(sent.form())
	p.Wrong = &page.Wrong{Field: c.field, Text: c.text}
	return s.send(w, r, c.status, checkpage.Page(s.Words, p))
}

// wantsJSON reports whether a program asks: one that accepts JSON and no page,
// or that sends JSON and accepts anything.
func wantsJSON(r *http.Request, sentJSON bool) bool {
	accept := r.Header.Get("Accept")
	if strings.Contains(accept, "text/html") {
		return false
	}
	return sentJSON || strings.Contains(accept, "application/json")
}
