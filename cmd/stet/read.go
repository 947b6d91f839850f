package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"stet"
	"stet/internal/extract"
	"stet/internal/fetch"
	"stet/internal/pipeline"
	"stet/internal/statements"
)

type readCmd struct {
	Where string `arg:"" name:"url|file" help:"Address or file of a page; HTML or plain text."`
	JSON  bool   `name:"json" help:"Print JSON."`
}

// Help is shown by stet read --help.
func (readCmd) Help() string {
	return "Examples:\n  stet read page.html\n  stet read https://wire.example.org/ferry --json"
}

// reading is what stet read prints.
type reading struct {
	Report     stet.Report      `json:"report"`
	Statements []stet.Statement `json:"statements"`
}

// Run reads one page the way the newsroom would.
func (r *readCmd) Run(c *console) error {
	report, err := c.report(r.Where)
	if err != nil {
		return err
	}
	found := statements.Extract(report)
	if r.JSON {
		return printJSON(c.out, reading{*report, found})
	}
	fmt.Fprintf(c.out, "%s\n%s\n\n", report.Headline, strings.Join(nonEmpty(report.Outlet, report.Byline, report.Lang, day(report.Published)), " · "))
	fmt.Fprintf(c.out, "%s\n\n%d statements:\n", report.Text, len(found))
	for _, s := range found {
		speaker := s.Speaker
		if speaker == "" {
			speaker = "(" + strings.Join(nonEmpty(texts(report.Text, s.Source), "nobody named"), ", ") + ")"
		}
		via := ""
		if s.Via != "" {
			via = ", via " + s.Via
		}
		fmt.Fprintf(c.out, "  %s %s%s [%s]: %s\n", speaker, s.Stance, via, texts(report.Text, s.Cue), texts(report.Text, s.Content))
	}
	return nil
}

// report reads a report from an address or a file.
func (c *console) report(where string) (*stet.Report, error) {
	shot := stet.Snapshot{URL: where, Fetched: time.Now().UTC().Truncate(time.Second)}
	var body []byte
	kind := ""
	if strings.HasPrefix(where, "http://") || strings.HasPrefix(where, "https://") {
		cfg, err := c.settings()
		if err != nil {
			return nil, err
		}
		client, err := fetcher(cfg, nil)
		if err != nil {
			return nil, err
		}
		res, err := client.Fetch(c.ctx, fetch.Request{URL: where})
		if err != nil {
			return nil, err
		}
		body, kind, shot.Final = res.Body, res.Header.Get("Content-Type"), res.URL
	} else {
		var err error
		if body, err = os.ReadFile(where); err != nil {
			return nil, stet.Errorf(stet.NotFound, "%w", err)
		}
	}
	page, err := extract.Read(body, kind, shot.Final)
	if err != nil {
		return nil, err
	}
	report := pipeline.NewReport(page, shot, stet.Item{}, stet.Source{})
	return &report, report.Validate()
}

// texts gives the words of spans, interruptions marked.
func texts(text string, spans []stet.Span) string {
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = strings.Join(strings.Fields(s.In(text)), " ")
	}
	return strings.Join(words, " … ")
}

func nonEmpty(all ...string) []string {
	var kept []string
	for _, s := range all {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func day(t time.Time) string { return t.Format("2 January 2006, 15:04") }
