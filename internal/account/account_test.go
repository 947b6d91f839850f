package account_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/account"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

var ctx = context.Background()

// clock is a time that tests move on.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.t }
func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// letters is a mailer that keeps what it is given.
type letters chan string

func (l letters) Send(_ context.Context, to, subject, text string) error {
	l <- to + "\n" + subject + "\n" + text
	return nil
}

type house struct {
	*account.Service
	store *store.Store
	clock *clock
	mail  letters
}

// each runs f with a service on each engine.
func each(t *testing.T, change func(*account.Options), f func(t *testing.T, h house)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		h := house{store: s, clock: &clock{t: time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)}, mail: make(letters, 10)}
		o := account.Options{Store: s, Base: "https://news.example", SiteName: "News", Registration: account.Open, Mailer: h.mail, Now: h.clock.now}
		if change != nil {
			change(&o)
		}
		var err error
		if h.Service, err = account.New(o); err != nil {
			t.Fatal(err)
		}
		f(t, h)
	})
}

func (h house) reader(t *testing.T, name string) *stet.Account {
	t.Helper()
	a, err := h.Join(ctx, name, "", stet.RoleReader)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// browser is what keeps cookies between requests.
type browser map[string]*http.Cookie

func (b browser) request() *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for _, c := range b {
		r.AddCookie(c)
	}
	return r
}

func (b browser) take(w *httptest.ResponseRecorder) {
	for _, c := range w.Result().Cookies() {
		b[c.Name] = c
	}
}

func (h house) signIn(t *testing.T, b browser, a *stet.Account) {
	t.Helper()
	w := httptest.NewRecorder()
	if err := h.SignIn(w, b.request(), a.ID); err != nil {
		t.Fatal(err)
	}
	b.take(w)
}

func (h house) who(t *testing.T, b browser) string {
	t.Helper()
	a, err := h.Visitor(b.request())
	if err != nil {
		t.Fatal(err)
	}
	if a == nil {
		return ""
	}
	return a.Name
}

func TestSessionBeginsAndEnds(t *testing.T) {
	each(t, nil, func(t *testing.T, h house) {
		ada, b := h.reader(t, "Ada"), browser{}
		if got := h.who(t, b); got != "" {
			t.Errorf("nobody is %q", got)
		}
		h.signIn(t, b, ada)
		c := b["__Host-stet"]
		if c == nil || !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Fatalf("cookie %+v", c)
		}
		if got := h.who(t, b); got != "Ada" {
			t.Errorf("signed in is %q", got)
		}
		h.clock.pass(29 * 24 * time.Hour)
		if got := h.who(t, b); got != "Ada" {
			t.Errorf("after 29 days: %q", got)
		}
		h.clock.pass(31 * 24 * time.Hour)
		if got := h.who(t, b); got != "" {
			t.Errorf("after 31 days without use: %q", got)
		}
	})
}

func TestSessionEndsAfterNinetyDaysOfUse(t *testing.T) {
	each(t, nil, func(t *testing.T, h house) {
		ada, b := h.reader(t, "Ada"), browser{}
		h.signIn(t, b, ada)
		for day := range 92 {
			if got := h.who(t, b); (got == "Ada") != (day <= 90) {
				t.Fatalf("day %d: %q", day, got)
			}
			h.clock.pass(24 * time.Hour)
		}
	})
}

// A token that somebody planted before is no session after, and the one before
// ends.
func TestSignInMakesANewToken(t *testing.T) {
	each(t, nil, func(t *testing.T, h house) {
		ada, mallory := h.reader(t, "Ada"), h.reader(t, "Mallory")
		planted := browser{}
		h.signIn(t, planted, mallory)
		victim := browser{"__Host-stet": planted["__Host-stet"]}
		h.signIn(t, victim, ada)
		if victim["__Host-stet"].Value == planted["__Host-stet"].Value {
			t.Error("the token stayed")
		}
		if got := h.who(t, planted); got != "" {
			t.Errorf("the planted token is %q", got)
		}
	})
}

func TestRevokedAndForgedSessions(t *testing.T) {
	each(t, nil, func(t *testing.T, h house) {
		ada, phone, desk := h.reader(t, "Ada"), browser{}, browser{}
		h.signIn(t, phone, ada)
		h.signIn(t, desk, ada)
		lost, err := h.Current(phone.request())
		if err != nil {
			t.Fatal(err)
		}
		other := h.reader(t, "Other")
		if err := h.Store.EndSession(ctx, other.ID, lost.ID); err != nil {
			t.Fatal(err)
		}
		if h.who(t, phone) != "Ada" {
			t.Error("one account ended another's session")
		}
		if err := h.Store.EndSession(ctx, ada.ID, lost.ID); err != nil {
			t.Fatal(err)
		}
		if h.who(t, phone) != "" || h.who(t, desk) != "Ada" {
			t.Error("the wrong session was ended")
		}
		for _, forged := range []string{"", "x", strings.Repeat("A", 43), lost.Hash, "' OR 1=1 --"} {
			if got := h.who(t, browser{"x": {Name: "__Host-stet", Value: forged}}); got != "" {
				t.Errorf("%q is %s", forged, got)
			}
		}
	})
}

func link(t *testing.T, letter string) string {
	t.Helper()
	for line := range strings.Lines(letter) {
		if u, err := url.Parse(strings.TrimSpace(line)); err == nil && u.Path == account.LinkPath {
			return u.Query().Get("t")
		}
	}
	t.Fatalf("no link in %q", letter)
	return ""
}

func TestMailedLinkWorksOnceAndNotForLong(t *testing.T) {
	each(t, nil, func(t *testing.T, h house) {
		fail := func(err error) { t.Error(err) }
		if err := h.Mail(ctx, " Ada@Example.org ", "/story/x", account.Letter{Subject: "Sign in"}, fail); err != nil {
			t.Fatal(err)
		}
		letter := <-h.mail
		if !strings.HasPrefix(letter, "ada@example.org\n") {
			t.Errorf("sent to %q", letter)
		}
		token := link(t, letter)
		for range 3 { // a mail server that looks at links uses nothing up
			if err := h.SeeLink(ctx, token); err != nil {
				t.Fatal(err)
			}
		}
		came, err := h.FollowLink(ctx, token)
		if err != nil || came.Account != nil || came.Joining == "" || came.Next != "/story/x" {
			t.Fatalf("a new mailbox: %+v, %v", came, err)
		}
		if _, err := h.FollowLink(ctx, token); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("used twice: %v", err)
		}
		h.reader(t, "Taken")
		if _, err := h.Finish(ctx, came.Joining, "TAKEN"); stet.KindOf(err) != stet.Conflict {
			t.Errorf("a name that is taken: %v", err)
		}
		done, err := h.Finish(ctx, came.Joining, "Ada")
		if err != nil || done.Account.Email != "ada@example.org" {
			t.Fatalf("%+v, %v", done, err)
		}
		if _, err := h.Finish(ctx, came.Joining, "Again"); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("finished twice: %v", err)
		}
		if err := h.Mail(ctx, "ada@example.org", "", account.Letter{}, fail); err != nil {
			t.Fatal(err)
		}
		token = link(t, <-h.mail)
		h.clock.pass(16 * time.Minute)
		if _, err := h.FollowLink(ctx, token); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("after 16 minutes: %v", err)
		}
	})
}

// Whether a mailbox is known is told to nobody; by invitation, an unknown one is
// simply not written to.
func TestUnknownMailboxIsAnsweredAlike(t *testing.T) {
	each(t, func(o *account.Options) { o.Registration = account.Invite }, func(t *testing.T, h house) {
		if _, err := h.Join(ctx, "Known", "known@example.org", stet.RoleReader); err != nil {
			t.Fatal(err)
		}
		for _, address := range []string{"unknown@example.org", "known@example.org"} {
			if err := h.Mail(ctx, address, "", account.Letter{}, func(err error) { t.Error(err) }); err != nil {
				t.Errorf("%s: %v", address, err)
			}
		}
		if letter := <-h.mail; !strings.HasPrefix(letter, "known@") {
			t.Errorf("written to %q", letter)
		}
		for _, bad := range []string{"", "x", "a@b\nBcc: c@d", "Ada <ada@example.org>", "\"x\"@example.org", strings.Repeat("a", 250) + "@example.org"} {
			if err := h.Mail(ctx, bad, "", account.Letter{}, nil); stet.KindOf(err) != stet.Invalid {
				t.Errorf("%q: %v", bad, err)
			}
		}
	})
}

func TestInviteSignsIn(t *testing.T) {
	each(t, nil, func(t *testing.T, h house) {
		ada := h.reader(t, "Ada")
		address, err := h.Invite(ctx, ada.ID)
		if err != nil || !strings.HasPrefix(address, "https://news.example"+account.LinkPath+"?t=") {
			t.Fatalf("%s, %v", address, err)
		}
		came, err := h.FollowLink(ctx, strings.TrimPrefix(address, "https://news.example"+account.LinkPath+"?t="))
		if err != nil || came.Account.ID != ada.ID {
			t.Errorf("%+v, %v", came, err)
		}
		if err := h.Store.RemoveAccount(ctx, ada.ID); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTriesAreLimited(t *testing.T) {
	each(t, nil, func(t *testing.T, h house) {
		try := func(from string) error {
			r := httptest.NewRequest(http.MethodPost, "/", nil)
			r.RemoteAddr = from
			r.Header.Set("X-Forwarded-For", "203.0.113.99") // nobody's word: no proxy is trusted
			return h.Try(r)
		}
		var err error
		for range 20 {
			err = errors.Join(err, try("[2001:db8::1]:5"))
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := try("[2001:db8::2]:5"); stet.KindOf(err) != stet.TooMany {
			t.Errorf("the same household: %v", err)
		}
		if err := try("[2001:db9::1]:5"); err != nil {
			t.Errorf("another household: %v", err)
		}
		h.clock.pass(time.Minute)
		if err := try("[2001:db8::2]:5"); err != nil {
			t.Errorf("a minute later: %v", err)
		}
	})
}

func TestProxysWordCountsFromTheProxyAlone(t *testing.T) {
	change := func(o *account.Options) {
		o.ProxyHeader, o.Proxies = "X-Remote-User", []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	}
	each(t, change, func(t *testing.T, h house) {
		ask := func(from string, names ...string) string {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = from
			for _, n := range names {
				r.Header.Add("X-Remote-User", n)
			}
			a, err := h.Visitor(r)
			if err != nil {
				t.Fatal(err)
			}
			if a == nil {
				return ""
			}
			return a.Name
		}
		for _, c := range []struct {
			from  string
			names []string
			want  string
		}{
			{"192.0.2.1:9", []string{"ada@corp.example"}, ""},
			{"10.1.2.3:9", []string{"ada@corp.example"}, "ada"},
			{"10.1.2.3:9", []string{"ada@corp.example"}, "ada"},
			{"10.1.2.3:9", []string{"ada@other.example"}, "ada 2"},
			{"10.1.2.3:9", []string{"ada@corp.example", "root"}, ""},
			{"10.1.2.3:9", nil, ""},
			{"[::ffff:10.1.2.3]:9", []string{"<script>"}, "script"},
		} {
			if got := ask(c.from, c.names...); got != c.want {
				t.Errorf("%s %q is %q, want %q", c.from, c.names, got, c.want)
			}
		}
	})
}

func TestNextStaysOnThisSite(t *testing.T) {
	for asked, want := range map[string]string{
		"/story/1?x=y": "/story/1?x=y", "/": "/",
		"": "/account", "//evil.example": "/account", "/\\evil.example": "/account", "\\\\evil": "/account", "https://evil.example/": "/account",
		"javascript:alert(1)": "/account", "/\t/evil.example": "/account", "/\n/evil": "/account", "story": "/account", "///evil": "/account",
		"http:/evil": "/account", "/a\x00b": "/account", "/%2f/x": "/%2f/x", " /x": "/account",
	} {
		if got := account.Next(asked); got != want {
			t.Errorf("%q leads to %q, want %q", asked, got, want)
		}
	}
}

func FuzzNext(f *testing.F) {
	f.Add("//evil.example")
	f.Add("/\\evil")
	base, _ := url.Parse("https://news.example/sign-in")
	f.Fuzz(func(t *testing.T, asked string) {
		u, err := base.Parse(account.Next(asked))
		if err != nil || u.Host != "news.example" || u.Scheme != "https" {
			t.Errorf("%q leads to %v (%v)", asked, u, err)
		}
	})
}

func TestNamesThatLookAlikeAreOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Za-zÄÖÜäöüßЖжΣσ]{2,20}`).Draw(t, "name")
		if account.Key(name) != account.Key(strings.ToUpper(name)) {
			t.Errorf("%q and its capitals differ", name)
		}
	})
	if account.Key("Ａｄａ") != account.Key("ada") {
		t.Error("full-width letters are others")
	}
}

func TestBlockedNetworks(t *testing.T) {
	blocked := []netip.Prefix{netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("2001:db8::/32")}
	each(t, func(o *account.Options) { o.Blocked = blocked }, func(t *testing.T, h house) {
		for from, want := range map[string]stet.Kind{
			"203.0.113.9:1": stet.Forbidden, "[2001:db8:1::5]:1": stet.Forbidden, "[::ffff:203.0.113.9]:1": stet.Forbidden,
			"203.0.114.9:1": "", "[2001:db9::5]:1": "",
		} {
			r := httptest.NewRequest(http.MethodPost, "/", nil)
			r.RemoteAddr = from
			if err := h.Admit(r); stet.KindOf(err) != want {
				t.Errorf("%s is admitted: %v", from, err)
			}
			if err := h.Try(r); stet.KindOf(err) != want {
				t.Errorf("%s may try: %v", from, err)
			}
		}
	})
}
