package web

import (
	"context"
	"net/http"

	"stet"
	editorial "stet/internal/desk"
	"stet/internal/page"
	"stet/internal/web/desk"
)

// Desk corrects what is out. It is an interface so that the site knows no gate.
type Desk interface {
	// Correct publishes a sentence as an editor says it, or says why gates refuse
	// it. Errors are of kind Invalid for what the editor can mend, and Conflict
	// when the article does not say this any more.
	Correct(ctx context.Context, o editorial.Order) (revision int, refused []stet.Refusal, err error)
}

// desk answers an editor with what waits.
func (s *server) desk(w http.ResponseWriter, r *http.Request) error {
	_, done, err := s.visitorWho(w, r, stet.RoleEditor)
	if err != nil || done {
		return err
	}
	open, err := s.Problems.OpenProblems(r.Context(), queueLimit)
	if err != nil {
		return err
	}
	q := desk.Queue{More: len(open) == queueLimit, Talk: s.Thoughts != nil}
	known := map[stet.ID]*stet.Article{}
	for _, p := range open {
		a, seen := known[p.Article]
		if !seen {
			if a, err = s.newestOf(r.Context(), p.Article); err != nil {
				return err
			}
			known[p.Article] = a
		}
		p.Text, p.About.Sentence = page.Clean(p.Text), page.Clean(p.About.Sentence)
		q.Waiting = append(q.Waiting, desk.Queued{
			Problem: p, At: page.NewClock(p.Sent), Headline: page.Line(a.Headline.Text, 160), Lang: page.Lang(a.Lang),
			Gone: p.About.Sentence != "" && !page.Says(a, p.About.Sentence),
		})
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, http.StatusOK, desk.QueuePage(q))
}

// dismiss settles a problem in which an editor sees nothing to correct.
func (s *server) dismiss(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleEditor)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	err = s.Problems.DismissProblem(r.Context(), stet.ID(r.PostForm.Get("id")), who.Name, page.Line(r.PostForm.Get("answer"), objectionMax), s.Now().UTC())
	if err != nil {
		return err
	}
	http.Redirect(w, r, desk.Path, http.StatusSeeOther)
	return nil
}

// correctForm shows an editor a sentence, what it rests on, and what a reader
// says of it.
func (s *server) correctForm(w http.ResponseWriter, r *http.Request) error {
	_, done, err := s.visitorWho(w, r, stet.RoleEditor)
	if err != nil || done {
		return err
	}
	q := r.URL.Query()
	c := desk.Correction{Article: stet.ID(q.Get("article")), Problem: stet.ID(q.Get("problem")), Comment: stet.ID(q.Get("comment"))}
	if err := s.led(r.Context(), &c); err != nil {
		return err
	}
	if n := number(q.Get("s")); n > 0 {
		c.Was = ""
		if a, err := s.newestOf(r.Context(), c.Article); err != nil {
			return err
		} else if one, ok := page.Numbered(a, n); ok {
			c.Was = one.Text
		}
	}
	c.Is = c.Was
	return s.correctPage(w, r, http.StatusOK, c)
}

// led fills in what a reader's report or comment says: the article, the sentence
// and their words.
func (s *server) led(ctx context.Context, c *desk.Correction) error {
	if c.Problem != "" {
		p, err := s.Problems.Problem(ctx, c.Problem)
		if err != nil {
			return err
		}
		c.Article, c.Led = p.Article, page.Clean(p.Text)
		if c.Was == "" {
			c.Was = p.About.Sentence
		}
	}
	if c.Comment != "" && s.Thoughts != nil {
		t, err := s.Thoughts.Comment(ctx, c.Comment)
		if err != nil {
			return err
		}
		c.Article, c.Led = t.Article, page.Clean(t.Text)
		if c.Was == "" {
			c.Was = t.About.Sentence
		}
	}
	return nil
}

// correctPage sends the form: of the sentence, or of which one it is to be.
func (s *server) correctPage(w http.ResponseWriter, r *http.Request, status int, c desk.Correction) error {
	if c.Article.Validate() != nil {
		return stet.Errorf(stet.NotFound, "say which article")
	}
	a, err := s.newestOf(r.Context(), c.Article)
	if err != nil {
		return err
	}
	c.Revision, c.Headline, c.Lang = a.Revision, page.Line(a.Headline.Text, 240), page.Lang(a.Lang)
	if !page.Says(a, c.Was) {
		c.Was, c.Is = "", ""
	}
	if c.Was == "" {
		c.Choices = choices(a)
	} else if c.Passages, err = s.restsOn(r.Context(), a, c.Was); err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, status, desk.CorrectPage(c))
}

// restsOn gives the passages of an article's sentence.
func (s *server) restsOn(ctx context.Context, a *stet.Article, sentence string) (out []desk.Passage, err error) {
	all := page.Said(a)
	if q := a.PullQuote; q != nil {
		all = append(all, stet.Sentence{Text: q.Text, Citations: []stet.Citation{q.Citation}})
	}
	for _, one := range all {
		if one.Text != sentence {
			continue
		}
		for _, c := range one.Citations {
			p := desk.Passage{Text: page.Clean(c.Exact), Href: page.ReportPath(c.Report)}
			r, err := s.Reports.Report(ctx, c.Report)
			if absent(err) != nil {
				return nil, err
			}
			if err == nil {
				p.Outlet, p.Href = page.Line(r.Outlet, 80), page.PassagePath(r, c.Span)
			}
			out = append(out, p)
		}
		break
	}
	return out, nil
}

// correct publishes an editor's correction, or says why it does not stand.
func (s *server) correct(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleEditor)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	f := r.PostForm
	c := desk.Correction{
		Article: stet.ID(f.Get("article")), Was: f.Get("was"), Is: page.Clean(f.Get("is")), Passage: f.Get("passage"), Why: page.Line(f.Get("why"), objectionMax),
		Problem: stet.ID(f.Get("problem")), Comment: stet.ID(f.Get("comment")),
	}
	if err := s.led(r.Context(), &c); err != nil {
		return err
	}
	_, refused, err := s.Desk.Correct(r.Context(), editorial.Order{
		Article: c.Article, Was: c.Was, Is: c.Is, Passage: c.Passage, Why: c.Why, By: who.Name, Problem: c.Problem, Comment: c.Comment,
	})
	switch {
	case stet.KindOf(err) == stet.Invalid:
		c.Trouble = "desk.invalid"
		return s.correctPage(w, r, http.StatusBadRequest, c)
	case err != nil:
		return err
	case len(refused) > 0:
		for _, one := range refused {
			c.Refused = append(c.Refused, desk.Refusal{Gate: one.Gate, Reason: page.Line(one.Reason, 300)})
		}
		return s.correctPage(w, r, http.StatusUnprocessableEntity, c)
	}
	s.standings.forget(c.Article)
	http.Redirect(w, r, page.ArticlePath(c.Article)+"#corrections", http.StatusSeeOther)
	return nil
}
