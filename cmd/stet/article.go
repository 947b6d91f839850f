package main

import (
	"fmt"

	"stet"
	"stet/internal/store"
)

type articleCmd struct {
	Show articleShowCmd `cmd:"" help:"Show an article with its passages and what was withheld."`
}

type articleShowCmd struct {
	ID       string `arg:"" help:"The article's ID, or its story's."`
	Revision int    `help:"Which revision (default: the newest)."`
	JSON     bool   `name:"json" help:"Print JSON."`
}

// Help is shown with --help.
func (articleShowCmd) Help() string {
	return "Example:\n  stet article show 06dmlm2go0fgm9f51re2g7q3q0 --revision 1"
}

// Run shows the article.
func (s *articleShowCmd) Run(c *console) error {
	return withStore(c, func(db *store.Store) error {
		a, err := db.Article(c.ctx, stet.ID(s.ID), s.Revision)
		if stet.KindOf(err) == stet.NotFound && s.Revision == 0 {
			a, err = db.StoryArticle(c.ctx, stet.ID(s.ID))
		}
		if err != nil {
			return err
		}
		if s.JSON {
			return printJSON(c.out, a)
		}
		fmt.Fprintf(c.out, "%s\n%s\n\nRevision %d, %s: %s\n", a.Headline.Text, a.Deck.Text, a.Revision, day(a.Changed), a.Reason)
		for _, section := range a.Sections {
			fmt.Fprintf(c.out, "\n%s\n", section.Heading)
			for _, s := range section.Sentences {
				fmt.Fprintf(c.out, "  %s\n", s.Text)
				for _, cite := range s.Citations {
					fmt.Fprintf(c.out, "    rests on %q\n", cite.Exact)
				}
			}
		}
		for _, w := range a.Withheld {
			fmt.Fprintf(c.out, "\nWithheld (%s): %s\n  %s\n", w.Gate, w.Sentence.Text, w.Reason)
		}
		return nil
	})
}
