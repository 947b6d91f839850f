package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"stet"
	"stet/internal/check"
	"stet/internal/page"
)

// checkBody bounds what is read of a request, in bytes. Forms come as
// multipart/form-data, which does not treble text that is not Latin.
const checkBody = 512 << 10

// What a text may be made of: nobody writes sentences of this length, in
// characters, or as many in a text as short as page.CheckText. Gates compare all
// words of a sentence with all of a passage, and look for passages for each.
const (
	checkSentence  = 3000
	checkSentences = 600
)

// checkRequest is a text to check, as JSON has it.
type checkRequest struct {
	Text    string        `json:"text"`
	Sources []checkSource `json:"sources"`
	Archive []string      `json:"archive"` // addresses of reports, stories or articles of this site

	wantsJSON bool
}

type checkSource struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// readCheck reads a request to check a text. The errors are complaints.
func (s *server) readCheck(w http.ResponseWriter, r *http.Request) (sent checkRequest, err error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	sent.wantsJSON = wantsJSON(r, kind == "application/json")
	r.Body = http.MaxBytesReader(w, r.Body, checkBody)
	switch kind {
	case "application/json":
		err = sent.readJSON(r.Body)
	case "multipart/form-data":
		// Nothing is put into a file: all of it fits the memory that it may take.
		if err = r.ParseMultipartForm(checkBody); err == nil {
			sent.readForm(r.PostForm)
		}
	case "application/x-www-form-urlencoded":
		if err = r.ParseForm(); err == nil {
			sent.readForm(r.PostForm)
		}
	default:
		return sent, &complaint{http.StatusUnsupportedMediaType, "", s.Words.Text("check.wrong.kind")}
	}
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return sent, &complaint{
			http.StatusRequestEntityTooLarge, "",
			s.Words.Text("check.wrong.much", "n", checkBody>>10),
		}
	}
	if err != nil {
		return sent, &complaint{http.StatusBadRequest, "", s.Words.Text("check.wrong.shape")}
	}
	sent.Text = check.Clean(sent.Text)
	return sent, nil
}

func (q *checkRequest) readJSON(body io.Reader) error {
	b, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	wantsJSON := q.wantsJSON
	err = json.Unmarshal(b, q)
	q.wantsJSON = wantsJSON
	return err
}

func (q *checkRequest) readForm(form url.Values) {
	q.Text = lines(form.Get("text"))
	names := form["name"]
	for i, text := range form["source"] {
		s := checkSource{Text: lines(text)}
		if i < len(names) {
			s.Name = names[i]
		}
		q.Sources = append(q.Sources, s)
	}
	q.Archive = strings.Split(lines(form.Get("archive")), "\n")
}

// lines undoes what a form does to line ends.
func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// form gives what was sent as the form that it came from.
func (q *checkRequest) form() page.CheckForm {
	f := page.CheckForm{Text: visible(q.Text), Archive: visible(strings.Join(q.Archive, "\n"))}
	for _, s := range q.Sources[:min(len(q.Sources), page.CheckSources)] {
		f.Sources = append(f.Sources, page.CheckSource{Name: s.Name, Text: visible(s.Text)})
	}
	return f
}

// visible leaves out of a reader's own text what a page cannot hold.
func visible(s string) string { return page.Clean(strings.ToValidUTF8(s, "\uFFFD")) }

// bounded complains of what is missing from a request or too large.
func (s *server) bounded(q checkRequest) error {
	number := s.Words.Number
	if strings.TrimSpace(q.Text) == "" {
		return &complaint{http.StatusBadRequest, "text", s.Words.Text("check.wrong.no_text")}
	}
	if n := utf8.RuneCountInString(q.Text); n > page.CheckText {
		return &complaint{
			http.StatusRequestEntityTooLarge, "text",
			s.Words.Text("check.wrong.long_text", "n", number(n), "most", number(page.CheckText)),
		}
	}
	switch n, longest := check.Measure(q.Text); {
	case n > checkSentences:
		return &complaint{
			http.StatusRequestEntityTooLarge, "text",
			s.Words.Text("check.wrong.sentences", "n", number(n), "most", number(checkSentences)),
		}
	case longest > checkSentence:
		return &complaint{
			http.StatusBadRequest, "text",
			s.Words.Text("check.wrong.long_sentence", "n", number(longest), "most", number(checkSentence)),
		}
	}
	return nil
}

// tooMany complains of too many sources.
func (s *server) tooMany() error {
	return &complaint{
		http.StatusRequestEntityTooLarge, "source-1",
		s.Words.Text("check.wrong.sources", "most", page.CheckSources, "n", s.Words.Number(page.CheckAgainst)),
	}
}

// pasted makes reports of the sources that were pasted.
func (s *server) pasted(q checkRequest) ([]*stet.Report, error) {
	var out []*stet.Report
	for i, one := range q.Sources {
		name := page.CheckName(one.Name)
		switch {
		case strings.TrimSpace(one.Text) != "":
			out = append(out, check.Source(i+1, name, one.Text))
		case name != "":
			return nil, &complaint{
				http.StatusBadRequest, fmt.Sprintf("source-%d", i+1),
				s.Words.Text("check.wrong.textless", "n", i+1),
			}
		}
	}
	return out, nil
}
