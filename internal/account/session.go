package account

import (
	"net/http"
	"strings"
	"time"

	"stet"
)

// How long a session lasts (OWASP ASVS 5.0, section 7.3): without use, and at
// most.
const (
	sessionIdle = 30 * 24 * time.Hour
	sessionLife = 90 * 24 * time.Hour
	sessionSeen = time.Hour // use within it is not noted anew
)

// agentMax bounds what is kept of a browser's own name, in bytes.
const agentMax = 200

// cookieName is the session's cookie. The prefix makes browsers refuse one that
// another host or an unencrypted page has set (RFC 6265bis, section 4.1.3).
func (s *Service) cookieName() string {
	if s.secure() {
		return "__Host-stet"
	}
	return "stet"
}

func (s *Service) secure() bool { return strings.HasPrefix(s.Base, "https:") }

// SignIn begins a session for the account and gives it to the browser. One that
// the browser had ends: its token is never used again.
func (s *Service) SignIn(w http.ResponseWriter, r *http.Request, account stet.ID) error {
	if err := s.end(r); err != nil {
		return err
	}
	token, hash := newToken()
	now := s.Now().UTC()
	agent := strings.ToValidUTF8(r.UserAgent(), "")
	err := s.Store.AddSession(r.Context(), Session{
		ID: stet.NewID(now, "session", hash), Hash: hash, Account: account, Made: now, Used: now, Agent: agent[:min(len(agent), agentMax)],
	})
	if err != nil {
		return err
	}
	s.setCookie(w, s.cookieName(), token, sessionLife)
	return nil
}

// setCookie gives the browser a cookie that scripts cannot read and that other
// sites' forms do not send.
func (s *Service) setCookie(w http.ResponseWriter, name, value string, life time.Duration) {
	c := &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: int(life.Seconds()), HttpOnly: true, Secure: s.secure(), SameSite: http.SameSiteLaxMode}
	if life <= 0 {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// SignOut ends the browser's session. Without one it does nothing.
func (s *Service) SignOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.end(r); err != nil {
		return err
	}
	s.setCookie(w, s.cookieName(), "", 0)
	return nil
}

// end ends the session that the request comes with.
func (s *Service) end(r *http.Request) error {
	session, err := s.Current(r)
	if err != nil || session == nil {
		return err
	}
	return s.Store.EndSession(r.Context(), session.Account, session.ID)
}

// Current gives the session that the request comes with; nil for none, or one
// that has ended.
func (s *Service) Current(r *http.Request) (*Session, error) {
	c, err := r.Cookie(s.cookieName())
	if err != nil || len(c.Value) != 43 { // of newToken
		return nil, nil
	}
	session, err := s.Store.Session(r.Context(), hashOf(c.Value))
	if stet.KindOf(err) == stet.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	now := s.Now()
	if now.Sub(session.Used) > sessionIdle || now.Sub(session.Made) > sessionLife {
		return nil, s.Store.EndSession(r.Context(), session.Account, session.ID)
	}
	if now.Sub(session.Used) > sessionSeen {
		if err := s.Store.UseSession(r.Context(), session.Hash, now.UTC()); err != nil {
			return nil, err
		}
	}
	return session, nil
}

// Visitor gives the account that sends the request: by its session, or by the
// word of a trusted proxy. Nil, and no error, when it comes from nobody.
func (s *Service) Visitor(r *http.Request) (*stet.Account, error) {
	session, err := s.Current(r)
	if err != nil {
		return nil, err
	}
	if session == nil {
		return s.proxied(r)
	}
	a, err := s.Store.Account(r.Context(), session.Account)
	if stet.KindOf(err) == stet.NotFound {
		return nil, nil
	}
	return a, err
}
