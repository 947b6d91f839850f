package account

import (
	"context"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"stet"
)

// Registration says who may make an account.
type Registration string

// The ways to register.
const (
	Open   Registration = "open"   // anybody
	Invite Registration = "invite" // who has a link from an administrator
)

// Options is what signing in is made of. Store, Base and Registration are
// required.
type Options struct {
	Store        Store
	Base         string // the site's address, which passkeys are bound to
	SiteName     string // as browsers show it beside a passkey
	Registration Registration
	Mailer       Mailer     // who sends links; nil: no links by e-mail
	Providers    []Provider // other sites whose word is taken

	// A header in which a proxy of the operator's says who sends a request, and
	// the addresses that such a proxy has. "" for none.
	ProxyHeader string
	Proxies     []netip.Prefix

	// Networks from which nobody signs in, writes or reports; who reads is not asked.
	Blocked []netip.Prefix

	Now func() time.Time // nil: time.Now
}

// Service signs people in and out. Safe for concurrent use.
type Service struct {
	Options
	passkeys  *webauthn.WebAuthn
	providers sync.Map // *discovered by name
	limits    *limits
}

// New makes a service. The error is of kind Invalid when the options cannot
// work.
func New(o Options) (*Service, error) {
	base, err := url.Parse(o.Base)
	if err != nil || base.Hostname() == "" {
		return nil, stet.Errorf(stet.Invalid, "accounts need the site's address, not %q", o.Base)
	}
	if o.Registration != Open && o.Registration != Invite {
		return nil, stet.Errorf(stet.Invalid, "account.registration is %q: use open, invite or off", o.Registration)
	}
	if o.ProxyHeader != "" && len(o.Proxies) == 0 {
		return nil, stet.Errorf(stet.Invalid, "account.proxy_header needs account.proxies: the addresses of the proxy that may set it")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	passkeys, err := relyingParty(base, o.SiteName)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "passkeys cannot be used at %s: %w", o.Base, err)
	}
	return &Service{Options: o, passkeys: passkeys, limits: newLimits(o.Now)}, nil
}

// Key is what a name is compared by: without letter case, and with letters of
// one look and meaning, such as full-width ones, as one.
func Key(name string) string {
	return cases.Fold().String(norm.NFKC.String(name))
}

// Join makes an account. The error is of kind Invalid or Conflict, with words for
// who chose the name.
func (s *Service) Join(ctx context.Context, name, email string, role stet.Role) (*stet.Account, error) {
	a := stet.NewAccount(stet.Account{Name: strings.TrimSpace(name), Email: email, Role: role, Added: s.Now().UTC().Truncate(time.Millisecond)})
	if err := a.Validate(); err != nil {
		return nil, err
	}
	if err := s.Store.AddAccount(ctx, a, Key(a.Name)); err != nil {
		return nil, err
	}
	return &a, nil
}
