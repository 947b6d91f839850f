package account

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"stet"
)

// known gives the account of an identity, and makes it, under a name like the
// suggested one, when it is seen for the first time.
func (s *Service) known(ctx context.Context, issuer, subject, suggested string) (*stet.Account, error) {
	id, err := s.Store.Identity(ctx, issuer, subject)
	if err == nil {
		return s.Store.Account(ctx, id)
	}
	if stet.KindOf(err) != stet.NotFound {
		return nil, err
	}
	name := suggest(suggested)
	for n := 2; ; n++ {
		a, err := s.Join(ctx, name, "", stet.RoleReader)
		if err == nil {
			return s.own(ctx, a, issuer, subject)
		}
		if stet.KindOf(err) != stet.Conflict || n > 99 {
			return nil, err
		}
		name = fmt.Sprintf("%.36s %d", suggest(suggested), n)
	}
}

// own ties an identity to the account that was made for it; of two requests that
// came at once, the later takes the earlier one's.
func (s *Service) own(ctx context.Context, a *stet.Account, issuer, subject string) (*stet.Account, error) {
	err := s.Store.AddIdentity(ctx, issuer, subject, a.ID)
	if err == nil {
		return a, nil
	}
	if err := s.undo(ctx, a, err); stet.KindOf(err) != stet.Conflict {
		return nil, err
	}
	id, err := s.Store.Identity(ctx, issuer, subject)
	if err != nil {
		return nil, err
	}
	return s.Store.Account(ctx, id)
}

// suggest makes a name of what another site calls somebody: the part of a mail
// address before the @, without what names may not hold.
func suggest(from string) string {
	from, _, _ = strings.Cut(from, "@")
	var b strings.Builder
	n := 0
	for _, r := range from {
		if n == stet.AccountNameMax-4 {
			break
		}
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.'’", r) {
			b.WriteRune(r)
			n++
		} else if r == ' ' && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
			b.WriteRune(r)
			n++
		}
	}
	name := strings.TrimSpace(b.String())
	if n < stet.AccountNameMin {
		return "Reader"
	}
	return name
}
