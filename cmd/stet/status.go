package main

import (
	"fmt"
	"slices"
	"time"

	"stet/internal/pipeline"
	"stet/internal/store"
)

type statusCmd struct {
	Retry bool `help:"Try everything that is parked again."`
	JSON  bool `name:"json" help:"Print JSON."`
}

// status is what stet status prints.
type status struct {
	Engine   string              `json:"engine"`
	Counts   map[string]int      `json:"counts"`
	Todo     int                 `json:"todo"` // tasks to run or running
	Troubles []pipeline.Trouble  `json:"troubles,omitempty"`
	Sources  []store.SourceState `json:"sources,omitempty"` // whose lists make trouble
}

// Help is shown with --help.
func (statusCmd) Help() string { return "Examples:\n  stet status\n  stet status --retry" }

// Run shows how the newsroom stands.
func (s *statusCmd) Run(c *console) error {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	n, err := open(c.ctx, cfg)
	if err != nil {
		return err
	}
	defer n.close()
	if s.Retry {
		count, err := n.pipeline.Retry(c.ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.err, "%d tasks are due again.\n", count)
	}
	st, err := n.status(c)
	if err != nil {
		return err
	}
	if s.JSON {
		return printJSON(c.out, st)
	}
	st.print(c)
	return nil
}

func (n *newsroom) status(c *console) (st status, err error) {
	st.Engine = n.store.Engine()
	if st.Counts, err = n.store.Counts(c.ctx); err != nil {
		return st, err
	}
	if st.Todo, err = n.store.Unsettled(c.ctx); err != nil {
		return st, err
	}
	if st.Troubles, err = n.pipeline.Troubles(c.ctx, 1000); err != nil {
		return st, err
	}
	sources, err := n.store.Sources(c.ctx)
	st.Sources = slices.DeleteFunc(sources, func(s store.SourceState) bool { return s.Poll.Failures == 0 && s.Poll.Note == "" })
	return st, err
}

func (st status) print(c *console) {
	for _, noun := range []string{"sources", "items", "snapshots", "reports", "origins", "stories", "statements", "claims", "articles", "revisions"} {
		fmt.Fprintf(c.out, "%-11s %d\n", noun, st.Counts[noun])
	}
	fmt.Fprintf(c.out, "%-11s %d\n", "to do", st.Todo)
	for _, s := range st.Sources {
		if s.Poll.Note != "" {
			fmt.Fprintf(c.out, "source %s: %s\n", s.URL, s.Poll.Note)
		}
		if s.Poll.Failures == 0 {
			continue
		}
		fmt.Fprintf(c.out, "source %s failed %d times, next try %s: %s\n", s.URL, s.Poll.Failures, s.Poll.Next.Format(time.DateTime), s.Poll.LastError)
	}
	for _, t := range st.Troubles {
		state := "parked"
		if !t.Parked() {
			state = "next try " + t.Next.Format(time.DateTime)
		}
		fmt.Fprintf(c.out, "%s (%s, %d tries): %s\n", t.Task, state, t.Attempts, t.Error)
	}
}
