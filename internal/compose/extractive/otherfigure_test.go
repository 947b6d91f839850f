package extractive_test

import (
	"strings"
	"testing"

	"stet/internal/claims"
	"stet/internal/compose/extractive"
)

// TestDenialOfAnotherFigureIsNoDenial keeps a headline from saying that somebody
// denies a figure when he denied another.
func TestDenialOfAnotherFigureIsNoDenial(t *testing.T) {
	d := newDossier(
		newReport("North Post", "en", 0, "Mayor Ines Holm denied that at least 3 people were hurt in Dell."),
		newReport("South Post", "en", 1, "Officials said at least 4 people were hurt in Dell. Roads to Dell were closed on Monday."),
	)
	d.Claims = claims.Ledger(d)
	if got := extractive.Write(d, options).Headline.Text; strings.Contains(got, "4 people") && strings.Contains(got, "denies") {
		t.Errorf("headline %q: Holm denied another figure", got)
	}
}
