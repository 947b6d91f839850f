package stet

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Account is somebody who can sign in. There are no passwords: how they sign in
// (a passkey, a link by e-mail, another site's word for it) is kept beside the
// account, not in it.
type Account struct {
	ID     ID        `json:"id"`
	Name   string    `json:"name"`            // as readers see it; unique but for letter case
	Email  string    `json:"email,omitempty"` // "" when never given; seen by its owner and administrators alone
	Role   Role      `json:"role"`
	Added  time.Time `json:"added"`
	Barred string    `json:"barred,omitempty"` // why the account may not write any more, for its owner; "" while it may
}

// Role says what an account may do. Each may do what those before it may.
type Role string

// The roles.
const (
	RoleReader        Role = "reader"
	RoleEditor        Role = "editor"
	RoleAdministrator Role = "administrator"
)

// May reports whether the account may do what the role is needed for. A nil
// account, which is nobody signed in, may do nothing.
func (a *Account) May(need Role) bool {
	rank := map[Role]int{RoleReader: 1, RoleEditor: 2, RoleAdministrator: 3}
	return a != nil && rank[need] > 0 && rank[a.Role] >= rank[need]
}

// NewAccount gives an account its ID, a function of its name and of when it was
// added: a name that is free again names somebody else.
func NewAccount(a Account) Account {
	if a.Role == "" {
		a.Role = RoleReader
	}
	a.ID = NewID(a.Added, "account", strings.ToLower(a.Name))
	return a
}

// Limits of an account's name, in characters.
const (
	AccountNameMin = 2
	AccountNameMax = 40
)

// Validate reports what is wrong; the error is of kind Invalid and its message
// is fit for the person who chose the name.
func (a Account) Validate() error {
	if err := a.ID.Validate(); err != nil {
		return err
	}
	if n := utf8.RuneCountInString(a.Name); n < AccountNameMin || n > AccountNameMax {
		return Errorf(Invalid, "a name has %d to %d characters, this one has %d", AccountNameMin, AccountNameMax, n)
	}
	for i, r := range a.Name {
		if r == ' ' && i > 0 && !strings.HasSuffix(a.Name, " ") && !strings.Contains(a.Name, "  ") {
			continue
		}
		// Marks are part of letters in many scripts; signs that cannot be seen are not.
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.'’", r) {
			return Errorf(Invalid, "a name has letters, digits, single spaces between them, and - _ . ' only")
		}
	}
	switch a.Role {
	case RoleReader, RoleEditor, RoleAdministrator:
		return nil
	}
	return Errorf(Invalid, "unknown role %q: use reader, editor or administrator", a.Role)
}
