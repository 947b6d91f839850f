package pipeline

import (
	"context"

	"stet"
	"stet/internal/store"
)

// Stage is one row of the table.
type Stage struct {
	Name  string
	Needs []string // nouns, made by the stages above
	Makes []string
	Queue string // which jobs share workers; see queues

	run func(*Pipeline, context.Context, Task) (outcome, error)
}

// Stages is the way through the house, in order. A story's statements are found
// before the story is known, since they depend on their report alone.
var stages = []Stage{
	{"feed", []string{"source"}, []string{"item"}, intake, (*Pipeline).feed},
	{"fetch", []string{"item"}, []string{"snapshot"}, intake, (*Pipeline).fetch},
	{"extract", []string{"snapshot"}, []string{"report"}, intake, (*Pipeline).extract},
	{"statements", []string{"report"}, []string{"statement"}, intake, (*Pipeline).statements},
	{"group", []string{"report", "statement"}, []string{"origin", "story"}, grouping, (*Pipeline).group},
	{"claims", []string{"story", "origin", "statement"}, []string{"claim"}, writing, (*Pipeline).claims},
	{"names", []string{"story", "claim"}, []string{"name"}, checking, (*Pipeline).names},
	{"recheck", []string{"report"}, nil, checking, (*Pipeline).recheck},
	{"notify", []string{"claim"}, []string{"message"}, notifying, (*Pipeline).notify},
	{"article", []string{"story", "claim"}, []string{"article"}, drafting, (*Pipeline).article},
}

// Stages gives a copy of the table.
func Stages() []Stage { return append([]Stage(nil), stages...) }

// The queues. Grouping has one worker: it is the step that takes turns. What is
// told to others has a queue of its own, since they may be slow to answer; so
// has looking at pages again, for which no new report is to wait, and so has the
// writing, since a language model may be slow: no ledger is to wait for it.
const (
	intake    = "intake"
	grouping  = "grouping"
	writing   = "writing" // of ledgers
	drafting  = "drafting"
	notifying = "notifying"
	checking  = "checking"
)

// Task names one stage's work on one thing. Version is the story's, for the
// stages that work on a story: each version is a task of its own, and a task
// whose version is no longer the story's has nothing to do.
type Task struct {
	Stage   string  `json:"stage"`
	ID      stet.ID `json:"id"`
	Version int     `json:"version,omitempty"`
}

// Kind is the name under which the job queue keeps tasks.
func (Task) Kind() string { return "stage" }

// outcome is what a stage made, still to be saved.
type outcome struct {
	// save writes it and gives the tasks that follow; nil when there is nothing
	// to save. It must not fetch or compute at length.
	save func(ctx context.Context, tx *store.Tx) (next []Task, err error)
	// settled, when not nil, is told whether the transaction was committed.
	settled func(committed bool)
}

func stageNamed(name string) (Stage, bool) {
	for _, s := range stages {
		if s.Name == name {
			return s, true
		}
	}
	return Stage{}, false
}
