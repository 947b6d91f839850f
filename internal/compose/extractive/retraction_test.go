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

// Of two denials the one that gives the words used is told, though the other
// stands nearer the top of its report.
func TestDenialInItsOwnWordsLeads(t *testing.T) {
	const told = "Miners' leader Vesna Holm said on Monday that the Karst pit had been flooded by the owner. The pit employs 40 people. " +
		"Talks were to begin in May. The owner, Oskar Rhee, dismissed the accusation as \"a winter tale\"."
	const plain = "Oskar Rhee denied that the Karst pit had been flooded by the owner. Vesna Holm said that the Karst pit had been flooded by the owner."
	d := newDossier(newReport("Harbour Wire", "en", 0, told), newReport("Pit Post", "en", 2, plain))
	d.Claims = claims.Ledger(d)
	a := extractive.Write(d, options)
	if got := texts(a); !strings.Contains(a.Headline.Text, "“a winter tale”") || !strings.Contains(got, `dismissed the accusation as "a winter tale".`) {
		t.Errorf("the article leaves the denial's own words out:\n%s", got)
	}
}
