package web

import (
	"context"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"stet"
	"stet/internal/page"
	"stet/internal/web/desk"
	"stet/internal/web/thoughts"
)

// Problems keeps what readers find wrong. It is an interface so that pages can be
// tested without a database. Errors are of kind NotFound where there is no such
// problem.
type Problems interface {
	// AddProblem keeps one; TooMany when very many wait.
	AddProblem(ctx context.Context, p stet.Problem) error
	Problem(ctx context.Context, id stet.ID) (*stet.Problem, error)
	// OpenProblems gives those that wait, oldest first.
	OpenProblems(ctx context.Context, limit int) ([]stet.Problem, error)
	// DismissProblem settles one without a correction; Conflict when it is
	// settled.
	DismissProblem(ctx context.Context, id stet.ID, by, answer string, at time.Time) error
}

// reporting is the table of what readers find wrong and what editors do about it.
func (s *server) reporting() map[string]handler {
	if s.Desk == nil || s.Accounts == nil {
		return nil
	}
	return map[string]handler{
		"GET /article/{id}/problem":  s.problemForm,
		"POST /article/{id}/problem": s.reportProblem,
		"GET /desk":                  s.desk,
		"POST /desk/problem":         s.dismiss,
		"GET /desk/correct":          s.correctForm,
		"POST /desk/correct":         s.correct,
	}
}

// problemForm asks what is wrong with the sentence that ?s= counts.
func (s *server) problemForm(w http.ResponseWriter, r *http.Request) error {
	if r.URL.Query().Get("done") != "" {
		id, err := pathID(r)
		if err != nil {
			return err
		}
		return s.send(w, r, http.StatusOK, desk.ThanksPage(id))
	}
	return s.problemPage(w, r, http.StatusOK, number(r.URL.Query().Get("s")), "", "")
}

// problemPage sends the form as it was typed, and what was wrong with it.
func (s *server) problemPage(w http.ResponseWriter, r *http.Request, status, chosen int, text, trouble string) error {
	a, err := s.newest(r)
	if err != nil {
		return err
	}
	p := desk.Report{
		Article: a.ID, Revision: a.Revision, Headline: page.Line(a.Headline.Text, 240), Lang: page.Lang(a.Lang), Text: text, Trouble: trouble, Longest: stet.ProblemMax,
	}
	for _, c := range choices(a) {
		if c.N != chosen {
			p.Others = append(p.Others, c)
			continue
		}
		p.Chosen = &c
		if s.Thoughts != nil {
			p.Talk = thoughts.About(a.ID, c.N)
		}
	}
	return s.send(w, r, status, desk.ReportPage(p))
}

// choices are an article's sentences, each once.
func choices(a *stet.Article) []desk.Choice {
	var out []desk.Choice
	seen := map[string]bool{}
	for i, one := range page.Said(a) {
		if one.Text != "" && !seen[one.Text] {
			seen[one.Text] = true
			out = append(out, desk.Choice{N: i + 1, Text: page.Clean(one.Text)})
		}
	}
	return out
}

// reportProblem takes what a reader finds wrong, whether they are signed in or
// not.
func (s *server) reportProblem(w http.ResponseWriter, r *http.Request) error {
	if err := s.Accounts.Try(r); err != nil {
		return err
	}
	who, err := s.visitor(r)
	if err != nil {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	a, err := s.revisionIn(r)
	if err != nil {
		return err
	}
	chosen, text := number(r.PostForm.Get("s")), strings.TrimSpace(page.Clean(r.PostForm.Get("text")))
	switch {
	case text == "":
		return s.problemPage(w, r, http.StatusBadRequest, chosen, text, "desk.report_empty")
	case utf8.RuneCountInString(text) > stet.ProblemMax:
		return s.problemPage(w, r, http.StatusBadRequest, chosen, text, "desk.report_long")
	}
	p := stet.Problem{Article: a.ID, Text: text, Sent: s.Now().UTC().Truncate(time.Millisecond)}
	if one, ok := page.Numbered(a, chosen); ok {
		p.About = stet.Anchor{Revision: a.Revision, Sentence: one.Text}
	}
	if who != nil {
		p.Account = who.ID
	}
	if who == nil || who.Barred == "" {
		if err := s.Problems.AddProblem(r.Context(), stet.NewProblem(p)); err != nil {
			return err
		}
	}
	http.Redirect(w, r, page.ProblemPath(a.ID, 0)+"?done=1", http.StatusSeeOther)
	return nil
}

// revisionIn gives the article in the path at the revision that a form was made
// for, by which it counts its sentences; the newest when it names none.
func (s *server) revisionIn(r *http.Request) (*stet.Article, error) {
	id, err := pathID(r)
	if err != nil {
		return nil, err
	}
	all, err := s.Articles.Revisions(r.Context(), id)
	if err != nil {
		return nil, err
	}
	asked := number(r.PostForm.Get("revision"))
	for i := range all {
		if all[i].Revision == asked {
			return &all[i], nil
		}
	}
	return &all[len(all)-1], nil
}
