package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"stet"
	"stet/internal/discuss/exchange"
	"stet/internal/store"
)

type commentsCmd struct {
	Export commentsExportCmd `cmd:"" help:"Write every comment into one file."`
	Import commentsImportCmd `cmd:"" help:"Take over comments from a file of ours, of Disqus or of Remark42."`
}

type commentsExportCmd struct {
	Output string `short:"o" help:"File to write (default: standard output)." placeholder:"FILE"`
}

// Help is shown by stet comments export --help.
func (commentsExportCmd) Help() string {
	return "Comments in every state, as JSON; docs/formats.md says what each field means.\n\nExample:\n  stet comments export -o comments.json"
}

// Run writes them.
func (k *commentsExportCmd) Run(c *console) (err error) {
	return withStore(c, func(db *store.Store) error {
		if k.Output == "" {
			_, err := exportComments(c, db, c.out)
			return err
		}
		f, err := os.OpenFile(k.Output, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
		if err != nil {
			return stet.Errorf(stet.Invalid, "%w", err)
		}
		n, err := exportComments(c, db, f)
		if closed := f.Close(); err == nil && closed != nil {
			err = stet.Errorf(stet.Unavailable, "%w", closed)
		}
		if err == nil {
			fmt.Fprintf(c.err, "%d comments are in %s\n", n, k.Output)
		}
		return err
	})
}

func exportComments(c *console, db *store.Store, out io.Writer) (n int, err error) {
	b := bufio.NewWriter(out)
	x := exchange.NewWriter(b)
	if err := db.AllComments(c.ctx, func(one stet.Comment) error { n++; return x.Write(one) }); err != nil {
		return n, err
	}
	if err := x.Close(); err != nil {
		return n, stet.Errorf(stet.Unavailable, "%w", err)
	}
	if err := b.Flush(); err != nil {
		return n, stet.Errorf(stet.Unavailable, "%w", err)
	}
	return n, nil
}

type commentsImportCmd struct {
	File   string `arg:"" help:"File to read."`
	Format string `enum:"stet,disqus,remark42" default:"stet" help:"Who wrote it: stet, disqus or remark42."`
	Pages  string `help:"Table (CSV) of pages' addresses elsewhere and articles here." placeholder:"FILE"`
}

// Help is shown by stet comments import --help.
func (commentsImportCmd) Help() string {
	return `Importing again changes nothing: what is known already stays as it is here.
Comments keep their writers' names and times, and belong to no account.

Examples:
  stet comments import comments.json
  stet comments import disqus.xml --format disqus --pages pages.csv

pages.csv has two columns: https://old.example/2031/ferry,https://news.example/article/06dm…`
}

// Run takes them over.
func (k *commentsImportCmd) Run(c *console) error {
	all, left, err := k.read()
	if err != nil {
		return err
	}
	return withStore(c, func(db *store.Store) error {
		added, known, gone := 0, 0, 0
		for i, one := range all {
			switch was, err := takeOver(c, db, one); {
			case err != nil:
				return fmt.Errorf("after %d of %d comments (import again to go on): %w", i, len(all), err)
			case was == "known":
				known++
			case was == "gone":
				gone++
			default:
				added++
			}
			if (i+1)%1000 == 0 {
				fmt.Fprintf(c.err, "%d of %d comments\n", i+1, len(all))
			}
		}
		fmt.Fprintf(c.out, "%d comments were taken over, %d were known already.\n", added, known)
		if left+gone > 0 {
			fmt.Fprintf(c.out, "%d stand under pages that are no article here: name them with --pages.\n", left+gone)
		}
		return nil
	})
}

// read gives the file's comments, and how many have no article.
func (k *commentsImportCmd) read() (all []stet.Comment, left int, err error) {
	f, err := os.Open(k.File)
	if err != nil {
		return nil, 0, stet.Errorf(stet.Invalid, "%w", err)
	}
	defer f.Close()
	in := bufio.NewReader(f)
	if k.Format == "stet" {
		all, err = exchange.ReadStet(in)
		return all, 0, err
	}
	pages := exchange.Pages{}
	if k.Pages != "" {
		table, err := os.Open(k.Pages)
		if err != nil {
			return nil, 0, stet.Errorf(stet.Invalid, "%w", err)
		}
		defer table.Close()
		if pages, err = exchange.ReadPages(table); err != nil {
			return nil, 0, err
		}
	}
	read := exchange.ReadDisqus
	if k.Format == "remark42" {
		read = exchange.ReadRemark42
	}
	foreign, err := read(in)
	if err != nil {
		return nil, 0, err
	}
	placed, rest := exchange.Place(k.Format, foreign, pages)
	return placed, len(rest), nil
}

// takeOver keeps a comment unless it is "known" here, or its article is "gone".
func takeOver(c *console, db *store.Store, one stet.Comment) (was string, err error) {
	if _, err := db.Comment(c.ctx, one.ID); stet.KindOf(err) != stet.NotFound {
		return "known", err
	}
	if _, err := db.Article(c.ctx, one.Article, 1); err != nil {
		if stet.KindOf(err) == stet.NotFound {
			return "gone", nil
		}
		return "", err
	}
	return "", db.SaveComment(c.ctx, one)
}
