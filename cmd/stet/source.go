package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"stet"
	"stet/internal/feed"
	"stet/internal/fetch"
	"stet/internal/store"
)

type sourceCmd struct {
	Add    sourceAddCmd    `cmd:"" help:"Add an outlet's feed or sitemap."`
	List   sourceListCmd   `cmd:"" help:"List the sources and how reading them goes."`
	Test   sourceTestCmd   `cmd:"" help:"Read a feed once and print what it lists; keep nothing."`
	Remove sourceRemoveCmd `cmd:"" help:"Stop reading a source; its reports stay."`
	Import sourceImportCmd `cmd:"" help:"Add the sources of an OPML file."`
	Export sourceExportCmd `cmd:"" help:"Print the sources as OPML."`
}

type sourceAddCmd struct {
	URL   string `arg:"" help:"Address of the feed or sitemap."`
	Name  string `required:"" help:"The outlet, as readers know it."`
	Owner string `help:"Who owns the outlet: independence is counted by owner."`
	Home  string `help:"The outlet's front page."`
	Terms string `help:"What the outlet permits, in your words."`
	Lang  string `help:"Its language, such as en."`
	Kind  string `enum:"feed,sitemap" default:"feed" help:"feed or sitemap."`
}

// Help is shown by stet source add --help.
func (sourceAddCmd) Help() string {
	return "Example:\n  stet source add https://wire.example.org/feed.xml --name 'Example Wire' --owner 'Example Trust'"
}

// Run adds the source.
func (s *sourceAddCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		source := stet.NewSource(stet.Source{
			Name: s.Name, Owner: s.Owner, URL: s.URL, Kind: stet.SourceKind(s.Kind), Home: s.Home,
			Lang: s.Lang, Terms: s.Terms, Added: time.Now().UTC().Truncate(time.Second),
		})
		if err := db.Update(c.ctx, func(tx *store.Tx) error { return tx.AddSource(c.ctx, source) }); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "Added %s (%s). A running newsroom reads it within seconds.\n", source.Name, source.ID)
		return nil
	})
}

type sourceListCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// Help is shown with --help.
func (sourceListCmd) Help() string { return "Example:\n  stet source list --json" }

// Run lists the sources.
func (s *sourceListCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		all, err := db.Sources(c.ctx)
		if err != nil {
			return err
		}
		if s.JSON {
			return printJSON(c.out, all)
		}
		w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "ID\tOUTLET\tOWNER\tREPORTS\tLAST READ\tTROUBLE")
		for _, s := range all {
			read := "never"
			if !s.Poll.Polled.IsZero() {
				read = s.Poll.Polled.Format(time.DateTime)
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%s\t%s\n", s.ID, s.Name, s.Owner, s.Reports, read, strings.Join(nonEmpty(s.Poll.LastError, s.Poll.Note), "; "))
		}
		return w.Flush()
	})
}

type sourceTestCmd struct {
	URL  string `arg:"" help:"Address of the feed."`
	JSON bool   `name:"json" help:"Print JSON."`
}

// Help is shown with --help.
func (sourceTestCmd) Help() string {
	return "Example:\n  stet source test https://wire.example.org/feed.xml"
}

// Run reads the feed.
func (s *sourceTestCmd) Run(c *console) error {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	client, err := fetcher(cfg, nil)
	if err != nil {
		return err
	}
	res, err := client.Fetch(c.ctx, fetch.Request{URL: s.URL})
	if err != nil {
		return err
	}
	f, err := feed.Parse(res.Body, res.Header.Get("Content-Type"), res.URL)
	if err != nil {
		return err
	}
	if s.JSON {
		return printJSON(c.out, f)
	}
	fmt.Fprintf(c.out, "%s: %d reports listed\n", f.Title, len(f.Items))
	for _, i := range f.Items {
		published := "no date            "
		if !i.Published.IsZero() {
			published = i.Published.Format(time.DateTime)
		}
		fmt.Fprintf(c.out, "  %s  %s\n    %s\n", published, i.Title, i.URL)
	}
	return nil
}

type sourceRemoveCmd struct {
	ID string `arg:"" help:"The source's ID (stet source list shows it)."`
}

// Help is shown with --help.
func (sourceRemoveCmd) Help() string {
	return "Example:\n  stet source remove 00000000017ar5jgrg4poamglc"
}

// Run removes the source.
func (s *sourceRemoveCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		return db.Update(c.ctx, func(tx *store.Tx) error { return tx.RemoveSource(c.ctx, stet.ID(s.ID)) })
	})
}

type sourceImportCmd struct {
	File string `arg:"" help:"OPML file; - for standard input."`
}

// Help is shown with --help.
func (sourceImportCmd) Help() string { return "Example:\n  stet source import subscriptions.opml" }

// Run adds the sources of the file; those that are known already are counted.
func (s *sourceImportCmd) Run(c *console) error {
	in := c.in
	if s.File != "-" {
		f, err := os.Open(s.File)
		if err != nil {
			return stet.Errorf(stet.NotFound, "%w", err)
		}
		defer f.Close()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, 10<<20))
	if err != nil {
		return err
	}
	sources, err := feed.ParseOPML(body)
	if err != nil {
		return err
	}
	return withStore(c, func(db *store.Store) error {
		added := 0
		for _, one := range sources {
			one.Added = time.Now().UTC().Truncate(time.Second)
			err := db.Update(c.ctx, func(tx *store.Tx) error { return tx.AddSource(c.ctx, stet.NewSource(one)) })
			if err != nil && stet.KindOf(err) != stet.Conflict {
				return err
			}
			if err == nil {
				added++
			}
		}
		fmt.Fprintf(c.out, "Added %d of %d sources; the others were known.\n", added, len(sources))
		return nil
	})
}

type sourceExportCmd struct{}

// Help is shown with --help.
func (sourceExportCmd) Help() string { return "Example:\n  stet source export > sources.opml" }

// Run prints the sources.
func (*sourceExportCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		all, err := db.Sources(c.ctx)
		if err != nil {
			return err
		}
		sources := make([]stet.Source, len(all))
		for i, s := range all {
			sources[i] = s.Source
		}
		return feed.WriteOPML(c.out, "Sources", sources)
	})
}

// withStore opens the database for a command that needs nothing else.
func withStore(c *console, f func(*store.Store) error) error {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	db, err := store.Open(c.ctx, cfg.DatabaseAddress())
	if err != nil {
		return err
	}
	defer db.Close()
	return f(db)
}

// printJSON prints a value for programs.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
