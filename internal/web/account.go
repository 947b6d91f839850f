package web

import (
	"context"
	"net/http"
	"time"

	"stet"
	"stet/internal/account"
	"stet/internal/page"
	accountpage "stet/internal/web/account"
)

// Belongings is something that accounts have here: what they wrote, what they
// follow. It is an interface so that accounts need not know what there is.
type Belongings interface {
	// Name is what the export calls it.
	Name() string
	// Export gives all of it that is the account's, to be written as JSON.
	Export(ctx context.Context, id stet.ID) (any, error)
	// Erase takes it from the account, which is about to be deleted. Twice is as
	// once.
	Erase(ctx context.Context, id stet.ID) error
}

// account answers with the visitor's own page.
func (s *server) account(w http.ResponseWriter, r *http.Request) error {
	a, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	return s.accountPage(w, r, a, http.StatusOK, r.URL.Query().Get("done"), "")
}

// accountPage sends the account's page with what was done, or what went wrong.
func (s *server) accountPage(w http.ResponseWriter, r *http.Request, a *stet.Account, status int, done, trouble string) error {
	ctx := r.Context()
	p := accountpage.Account{Account: *a, Desk: s.Desk != nil, Mail: s.Accounts.Mailer != nil, Trouble: trouble}
	if accountpage.Known(done) {
		p.Done = "account." + done
	}
	keys, err := s.Accounts.Store.PasskeysOf(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, k := range keys {
		p.Passkeys = append(p.Passkeys, accountpage.Passkey{ID: k.ID, Name: k.Name, Added: page.NewClock(k.Added), Used: page.NewClock(k.Used)})
	}
	here, err := s.Accounts.Current(r)
	if err != nil {
		return err
	}
	sessions, err := s.Accounts.Store.SessionsOf(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, one := range sessions {
		p.Sessions = append(p.Sessions, accountpage.Session{
			ID: one.ID, Browser: account.Browser(one.Agent), Made: page.NewClock(one.Made), Used: page.NewClock(one.Used), Here: here != nil && here.ID == one.ID,
		})
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.send(w, r, status, accountpage.Page(p))
}

// changing calls f with the visitor and the form that they sent, and leads back
// to their page, which says what was done.
func (s *server) changing(w http.ResponseWriter, r *http.Request, done string, f func(a *stet.Account) error) error {
	a, led, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || led {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	err = f(a)
	if message := troubles[stet.KindOf(err)]; message != "" {
		return s.accountPage(w, r, a, answers[stet.KindOf(err)].status, "", message)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/account?done="+done, http.StatusSeeOther)
	return nil
}

// changeEmail sends a link to the new address; it counts once that is followed.
func (s *server) changeEmail(w http.ResponseWriter, r *http.Request) error {
	return s.changing(w, r, "email_sent", func(a *stet.Account) error {
		if err := s.Accounts.Try(r); err != nil {
			return err
		}
		return s.Accounts.MailNew(r.Context(), *a, r.PostForm.Get("email"), s.letter(), s.unsent(r))
	})
}

func (s *server) addPasskey(w http.ResponseWriter, r *http.Request) error {
	return s.changing(w, r, "passkey_added", func(a *stet.Account) error {
		made, err := s.Accounts.Register(r.Context(), r.PostForm.Get("token"), r.PostForm.Get("answer"), r.UserAgent())
		if err == nil && made.ID != a.ID {
			return stet.Errorf(stet.Forbidden, "the passkey was made for another account")
		}
		return err
	})
}

func (s *server) removePasskey(w http.ResponseWriter, r *http.Request) error {
	return s.changing(w, r, "passkey_removed", func(a *stet.Account) error {
		return s.Accounts.Store.RemovePasskey(r.Context(), a.ID, r.PostForm.Get("id"))
	})
}

func (s *server) endSession(w http.ResponseWriter, r *http.Request) error {
	return s.changing(w, r, "session_ended", func(a *stet.Account) error {
		id := stet.ID(r.PostForm.Get("id"))
		if id.Validate() != nil && !r.PostForm.Has("all") {
			return stet.Errorf(stet.Invalid, "say which session")
		}
		return s.Accounts.Store.EndSession(r.Context(), a.ID, id)
	})
}

// export is everything that is kept of an account, for its owner.
type export struct {
	Account  stet.Account      `json:"account"`
	Passkeys []account.Passkey `json:"passkeys"`
	Sessions []account.Session `json:"sessions"`
	More     map[string]any    `json:"more"`
	At       time.Time         `json:"exported"`
}

// exportAccount answers with everything that is kept of the visitor.
func (s *server) exportAccount(w http.ResponseWriter, r *http.Request) error {
	a, done, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || done {
		return err
	}
	x := export{Account: *a, More: map[string]any{}, At: s.Now().UTC()}
	if x.Passkeys, err = s.Accounts.Store.PasskeysOf(r.Context(), a.ID); err != nil {
		return err
	}
	if x.Sessions, err = s.Accounts.Store.SessionsOf(r.Context(), a.ID); err != nil {
		return err
	}
	for _, b := range s.Belongings {
		if x.More[b.Name()], err = b.Export(r.Context(), a.ID); err != nil {
			return err
		}
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Disposition", `attachment; filename="account.json"`)
	return sendJSON(w, x)
}

// deleteAccount deletes the visitor's account, once they have typed its name.
func (s *server) deleteAccount(w http.ResponseWriter, r *http.Request) error {
	a, led, err := s.visitorWho(w, r, stet.RoleReader)
	if err != nil || led {
		return err
	}
	if err := form(w, r); err != nil {
		return err
	}
	if account.Key(r.PostForm.Get("name")) != account.Key(a.Name) {
		return s.accountPage(w, r, a, http.StatusBadRequest, "", "account.delete_mistyped")
	}
	if err := s.Accounts.Store.Removable(r.Context(), a.ID); err != nil {
		if stet.KindOf(err) == stet.Conflict {
			return s.accountPage(w, r, a, http.StatusConflict, "", "account.last_admin")
		}
		return err
	}
	for _, b := range s.Belongings {
		if err := b.Erase(r.Context(), a.ID); err != nil {
			return err
		}
	}
	if err := s.Accounts.SignOut(w, r); err != nil {
		return err
	}
	if err := s.Accounts.Store.RemoveAccount(r.Context(), a.ID); err != nil {
		return err
	}
	http.Redirect(w, r, page.FrontPath, http.StatusSeeOther)
	return nil
}
