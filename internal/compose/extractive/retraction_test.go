package extractive_test

import (
	"strings"
	"testing"

	"stet/internal/claims"
	"stet/internal/compose/extractive"
)

// TestWithdrawnDenialIsNoDenial keeps a headline from saying "denies it" of
// somebody who has taken the denial back since.
func TestWithdrawnDenialIsNoDenial(t *testing.T) {
	denied := newReport("Harbour Wire", "en", 0, "Residents of Orvel said that chlorine had leaked from the Holm works. Holm Chemie denied that chlorine had leaked from the works.")
	withdrawn := newReport("Kell Courier", "en", 5, "Holm Chemie withdrew its statement that no chlorine had leaked from the works.")
	d := newDossier(denied)
	d.Claims = claims.Ledger(d)
	if got := extractive.Write(d, options).Headline.Text; !strings.Contains(got, "denies it") {
		t.Fatalf("headline before %q", got)
	}
	d = newDossier(denied, withdrawn)
	d.Claims = claims.Ledger(d)
	if got := extractive.Write(d, options).Headline.Text; strings.Contains(got, "denies it") || strings.Contains(got, "rejects") {
		t.Errorf("headline after the withdrawal: %q", got)
	}
}
