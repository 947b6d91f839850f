package web

import (
	"net/http"
	"time"

	"stet"
	"stet/internal/discuss"
	"stet/internal/page"
	"stet/internal/web/thoughts"
)

// mine gives the comment in the path and the visitor, who wrote it and may still
// do with it what may says.
func (s *server) mine(w http.ResponseWriter, r *http.Request, may func(*stet.Account, stet.Comment) bool) (*stet.Comment, *stet.Account, bool, error) {
	who, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return nil, nil, done, err
	}
	c, err := s.comment(r)
	if err != nil {
		return nil, nil, false, err
	}
	if !may(who, *c) {
		return nil, nil, false, stet.Errorf(stet.Forbidden, "this cannot be changed any more, or is another's")
	}
	return c, who, false, nil
}

func (s *server) editable(a *stet.Account, c stet.Comment) bool {
	return s.Discuss.MayEdit(a, c, s.Now())
}

// editForm answers with a comment to be changed.
func (s *server) editForm(w http.ResponseWriter, r *http.Request) error {
	c, _, done, err := s.mine(w, r, s.editable)
	if err != nil || done {
		return err
	}
	return s.send(w, r, http.StatusOK, thoughts.EditPage(thoughts.Edit{Comment: *c, Text: c.Text}))
}

// edit changes a comment; the rules are asked anew.
func (s *server) edit(w http.ResponseWriter, r *http.Request) error {
	c, who, done, err := s.mine(w, r, s.editable)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	changed := *c
	changed.Text, changed.Edited = page.Clean(r.PostForm.Get("text")), s.Now().UTC().Truncate(time.Millisecond)
	return s.keep(w, r, who, changed, func(status int, reason discuss.Reason) error {
		return s.send(w, r, status, thoughts.EditPage(thoughts.Edit{Comment: *c, Text: changed.Text, Trouble: reason}))
	})
}

// unsay deletes a comment's text; its place stays if somebody has answered.
func (s *server) unsay(w http.ResponseWriter, r *http.Request) error {
	c, _, done, err := s.mine(w, r, discuss.MayDelete)
	if err != nil || done {
		return err
	}
	c.State, c.Text, c.Reason = stet.CommentDeleted, "", ""
	if err := s.Thoughts.SaveComment(r.Context(), *c); err != nil {
		return err
	}
	http.Redirect(w, r, thoughts.Path(c.Article), http.StatusSeeOther)
	return nil
}

// objectForm asks what is amiss with a comment.
func (s *server) objectForm(w http.ResponseWriter, r *http.Request) error {
	_, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	c, err := s.comment(r)
	if err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, thoughts.ObjectPage(*c))
}

// object notes that a reader finds a comment amiss; a moderator decides.
func (s *server) object(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	c, err := s.comment(r)
	if err != nil {
		return err
	}
	if who.Barred == "" {
		if err := s.Thoughts.Object(r.Context(), c.ID, who.ID, page.Line(r.PostForm.Get("reason"), objectionMax), s.Now().UTC()); err != nil {
			return err
		}
	}
	http.Redirect(w, r, thoughts.Path(c.Article)+"?done=reported", http.StatusSeeOther)
	return nil
}

// mute hides a comment's writer from the visitor, or shows them again.
func (s *server) mute(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	c, err := s.comment(r)
	if err != nil {
		return err
	}
	if c.Account != "" && c.Account != who.ID && s.Moderation != nil {
		if err := s.Moderation.Mute(r.Context(), who.ID, c.Account, r.PostForm.Get("hide") == "1"); err != nil {
			return err
		}
	}
	http.Redirect(w, r, thoughts.Path(c.Article), http.StatusSeeOther)
	return nil
}

// queue answers a moderator with what waits.
func (s *server) queue(w http.ResponseWriter, r *http.Request) error {
	_, done, err := s.visitorWho(w, r, stet.RoleEditor)
	if err != nil || done {
		return err
	}
	waiting, err := s.Moderation.Unmoderated(r.Context(), queueLimit)
	if err != nil {
		return err
	}
	q := thoughts.Queue{More: len(waiting) == queueLimit}
	headlines := map[stet.ID]string{}
	for _, one := range waiting {
		if _, known := headlines[one.Article]; !known {
			headlines[one.Article] = ""
			if a, err := s.newestOf(r.Context(), one.Article); err == nil {
				headlines[one.Article] = a.Headline.Text
			} else if stet.KindOf(err) != stet.NotFound {
				return err
			}
		}
		q.Waiting = append(q.Waiting, thoughts.Queued{Waiting: one, HTML: s.markup.HTML(one.Text), Headline: headlines[one.Article], At: page.NewClock(one.Written)})
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, http.StatusOK, thoughts.QueuePage(q))
}

// moderate does what a moderator decided about the comments that they chose.
func (s *server) moderate(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleEditor)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	reason := page.Line(r.PostForm.Get("reason"), objectionMax)
	for _, id := range r.PostForm["id"][:min(queueLimit, len(r.PostForm["id"]))] {
		c, err := s.Thoughts.Comment(r.Context(), stet.ID(id))
		if stet.KindOf(err) == stet.NotFound {
			continue
		}
		if err != nil {
			return err
		}
		if err := s.decide(r, who, *c, r.PostForm.Get("do"), reason); err != nil {
			return err
		}
	}
	http.Redirect(w, r, "/desk/thoughts", http.StatusSeeOther)
	return nil
}

// decide shows a comment, or removes it, and may bar its writer. What its writer
// has deleted stays deleted.
func (s *server) decide(r *http.Request, who *stet.Account, c stet.Comment, what, reason string) error {
	if c.State == stet.CommentDeleted {
		return nil
	}
	switch what {
	case "approve":
		c.State, c.Reason = stet.CommentShown, ""
	case "remove", "bar":
		c.State, c.Reason = stet.CommentRemoved, reason
	default:
		return stet.Errorf(stet.Invalid, "say what to do: approve, remove or bar")
	}
	if err := s.Moderation.Moderate(r.Context(), c, s.Now().UTC()); err != nil {
		return err
	}
	if what == "bar" && c.Account != "" && c.Account != who.ID {
		if reason == "" {
			reason = s.Words.Text("thoughts.bar_reason")
		}
		return s.Moderation.Bar(r.Context(), c.Account, reason)
	}
	return nil
}
