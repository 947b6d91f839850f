package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"stet"
	"stet/internal/discuss"
	"stet/internal/feed"
	"stet/internal/page"
	"stet/internal/web/desk"
	"stet/internal/web/thoughts"
)

// Thoughts keeps what readers say. It is an interface so that pages can be tested
// without a database. Errors are of kind NotFound where there is no such comment.
type Thoughts interface {
	// Comments gives an article's comments in every state, oldest first.
	Comments(ctx context.Context, article stet.ID) ([]stet.Comment, error)
	Comment(ctx context.Context, id stet.ID) (*stet.Comment, error)
	// SaveComment keeps a comment, or changes the one with its ID.
	SaveComment(ctx context.Context, c stet.Comment) error
	// Written counts an account's comments that are shown, and those since.
	Written(ctx context.Context, by stet.ID, since time.Time) (shown, recent int, err error)
	// Object notes that an account finds a comment amiss; once is enough.
	Object(ctx context.Context, comment, by stet.ID, reason string, at time.Time) error
}

// Moderation is what moderators and those who want to hear less of somebody do.
type Moderation interface {
	// Unmoderated gives the comments that wait, oldest first.
	Unmoderated(ctx context.Context, limit int) ([]discuss.Waiting, error)
	// Moderate changes a comment and settles what was found amiss with it.
	Moderate(ctx context.Context, c stet.Comment, at time.Time) error
	Mute(ctx context.Context, by, whom stet.ID, hide bool) error
	Muted(ctx context.Context, by stet.ID) ([]stet.ID, error)
	// Bar keeps an account from writing, for a reason that its owner is told.
	Bar(ctx context.Context, account stet.ID, reason string) error
}

// Limits of the pages of comments.
const (
	threadsPerPage = 20
	thoughtsShown  = 20 // on the article's own page
	queueLimit     = 100
	objectionMax   = 300 // characters of what is found amiss
)

// discussing is the table of what readers say.
func (s *server) discussing() map[string]handler {
	if s.Thoughts == nil {
		return nil
	}
	return map[string]handler{
		"GET /article/{id}/thoughts":  s.thoughts,
		"POST /article/{id}/thoughts": s.say,
		"GET /thought/{id}":           s.thought,
		"GET /thought/{id}/edit":      s.editForm,
		"POST /thought/{id}/edit":     s.edit,
		"POST /thought/{id}/delete":   s.unsay,
		"GET /thought/{id}/report":    s.objectForm,
		"POST /thought/{id}/report":   s.object,
		"POST /thought/{id}/mute":     s.mute,
		"GET /desk/thoughts":          s.queue,
		"POST /desk/thoughts":         s.moderate,
	}
}

// talk gives what an article's own page shows of its comments: the same for
// every reader.
func (s *server) talk(ctx context.Context, a *stet.Article) (*thoughts.Section, error) {
	if s.Thoughts == nil {
		return nil, nil
	}
	all, err := s.Thoughts.Comments(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	v := s.view(a, all, thoughts.Viewer{})
	section := thoughts.Section{Article: a.ID, Count: v.Count}
	for _, t := range v.Threads {
		if section.Shown += len(t); section.Shown > thoughtsShown && len(section.Threads) > 0 {
			section.Shown -= len(t)
			break
		}
		section.Threads = append(section.Threads, t)
	}
	return &section, nil
}

// view makes comments ready to be read by a viewer.
func (s *server) view(a *stet.Article, all []stet.Comment, viewer thoughts.Viewer) thoughts.View {
	return thoughts.NewView(thoughts.Material{Article: a, Comments: all, Viewer: viewer, Markup: s.markup, Rules: s.Discuss, Now: s.Now()})
}

// newest gives the article in the path at its newest revision.
func (s *server) newest(r *http.Request) (*stet.Article, error) {
	id, err := pathID(r)
	if err != nil {
		return nil, err
	}
	return s.newestOf(r.Context(), id)
}

func (s *server) newestOf(ctx context.Context, id stet.ID) (*stet.Article, error) {
	revisions, err := s.Articles.Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	return &revisions[len(revisions)-1], nil
}

// thoughts answers with an article's comments.
func (s *server) thoughts(w http.ResponseWriter, r *http.Request) error {
	return s.thoughtsPage(w, r, http.StatusOK, thoughts.Draft{Parent: stet.ID(r.URL.Query().Get("answer"))})
}

// thoughtsPage sends the page with the form as it was, and what was wrong with
// it.
func (s *server) thoughtsPage(w http.ResponseWriter, r *http.Request, status int, draft thoughts.Draft) error {
	ctx := r.Context()
	a, err := s.newest(r)
	if err != nil {
		return err
	}
	viewer, err := s.viewer(r)
	if err != nil {
		return err
	}
	all, err := s.Thoughts.Comments(ctx, a.ID)
	if err != nil {
		return err
	}
	v := s.view(a, all, viewer)
	if draft.About.Sentence == "" && draft.About.Claim == "" {
		if draft.About, err = s.asked(a, r); err != nil {
			return err
		}
	}
	for i := range all {
		if all[i].ID == draft.Parent && all[i].State == stet.CommentShown {
			draft.To = &all[i]
		}
	}
	v.Draft, v.Here = draft, r.URL.RequestURI()
	if s.Desk != nil {
		v.Correct = desk.CorrectPath
	}
	v.Paginate(number(r.URL.Query().Get("page")), threadsPerPage, stet.ID(r.URL.Query().Get("thought")))
	w.Header().Set("Cache-Control", "private, no-cache")
	return s.send(w, r, status, thoughts.Page(v))
}

// asked gives the sentence of the article that ?s= counts, or the claim that
// ?claim= names; zero for none.
func (s *server) asked(a *stet.Article, r *http.Request) (stet.Anchor, error) {
	q := r.URL.Query()
	if one, ok := page.Numbered(a, number(q.Get("s"))); ok {
		return stet.Anchor{Revision: a.Revision, Sentence: one.Text}, nil
	}
	return s.aboutClaim(r.Context(), a, stet.ID(q.Get("claim")))
}

// aboutClaim ties to a claim of the article's story; zero for any other. Its words
// are kept: what claims there are may change.
func (s *server) aboutClaim(ctx context.Context, a *stet.Article, id stet.ID) (stet.Anchor, error) {
	if id.Validate() != nil {
		return stet.Anchor{}, nil
	}
	c, err := s.Claims.Claim(ctx, id)
	if err != nil || c.Story != a.Story {
		return stet.Anchor{}, absent(err)
	}
	return stet.Anchor{Revision: a.Revision, Claim: id, Sentence: c.Proposition}, nil
}

// number reads a small whole number; 0 for anything else.
func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1_000_000 {
		return 0
	}
	return n
}

// viewer gives who looks, and whom they do not want to hear.
func (s *server) viewer(r *http.Request) (v thoughts.Viewer, err error) {
	if v.Account, err = s.visitor(r); err != nil || v.Account == nil || s.Moderation == nil {
		return v, err
	}
	v.Muted, err = s.Moderation.Muted(r.Context(), v.Account.ID)
	return v, err
}

// say takes a comment.
func (s *server) say(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	if s.Accounts != nil {
		if err := s.Accounts.Admit(r); err != nil {
			return err
		}
	}
	if err := form(w, r); err != nil {
		return err
	}
	a, err := s.newest(r)
	if err != nil {
		return err
	}
	f := r.PostForm
	c := stet.Comment{
		Article: a.ID, Parent: stet.ID(f.Get("parent")), Account: who.ID, Name: who.Name, Text: page.Clean(f.Get("text")), Written: s.Now().UTC().Truncate(time.Millisecond),
		About: thoughts.Anchored(a, f.Get("about")),
	}
	if c.About.Sentence == "" {
		if c.About, err = s.aboutClaim(r.Context(), a, stet.ID(f.Get("claim"))); err != nil {
			return err
		}
	}
	if c.Parent != "" {
		if parent, err := s.Thoughts.Comment(r.Context(), c.Parent); err != nil || parent.Article != a.ID || parent.State != stet.CommentShown {
			return stet.Errorf(stet.Conflict, "what this answers is not there any more")
		}
	}
	return s.keep(w, r, who, c, func(status int, reason discuss.Reason) error {
		return s.thoughtsPage(w, r, status, thoughts.Draft{Text: c.Text, Parent: c.Parent, About: c.About, Trouble: reason})
	})
}

// keep decides about a comment, keeps it and leads to it; refused is called with
// what to answer when it is not kept.
func (s *server) keep(w http.ResponseWriter, r *http.Request, who *stet.Account, c stet.Comment, refused func(status int, reason discuss.Reason) error) error {
	ctx := r.Context()
	shown, recent, err := s.Thoughts.Written(ctx, who.ID, s.Now().Add(-time.Hour))
	if err != nil {
		return err
	}
	if c.ID != "" { // an edit is no further comment
		recent = 0
	}
	state, reason := s.Discuss.Decide(c.Text, discuss.Writer{Account: who, Shown: shown, Recent: recent})
	switch {
	case state == "" && reason == discuss.ReasonBarred:
		return stet.Errorf(stet.Forbidden, "the account may not write")
	case state == "" && reason == discuss.ReasonOften:
		return refused(http.StatusTooManyRequests, reason)
	case state == "":
		return refused(http.StatusBadRequest, reason)
	}
	c.State, c.Reason = state, string(reason)
	if c.ID == "" {
		c = stet.NewComment(c)
	}
	if err := s.Thoughts.SaveComment(ctx, c); err != nil {
		return err
	}
	http.Redirect(w, r, "/thought/"+string(c.ID), http.StatusSeeOther)
	return nil
}

// comment gives the comment in the path.
func (s *server) comment(r *http.Request) (*stet.Comment, error) {
	id, err := pathID(r)
	if err != nil {
		return nil, err
	}
	return s.Thoughts.Comment(r.Context(), id)
}

// thought leads to a comment on its article's page of comments.
func (s *server) thought(w http.ResponseWriter, r *http.Request) error {
	c, err := s.comment(r)
	if err != nil {
		return err
	}
	http.Redirect(w, r, thoughts.Path(c.Article)+"?thought="+string(c.ID)+"#"+thoughts.HTMLID(c.ID), http.StatusSeeOther)
	return nil
}

// thoughtsFeed answers with an article's newest comments.
func (s *server) thoughtsFeed(w http.ResponseWriter, r *http.Request) error {
	a, err := s.newest(r)
	if err != nil {
		return err
	}
	all, err := s.Thoughts.Comments(r.Context(), a.ID)
	if err != nil {
		return err
	}
	c := feed.Channel{
		Title: s.Words.Text("thoughts.feed", "headline", page.Line(a.Headline.Text, 200)), Link: s.Base + thoughts.Path(a.ID), Self: s.Base + page.FeedOf(thoughts.Path(a.ID)), Lang: s.Words.Lang(),
	}
	for i := len(all) - 1; i >= 0 && len(c.Entries) < feedLimit; i-- {
		if one := all[i]; one.State == stet.CommentShown {
			link := s.Base + "/thought/" + string(one.ID)
			c.Entries = append(c.Entries, feed.Entry{Title: page.Line(one.Name+": "+one.Text, 120), Link: link, GUID: link, Summary: page.Line(one.Text, 600), Published: one.Written})
			if one.Written.After(c.Updated) {
				c.Updated = one.Written
			}
		}
	}
	return s.sendFeed(w, r, c, c.Updated)
}
