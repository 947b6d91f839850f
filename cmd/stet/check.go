package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"stet"
	"stet/internal/check"
)

type checkCmd struct {
	File    string   `arg:"" help:"File with the text to check; - for standard input."`
	Against []string `required:"" sep:"none" placeholder:"URL|FILE" help:"A source: address or file, HTML or plain text. May be given several times."`
	Format  string   `enum:"text,json,sarif" default:"text" help:"How to print: text, json, or sarif (2.1.0) for annotations in editors and build servers."`
	JSON    bool     `name:"json" help:"The same as --format=json."`
}

// Help is shown by stet check --help.
func (checkCmd) Help() string {
	return `Prints for each sentence whether it stands, with the passage or the reason.
The exit status is 0 when everything stands, 1 when something does not.

Example:
  stet check draft.txt --against wire.html --against https://ledger.example.org/ferry
  stet check draft.txt --against wire.html --format sarif > draft.sarif`
}

// Run checks the text.
func (k *checkCmd) Run(c *console) error {
	text, err := k.text(c)
	if err != nil {
		return err
	}
	var against []*stet.Report
	for _, where := range k.Against {
		r, err := c.report(where)
		if err != nil {
			return err
		}
		against = append(against, r)
	}
	verdicts := check.New(gates()).Check(text, against)
	refused := check.Refused(verdicts)
	switch {
	case k.Format == "sarif" && !k.JSON:
		err = printJSON(c.out, sarif(k.File, text, verdicts))
	case k.JSON || k.Format == "json":
		err = printJSON(c.out, verdicts)
	default:
		printVerdicts(c.out, verdicts, refused)
	}
	if err == nil && refused > 0 {
		return errRefused
	}
	return err
}

// maxText bounds the text to check, in bytes.
const maxText = 1 << 20

func (k *checkCmd) text(c *console) (string, error) {
	in := c.in
	if k.File != "-" {
		f, err := os.Open(k.File)
		if err != nil {
			return "", stet.Errorf(stet.NotFound, "%w", err)
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, maxText+1))
	if err != nil {
		return "", err
	}
	if len(b) > maxText {
		return "", stet.Errorf(stet.TooLarge, "the text is longer than %d bytes: check it in parts", maxText)
	}
	return strings.ToValidUTF8(string(b), "\uFFFD"), nil
}

func printVerdicts(w io.Writer, verdicts []check.Verdict, refused int) {
	for _, v := range verdicts {
		mark := "stands"
		if !v.Stands {
			mark = "DOES NOT STAND"
		}
		fmt.Fprintf(w, "%s: %s\n", mark, v.Sentence)
		for _, r := range v.Refusals {
			fmt.Fprintf(w, "  %s: %s\n", r.Gate, r.Reason)
		}
		for _, p := range v.Passages {
			fmt.Fprintf(w, "  %s: %q\n", p.Source, p.Exact)
		}
	}
	fmt.Fprintf(w, "\n%d of %d sentences stand.\n", len(verdicts)-refused, len(verdicts))
}
