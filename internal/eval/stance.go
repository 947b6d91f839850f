package eval

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"time"

	"stet"
	"stet/internal/statements/stance"
)

// stanceLabels are cues labelled by hand, with the part of the labels that rules
// may be tuned on. Those of FactAppeal (Mor-Lan, Sheafer and Shenhav, CC BY 4.0)
// hold offsets only: the texts come from the data files. The invented sentences
// are for the stances that FactAppeal has few of. The part is the lowest bit of
// the first byte of the SHA-256 of the ID. One hand labelled both parts and wrote
// the word lists afterwards, so "kept" is kinder than texts nobody has read.
//
//go:embed testdata/stance-factappeal.jsonl testdata/stance-invented.jsonl
var stanceLabels embed.FS

// stanceLabel is one labelled cue. Spans are in code points.
type stanceLabel struct {
	Set      string        `json:"set"`
	ID       string        `json:"id"`
	Text     string        `json:"text,omitempty"` // invented sentences only
	Cue      spans         `json:"cue"`
	Content  spans         `json:"content"`
	Stance   stet.Stance   `json:"stance"`
	Modality stet.Modality `json:"modality"`
	Negated  bool          `json:"negated"`
	Part     string        `json:"part"` // "tune" or "kept"
}

// stancePrediction is one line of the predictions.
type stancePrediction struct {
	ID       string        `json:"id"`
	Set      string        `json:"set"`
	Part     string        `json:"part"`
	Cue      spans         `json:"cue"`
	Stance   stet.Stance   `json:"stance"`
	Modality stet.Modality `json:"modality"`
	Negated  bool          `json:"negated"`
	Right    bool          `json:"right"` // all three
}

// Stance measures how the stance, modality and negation of given cues are read,
// against labels made by hand. The files are those that hold the labels' texts
// (FactAppeal, as for the task statements). Each part is measured apart: "tune"
// and "kept" on FactAppeal, "invented_tune" and "invented_kept" on invented
// sentences, and "all_kept" on both that were kept aside. "Low" and "high" bound
// the accuracy's 95 % bootstrap interval, drawn with a fixed seed.
func Stance(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Stance")
	texts, err := stanceTexts(paths)
	if err != nil {
		return Result{}, err
	}
	labels, err := readStanceLabels()
	if err != nil {
		return Result{}, err
	}
	parts := map[string]*stanceScore{}
	var took time.Duration
	for i, l := range labels {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		text, err := l.textFrom(texts)
		if err != nil {
			return Result{}, err
		}
		cue, content := byteSpans(text, l.Cue), byteSpans(text, l.Content)
		start := time.Now()
		got := stance.Read(text, cue, content, "en")
		took += time.Since(start)
		for _, name := range l.parts() {
			if parts[name] == nil {
				parts[name] = &stanceScore{}
			}
			parts[name].add(l, got)
		}
		if err := o.predict(stancePrediction{
			l.ID, l.Set, l.Part, l.Cue, got.Stance, got.Modality, got.Negated,
			got == stance.Reading{Stance: l.Stance, Modality: l.Modality, Negated: l.Negated},
		}); err != nil {
			return Result{}, err
		}
		o.step(i+1, len(labels))
	}
	m := map[string]float64{}
	for name, s := range parts {
		s.put(m, name)
	}
	return Result{Task: "stance", Items: len(labels), ItemsPerSecond: float64(len(labels)) / max(took.Seconds(), 1e-9), Metrics: m}, nil
}

// parts names the parts a label counts in.
func (l stanceLabel) parts() []string {
	name := l.Part
	if l.Text != "" {
		name = "invented_" + name
	}
	if l.Part == "kept" {
		return []string{name, "all_kept"}
	}
	return []string{name}
}

// textFrom gives the label's text, checked against its spans.
func (l stanceLabel) textFrom(texts map[string]string) (string, error) {
	text := l.Text
	if text == "" {
		var ok bool
		if text, ok = texts[l.ID]; !ok {
			return "", stet.Errorf(stet.NotFound, "the files have no text %s: give FactAppeal's training and validation files", l.ID)
		}
	}
	row := statementRow{ID: l.ID, Text: text, Statements: []statementItem{{Cue: l.Cue, Content: l.Content}}}
	return text, row.validate()
}

// stanceTexts reads the texts of the data files by ID.
func stanceTexts(paths []string) (map[string]string, error) {
	texts := map[string]string{}
	for _, path := range paths {
		rows, err := readLines[statementRow](path)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			texts[row.ID] = row.Text
		}
	}
	return texts, nil
}

func readStanceLabels() (labels []stanceLabel, err error) {
	for _, name := range []string{"factappeal", "invented"} {
		file, err := stanceLabels.ReadFile("testdata/stance-" + name + ".jsonl")
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(file) {
			var l stanceLabel
			if err := json.Unmarshal(line, &l); err != nil {
				return nil, stet.Errorf(stet.Invalid, "stance-%s.jsonl: %w", name, err)
			}
			labels = append(labels, l)
		}
	}
	return labels, nil
}

// byteSpans turns spans from code points to bytes.
func byteSpans(text string, in spans) []stet.Span {
	at := make([]int, 0, len(text)+1) // code point → byte
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	var out []stet.Span
	for _, s := range in {
		out = append(out, stet.Span{Start: at[s[0]], End: at[s[1]]})
	}
	return out
}
