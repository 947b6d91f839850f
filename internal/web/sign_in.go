package web

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"stet"
	"stet/internal/account"
	"stet/internal/page"
	"stet/internal/web/signin"
)

// formMax bounds what a form of ours may send.
const formMax = 64 << 10

// signing is the table of signing in and out.
func (s *server) signing() map[string]handler {
	if s.Accounts == nil {
		return nil
	}
	return map[string]handler{
		"GET /sign-in":                      s.signInForm,
		"POST /sign-in/ask":                 s.askPasskey,
		"POST /sign-in/passkey":             s.signInByPasskey,
		"POST /sign-in/new":                 s.joinByPasskey,
		"POST /sign-in/mail":                s.mailLink,
		"GET /sign-in/link":                 s.seeLink,
		"POST /sign-in/link":                s.followLink,
		"POST /sign-in/name":                s.chooseName,
		"GET /sign-in/with/{provider}":      s.visitProvider,
		"GET /sign-in/with/{provider}/back": s.backFromProvider,
		"POST /sign-out":                    s.signOut,
		"GET /account":                      s.account,
		"POST /account/email":               s.changeEmail,
		"POST /account/passkey":             s.addPasskey,
		"POST /account/passkey/remove":      s.removePasskey,
		"POST /account/session/end":         s.endSession,
		"GET /account/export.json":          s.exportAccount,
		"POST /account/delete":              s.deleteAccount,
	}
}

// form reads a form that was sent, in bounds.
func form(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, formMax)
	if err := r.ParseForm(); err != nil {
		return stet.Errorf(stet.TooLarge, "a form of at most %d bytes can be read: %w", formMax, err)
	}
	return nil
}

// ways are the ways to sign in that the page offers.
func (s *server) ways(next string) signin.Ways {
	w := signin.Ways{Next: account.Next(next), Mail: s.Accounts.Mailer != nil, Open: s.Accounts.Registration == account.Open}
	for _, p := range s.Accounts.Providers {
		w.Providers = append(w.Providers, page.Link{Text: p.Name, Href: account.ProviderPath(p.Name)})
	}
	return w
}

// signInForm answers with the ways to sign in; who is signed in goes on.
func (s *server) signInForm(w http.ResponseWriter, r *http.Request) error {
	next := r.URL.Query().Get("next")
	a, err := s.visitor(r)
	if err != nil {
		return err
	}
	if a != nil {
		http.Redirect(w, r, account.Next(next), http.StatusSeeOther)
		return nil
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, http.StatusOK, signin.Page(s.ways(next)))
}

// trouble answers a failed try with the page that it began at and what was
// wrong, if that can be said to who tried; other errors are given back.
func (s *server) trouble(w http.ResponseWriter, r *http.Request, ways signin.Ways, err error) error {
	kind := stet.KindOf(err)
	if ways.Trouble = troubles[kind]; ways.Trouble == "" {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, answers[kind].status, signin.Page(ways))
}

// troubles are the messages for what goes wrong at signing in, by kind.
var troubles = map[stet.Kind]string{
	stet.Invalid: "account.invalid", stet.Conflict: "account.taken", stet.Forbidden: "account.refused",
	stet.TooMany: "account.too_many", stet.Unavailable: "account.unavailable",
}

// askPasskey answers the page's script with what to ask the browser.
func (s *server) askPasskey(w http.ResponseWriter, r *http.Request) error {
	if err := form(w, r); err != nil {
		return err
	}
	c, err := s.challenge(r)
	w.Header().Set("Cache-Control", "no-store")
	if message := troubles[stet.KindOf(err)]; message != "" {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(answers[stet.KindOf(err)].status)
		return gone(json.NewEncoder(w).Encode(map[string]string{"error": s.Words.Text(message)}))
	}
	if err != nil {
		return err
	}
	return sendJSON(w, c)
}

func (s *server) challenge(r *http.Request) (*account.Challenge, error) {
	if err := s.Accounts.Try(r); err != nil {
		return nil, err
	}
	switch r.PostForm.Get("kind") {
	case "in":
		return s.Accounts.Ask(r.Context())
	case "new":
		return s.Accounts.AskNew(r.Context(), r.PostForm.Get("name"))
	case "more":
		a, err := s.visitor(r)
		if err != nil {
			return nil, err
		}
		if a == nil {
			return nil, stet.Errorf(stet.Forbidden, "sign in first")
		}
		return s.Accounts.AskMore(r.Context(), *a)
	}
	return nil, stet.Errorf(stet.Invalid, "there is no such question")
}

// enter signs somebody in and sends them on.
func (s *server) enter(w http.ResponseWriter, r *http.Request, a *stet.Account, next string) error {
	if err := s.Accounts.SignIn(w, r, a.ID); err != nil {
		return err
	}
	http.Redirect(w, r, account.Next(next), http.StatusSeeOther)
	return nil
}

// signInByPasskey takes the answer to a challenge.
func (s *server) signInByPasskey(w http.ResponseWriter, r *http.Request) error {
	return s.byPasskey(w, r, func() (*stet.Account, error) {
		return s.Accounts.Answer(r.Context(), r.PostForm.Get("token"), r.PostForm.Get("answer"))
	})
}

// joinByPasskey takes the passkey that a new account is made with.
func (s *server) joinByPasskey(w http.ResponseWriter, r *http.Request) error {
	return s.byPasskey(w, r, func() (*stet.Account, error) {
		return s.Accounts.Register(r.Context(), r.PostForm.Get("token"), r.PostForm.Get("answer"), r.UserAgent())
	})
}

func (s *server) byPasskey(w http.ResponseWriter, r *http.Request, who func() (*stet.Account, error)) error {
	if err := form(w, r); err != nil {
		return err
	}
	next := r.PostForm.Get("next")
	if err := s.Accounts.Try(r); err != nil {
		return s.trouble(w, r, s.ways(next), err)
	}
	a, err := who()
	if err != nil {
		return s.trouble(w, r, s.ways(next), err)
	}
	return s.enter(w, r, a, next)
}

// mailLink sends a link, and says so whether or not it did.
func (s *server) mailLink(w http.ResponseWriter, r *http.Request) error {
	if err := form(w, r); err != nil {
		return err
	}
	next := r.PostForm.Get("next")
	err := s.Accounts.Try(r)
	if err == nil {
		err = s.Accounts.Mail(r.Context(), r.PostForm.Get("email"), next, s.letter(), s.unsent(r))
	}
	if err != nil {
		ways := s.ways(next)
		ways.Email = page.Line(r.PostForm.Get("email"), 254)
		return s.trouble(w, r, ways, err)
	}
	return s.send(w, r, http.StatusOK, signin.Note("account.mail_sent", "account.mail_sent_text"))
}

// letter is the message that links are sent in.
func (s *server) letter() account.Letter {
	return account.Letter{
		Subject: s.Words.Text("account.letter_subject", "site", s.Name),
		Before:  s.Words.Text("account.letter_before", "site", s.Name), After: s.Words.Text("account.letter_after"),
	}
}

// unsent notes that a link could not be sent; who asked has been answered.
func (s *server) unsent(r *http.Request) func(error) {
	return func(err error) {
		s.Access.LogAttrs(r.Context(), slog.LevelError, "cannot send a sign-in link", slog.String("error", err.Error()))
	}
}

// seeLink asks whether to go on: mail servers follow links too.
func (s *server) seeLink(w http.ResponseWriter, r *http.Request) error {
	token := r.URL.Query().Get("t")
	err := s.Accounts.Try(r)
	if err == nil {
		err = s.Accounts.SeeLink(r.Context(), token)
	}
	if err != nil {
		return s.trouble(w, r, s.ways(""), err)
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer") // the address is the key
	return s.send(w, r, http.StatusOK, signin.Confirm(token))
}

// followLink uses a link up.
func (s *server) followLink(w http.ResponseWriter, r *http.Request) error {
	if err := form(w, r); err != nil {
		return err
	}
	err := s.Accounts.Try(r)
	var came *account.Arrival
	if err == nil {
		came, err = s.Accounts.FollowLink(r.Context(), r.PostForm.Get("t"))
	}
	if err != nil {
		return s.trouble(w, r, s.ways(""), err)
	}
	return s.arrived(w, r, came)
}

// arrived signs in who has an account, and asks the others for a name.
func (s *server) arrived(w http.ResponseWriter, r *http.Request, came *account.Arrival) error {
	if came.Account != nil {
		return s.enter(w, r, came.Account, came.Next)
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, http.StatusOK, signin.Name(signin.Naming{Token: came.Joining, Name: came.Suggest}))
}

// chooseName makes the account of who has arrived.
func (s *server) chooseName(w http.ResponseWriter, r *http.Request) error {
	if err := form(w, r); err != nil {
		return err
	}
	err := s.Accounts.Try(r)
	var came *account.Arrival
	if err == nil {
		came, err = s.Accounts.Finish(r.Context(), r.PostForm.Get("token"), r.PostForm.Get("name"))
	}
	kind := stet.KindOf(err)
	if kind == stet.Invalid || kind == stet.Conflict {
		w.Header().Set("Cache-Control", "no-store")
		return s.send(w, r, answers[kind].status, signin.Name(signin.Naming{
			Token: r.PostForm.Get("token"), Name: page.Line(r.PostForm.Get("name"), 100), Trouble: troubles[kind],
		}))
	}
	if err != nil {
		return s.trouble(w, r, s.ways(""), err)
	}
	return s.arrived(w, r, came)
}

// visitProvider sends the browser to another site, to be told who it is.
func (s *server) visitProvider(w http.ResponseWriter, r *http.Request) error {
	next := r.URL.Query().Get("next")
	err := s.Accounts.Try(r)
	var to string
	if err == nil {
		to, err = s.Accounts.Visit(w, r, r.PathValue("provider"), next)
	}
	if err != nil {
		return s.trouble(w, r, s.ways(next), err)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// backFromProvider takes it back.
func (s *server) backFromProvider(w http.ResponseWriter, r *http.Request) error {
	err := s.Accounts.Try(r)
	var came *account.Arrival
	if err == nil {
		came, err = s.Accounts.Return(w, r, r.PathValue("provider"))
	}
	if err != nil {
		return s.trouble(w, r, s.ways(""), err)
	}
	return s.arrived(w, r, came)
}

// signOut ends the session.
func (s *server) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.Accounts.SignOut(w, r); err != nil {
		return err
	}
	w.Header().Set("Clear-Site-Data", `"cache"`)
	http.Redirect(w, r, page.FrontPath, http.StatusSeeOther)
	return nil
}
