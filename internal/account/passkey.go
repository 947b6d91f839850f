package account

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"stet"
)

// ceremonyLife is how long somebody may take over making or showing a passkey.
const ceremonyLife = 5 * time.Minute

// ceremony is a question to a browser, kept until it is answered.
type ceremony struct {
	Account stet.Account         `json:"account"` // for whom a passkey is made
	New     bool                 `json:"new"`     // the account is made with it
	Data    webauthn.SessionData `json:"data"`
}

// Challenge is what a page's script asks of the browser.
type Challenge struct {
	Token   string `json:"token"` // to come back with the answer
	Options any    `json:"options"`
}

// relyingParty is the site as browsers bind passkeys to it: its host name, and
// for the pages at its address only.
func relyingParty(base *url.URL, name string) (*webauthn.WebAuthn, error) {
	return webauthn.New(&webauthn.Config{RPID: base.Hostname(), RPDisplayName: name, RPOrigins: []string{base.Scheme + "://" + base.Host}})
}

// holder is an account as the library sees it.
type holder struct {
	account stet.Account
	keys    []webauthn.Credential
}

func (h holder) WebAuthnID() []byte                         { return []byte(h.account.ID) }
func (h holder) WebAuthnName() string                       { return h.account.Name }
func (h holder) WebAuthnDisplayName() string                { return h.account.Name }
func (h holder) WebAuthnCredentials() []webauthn.Credential { return h.keys }

// holder reads an account's keys.
func (s *Service) holder(ctx context.Context, a stet.Account) (holder, error) {
	all, err := s.Store.PasskeysOf(ctx, a.ID)
	h := holder{account: a}
	for _, p := range all {
		var c webauthn.Credential
		if err := json.Unmarshal(p.Data, &c); err != nil {
			return h, stet.Errorf(stet.Corrupt, "a stored passkey does not parse: %w", err)
		}
		h.keys = append(h.keys, c)
	}
	return h, err
}

// AskNew begins making a passkey for a new account of that name. The name is
// not taken before the passkey is there.
func (s *Service) AskNew(ctx context.Context, name string) (*Challenge, error) {
	if s.Registration != Open {
		return nil, stet.Errorf(stet.Forbidden, "new accounts are made by invitation here: ask the newsroom for one")
	}
	a := stet.NewAccount(stet.Account{Name: strings.TrimSpace(name), Added: s.Now().UTC().Truncate(time.Millisecond)})
	if err := a.Validate(); err != nil {
		return nil, err
	}
	if _, err := s.Store.AccountByKey(ctx, Key(a.Name)); err == nil {
		return nil, stet.Errorf(stet.Conflict, "somebody else has this name: choose another")
	} else if stet.KindOf(err) != stet.NotFound {
		return nil, err
	}
	return s.askRegister(ctx, a, true)
}

// AskMore begins making a passkey for an account that there is.
func (s *Service) AskMore(ctx context.Context, a stet.Account) (*Challenge, error) {
	return s.askRegister(ctx, a, false)
}

func (s *Service) askRegister(ctx context.Context, a stet.Account, isNew bool) (*Challenge, error) {
	h, err := s.holder(ctx, a)
	if err != nil {
		return nil, err
	}
	options, data, err := s.passkeys.BeginRegistration(h,
		webauthn.WithResidentKeyRequirement(protocol.ResidentKeyRequirementRequired),
		webauthn.WithExclusions(webauthn.Credentials(h.keys).CredentialDescriptors()))
	if err != nil {
		return nil, stet.Errorf(stet.Internal, "begin a passkey: %w", err)
	}
	token, err := s.issue(ctx, ticketRegister, ceremonyLife, ceremony{Account: a, New: isNew, Data: *data})
	return &Challenge{Token: token, Options: options.Response}, err
}

// Register keeps the passkey that a browser made, and the account, when that is
// new. agent is the browser's own name. A challenge can be answered once.
func (s *Service) Register(ctx context.Context, token, answer, agent string) (*stet.Account, error) {
	var c ceremony
	if err := s.redeem(ctx, ticketRegister, token, &c); err != nil {
		return nil, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return nil, errPasskey(err)
	}
	made, err := s.passkeys.CreateCredential(holder{account: c.Account}, c.Data, parsed)
	if err != nil {
		return nil, errPasskey(err)
	}
	if c.New {
		if err := s.Store.AddAccount(ctx, c.Account, Key(c.Account.Name)); err != nil {
			return nil, err
		}
	}
	now := s.Now().UTC()
	if err := s.savePasskey(ctx, made, Passkey{Account: c.Account.ID, Name: Browser(agent), Added: now, Used: now}); err != nil {
		if c.New {
			return nil, s.undo(ctx, &c.Account, err)
		}
		return nil, err
	}
	return &c.Account, nil
}

func (s *Service) savePasskey(ctx context.Context, c *webauthn.Credential, p Passkey) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	p.ID, p.Data = passkeyID(c.ID), data
	return s.Store.SavePasskey(ctx, p)
}

func passkeyID(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }

// Ask begins signing in by passkey.
func (s *Service) Ask(ctx context.Context) (*Challenge, error) {
	options, data, err := s.passkeys.BeginDiscoverableLogin()
	if err != nil {
		return nil, stet.Errorf(stet.Internal, "ask for a passkey: %w", err)
	}
	token, err := s.issue(ctx, ticketAssert, ceremonyLife, ceremony{Data: *data})
	return &Challenge{Token: token, Options: options.Response}, err
}

// Answer gives the account whose passkey a browser showed. A challenge can be
// answered once. The error is of kind Forbidden when nobody is shown by it.
func (s *Service) Answer(ctx context.Context, token, answer string) (*stet.Account, error) {
	var c ceremony
	if err := s.redeem(ctx, ticketAssert, token, &c); err != nil {
		return nil, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return nil, errPasskey(err)
	}
	var shown *Passkey
	find := func(raw, user []byte) (webauthn.User, error) {
		p, err := s.Store.Passkey(ctx, passkeyID(raw))
		if err != nil {
			return nil, err
		}
		a, err := s.Store.Account(ctx, p.Account)
		if err != nil {
			return nil, err
		}
		if string(user) != string(a.ID) {
			return nil, stet.Errorf(stet.Forbidden, "the passkey is another's")
		}
		shown = p
		return s.holder(ctx, *a)
	}
	user, used, err := s.passkeys.ValidatePasskeyLogin(find, c.Data, parsed)
	if err != nil {
		return nil, errPasskey(err)
	}
	if used.Authenticator.CloneWarning {
		return nil, stet.Errorf(stet.Forbidden, "this passkey seems to have been copied: sign in another way and remove it")
	}
	shown.Used = s.Now().UTC()
	if err := s.savePasskey(ctx, used, *shown); err != nil {
		return nil, err
	}
	a := user.(holder).account
	return &a, nil
}

func errPasskey(err error) error {
	return stet.Errorf(stet.Forbidden, "the passkey was not accepted: try again, or sign in another way (%w)", err)
}

// Browser names a browser for the owner of a passkey, from its User-Agent.
func Browser(agent string) string {
	on := ""
	for _, system := range []string{"Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux"} {
		if strings.Contains(agent, system) {
			on = " on " + system
			break
		}
	}
	for _, b := range [][2]string{{"Firefox/", "Firefox"}, {"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}} {
		if strings.Contains(agent, b[0]) {
			return b[1] + on
		}
	}
	return "Browser" + on
}
