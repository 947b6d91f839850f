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

func (s Spent) minus(o Spent) Spent {
	return Spent{s.Tokens - o.Tokens, s.Cost - o.Cost, s.Time - o.Time}
}

// rounding is how far sums of money may be off.
const rounding = 1e-9

// over says which limit s breaks, in words; "" when none.
func (l Limits) over(s Spent) string {
	switch {
	case l.Tokens > 0 && s.Tokens > l.Tokens:
		return "tokens"
	case l.Cost > 0 && s.Cost > l.Cost+rounding:
		return "money"
	case l.Time > 0 && s.Time > l.Time:
		return "time"
	}
	return ""
}

// grant gives what of most may be set aside after s: of time what is left, if
// that is less; and, in words, the limit that does not suffice, "" when all do.
func (l Limits) grant(s, most Spent) (Spent, string) {
	switch left := l.Time - s.Time; {
	case l.Time <= 0:
		most.Time = 0 // not limited, and counted afterwards
	case left <= 0:
		return most, "time"
	case most.Time == 0 || most.Time > left:
		most.Time = left
	}
	return most, l.over(s.plus(most))
}

// Budget holds all requests together to what a day (in UTC) may cost. What was
// spent stands in a file for each day, to which processes that share the
// directory add their lines, so that a restart forgets nothing. What a request
// may take is put down before it is sent, and set right once it has ended: a
// process that is killed meanwhile has spent it, and other processes see it.
type Budget struct {
	dir   string
	limit Limits
	now   func() time.Time

	mu    sync.Mutex
	day   string
	read  int64 // bytes of the day's file
	spent Spent // as far as read, requests under way included
}

// OpenBudget opens the budget kept in a directory, which is made if needed.
func OpenBudget(dir string, limit Limits, now func() time.Time) (*Budget, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, stet.Errorf(stet.Unavailable, "the model's budget: %w", err)
	}
	return &Budget{dir: dir, limit: limit, now: now}, nil
}

// reservation is what was set aside for a request.
type reservation struct {
	most Spent // Time is 0 where the day's is not limited
	path string
}

// reserve sets aside what a request may cost at most; of time, no more than
// there is. An error of kind TooLarge says that the day has not that much left.
// Each success is followed by one settle.
func (b *Budget) reserve(most Spent) (r reservation, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.catchUp(); err != nil {
		return r, err
	}
	most, what := b.limit.grant(b.spent, most)
	if what != "" {
		return r, usedUp(what)
	}
	r = reservation{most, b.day}
	if err := add(r.path, most); err != nil {
		return r, stet.Errorf(stet.Unavailable, "the model's budget cannot be kept: %w", err)
	}
	// Another process may have set aside the same: then neither has it.
	if err := b.catchUp(); err != nil {
		return r, err
	}
	if what := b.limit.over(b.spent); what != "" && b.day == r.path {
		if err := add(r.path, Spent{}.minus(most)); err != nil {
			return r, stet.Errorf(stet.Unavailable, "the model's budget cannot be kept: %w", err)
		}
		return r, usedUp(what)
	}
	return r, nil
}

func usedUp(what string) error {
	return stet.Errorf(stet.TooLarge, "the day's budget of %s for the model is used up", what)
}

// settle puts what was spent in place of what was set aside.
func (b *Budget) settle(r reservation, was Spent) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return add(r.path, was.minus(r.most))
}

// add adds a line to a day's file.
func add(path string, s Spent) error {
	if s == (Spent{}) {
		return nil
	}
	line, err := json.Marshal(s)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
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
