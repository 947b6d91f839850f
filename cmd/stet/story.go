package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"stet"
	"stet/internal/store"
)

type storyCmd struct {
	List storyListCmd `cmd:"" help:"List stories, latest first."`
	Show storyShowCmd `cmd:"" help:"Show a story: its reports and its claims."`
}

type storyListCmd struct {
	Limit int  `default:"50" help:"How many at most."`
	JSON  bool `name:"json" help:"Print JSON."`
}

// Help is shown with --help.
func (storyListCmd) Help() string { return "Example:\n  stet story list --limit 10 --json" }

// Run lists the stories.
func (s *storyListCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		all, err := db.Stories(c.ctx, s.Limit)
		if err != nil {
			return err
		}
		if s.JSON {
			return printJSON(c.out, all)
		}
		w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "ID\tREPORTS\tORIGINS\tSTATUS\tHEADLINE")
		for _, s := range all {
			fmt.Fprintf(w, "%s\t%d\t%d\t%s\t%s\n", s.ID, s.Reports, s.Origins, s.Status, s.Headline)
		}
		return w.Flush()
	})
}

type storyShowCmd struct {
	ID   string `arg:"" help:"The story's ID (stet story list shows it)."`
	JSON bool   `name:"json" help:"Print JSON."`
}

// Help is shown with --help.
func (storyShowCmd) Help() string { return "Example:\n  stet story show 06dmlm2go0fgm9f51re2g7q3q0" }

// Run shows the story.
func (s *storyShowCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		d, err := db.Dossier(c.ctx, stet.ID(s.ID))
		if err != nil {
			return err
		}
		if s.JSON {
			return printJSON(c.out, d)
		}
		fmt.Fprintf(c.out, "%d reports, %d independent origins\n", len(d.Reports), d.OriginCount())
		for _, r := range d.Reports {
			fmt.Fprintf(c.out, "  %s  %s: %s\n    %s\n", day(r.Published), r.Outlet, r.Headline, r.URL)
		}
		for _, claim := range d.Claims {
			printClaim(c.out, claim)
		}
		return nil
	})
}

func printClaim(out io.Writer, claim stet.Claim) {
	fmt.Fprintf(out, "\n%s, evidence %s: %s\n  claim %s\n", claim.Status, claim.Evidence, claim.Proposition, claim.ID)
	for _, p := range claim.Positions {
		speaker := p.Speaker
		if speaker == "" {
			speaker = "(nobody named)"
		}
		fmt.Fprintf(out, "  %s %s since %s (%d origins)\n", speaker, p.Stance, day(p.Since), len(p.Origins))
	}
	for _, f := range claim.Figures {
		fmt.Fprintf(out, "  figure %q, by %s\n", f.Text, f.Speaker)
	}
	for _, t := range claim.Ties {
		if t.Claim != claim.ID {
			fmt.Fprintf(out, "  contradicts claim %s: %s\n", t.Claim, t.Kind)
		}
	}
	if claim.Earlier != "" {
		fmt.Fprintf(out, "  made before, as claim %s\n", claim.Earlier)
	}
}
