package model

import (
	"time"

	"stet"
	"stet/internal/llm"
)

// Account is how an article came about where a model is configured: what its
// production record is to tell. Whoever publishes the article fills it in.
type Account struct {
	Writer   string // whose words were published: the model's name, or "extractive"
	Fallback string // why the extractive writer wrote in the model's place, for readers; "" when it did not
	Trouble  string // what went wrong, for the operator: it may hold the endpoint's words
	Model    string // as the endpoint names it; "" when it was not asked
	Prompts  []Prompt
	Given    []stet.Passage // what the model was shown, in order
	Verdicts []Verdict      // of the model's sentences, in reading order; none after a fallback without a draft
	Withheld []stet.Withheld
	Replaced []string // "headline", "deck": where the extractive writer's stands since the model's fell
	Left     int      // sentences left out since their origin had given enough

	Began, Finished time.Time
	Requests        int // that were sent
	Cached          int // that the cache answered
	Usage           llm.Usage
	Cost            float64 // in the currency of the operator's prices; the judge's included

	Judge Judging
}

// Verdict is what became of one sentence that the model proposed.
type Verdict struct {
	Place    string // "headline", "deck", else the section's heading
	Sentence stet.Sentence
	Outcome  Outcome
	Refused  []string       // the gates' reasons, as proposed
	Mended   *stet.Sentence // what the model made of it once refused; nil when it gave up
}

// Outcome is what became of a proposed sentence.
type Outcome string

// The outcomes.
const (
	Stands   Outcome = "stands"
	Repaired Outcome = "repaired" // and stands
	Withheld Outcome = "withheld"
)

// Judging is what the judge did.
type Judging struct {
	Model        string // "" when none is configured
	PromptSHA256 string
	Asked        int    // sentences
	Refused      int    // that stood by the gates
	Unjudged     int    // that got no answer
	Trouble      string // why, for the operator; "" when all were judged
}
