package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"stet"
	"stet/internal/account"
	"stet/internal/web/webtest"
)

// follower keeps in memory what one account follows.
type follower struct {
	editors
	follows []stet.Follow
	digest  *stet.Digest
}

func (f *follower) Follow(_ context.Context, one stet.Follow) error {
	f.follows = append(f.follows, one)
	return nil
}

func (f *follower) Unfollow(_ context.Context, _ stet.ID, kind stet.Followed, target stet.ID) error {
	var kept []stet.Follow
	for _, one := range f.follows {
		if one.Kind != kind || one.Target != target {
			kept = append(kept, one)
		}
	}
	f.follows = kept
	return nil
}

func (f *follower) FollowsOf(context.Context, stet.ID) ([]stet.Follow, error) { return f.follows, nil }

func (f *follower) SaveDigest(_ context.Context, d stet.Digest) error {
	if d.Every != stet.Never && d.Every.Pause() == 0 {
		return stet.Errorf(stet.Invalid, "no rhythm")
	}
	f.digest = &d
	return nil
}

func (f *follower) Digest(context.Context, stet.ID) (*stet.Digest, error) {
	if f.digest == nil {
		return nil, stet.Errorf(stet.NotFound, "none")
	}
	return f.digest, nil
}

func (f *follower) DigestByToken(ctx context.Context, token string) (*stet.Digest, error) {
	if d, err := f.Digest(ctx, ""); err == nil && d.Token == token {
		return d, nil
	}
	return nil, stet.Errorf(stet.NotFound, "none")
}

type noMail struct{}

func (noMail) Send(context.Context, string, string, string) error { return nil }

func TestFollowing(t *testing.T) {
	f := &follower{}
	o := options(webtest.New())
	o.Visitors, o.Following = f, f
	service, err := account.New(account.Options{Base: o.Base, Registration: account.Open, Mailer: noMail{}, Now: o.Now})
	if err != nil {
		t.Fatal(err)
	}
	o.Accounts = service
	h := site(t, o)
	story := "/follow/story/" + string(webtest.Story)

	// Without an account there are feeds, and the way to sign in that leads back.
	body := get(h, story).Body.String()
	for _, want := range []string{"/story/" + string(webtest.Story) + "/feed.atom", "/sign-in?next=" + story} {
		if !strings.Contains(body, want) {
			t.Errorf("the ways to follow lack %q", want)
		}
	}
	if w := post(h, story); w.Code != http.StatusSeeOther || len(f.follows) > 0 {
		t.Errorf("nobody follows: %d, %+v", w.Code, f.follows)
	}
	f.account = &stet.Account{ID: stet.NewID(webtest.Now, "ada"), Name: "Ada", Role: stet.RoleReader, Email: "ada@news.example"}
	claim := "/follow/claim/" + string(webtest.Dossier().Claims[0].ID)
	post(h, story)
	post(h, claim)
	if len(f.follows) != 2 || f.follows[0].Account != f.account.ID {
		t.Fatalf("%+v", f.follows)
	}
	mine := get(h, "/following").Body.String()
	for _, want := range []string{"Two further reports", "Kestria says Orlund opened a dam"} {
		if !strings.Contains(mine, want) {
			t.Errorf("what is followed lacks %q", want)
		}
	}
	if body := get(h, story).Body.String(); !strings.Contains(body, "You follow this") {
		t.Error("who follows is not told so")
	}
	post(h, claim, "stop", "1")
	post(h, "/follow/name/0000", "stop", "1") // what is no longer there can be left, too
	if len(f.follows) != 1 {
		t.Errorf("%+v", f.follows)
	}
	for _, nothing := range []string{"/follow/story/" + string(webtest.ArticleID), "/follow/weather/" + string(webtest.Story), "/follow/story/x"} {
		if get(h, nothing).Code != http.StatusNotFound || post(h, nothing).Code != http.StatusNotFound {
			t.Errorf("%s can be followed", nothing)
		}
	}

	if w := post(h, "/following/digest", "every", "hourly"); w.Code != http.StatusBadRequest {
		t.Errorf("hourly digests: %d", w.Code)
	}
	post(h, "/following/digest", "every", "weekly")
	if f.digest == nil || f.digest.Every != stet.Weekly || len(f.digest.Token) < 20 || !f.digest.Told.Equal(webtest.Now.UTC()) {
		t.Fatalf("%+v", f.digest)
	}
	end := "/unsubscribe?t=" + f.digest.Token
	f.account = nil // the link needs no sign-in
	if get(h, end); f.digest.Every != stet.Weekly {
		t.Error("a mail server that follows links has ended the digests")
	}
	if w := post(h, end, "List-Unsubscribe", "One-Click"); w.Code != http.StatusOK || f.digest.Every != stet.Never {
		t.Errorf("one click: %d, %+v", w.Code, f.digest)
	}
	if w := post(h, "/unsubscribe?t=guess"); w.Code != http.StatusNotFound {
		t.Errorf("a guess: %d", w.Code)
	}
}
