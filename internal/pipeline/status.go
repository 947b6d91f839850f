package pipeline

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/riverqueue/river/rivertype"

	"stet"
)

// Trouble is a task that failed: waiting for its next try, or parked.
type Trouble struct {
	Job      int64     `json:"job"`
	Task     Task      `json:"task"`
	Attempts int       `json:"attempts"`
	Error    string    `json:"error"` // the last one
	Next     time.Time `json:"next"`  // zero when parked
}

// Parked reports whether the task will not be tried again by itself.
func (t Trouble) Parked() bool { return t.Next.IsZero() }

// Troubles lists tasks that failed, oldest first, at most limit: the parked
// ones and those that wait for another try.
func (p *Pipeline) Troubles(ctx context.Context, limit int) ([]Trouble, error) {
	rows, err := p.queue.parked(ctx, []rivertype.JobState{
		rivertype.JobStateCancelled, rivertype.JobStateDiscarded, rivertype.JobStateRetryable,
	}, limit)
	if err != nil {
		return nil, err
	}
	var all []Trouble
	for _, row := range rows {
		t := Trouble{Job: row.ID, Attempts: len(row.Errors)}
		if err := json.Unmarshal(row.EncodedArgs, &t.Task); err != nil {
			return nil, stet.Errorf(stet.Corrupt, "job %d does not parse: %w", row.ID, err)
		}
		if n := len(row.Errors); n > 0 {
			t.Error = strings.TrimPrefix(row.Errors[n-1].Error, "JobCancelError: ")
		}
		if row.State == rivertype.JobStateRetryable {
			t.Next = row.ScheduledAt
		}
		all = append(all, t)
	}
	return all, nil
}

// Retry makes every parked task due again, and gives their number. Doing it
// twice does no more than doing it once.
func (p *Pipeline) Retry(ctx context.Context) (int, error) {
	all, err := p.Troubles(ctx, 10_000)
	n := 0
	for _, t := range all {
		if err := p.queue.retry(ctx, t.Job); err != nil {
			return n, err
		}
		n++
	}
	return n, err
}
