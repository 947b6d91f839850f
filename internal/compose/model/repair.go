package model

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"stet"
	"stet/internal/llm"
)

// Refused is a sentence of the draft that the gates refused, with their reasons.
type Refused struct {
	Sentence stet.Sentence
	Reasons  []string
}

// toMend is a refused sentence's line in the prompt.
type toMend struct {
	ID       int      `json:"id"`
	Text     string   `json:"text"`
	Passages []int    `json:"passages"`
	Reasons  []string `json:"reasons"`
}

// Repair asks once for all refused sentences and gives what became of each, by
// its place in the list; one that the model gave up, that is no news, or
// whose origin has given enough is missing. The gates have not seen them yet.
func (f *Draft) Repair(ctx context.Context, g llm.Generator, refused []Refused) (mended map[int]stet.Sentence, err error) {
	defer stet.Wrap(&err, "repair")
	if len(refused) == 0 {
		return nil, nil
	}
	f.Prompts = append(f.Prompts, prompts("repair.txt", "repair.schema.json")...)
	given, wrong := lines(f.given), f.wrong(refused)
	answer, err := g.Generate(ctx, llm.Request{
		System: system(f.o),
		User:   render("repair.txt", map[string]string{"Fence": llm.Fence(given, wrong), "Passages": given, "Refused": wrong}),
		Schema: llm.Schema{Name: "repair", JSON: file("repair.schema.json")}, MaxTokens: f.w.MaxTokens,
		Check: func(s string) error { _, err := readRepair(s); return err },
	})
	if err != nil {
		return nil, err
	}
	sentences, err := readRepair(answer.Text)
	if err != nil {
		return nil, err
	}
	instructions := told(system(f.o))
	mended = map[int]stet.Sentence{}
	for _, s := range sentences[:min(len(sentences), maxProposed)] {
		out := stet.Sentence{Text: clean(s.Text), Citations: cite(f.given, s.Passages)}
		if s.ID < 1 || s.ID > len(refused) || out.Text == "" || len(out.Text) > maxText || notNews(out.Text, out.Citations, instructions) != "" {
			continue
		}
		if _, twice := mended[s.ID-1]; twice {
			continue
		}
		if !f.words.take(out) {
			f.Left++
			continue
		}
		mended[s.ID-1] = out
	}
	return mended, nil
}

// wrong gives the refused sentences as the prompt has them.
func (f *Draft) wrong(refused []Refused) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, r := range refused {
		line := toMend{ID: i + 1, Text: llm.Visible(r.Sentence.Text), Passages: []int{}}
		for _, c := range r.Sentence.Citations {
			at := slices.Index(f.Given, stet.Passage{Report: c.Report, Span: c.Span})
			line.Passages = append(line.Passages, at+1) // 0 for one that was not given
		}
		for _, reason := range r.Reasons {
			line.Reasons = append(line.Reasons, llm.Visible(reason))
		}
		_ = e.Encode(line) // strings and numbers can always be written
	}
	return b.String()
}

// readRepair reads the reply; the error is of kind Corrupt.
func readRepair(s string) ([]said, error) {
	raw, err := llm.Object(s, "sentences")
	if err != nil {
		return nil, err
	}
	var r struct {
		Sentences []said `json:"sentences"`
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		return nil, stet.Errorf(stet.Corrupt, "it has another form than asked for: %w", err)
	}
	return r.Sentences, nil
}
