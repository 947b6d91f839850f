package main

import (
	"time"

	"stet/internal/account"
	"stet/internal/config"
	"stet/internal/mail"
	"stet/internal/web"
)

// signIns gives how readers sign in at the site's address; nil where nobody can.
func signIns(n *newsroom, base string, now func() time.Time) (*account.Service, error) {
	c := n.cfg.Account
	if c.Registration == "off" {
		return nil, nil
	}
	o := account.Options{
		Store: n.store, Base: base, SiteName: n.cfg.Site.Title, Registration: account.Registration(c.Registration),
		ProxyHeader: c.ProxyHeader, Proxies: c.Proxies, Blocked: n.cfg.Comments.Blocked, Now: now,
	}
	if c.OIDC.Name != "" {
		o.Providers = []account.Provider{{Name: c.OIDC.Name, Issuer: c.OIDC.Issuer, ID: c.OIDC.ID, Secret: c.OIDC.Secret}}
	}
	if n.cfg.Mail.Host != "" {
		server := mailServer(n.cfg.Mail)
		if err := server.Validate(); err != nil {
			return nil, err
		}
		o.Mailer = server
	}
	return account.New(o)
}

func mailServer(c config.Mail) mail.Server {
	return mail.Server{Host: c.Host, Port: c.Port, User: c.User, Password: c.Password, From: c.From, TLS: c.TLS, Timeout: time.Duration(c.Timeout)}
}

// signingIn joins accounts to the site.
func signingIn(n *newsroom, o *web.Options) (err error) {
	o.Accounts, err = signIns(n, o.Base, o.Now)
	return err
}
