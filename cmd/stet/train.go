package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"stet"
	"stet/internal/claims"
	"stet/internal/clusters"
	"stet/internal/eval"
	"stet/internal/statements/train"
	"stet/internal/support"
)

type trainCmd struct {
	Statements trainStatementsCmd `cmd:"" help:"Train the model that finds statements in English."`
	Ledger     trainLedgerCmd     `cmd:"" help:"Train the model that tells which claim a statement belongs to."`
	Support    trainSupportCmd    `cmd:"" help:"Train the model that scores how well a source supports a sentence."`
	Clusters   trainClustersCmd   `cmd:"" help:"Group words by their vectors, for the models to build on."`
}

type trainStatementsCmd struct {
	Data   []string `arg:"" help:"Texts with marked statements, and their sentences with parts of speech and trees (docs/formats.md)."`
	Output string   `short:"o" required:"" placeholder:"MODEL" help:"Write the model to this file."`
	Seed   uint64   `default:"1" help:"Another number gives another order of learning."`
}

// Help is shown with --help.
func (trainStatementsCmd) Help() string {
	return "Example:\n  stet train statements texts.jsonl.gz layers.jsonl.gz -o statements.bin\n\n" +
		"The same data and seed give the same model. To build a program with it, put it in the place of internal/statements/model/statements.bin."
}

// Run trains the model.
func (t *trainStatementsCmd) Run(c *console) error {
	corpus, err := train.Read(t.Data...)
	if err != nil {
		return err
	}
	o := train.Options{Seed: t.Seed}
	if terminal(c.err) {
		o.Progress = steps()
	}
	trained, err := train.Statements(c.ctx, corpus, o)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := trained.Write(&b); err != nil {
		return err
	}
	if err := writeWhole(t.Output, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Learned from %d texts; %s has %.1f MB.\n", len(corpus.Texts), t.Output, float64(b.Len())/1e6)
	return nil
}

type trainLedgerCmd struct {
	Stories []string `arg:"" help:"Stories with their expected ledgers (docs/formats.md), or folders of them."`
	Output  string   `short:"o" required:"" placeholder:"MODEL" help:"Write the model to this file."`
}

// Help is shown with --help.
func (trainLedgerCmd) Help() string {
	return "Example:\n  stet train ledger internal/eval/testdata/ledger/tune -o claims.bin\n\n" +
		"The same stories give the same model. To build a program with it, put it in the place of internal/claims/claims.bin."
}

// Run trains the model.
func (t *trainLedgerCmd) Run(c *console) error {
	examples, err := eval.LedgerExamples(t.Stories)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := claims.Train(examples).Write(&b); err != nil {
		return err
	}
	if err := writeWhole(t.Output, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Learned from %d stories; %s has %.1f kB.\n", len(examples), t.Output, float64(b.Len())/1e3)
	return nil
}

type trainSupportCmd struct {
	Data   []string `arg:"" help:"Sources and sentences with labels (docs/formats.md), one set a file: every set has an expert of its own."`
	Output string   `short:"o" required:"" placeholder:"MODEL" help:"Write the model to this file."`
}

// Help is shown with --help.
func (trainSupportCmd) Help() string {
	return "Example:\n  stet train support support-one.jsonl.gz support-two.jsonl.gz -o support.bin\n\n" +
		"The same data give the same model. To build a program with it, put it in the place of internal/support/support.bin."
}

// Run trains the model.
func (t *trainSupportCmd) Run(c *console) error {
	rows, err := eval.SupportRows(t.Data)
	if err != nil {
		return err
	}
	m := support.ReadCorpus(rows).Train(func(int) bool { return true })
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return err
	}
	if err := writeWhole(t.Output, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Learned from %d sentences; %s has %.1f kB.\n", len(rows), t.Output, float64(b.Len())/1e3)
	return nil
}

// steps draws a bar for each step of a training.
func steps() func(step string, done, total int) {
	name := ""
	var bar func(done, total int)
	return func(step string, done, total int) {
		if step != name {
			name, bar = step, progress(step)
		}
		bar(done, total)
	}
}

type trainClustersCmd struct {
	Vectors string `arg:"" help:"Word vectors as text: a line a word, most frequent first, the word and its numbers (GloVe, word2vec)."`
	Output  string `short:"o" required:"" placeholder:"FILE" help:"Write the clusters to this file."`
}

// Help is shown with --help.
func (trainClustersCmd) Help() string {
	return "Example:\n  stet train clusters glove.6B.100d.txt -o clusters.bin"
}

// Run makes the clusters.
func (t *trainClustersCmd) Run(c *console) error {
	f, err := os.Open(t.Vectors)
	if err != nil {
		return stet.Errorf(stet.NotFound, "%w", err)
	}
	defer f.Close()
	o := clusters.Options{Words: 80_000, Sizes: [clusters.Grains]int{64, 320, 1280}, Rounds: 12}
	if terminal(c.err) {
		o.Progress = progress("clusters")
	}
	var b bytes.Buffer
	if err := clusters.Train(f, &b, o); err != nil {
		return err
	}
	return writeWhole(t.Output, b.Bytes())
}

// writeWhole writes a file whole or not at all.
func writeWhole(path string, b []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".stet-*")
	if err != nil {
		return stet.Errorf(stet.Unavailable, "%w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the first error is the one to tell
		}
	}()
	if _, err = f.Write(b); err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return stet.Errorf(stet.Unavailable, "%w", err)
	}
	return nil
}
