package stet

import "time"

// Claim is one proposition across a story's reports, with the positions taken
// on it and the evidence shown for it. Status and Evidence are worked out from
// the reports alone; Stet never rules on truth.
type Claim struct {
	ID          ID         `json:"id"`
	Story       ID         `json:"story"`
	Proposition string     `json:"proposition"` // in the words of the earliest statement of it
	Passage     Passage    `json:"passage"`     // where those words stand
	Status      Status     `json:"status"`
	Evidence    Evidence   `json:"evidence"`
	Basis       []Passage  `json:"basis,omitempty"` // the passages that carry Evidence: "no evidence was provided", "footage shows"
	Since       time.Time  `json:"since"`           // publication of the earliest report of it
	Positions   []Position `json:"positions"`
	Figures     []Figure   `json:"figures,omitempty"`
	Ties        []Tie      `json:"ties,omitempty"`
	Earlier     ID         `json:"earlier,omitempty"` // the same claim as an earlier story has it; "" when none is known
	History     []Change   `json:"history"`           // oldest first; at least one
}

// Tie joins a claim to another of the same story that it cannot stand beside,
// or to itself, where two sides contradict each other on it: the one denies
// what the other says, or gives another figure.
type Tie struct {
	Claim ID      `json:"claim"` // the claim's own ID for a contradiction within it
	Kind  TieKind `json:"kind"`
}

// TieKind says why two claims cannot both stand.
type TieKind string

// The kinds of tie.
const (
	TieDenial   TieKind = "denial"                // one says that the other is not so
	TieFigures  TieKind = "differing figures"     // they count or measure one thing differently
	TieAccounts TieKind = "incompatible accounts" // they tell one event in ways that cannot both be so
)

// Status is where a claim stands among the reports.
type Status string

// The statuses.
const (
	Asserted  Status = "asserted"  // said, and nobody in the reports disputes it
	Disputed  Status = "disputed"  // somebody denies or doubts it, or gives another figure
	Confirmed Status = "confirmed" // the side it goes against, or an independent origin that shows evidence, agrees
	Withdrawn Status = "withdrawn" // the claimant took it back
)

// Evidence is what has been shown for a claim, according to the reports.
type Evidence string

// The degrees of evidence. EvidenceNone is what stands when no report tells of
// any; it is not a finding that there is none.
const (
	EvidenceNone        Evidence = "none shown"
	EvidenceClaimant    Evidence = "shown by claimant"
	EvidenceIndependent Evidence = "shown independently"
)

// Position is one speaker's stand on a claim.
type Position struct {
	Speaker  string    `json:"speaker"` // "" when the reports name nobody
	Stance   Stance    `json:"stance"`
	Since    time.Time `json:"since"`
	Passages []Passage `json:"passages"`        // the sentences, earliest first; at least one
	Words    []Passage `json:"words,omitempty"` // what is said there, or the words that name it ("the accusation"): a sentence may speak to several claims
	Origins  []ID      `json:"origins"`         // the independent origins that report it, sorted
}

// Figure is a number given for one thing in a claim, and who gives it.
type Figure struct {
	Text     string    `json:"text"`    // as written: "at least 33"
	Value    float64   `json:"value"`   // 33
	Bound    string    `json:"bound"`   // "" exact, "≥", "≤", "~"
	Unit     string    `json:"unit"`    // what is counted or measured, singular: "drone", "km", "%"
	Speaker  string    `json:"speaker"` // "" when the outlet itself
	Since    time.Time `json:"since"`
	Passages []Passage `json:"passages"`
}

// Change is one step in a claim's life, with the report that caused it.
type Change struct {
	At       time.Time `json:"at"` // the report's publication
	Report   ID        `json:"report"`
	Status   Status    `json:"status"`   // from then on
	Evidence Evidence  `json:"evidence"` // from then on
	Reason   string    `json:"reason"`   // plain words: "Ukraine denies it"
}
