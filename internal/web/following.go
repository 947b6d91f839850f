package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"stet"
	"stet/internal/follow"
	"stet/internal/page"
	"stet/internal/web/following"
)

// Following keeps what accounts follow and how they are told. It is an interface
// so that pages can be tested without a database.
type Following interface {
	// Follow notes that an account wants to hear of something; once is enough.
	Follow(ctx context.Context, f stet.Follow) error
	Unfollow(ctx context.Context, account stet.ID, kind stet.Followed, target stet.ID) error
	FollowsOf(ctx context.Context, account stet.ID) ([]stet.Follow, error) // newest first
	SaveDigest(ctx context.Context, d stet.Digest) error
	// Digest and DigestByToken give how an account is told by mail; NotFound when
	// it never said.
	Digest(ctx context.Context, account stet.ID) (*stet.Digest, error)
	DigestByToken(ctx context.Context, token string) (*stet.Digest, error)
}

// heardAge is how far back an account's own page tells what is new.
const heardAge = 14 * 24 * time.Hour

// subscribing is the table of what accounts follow. The ways to follow a thing
// are there without accounts too: its feeds.
func (s *server) subscribing() map[string]handler {
	table := map[string]handler{"GET " + page.FollowPath: s.allToFollow, "GET /follow/{kind}/{id}": s.waysToFollow}
	if s.Following != nil && s.Accounts != nil {
		table["POST /follow/{kind}/{id}"] = s.follow
		table["GET "+following.Path] = s.following
		table["POST "+following.Path+"/digest"] = s.setDigest
		table["GET "+follow.UnsubscribePath] = s.endDigests
		table["POST "+follow.UnsubscribePath] = s.endDigests
	}
	return table
}

// followed gives the thing in the path, and what is said of it; NotFound when it
// is not there.
func (s *server) followed(r *http.Request) (f stet.Follow, h follow.Heard, err error) {
	id, err := pathID(r)
	if err != nil {
		return f, h, err
	}
	f = stet.Follow{Account: id, Kind: stet.Followed(r.PathValue("kind")), Target: id, Since: s.Now().UTC()}
	if f.Validate() != nil {
		return f, h, stet.Errorf(stet.NotFound, "this cannot be followed")
	}
	h, err = s.News.News(r.Context(), f, s.Now(), 0)
	if err == nil && h.Title == "" {
		err = stet.Errorf(stet.NotFound, "there is nothing to follow here")
	}
	return f, h, err
}

// allToFollow answers with the feeds of the newsroom as a whole.
func (s *server) allToFollow(w http.ResponseWriter, r *http.Request) error {
	return s.send(w, r, http.StatusOK, following.AllPage(following.All{Topics: s.Topics, Accounts: s.Following != nil && s.Accounts != nil}))
}

// waysToFollow answers with the ways to follow a thing.
func (s *server) waysToFollow(w http.ResponseWriter, r *http.Request) error {
	f, h, err := s.followed(r)
	if err != nil {
		return err
	}
	p := following.Ways{Kind: f.Kind, Target: f.Target, Title: h.Title, Lang: h.Lang, Path: h.Path, Feed: "/" + string(f.Kind) + "/" + string(f.Target), Accounts: s.Following != nil && s.Accounts != nil}
	if p.Accounts {
		who, err := s.visitor(r)
		if err != nil {
			return err
		}
		if p.SignedIn = who != nil; p.SignedIn {
			if p.Follows, err = s.follows(r.Context(), who.ID, f); err != nil {
				return err
			}
		}
	}
	w.Header().Set("Cache-Control", "private, no-cache")
	return s.send(w, r, http.StatusOK, following.WaysPage(p))
}

func (s *server) follows(ctx context.Context, account stet.ID, f stet.Follow) (bool, error) {
	all, err := s.Following.FollowsOf(ctx, account)
	for _, one := range all {
		if one.Kind == f.Kind && one.Target == f.Target {
			return true, nil
		}
	}
	return false, err
}

// follow begins or ends to follow a thing.
func (s *server) follow(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	if r.PostForm.Get("stop") != "" { // what is no longer there, too
		err = s.Following.Unfollow(r.Context(), who.ID, stet.Followed(r.PathValue("kind")), stet.ID(r.PathValue("id")))
	} else {
		var f stet.Follow
		if f, _, err = s.followed(r); err == nil {
			f.Account = who.ID
			err = s.Following.Follow(r.Context(), f)
		}
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, following.Path, http.StatusSeeOther)
	return nil
}

// following answers with what the visitor follows, and what is new of it.
func (s *server) following(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	all, err := s.Following.FollowsOf(r.Context(), who.ID)
	if err != nil {
		return err
	}
	for i := range all {
		all[i].Since = time.Time{} // here the last days are told, whenever it was first followed
	}
	heard, err := follow.All(r.Context(), s.News, all, s.Now().Add(-heardAge))
	if err != nil {
		return err
	}
	m := following.Mine{Mail: s.Accounts.Mailer != nil, Email: who.Email != "", Every: stet.Never}
	if r.URL.Query().Get("done") != "" {
		m.Done = "follow.saved"
	}
	for _, h := range heard {
		one := following.Heard{Heard: h}
		for _, n := range h.News {
			one.News = append(one.News, following.News{At: page.NewClock(n.At), Text: n.Text, Path: n.Path})
		}
		m.Heard = append(m.Heard, one)
	}
	switch d, err := s.Following.Digest(r.Context(), who.ID); {
	case err == nil:
		m.Every = d.Every
	case absent(err) != nil:
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, http.StatusOK, following.MinePage(m))
}

// setDigest sets how often the visitor is told by mail. The first digest comes
// after one pause.
func (s *server) setDigest(w http.ResponseWriter, r *http.Request) error {
	who, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	now := s.Now().UTC()
	d := stet.Digest{Account: who.ID, Every: stet.Rhythm(r.PostForm.Get("every")), Token: rand.Text(), Told: now}
	d.Due = now.Add(d.Every.Pause())
	if err := s.Following.SaveDigest(r.Context(), d); err != nil {
		return err
	}
	http.Redirect(w, r, following.Path+"?done=1", http.StatusSeeOther)
	return nil
}

// endDigests ends the digests that the link's token names: asked for by a reader's
// browser it shows a button, since mail servers follow links too; posted to, by
// that button or by a mail program (RFC 8058), it ends them. No sign-in is needed, and
// tries are not counted: a token cannot be guessed, and one mail service posts for
// very many readers.
func (s *server) endDigests(w http.ResponseWriter, r *http.Request) error {
	token := r.URL.Query().Get("t")
	d, err := s.Following.DigestByToken(r.Context(), token)
	if err != nil {
		return err
	}
	if r.Method == http.MethodPost {
		d.Every = stet.Never
		if err := s.Following.SaveDigest(r.Context(), *d); err != nil {
			return err
		}
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, http.StatusOK, following.EndPage(d.Token, r.Method == http.MethodPost))
}
