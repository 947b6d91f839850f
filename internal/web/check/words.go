package check

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"stet"
	"stet/internal/messages"
	"stet/internal/page"
)

// gates are those that a text is put to, in the order in which they are explained.
var gates = []stet.Gate{
	stet.GateCitation, stet.GateQuotation, stet.GateFigure, stet.GateName, stet.GateAttribution, stet.GateStance, stet.GateSupport,
}

// summary is the outcome in a line.
func summary(ctx context.Context, r *page.CheckResult) string { return Summary(messages.From(ctx), r) }

// Summary is the outcome in a line.
func Summary(w *messages.Words, r *page.CheckResult) string {
	switch {
	case r.Of() == 0:
		return w.Text("check.sum.none")
	case r.Of() == 1 && r.Stand == 1:
		return w.Text("check.sum.stands")
	case r.Of() == 1:
		return w.Text("check.sum.falls")
	case r.Stand == r.Of():
		return w.Count("check.sum.all", r.Of())
	}
	return w.Count("check.sum.some", r.Stand, "of", r.Of())
}

// label says what became of a sentence.
func label(ctx context.Context, o page.CheckOutcome) string {
	return messages.Text(ctx, "check.outcome."+string(o))
}

// rest says what the passages of a sentence are to it.
func rest(ctx context.Context, o page.CheckOutcome) string {
	if o == page.CheckStands {
		return messages.Text(ctx, "check.rests")
	}
	return messages.Text(ctx, "check.nearest")
}

// named is a source's name, or words for one that the reader gave none.
func named(ctx context.Context, name string) string {
	return cmp.Or(name, messages.Text(ctx, "check.nameless"))
}

// breakdown counts what does not stand; "" when everything does.
func breakdown(ctx context.Context, r *page.CheckResult) string {
	var said []string
	if r.Refused > 0 {
		said = append(said, messages.Count(ctx, "check.refused", r.Refused))
	}
	if r.Unfound > 0 {
		said = append(said, messages.Count(ctx, "check.unfound", r.Unfound))
	}
	return strings.Join(said, " ")
}

// field is the id or name of the nth source's box, from 0.
func field(what string, n int) string { return fmt.Sprintf("%s-%d", what, n+1) }

// wrongAt reports whether the field with the id is what is to be mended.
func wrongAt(w *page.Wrong, id string) bool { return w != nil && w.Field == id }

// described names what describes a field: its hint, and what is wrong with it.
func described(w *page.Wrong, id, hint string) string {
	if wrongAt(w, id) {
		return hint + " wrong"
	}
	return hint
}
