package follow_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/follow"
	"stet/internal/mail"
	"stet/internal/messages"
)

var noon = time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)

// newsroom keeps who is told, what is new, and what was sent.
type newsroom struct {
	accounts map[stet.ID]*stet.Account
	follows  map[stet.ID][]stet.Follow
	digests  map[stet.ID]*stet.Digest
	news     map[stet.ID]follow.Heard
	sent     []mail.Message
	broken   string // the address that cannot be written to
}

func (n *newsroom) Account(_ context.Context, id stet.ID) (*stet.Account, error) {
	return n.accounts[id], nil
}

func (n *newsroom) FollowsOf(_ context.Context, id stet.ID) ([]stet.Follow, error) {
	return n.follows[id], nil
}

func (n *newsroom) DueDigests(_ context.Context, now time.Time, _ int) (due []stet.Digest, _ error) {
	for _, d := range n.digests {
		if d.Every != stet.Never && !d.Due.After(now) {
			due = append(due, *d)
		}
	}
	return due, nil
}

func (n *newsroom) TakeDigest(_ context.Context, id stet.ID, now, until time.Time) (bool, error) {
	d := n.digests[id]
	if d.Due.After(now) {
		return false, nil
	}
	d.Due = until
	return true, nil
}

func (n *newsroom) DigestTold(_ context.Context, id stet.ID, told, due time.Time) error {
	n.digests[id].Told, n.digests[id].Due = told, due
	return nil
}

func (n *newsroom) News(_ context.Context, f stet.Follow, since time.Time, limit int) (follow.Heard, error) {
	h := n.news[f.Target]
	var news []follow.News
	for _, one := range h.News {
		if one.At.After(since) && len(news) < limit {
			news = append(news, one)
		}
	}
	h.News = news
	return h, nil
}

func (n *newsroom) Deliver(_ context.Context, m mail.Message) error {
	if m.To == n.broken {
		return stet.Errorf(stet.Unavailable, "no such mailbox today")
	}
	n.sent = append(n.sent, m)
	return nil
}

// reader adds somebody who follows the things daily.
func (n *newsroom) reader(name, email string, things ...stet.ID) stet.ID {
	id := stet.NewID(noon, name)
	n.accounts[id] = &stet.Account{ID: id, Name: name, Email: email}
	for _, thing := range things {
		n.follows[id] = append(n.follows[id], stet.Follow{Account: id, Kind: stet.FollowStory, Target: thing, Since: noon.Add(-48 * time.Hour)})
	}
	n.digests[id] = &stet.Digest{Account: id, Every: stet.Daily, Token: "token-" + name, Told: noon.Add(-24 * time.Hour), Due: noon}
	return id
}

func TestDigests(t *testing.T) {
	ferry, dam := stet.NewID(noon, "ferry"), stet.NewID(noon, "dam")
	n := &newsroom{accounts: map[stet.ID]*stet.Account{}, follows: map[stet.ID][]stet.Follow{}, digests: map[stet.ID]*stet.Digest{}, broken: "eve@news.example"}
	n.news = map[stet.ID]follow.Heard{
		ferry: {Title: "Ferry burns", Path: "/article/ferry", News: []follow.News{{At: noon.Add(-time.Hour), Text: "A new report.", Path: "/article/ferry/compare"}, {At: noon.Add(-30 * time.Hour), Text: "Told before.", Path: "/article/ferry"}}},
		dam:   {Title: "Dam opened", Path: "/article/dam"},
	}
	ada, bob, eve, nan := n.reader("ada", "ada@news.example", dam, ferry), n.reader("bob", "bob@news.example", dam), n.reader("eve", n.broken, ferry), n.reader("nan", "", ferry)
	now := noon
	p := &follow.Post{Store: n, Source: n, Mailer: n, Words: messages.From(context.Background()), Base: "https://news.example", Site: "Harbour", Now: func() time.Time { return now }}

	sent, err := p.SendDue(t.Context())
	if sent != 1 || stet.KindOf(err) != stet.Unavailable || len(n.sent) != 1 {
		t.Fatalf("%d sent (%v): %+v", sent, err, n.sent)
	}
	m := n.sent[0]
	if m.To != "ada@news.example" || !strings.Contains(m.Subject, "Harbour") || m.Unsubscribe != "https://news.example/unsubscribe?t=token-ada" {
		t.Errorf("%+v", m)
	}
	for _, want := range []string{"Ferry burns", "A new report.", "https://news.example/article/ferry/compare", "https://news.example/following", m.Unsubscribe} {
		if !strings.Contains(m.Text, want) {
			t.Errorf("the digest lacks %q:\n%s", want, m.Text)
		}
	}
	for _, not := range []string{"Told before", "Dam opened"} {
		if strings.Contains(m.Text, not) {
			t.Errorf("the digest tells what is not new: %q", not)
		}
	}
	for _, id := range []stet.ID{ada, bob, nan} { // who has no news or no address is looked at tomorrow
		if d := n.digests[id]; !d.Told.Equal(noon) || !d.Due.Equal(noon.Add(24*time.Hour)) {
			t.Errorf("%s: %+v", n.accounts[id].Name, d)
		}
	}

	// What could not be sent is tried again before long, and tells the same.
	n.broken = ""
	now = noon.Add(time.Minute)
	if sent, err := p.SendDue(t.Context()); sent != 0 || err != nil {
		t.Errorf("at once: %d (%v)", sent, err)
	}
	now = noon.Add(time.Hour)
	if sent, err := p.SendDue(t.Context()); sent != 1 || err != nil || !strings.Contains(n.sent[1].Text, "A new report.") || n.sent[1].To != n.accounts[eve].Email {
		t.Errorf("an hour later: %d (%v)", sent, err)
	}
	if sent, err := p.SendDue(t.Context()); sent != 0 || err != nil {
		t.Errorf("once more: %d (%v)", sent, err)
	}
}

func TestWhatWasThereBeforeIsNotNew(t *testing.T) {
	ferry := stet.NewID(noon, "ferry")
	n := &newsroom{news: map[stet.ID]follow.Heard{ferry: {Title: "Ferry burns", News: []follow.News{{At: noon, Text: "old"}}}}}
	all, err := follow.All(t.Context(), n, []stet.Follow{{Kind: stet.FollowStory, Target: ferry, Since: noon.Add(time.Hour)}}, noon.Add(-time.Hour))
	if err != nil || len(all) != 1 || len(all[0].News) != 0 || all[0].Target != ferry {
		t.Errorf("%+v, %v", all, err)
	}
}
