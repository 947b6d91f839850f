package main

import (
	"fmt"
	"text/tabwriter"
	"time"

	"stet"
	"stet/internal/account"
	"stet/internal/store"
)

type accountCmd struct {
	Add    accountAddCmd    `cmd:"" help:"Add an account and print a link that signs it in once."`
	List   accountListCmd   `cmd:"" help:"List the accounts."`
	Role   accountRoleCmd   `cmd:"" help:"Make an account reader, editor or administrator."`
	Link   accountLinkCmd   `cmd:"" help:"Print a new link that signs an account in once."`
	Bar    accountBarCmd    `cmd:"" help:"Let an account write no more, or again."`
	Remove accountRemoveCmd `cmd:"" help:"Delete an account with all that it signs in by."`
}

type accountAddCmd struct {
	Name   string `arg:"" help:"Name, as readers see it."`
	Admin  bool   `help:"Make it an administrator."`
	Editor bool   `help:"Make it an editor."`
	Email  string `help:"Its e-mail address."`
}

// Help is shown by stet account add --help.
func (accountAddCmd) Help() string {
	return "The link works once, for a day; on the page behind it a passkey can be added.\n\nExample:\n  stet account add 'Ada Lovelace' --admin"
}

// withAccounts calls f with the accounts of the newsroom, which may be running.
func withAccounts(c *console, f func(db *store.Store, s *account.Service) error) error {
	return withStore(c, func(db *store.Store) error {
		cfg, err := c.settings()
		if err != nil {
			return err
		}
		if cfg.Account.Registration == "off" {
			return stet.Errorf(stet.Invalid, "account.registration is off: nobody can sign in")
		}
		base := cfg.Site.URL
		if base == "" {
			base = siteAddress(cfg.Listen)
		}
		s, err := account.New(account.Options{Store: db, Base: base, SiteName: cfg.Site.Title, Registration: account.Invite})
		if err != nil {
			return err
		}
		return f(db, s)
	})
}

// Run adds the account.
func (k *accountAddCmd) Run(c *console) error {
	return withAccounts(c, func(_ *store.Store, s *account.Service) error {
		role, email := stet.RoleReader, ""
		if k.Editor {
			role = stet.RoleEditor
		}
		if k.Admin {
			role = stet.RoleAdministrator
		}
		if k.Email != "" {
			var err error
			if email, err = account.Address(k.Email); err != nil {
				return err
			}
		}
		a, err := s.Join(c.ctx, k.Name, email, role)
		if err != nil {
			return err
		}
		return printLink(c, s, a)
	})
}

// printLink prints a link that signs the account in.
func printLink(c *console, s *account.Service, a *stet.Account) error {
	link, err := s.Invite(c.ctx, a.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s (%s) signs in with this link, once, until tomorrow:\n%s\n", a.Name, a.Role, link)
	return nil
}

type accountListCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// Help is shown with --help.
func (accountListCmd) Help() string { return "Example:\n  stet account list --json" }

// Run lists the accounts.
func (k *accountListCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		all, err := db.AllAccounts(c.ctx)
		if err != nil {
			return err
		}
		if k.JSON {
			return printJSON(c.out, all)
		}
		w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "NAME\tROLE\tE-MAIL\tADDED\tBARRED")
		for _, a := range all {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", a.Name, a.Role, a.Email, a.Added.Format(time.DateOnly), a.Barred)
		}
		return w.Flush()
	})
}

// withAccount calls f with the account of the name.
func withAccount(c *console, name string, f func(db *store.Store, s *account.Service, a *stet.Account) error) error {
	return withAccounts(c, func(db *store.Store, s *account.Service) error {
		a, err := db.AccountByKey(c.ctx, account.Key(name))
		if stet.KindOf(err) == stet.NotFound {
			return stet.Errorf(stet.NotFound, "nobody is called %q here: stet account list names everybody", name)
		}
		if err != nil {
			return err
		}
		return f(db, s, a)
	})
}

type accountRoleCmd struct {
	Name string `arg:"" help:"The account's name."`
	Role string `arg:"" enum:"reader,editor,administrator" help:"reader, editor or administrator."`
}

// Help is shown with --help.
func (accountRoleCmd) Help() string { return "Example:\n  stet account role 'Ada Lovelace' editor" }

// Run changes the role.
func (k *accountRoleCmd) Run(c *console) error {
	return withAccount(c, k.Name, func(db *store.Store, _ *account.Service, a *stet.Account) error {
		a.Role = stet.Role(k.Role)
		if err := db.SaveAccount(c.ctx, *a); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%s is %s now.\n", a.Name, a.Role)
		return nil
	})
}

type accountLinkCmd struct {
	Name string `arg:"" help:"The account's name."`
}

// Help is shown with --help.
func (accountLinkCmd) Help() string { return "Example:\n  stet account link 'Ada Lovelace'" }

// Run prints a link.
func (k *accountLinkCmd) Run(c *console) error {
	return withAccount(c, k.Name, func(_ *store.Store, s *account.Service, a *stet.Account) error { return printLink(c, s, a) })
}

type accountBarCmd struct {
	Name   string `arg:"" help:"The account's name."`
	Reason string `help:"Why, as its owner is told; empty to let it write again."`
}

// Help is shown with --help.
func (accountBarCmd) Help() string {
	return "Example:\n  stet account bar Mallory --reason 'advertising'"
}

// Run bars the account from writing, or lets it write again.
func (k *accountBarCmd) Run(c *console) error {
	return withAccount(c, k.Name, func(db *store.Store, _ *account.Service, a *stet.Account) error {
		a.Barred = k.Reason
		if err := db.SaveAccount(c.ctx, *a); err != nil {
			return err
		}
		if a.Barred == "" {
			fmt.Fprintf(c.out, "%s may write again.\n", a.Name)
		} else {
			fmt.Fprintf(c.out, "%s may not write any more.\n", a.Name)
		}
		return nil
	})
}

type accountRemoveCmd struct {
	Name string `arg:"" help:"The account's name."`
}

// Help is shown with --help.
func (accountRemoveCmd) Help() string { return "Example:\n  stet account remove Mallory" }

// Run deletes the account.
func (k *accountRemoveCmd) Run(c *console) error {
	return withAccount(c, k.Name, func(db *store.Store, _ *account.Service, a *stet.Account) error {
		if err := db.RemoveAccount(c.ctx, a.ID); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "Deleted %s.\n", a.Name)
		return nil
	})
}
