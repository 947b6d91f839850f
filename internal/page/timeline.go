package page

import (
	"fmt"
	"slices"
	"time"

	"stet"
	"stet/internal/messages"
)

// reasonLang is the language in which the ledger and revisions keep their reasons.
const reasonLang = "en"

// Timeline is how a story came in: points on an axis and the same as a list.
type Timeline struct {
	Start   Clock
	End     Clock
	Reports int
	Origins int
	Ticks   []Tick  // along the axis, left to right
	Points  []Point // what the picture shows
	Events  []Event // what the list says, oldest first
	More    int     // events left out of the list
}

// Tick is a mark of the axis.
type Tick struct {
	X    string // percent of the width, "12.5"
	At   time.Time
	Form messages.Form // how much of it is said
}

// Point is one sign of the picture.
type Point struct {
	X     string
	Kind  EventKind
	Level int // 0 at the axis, then outward where signs would cover each other
}

// EventKind is what sort of thing happened.
type EventKind string

// The kinds of event.
const (
	EventReport  EventKind = "report"  // an independent origin's first report
	EventCopy    EventKind = "copy"    // a further report of the same text
	EventClaim   EventKind = "claim"   // a claim's standing changed
	EventArticle EventKind = "article" // this site wrote or revised
)

// Event is one entry of the list.
type Event struct {
	At       Clock
	Kind     EventKind
	Status   stet.Status // what a claim became
	Revision int         // of our own article
	Text     string      // a headline, or the reason; "" for none
	Lang     string      // of Text
	Who      string      // the outlet, "" when ourselves
	Href     string
	More     int // copies of the same text told of in this entry
}

// Limits of the timeline: entries of the list, signs above one another, the
// share of the width that lies free at each end, and that between two signs.
const (
	timelineEvents = 16
	timelineLevels = 3
	timelineMargin = 3.0
	timelineApart  = 3.5 // percent: a sign's width on a narrow screen
)

// moment is an event before it is laid out.
type moment struct {
	at time.Time
	Event
}

// timeline lays out a story's reports, the changes of its claims and the
// article's revisions. It is nil when nothing is dated.
func (b *notebook) timeline(d *stet.Dossier, revisions []stet.Article, near time.Time) *Timeline {
	all := slices.Concat(b.reportMoments(d, near), b.claimMoments(d, near), articleMoments(revisions, near))
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(x, y moment) int { return x.at.Compare(y.at) })
	start, end := all[0].at, all[len(all)-1].at
	t := &Timeline{Start: clock(start, near), End: clock(end, near), Reports: len(d.Reports), Origins: d.OriginCount()}
	x := scale(start, end)
	t.Ticks = ticks(start, end, x)
	var above, below lane
	for _, m := range all {
		side := &above
		if m.Kind == EventClaim || m.Kind == EventArticle {
			side = &below
		}
		if level, room := side.place(x(m.at)); room {
			t.Points = append(t.Points, Point{X: percent(x(m.at)), Kind: m.Kind, Level: level})
		}
		if m.Kind == EventCopy {
			continue // told of with its origin
		}
		t.Events = append(t.Events, m.Event)
	}
	if over := len(t.Events) - timelineEvents; over > 0 {
		t.More, t.Events = over, t.Events[:timelineEvents]
	}
	return t
}

// lane is one side of the axis: where the last sign of each level stands.
type lane []float64

// place gives the level nearest to the axis on which a sign at x, in percent,
// touches no earlier one; false when there is none.
func (l *lane) place(x float64) (int, bool) {
	for i, last := range *l {
		if x-last >= timelineApart {
			(*l)[i] = x
			return i, true
		}
	}
	if len(*l) == timelineLevels {
		return 0, false
	}
	*l = append(*l, x)
	return len(*l) - 1, true
}

func (b *notebook) reportMoments(d *stet.Dossier, near time.Time) []moment {
	var out []moment
	first := map[stet.ID]int{}
	for _, r := range d.Reports {
		f := b.filed(r, near)
		m := moment{r.Published, Event{At: f.Published, Kind: EventReport, Text: f.Headline, Lang: f.Lang, Who: f.Outlet, Href: f.Archived}}
		if at, known := first[d.Origins[r.ID]]; known {
			m.Kind = EventCopy
			out[at].More++
		} else {
			first[d.Origins[r.ID]] = len(out)
		}
		out = append(out, m)
	}
	return out
}

// claimMoments tells of every change that is not a claim's first appearance,
// which the report tells already.
func (b *notebook) claimMoments(d *stet.Dossier, near time.Time) []moment {
	var out []moment
	for _, c := range d.Claims {
		for i, h := range c.History {
			if i == 0 || h.Status == c.History[i-1].Status && h.Evidence == c.History[i-1].Evidence {
				continue
			}
			out = append(out, moment{h.At, Event{
				At: clock(h.At, near), Kind: EventClaim, Status: h.Status, Text: Line(h.Reason, 160), Lang: reasonLang, Href: ClaimPath(c.ID),
			}})
		}
	}
	return out
}

func articleMoments(revisions []stet.Article, near time.Time) []moment {
	var out []moment
	for _, a := range revisions {
		e := Event{At: clock(a.Changed, near), Kind: EventArticle, Revision: a.Revision, Href: fmt.Sprintf("%s?revision=%d", ArticlePath(a.ID), a.Revision)}
		if a.Revision > 1 {
			e.Text, e.Lang = Line(a.Reason, 160), reasonLang
		}
		out = append(out, moment{a.Changed, e})
	}
	return out
}

// scale maps moments to percent of the width; everything stands in the middle
// when all happened at once.
func scale(start, end time.Time) func(time.Time) float64 {
	whole := end.Sub(start).Seconds()
	return func(t time.Time) float64 {
		if whole <= 0 {
			return 50
		}
		return timelineMargin + (100-2*timelineMargin)*t.Sub(start).Seconds()/whole
	}
}

// tickSteps are the distances that ticks may have; the first that gives at most
// four ticks is used.
var tickSteps = []time.Duration{
	10 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour, 48 * time.Hour,
	7 * 24 * time.Hour, 28 * 24 * time.Hour, 91 * 24 * time.Hour, 365 * 24 * time.Hour, 10 * 365 * 24 * time.Hour,
}

func ticks(start, end time.Time, x func(time.Time) float64) []Tick {
	const most = 4
	step := tickSteps[len(tickSteps)-1]
	for _, s := range tickSteps {
		if end.Sub(start) <= s*most {
			step = s
			break
		}
	}
	form := messages.DayYear
	switch {
	case step < 24*time.Hour:
		form = messages.Hour
	case step < 91*24*time.Hour:
		form = messages.Day
	}
	var out []Tick
	for t := start.UTC().Truncate(step).Add(step); !t.After(end) && len(out) < most; t = t.Add(step) {
		if p := x(t); p >= 11 && p <= 89 { // a label needs room on both sides, on a narrow screen too
			out = append(out, Tick{X: percent(p), At: t, Form: form})
		}
	}
	if len(out) == 0 {
		out = append(out, Tick{X: percent(x(start)), At: start, Form: messages.Hour})
	}
	return out
}

func percent(p float64) string { return fmt.Sprintf("%.1f", p) }
