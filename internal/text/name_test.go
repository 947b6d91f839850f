package text_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/text"
)

func TestNames(t *testing.T) {
	kinds := map[text.NameKind]string{text.NameOther: "", text.NamePerson: " person", text.NamePlace: " place", text.NameBody: " body"}
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"Foreign Minister Anna Kessel told the Harbour Wire.", []string{"Foreign Minister|Anna Kessel person", "|Harbour Wire body"}},
		{"Rescuers said foreign minister Kessel left. Kessel’s aide agreed.", []string{"foreign minister|Kessel person", "|Kessel person"}},
		{"Drones hit the Ministry of Transport in Lindholm on Monday.", []string{"|Ministry of Transport body", "|Lindholm"}},
		{"Later Mara Lind and Tomas Falk left.", []string{"|Mara Lind person", "|Tomas Falk person"}},
		{"Retired Lt. Gen. Mara Lind met U.S. Secretary of State Ben Holm.", []string{"Retired Lt. Gen.|Mara Lind person", "U.S. Secretary of State|Ben Holm person"}},
		{"The Securities and Exchange Commission sued Ivo J. Brandt of Ohio.", []string{"|Securities and Exchange Commission body", "|Ivo J. Brandt person", "|Ohio place"}},
		{"Mr. Falk spoke. He met Ahmed al-Rashid, and Democrat Anna Falk.", []string{"|Falk person", "|Ahmed al-Rashid person", "|Democrat", "|Anna Falk person"}},
		{"Brandt said so. Police said no. Critics said little at noon GMT.", []string{"|Brandt"}},
		{"Ferry Fire Shuts Port, Kessel Claims\nThe port shut, Kessel claims.", []string{"|Kessel", "|Kessel"}},
		{"The Justice Department and General Motors spoke in New York.", []string{"|Justice Department body", "|General Motors body", "|New York place"}},
		{"They met the Ardlandish president. Falk left with Ivo Falk.", []string{"|Ardlandish", "|Falk person", "|Ivo Falk person"}},
		{"The ferry sank. Ferry crews in Old Harbour swam.", []string{"|Old Harbour place"}},
	} {
		var got []string
		for _, n := range text.Names(c.in, "en") {
			got = append(got, n.Title.In(c.in)+"|"+n.Span.In(c.in)+kinds[n.Kind])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.in, diff)
		}
	}
}
