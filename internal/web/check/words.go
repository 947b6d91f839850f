package check

import (
	"fmt"

	"stet/internal/page"
)

// label says what became of a sentence.
func label(o page.CheckOutcome) string {
	switch o {
	case page.CheckStands:
		return "stands"
	case page.CheckRefused:
		return "refused"
	}
	return "not in the sources"
}

// rest says what the passages of a sentence are to it.
func rest(o page.CheckOutcome) string {
	if o == page.CheckStands {
		return "Rests on:"
	}
	return "Nearest passage:"
}

// breakdown counts what does not stand; "" when everything does.
func breakdown(r *page.CheckResult) string {
	refused, unfound := "", ""
	if r.Refused > 0 {
		refused = fmt.Sprintf("%d refused: the nearest passage says something else, or less.", r.Refused)
	}
	if r.Unfound > 0 {
		unfound = fmt.Sprintf("%d not in the sources.", r.Unfound)
	}
	if refused != "" && unfound != "" {
		return refused + " " + unfound
	}
	return refused + unfound
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
