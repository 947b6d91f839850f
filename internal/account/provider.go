package account

import (
	"context"
	"crypto/subtle"
	"net/http"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"stet"
)

// Provider is another site whose word about who somebody is is taken: OpenID
// Connect Core 1.0, by the authorization code flow with PKCE (RFC 7636).
type Provider struct {
	Name   string // as readers know it, and as it stands in addresses
	Issuer string // its address; the rest is found there
	ID     string // what it calls us
	Secret string
}

// providerTime bounds asking another site.
const providerTime = 10 * time.Second

// visit is a reader's way to another site and back.
type visit struct {
	Provider string `json:"provider"`
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier"`
	Next     string `json:"next"`
}

type discovered struct {
	config   oauth2.Config
	verifier *oidc.IDTokenVerifier
}

// ProviderPath is where a visit to the named provider begins.
func ProviderPath(name string) string { return "/sign-in/with/" + name }

// discover asks a provider once where its doors are.
func (s *Service) discover(ctx context.Context, name string) (*discovered, error) {
	if d, ok := s.providers.Load(name); ok {
		return d.(*discovered), nil
	}
	for _, p := range s.Providers {
		if p.Name != name {
			continue
		}
		found, err := oidc.NewProvider(ctx, p.Issuer)
		if err != nil {
			return nil, stet.Errorf(stet.Unavailable, "%s does not answer: try again, or sign in another way (%w)", name, err)
		}
		d := &discovered{
			config: oauth2.Config{
				ClientID: p.ID, ClientSecret: p.Secret, Endpoint: found.Endpoint(),
				RedirectURL: s.Base + ProviderPath(name) + "/back", Scopes: []string{oidc.ScopeOpenID, "profile", "email"},
			},
			verifier: found.VerifierContext(context.WithoutCancel(ctx), &oidc.Config{ClientID: p.ID, Now: s.Now}),
		}
		s.providers.Store(name, d)
		return d, nil
	}
	return nil, stet.Errorf(stet.NotFound, "there is no such way to sign in")
}

// visitCookie binds a visit to the browser that began it, so that nobody can be
// signed in as somebody else by a link.
func (s *Service) visitCookie() string { return s.cookieName() + "-visit" }

// Visit gives the address at a provider to send the browser to.
func (s *Service) Visit(w http.ResponseWriter, r *http.Request, provider, next string) (string, error) {
	ctx, cancel := context.WithTimeout(r.Context(), providerTime)
	defer cancel()
	d, err := s.discover(ctx, provider)
	if err != nil {
		return "", err
	}
	nonce, _ := newToken()
	v := visit{Provider: provider, Nonce: nonce, Verifier: oauth2.GenerateVerifier(), Next: Next(next)}
	state, err := s.issue(ctx, ticketProvider, joinLife, v)
	if err != nil {
		return "", err
	}
	s.setCookie(w, s.visitCookie(), hashOf(state), joinLife)
	return d.config.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(v.Verifier)), nil
}

// Return takes a browser back from a provider. An account is that of issuer and
// subject, and of nothing else: an address that another site claims for somebody
// never opens an account that was made here.
func (s *Service) Return(w http.ResponseWriter, r *http.Request, provider string) (*Arrival, error) {
	state := r.URL.Query().Get("state")
	c, err := r.Cookie(s.visitCookie())
	if err != nil || subtle.ConstantTimeCompare([]byte(c.Value), []byte(hashOf(state))) != 1 {
		return nil, errTicket()
	}
	s.setCookie(w, s.visitCookie(), "", 0)
	ctx, cancel := context.WithTimeout(r.Context(), providerTime)
	defer cancel()
	var v visit
	if err := s.redeem(ctx, ticketProvider, state, &v); err != nil {
		return nil, err
	}
	if v.Provider != provider {
		return nil, errTicket()
	}
	d, err := s.discover(ctx, provider)
	if err != nil {
		return nil, err
	}
	token, err := d.identify(ctx, r.URL.Query().Get("code"), v)
	if err != nil {
		return nil, stet.Errorf(stet.Forbidden, "%s did not say who you are: try again, or sign in another way (%w)", provider, err)
	}
	id, err := s.Store.Identity(ctx, token.Issuer, token.Subject)
	if err == nil {
		a, err := s.Store.Account(ctx, id)
		return &Arrival{Account: a, Next: Next(v.Next)}, err
	}
	if stet.KindOf(err) != stet.NotFound {
		return nil, err
	}
	var claims struct {
		Name     string `json:"name"`
		Username string `json:"preferred_username"`
	}
	if err := token.Claims(&claims); err != nil {
		return nil, stet.Errorf(stet.Forbidden, "%s says nothing that can be read: %w", provider, err)
	}
	if claims.Name == "" {
		claims.Name = claims.Username
	}
	return s.arrive(ctx, Joining{Issuer: token.Issuer, Subject: token.Subject, Suggest: claims.Name, Next: v.Next})
}

// identify changes the code for a token and believes it if it is signed by the
// provider, meant for us, not out of date, and answers our own question.
func (d *discovered) identify(ctx context.Context, code string, v visit) (*oidc.IDToken, error) {
	answer, err := d.config.Exchange(ctx, code, oauth2.VerifierOption(v.Verifier))
	if err != nil {
		return nil, err
	}
	raw, ok := answer.Extra("id_token").(string)
	if !ok {
		return nil, stet.Errorf(stet.Forbidden, "no token of identity came")
	}
	token, err := d.verifier.Verify(ctx, raw)
	if err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(v.Nonce)) != 1 {
		return nil, stet.Errorf(stet.Forbidden, "the answer is to another question")
	}
	return token, nil
}
