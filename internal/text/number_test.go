package text_test

import (
	"fmt"
	"testing"

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
		{"en", "No one said it was the 3rd time in 10 years; a 50-year deal", []string{"10 | 10 year", "50 | 50 year"}},
		{"en", "Peace talks 2025\nRussia claims it; at least\n40 ships left", []string{"40 | 40 ship"}},
		{"en", "10 may have died", []string{"10 | 10"}},
		{"en", "One sailor died and two hundred and six men left", []string{"One | 1 sailor", "two hundred and six | 206 man"}},
		{"en", "two-thirds of voters, a quarter of a million people, half the crew", []string{"two-thirds | 0.6666666666666666", "a quarter of a million | 250000 person", "half | 0.5"}},
		{"en", "$10 to $15 a day, £4m, $1.5bn, 30+ boats, 15-plus years", []string{"10 to $15 | 10–15 $", "4m | 4e+06 £", "1.5bn | 1.5e+09 $", "30 | ≥30 boat", "15 | ≥15 year"}},
		{"en", "It rose from 30 to 50 percent, ten percentage points", []string{"30 | 30", "50 | 50 %", "ten | 10 pp"}},
		{"en", "60 miles per hour over 12 square kilometres at 20 degrees Celsius", []string{"60 | 60 mph", "12 | >12 km²", "20 | 20 °C"}},
		{"en", "9/11, 24/7, Jan. 20, the 2030 tax filings, 2002 to 2010, 1.2.3", nil},
		{"en", "33 police officers, one recent attempt, 2000 people, millions of dollars", []string{"33 | 33 officer", "one | 1 attempt", "2000 | 2000 person", "millions | ~2e+06 $"}},
		{"en", "5 or more cats among 10 000 men", []string{"5 | ≥5 cat", "10 000 | 10000 man"}},
		{"de", "Fast zweihundertfünfzig Helfer, einundneunzig Drohnen, um 16.30 Uhr", []string{"zweihundertfünfzig | <250 helfer", "einundneunzig | 91 drohnen"}},
		{"fr", "plus de 1 200 personnes, quatre-vingt-onze drones, soit 12,5 %", []string{"1 200 | >1200 personne", "quatre-vingt-onze | 91 drone", "12,5 | 12.5 %"}},
		{"es", "al menos 33 civiles, noventa y un drones, 3 millones de euros", []string{"33 | ≥33 civil", "noventa y un | 91 dron", "3 millones | 3e+06 €"}},
		{"ru", "не менее 33 человек, девяносто один дрон, 3,5 млн рублей 28 декабря 2031 года", []string{"33 | ≥33 человек", "девяносто один | 91 дрон", "3,5 млн | 3.5e+06 ₽"}},
		{"uk", "щонайменше 33 людини, 12 500 жителів", []string{"33 | ≥33 людини", "12 500 | 12500 жителів"}},
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
