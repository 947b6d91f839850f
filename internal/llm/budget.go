package llm

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"stet"
)

// Price is what a million tokens cost, in a currency that is the operator's.
type Price struct{ In, Out float64 }

// Of gives what some tokens cost.
func (p Price) Of(u Usage) float64 {
	return (float64(u.In)*p.In + float64(u.Out)*p.Out) / 1e6
}

// Limits are what may be spent; 0 is no limit.
type Limits struct {
	Tokens int
	Cost   float64
	Time   time.Duration
}

// Spent is what was spent.
type Spent struct {
	Tokens int           `json:"tokens"`
	Cost   float64       `json:"cost"`
	Time   time.Duration `json:"time"`
}

func (s Spent) plus(o Spent) Spent {
	return Spent{s.Tokens + o.Tokens, s.Cost + o.Cost, s.Time + o.Time}
}

// over says which limit s breaks, in words; "" when none.
func (l Limits) over(s Spent) string {
	switch {
	case l.Tokens > 0 && s.Tokens > l.Tokens:
		return "tokens"
	case l.Cost > 0 && s.Cost > l.Cost:
		return "money"
	case l.Time > 0 && s.Time >= l.Time:
		return "time"
	}
	return ""
}

// Budget holds all requests together to what a day (in UTC) may cost. What was
// spent stands in a file for each day, to which processes that share the
// directory add their lines, so that a restart forgets nothing. Requests under
// way in another process are seen once they have ended.
type Budget struct {
	dir   string
	limit Limits
	now   func() time.Time

	mu       sync.Mutex
	day      string
	read     int64 // bytes of the day's file
	spent    Spent // as far as read
	reserved Spent // by requests under way in this process
}

// OpenBudget opens the budget kept in a directory, which is made if needed.
func OpenBudget(dir string, limit Limits, now func() time.Time) (*Budget, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, stet.Errorf(stet.Unavailable, "the model's budget: %w", err)
	}
	return &Budget{dir: dir, limit: limit, now: now}, nil
}

// reserve sets aside what a request may cost at most; of kind TooLarge when the
// day has not that much left. Each success is followed by one settle.
func (b *Budget) reserve(most Spent) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.catchUp(); err != nil {
		return err
	}
	if what := b.limit.over(b.spent.plus(b.reserved).plus(most)); what != "" {
		return stet.Errorf(stet.TooLarge, "the day's budget of %s for the model is used up", what)
	}
	b.reserved = b.reserved.plus(most)
	return nil
}

// settle puts what was spent in place of what was set aside.
func (b *Budget) settle(most, was Spent) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reserved = Spent{b.reserved.Tokens - most.Tokens, b.reserved.Cost - most.Cost, b.reserved.Time - most.Time}
	if was == (Spent{}) {
		return nil
	}
	line, err := json.Marshal(was)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(b.path(b.now()), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	// The line break comes first, so that the half line of a killed process
	// spoils no other.
	if _, err := f.Write(append(append([]byte{'\n'}, line...), '\n')); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func (b *Budget) path(at time.Time) string {
	return filepath.Join(b.dir, "spent-"+at.UTC().Format(time.DateOnly)+".jsonl")
}

// catchUp reads what was added to the day's file.
func (b *Budget) catchUp() error {
	path := b.path(b.now())
	if path != b.day {
		b.day, b.read, b.spent = path, 0, Spent{}
	}
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return stet.Errorf(stet.Unavailable, "the model's budget: %w", err)
	}
	defer f.Close()
	added, err := io.ReadAll(io.NewSectionReader(f, b.read, 1<<30))
	if err != nil {
		return stet.Errorf(stet.Unavailable, "the model's budget: %w", err)
	}
	whole := added[:bytes.LastIndexByte(added, '\n')+1]
	b.read += int64(len(whole))
	for line := range bytes.Lines(whole) {
		var s Spent
		if json.Unmarshal(line, &s) == nil {
			b.spent = b.spent.plus(s)
		}
	}
	return nil
}
