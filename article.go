package stet

import "time"

// Article is Stet's own piece about a story. Each revision is kept; the ID
// (derived from the story's) is the same for all of them.
type Article struct {
	ID          ID           `json:"id"`
	Story       ID           `json:"story"`
	Revision    int          `json:"revision"` // from 1
	Lang        string       `json:"lang"`
	Headline    Sentence     `json:"headline"`
	Deck        Sentence     `json:"deck"`
	Sections    []Section    `json:"sections"`
	PullQuote   *PullQuote   `json:"pull_quote,omitempty"`
	Withheld    []Withheld   `json:"withheld,omitempty"`
	Written     time.Time    `json:"written"`               // revision 1
	Changed     time.Time    `json:"changed"`               // this revision
	Reason      string       `json:"reason"`                // why this revision was made, in plain words
	Writer      string       `json:"writer"`                // Extractive, or the name of the model that wrote some of it at least
	Reports     []ID         `json:"reports"`               // what it was written from, sorted
	Origins     int          `json:"origins"`               // how many independent origins those are
	Corrections []Correction `json:"corrections,omitempty"` // newest first
	Withdrawn   bool         `json:"withdrawn,omitempty"`   // nothing of it stands any more: no sections, no reports; Headline and Deck say so
}

// Extractive is Article.Writer where no language model wrote any of it.
const Extractive = "extractive"

// Section is a heading and its sentences.
type Section struct {
	Heading   string     `json:"heading"`
	Sentences []Sentence `json:"sentences"`
}

// Sentence is one sentence of an article with the passages it rests on.
type Sentence struct {
	Text      string     `json:"text"`
	Citations []Citation `json:"citations"` // at least one when the sentence stands
}

// PullQuote is a quotation set large, letter for letter from its passage.
type PullQuote struct {
	Text     string   `json:"text"` // without quotation marks
	Speaker  string   `json:"speaker"`
	Cue      string   `json:"cue"` // "said", "wrote"
	Outlet   string   `json:"outlet"`
	Citation Citation `json:"citation"`
}

// Withheld is a sentence that a writer proposed and a gate refused. It is
// public.
type Withheld struct {
	Sentence Sentence `json:"sentence"`
	Gate     Gate     `json:"gate"`
	Reason   string   `json:"reason"` // for readers: "the passage says 91, the sentence said 92"
}

// Gate names a check that a sentence must pass.
type Gate string

// The gates, in the order in which they are asked.
const (
	GateCitation    Gate = "citation"
	GateQuotation   Gate = "quotation"
	GateFigure      Gate = "figure"
	GateName        Gate = "name"
	GateAttribution Gate = "attribution"
	GateStance      Gate = "stance"
	GateSupport     Gate = "support"
	GateJudge       Gate = "judge" // a second reader, where one is configured
)

// Correction is a change to what an article said, told to readers.
type Correction struct {
	At       time.Time `json:"at"`
	Revision int       `json:"revision"` // that made it
	Was      string    `json:"was"`
	Is       string    `json:"is"` // "" when nothing is said in its place
	Why      string    `json:"why"`
	Comment  ID        `json:"comment,omitempty"` // of a reader, that led to it; "" for none
}
