package text_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/text"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		lang, in string
		want     []string // digits | bound value–high unit
	}{
		{"en", "Russia sent 91 long-range drones at 33 civilians and security personnel.", []string{"91 | 91 drone", "33 | 33 civilian"}},
		{"en", "At least 33 people and up to two dozen ships", []string{"33 | ≥33 person", "two dozen | ≤24 ship"}},
		{"en", "The parties are 95% ready, 15 km away, for $1.5 million.", []string{"95 | 95 %", "15 | 15 km", "1.5 million | 1.5e+06 $"}},
		{"en", "In 2025, on 28 December at 16:02, December 28-29, it rained.", nil},
		{"en", "dozens of drones; ninety-one tugs; half a million people", []string{"dozens | ~24 drone", "ninety-one | 91 tug", "half a million | 500000 person"}},
		{"en", "12 to 15 ships, nearly 40 per cent, more than 1,200 homes", []string{"12 to 15 | 12–15 ship", "40 | <40 %", "1,200 | >1200 home"}},
		{"en", "No one said it was the 3rd time in 10 years; a 50-year deal", []string{"10 | 10 year", "50-year | 50 year"}},
		{"en", "Peace talks 2025\nRussia claims it; at least\n40 ships left", []string{"40 | 40 ship"}},
		{"en", "10 may have died", []string{"10 | 10"}},
		{"en", "One sailor died and two hundred and six men left", []string{"One | 1 sailor", "two hundred and six | 206 man"}},
		{"de", "Mindestens 1.200 Menschen, 3,5 Millionen Euro, am 3. Mai", []string{"1.200 | ≥1200 menschen", "3,5 Millionen | 3.5e+06 €"}},
	} {
		var got []string
		for _, n := range text.Numbers(c.in, c.lang) {
			value := fmt.Sprint(n.Value)
			if n.High != n.Value {
				value += fmt.Sprintf("–%v", n.High)
			}
			line := n.Digits.In(c.in) + " | " + n.Bound + value
			if n.Unit != "" {
				line += " " + n.Unit
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.in, diff)
		}
	}
}

func TestDates(t *testing.T) {
	ref := time.Date(2025, 12, 31, 14, 0, 0, 0, time.UTC) // a Wednesday
	for in, want := range map[string]string{
		"on Monday":                   "Monday = 2025-12-29 00:00 to 2025-12-30 00:00",
		"between 28–29 December":      "28–29 December = 2025-12-28 00:00 to 2025-12-30 00:00",
		"December 28-29, 2025":        "December 28-29, 2025 = 2025-12-28 00:00 to 2025-12-30 00:00",
		"on 2 January":                "2 January = 2026-01-02 00:00 to 2026-01-03 00:00",
		"yesterday":                   "yesterday = 2025-12-30 00:00 to 2025-12-31 00:00",
		"in 2014":                     "2014 = 2014-01-01 00:00 to 2015-01-01 00:00",
		"last month":                  "last month = 2025-11-01 00:00 to 2025-12-01 00:00",
		"at 4:30 p.m.":                "4:30 p.m. = 2025-12-31 16:30 to 2025-12-31 16:31",
		"in March":                    "March = 2026-03-01 00:00 to 2026-04-01 00:00",
		"they may march":              "",
		"am 3. Mai 2024":              "3. Mai 2024 = 2024-05-03 00:00 to 2024-05-04 00:00",
		"91 drones":                   "",
		"2025-12-28":                  "2025-12-28 = 2025-12-28 00:00 to 2025-12-29 00:00",
		"next Monday he will present": "next Monday = 2026-01-05 00:00 to 2026-01-06 00:00",
	} {
		got := ""
		for _, d := range text.Dates(in, "en", ref) {
			got = d.Span.In(in) + " = " + d.Start.Format("2006-01-02 15:04") + " to " + d.End.Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	kinds := map[text.NameKind]string{text.NameOther: "", text.NamePerson: " person", text.NamePlace: " place", text.NameBody: " body"}
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"Foreign Minister Anna Kessel told the Harbour Wire.", []string{"Foreign Minister|Anna Kessel person", "|Harbour Wire body"}},
		{"Rescuers said foreign minister Kessel left. Kessel’s aide agreed.", []string{"foreign minister|Kessel person", "|Kessel"}},
		{"Drones hit the Ministry of Transport in Lindholm on Monday.", []string{"|Ministry of Transport body", "|Lindholm"}},
		{"Later Mara Lind and Tomas Falk left.", []string{"|Mara Lind person", "|Tomas Falk person"}},
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
