package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/schollz/progressbar/v3"

	"stet"
	"stet/internal/eval"
)

type evalCmd struct {
	Task        string   `arg:"" help:"What to measure: pages, feeds, stories, copies, statements, layers, stance, ledger, support or summary."`
	Data        []string `arg:"" help:"Labelled data, in the formats of docs/formats.md."`
	JSON        bool     `name:"json" help:"Print one JSON object."`
	Predictions string   `help:"Write what was predicted to this file, one JSON object a line." placeholder:"FILE"`
}

// Help is shown by stet eval --help.
func (evalCmd) Help() string {
	var b strings.Builder
	b.WriteString("Example:\n  stet eval stories reports.jsonl --json --predictions clusters.jsonl\n\nTasks and their data:\n")
	for _, t := range eval.Tasks() {
		fmt.Fprintf(&b, "  %-11s %s\n", t.Name, t.Input)
	}
	return b.String()
}

// Run measures.
func (e *evalCmd) Run(c *console) error {
	task, err := eval.Named(e.Task)
	if err != nil {
		return err
	}
	var o eval.Options
	if e.Predictions != "" {
		f, err := os.Create(e.Predictions)
		if err != nil {
			return stet.Errorf(stet.Unavailable, "%w", err)
		}
		defer f.Close()
		w := bufio.NewWriter(f)
		defer w.Flush()
		o.Predictions = w
	}
	if terminal(c.err) {
		o.Progress = progress(e.Task)
	}
	result, err := task.Run(c.ctx, e.Data, o)
	if err != nil {
		return err
	}
	if e.JSON {
		return printJSON(c.out, result)
	}
	fmt.Fprintf(c.out, "%s: %d items, %.0f a second\n", result.Task, result.Items, result.ItemsPerSecond)
	for _, name := range result.Names() {
		fmt.Fprintf(c.out, "  %-32s %.4f\n", name, result.Metrics[name])
	}
	return nil
}

// progress draws a bar on the terminal.
func progress(task string) func(done, total int) {
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetDescription(task), progressbar.OptionSetWriter(os.Stderr),
				progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set(done) // a bar that cannot be drawn is no failure
	}
}

// terminal reports whether somebody is looking.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
