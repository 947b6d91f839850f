package verify_test

import (
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/statements"
	"stet/internal/verify"
)

// finder joins the gates to the statements, as cmd/stet does.
type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

var monday = time.Date(2031, 3, 10, 15, 0, 0, 0, time.UTC)

func newReport(outlet, body string) *stet.Report {
	r := stet.NewReport(stet.Report{
		URL: "https://" + strings.ReplaceAll(strings.ToLower(outlet), " ", "") + ".example/1", Snapshot: strings.Repeat("ab", 32),
		Outlet: outlet, Lang: "en", Published: monday, Fetched: monday.Add(time.Hour), Text: body,
	})
	return &r
}

// cite gives the citation of the sentence of r that begins with words.
func cite(t testing.TB, r *stet.Report, words string) stet.Citation {
	t.Helper()
	at := strings.Index(r.Text, words)
	if at < 0 {
		t.Fatalf("%q does not stand in the report", words)
	}
	end := at + len(words)
	if stop := strings.Index(r.Text[end:], "\n"); stop >= 0 {
		end += stop
	} else {
		end = len(r.Text)
	}
	return stet.Cite(r, stet.Span{Start: at, End: end})
}

const wire = `Ardland's Foreign Minister Lena Moss said on Monday that Velmar had sent 91 long-range drones at the Tarn power station between 8 and 9 March.
All the drones were shot down, Moss said. She said that at least 33 houses were damaged.
The Velmarish president, Oskar Brandt, rejected the report as "another round of lies" on Sunday.
Inspector Dana Holt declined to comment on the report.
The council may close the Tarn bridge in April, its engineer said. The bridge was not inspected last year.
About 1,200 people live in Tarn. The river rose by 3.5 metres at 09:30 on Monday, and 95% of the fields were under water.
Drones were seen again over Tarn. The talks are in their third week.
Residents of Tarn reported explosions. Moss ordered an inquiry into the attack.`

// A case is a sentence, the passage it rests on (by its first words), and the
// gate that must refuse it with words of its reason; "" when it must stand.
type gateCase struct {
	name, sentence, passage string
	gate                    stet.Gate
	reason                  string
}

func run(t *testing.T, body string, cases []gateCase) {
	t.Helper()
	r := newReport("Harbour Wire", body)
	reports := map[stet.ID]*stet.Report{r.ID: r}
	g := verify.New(finder{})
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			refused := g.Sentence(stet.Sentence{Text: c.sentence, Citations: []stet.Citation{cite(t, r, c.passage)}}, reports)
			if c.gate == "" {
				if len(refused) > 0 {
					t.Errorf("%q must stand, refused: %+v", c.sentence, refused)
				}
				return
			}
			for _, x := range refused {
				if x.Gate == c.gate && strings.Contains(x.Reason, c.reason) {
					return
				}
			}
			t.Errorf("%q must be refused by %s with %q, got %+v", c.sentence, c.gate, c.reason, refused)
		})
	}
}

func TestQuotation(t *testing.T) {
	run(t, wire, []gateCase{
		{"letter for letter", `Oskar Brandt rejected the report as “another round of lies”.`, "The Velmarish", "", ""},
		{"comma within the marks", `"Another round of lies," Oskar Brandt said of the report.`, "The Velmarish", "quotation", "does not hold"},
		{"comma within the marks, case kept", `Brandt spoke of "another round of lies," rejecting the report.`, "The Velmarish", "", ""},
		{"paraphrase in quotation marks", `Oskar Brandt rejected the report as “a new round of lies”.`, "The Velmarish", "quotation", "a new round of lies"},
		{"given to another", `Lena Moss rejected the report as “another round of lies”.`, "The Velmarish", "quotation", "the sentence to Lena Moss"},
		{"outlet's own words", `Harbour Wire wrote: “Drones were seen again over Tarn.”`, "Drones were", "", ""},
		{"outlet quoted whole", `Harbour Wire wrote: “All the drones were shot down, Moss said”.`, "All the", "", ""},
		{"outlet given another's words", `Harbour Wire wrote: “All the drones were shot down”.`, "All the", "quotation", "to Lena Moss"},
	})
}

func TestFigure(t *testing.T) {
	run(t, wire, []gateCase{
		{"same", "Lena Moss said Velmar had sent 91 drones.", "Ardland's", "", ""},
		{"other value", "Lena Moss said Velmar had sent 92 drones.", "Ardland's", "figure", "the passage says “91"},
		{"bound kept", "Moss said that at least 33 houses were damaged.", "All the drones", "", ""},
		{"bound lost", "Moss said that 33 houses were damaged.", "All the drones", "figure", "at least 33"},
		{"bound added", "Lena Moss said Velmar had sent more than 91 drones.", "Ardland's", "figure", "91"},
		{"about lost", "1,200 people live in Tarn.", "About 1,200", "figure", "About 1,200"},
		{"nearly for about", "Nearly 1,200 people live in Tarn.", "About 1,200", "figure", "About 1,200"},
		{"other unit", "The river rose by 3.5 kilometres.", "About 1,200", "figure", "3.5"},
		{"percentage lost", "95 of the fields were under water.", "About 1,200", "figure", "95"},
		{"percentage in words", "95 per cent of the fields were under water.", "About 1,200", "", ""},
		{"same counted of something else", "About 1,200 houses stand in Tarn.", "About 1,200", "figure", "1,200"},
		{"range of days", "Lena Moss said Velmar had sent drones between 8 and 9 March.", "Ardland's", "", ""},
		{"a day for a range", "Lena Moss said Velmar had sent drones on 9 March.", "Ardland's", "figure", "9 March"},
		{"relative day as date", "The Velmarish president, Oskar Brandt, rejected the report on 9 March.", "The Velmarish", "", ""},
		{"wrong date for a relative day", "The Velmarish president, Oskar Brandt, rejected the report on 8 March.", "The Velmarish", "figure", "Sunday"},
		{"day of a moment", "The river rose by 3.5 metres on 10 March.", "About 1,200", "", ""},
		{"other time", "The river rose by 3.5 metres at 10:30 on Monday.", "About 1,200", "figure", "10:30"},
		{"rank", "The talks are in their third week.", "Drones were", "", ""},
		{"other rank", "The talks are in their fourth week.", "Drones were", "figure", "fourth"},
		{"day of publication, with the outlet", "Harbour Wire reported on 10 March that drones were seen again over Tarn.", "Drones were", "", ""},
		{"day of publication, without", "Drones were seen again over Tarn on 10 March.", "Drones were", "figure", "10 March"},
	})
}

func TestName(t *testing.T) {
	run(t, wire, []gateCase{
		{"full name from the report", "Lena Moss said all the drones were shot down.", "All the drones", "", ""},
		{"name and title from the report", "Foreign Minister Lena Moss said all the drones were shot down.", "All the drones", "", ""},
		{"other title", "Prime Minister Lena Moss said Velmar had sent 91 drones.", "Ardland's", "name", "Prime Minister"},
		{"unknown person", "Lena Moss and Peter Quill said Velmar had sent 91 drones.", "Ardland's", "name", "Peter Quill"},
		{"unknown place", "Lena Moss said Velmar had sent 91 drones at Norwick.", "Ardland's", "name", "Norwick"},
		{"place of its adjective", "Velmar rejected the report as “another round of lies”.", "The Velmarish", "", ""},
		{"outlet not in its own text", "Harbour Wire reported that drones were seen again over Tarn.", "Drones were", "", ""},
		{"common noun begins the sentence", "Drones were seen again over Tarn.", "Drones were", "", ""},
		{"common noun begins the sentence, low in the passage", "Explosions were reported by residents of Tarn.", "Residents of", "", ""},
		{"headline capitals", "Residents of Tarn Reported Explosions", "Residents of", "", ""},
	})
}

func TestAttribution(t *testing.T) {
	run(t, wire, []gateCase{
		{"kept", "Lena Moss said Velmar had sent 91 drones at the Tarn power station.", "Ardland's", "", ""},
		{"kept, by the country", "Ardland said Velmar had sent 91 drones at the Tarn power station.", "Ardland's", "", ""},
		{"told as fact", "Velmar sent 91 drones at the Tarn power station.", "Ardland's", "attribution", "Lena Moss"},
		{"told as fact, hedged", "Velmar allegedly sent 91 drones at the Tarn power station.", "Ardland's", "", ""},
		{"another speaker", "Oskar Brandt said Velmar had sent 91 drones at the Tarn power station.", "Ardland's", "attribution", "Lena Moss"},
		{"the outlet as speaker", "Harbour Wire reported that Velmar had sent 91 drones at the Tarn power station.", "Ardland's", "attribution", "Lena Moss"},
		{"the outlet reports that she said", "Harbour Wire reported that Lena Moss said Velmar had sent 91 drones.", "Ardland's", "", ""},
		{"the outlet's own words", "Harbour Wire reported that drones were seen again over Tarn.", "Drones were", "", ""},
		{"the outlet's words as somebody's", "Lena Moss said drones were seen again over Tarn.", "Drones were", "attribution", "Moss"},
		{"according to", "According to Moss, all the drones were shot down.", "All the", "", ""},
		{"a fact stays one", "About 1,200 people live in Tarn.", "About 1,200", "", ""},
		{"pronoun without a name", "She said all the drones were shot down.", "All the", "attribution", "whom"},
	})
}

func TestStance(t *testing.T) {
	run(t, wire, []gateCase{
		{"denied for declined", "Inspector Dana Holt denied the report.", "Inspector", "stance", "declined"},
		{"confirmed for said", "Lena Moss confirmed that Velmar had sent 91 drones.", "Ardland's", "stance", "said"},
		{"said for ordered", "Moss ordered an inquiry into the attack.", "Residents", "", ""},
		{"confirms for rejects", "Oskar Brandt confirmed the report.", "The Velmarish", "stance", "rejected"},
		{"denies for rejects", "Oskar Brandt denied the report.", "The Velmarish", "", ""},
		{"will for may", "The council will close the Tarn bridge in April, its engineer said.", "The council", "stance", "possible"},
		{"certain for may", "Its engineer said the council closed the Tarn bridge.", "The council", "stance", "possible"},
		{"may kept", "The council may close the Tarn bridge in April, its engineer said.", "The council", "", ""},
		{"not lost", "The bridge was inspected last year.", "The council", "stance", "not"},
		{"not kept", "The bridge was not inspected last year.", "The council", "", ""},
		{"not added", "Lena Moss said Velmar had not sent 91 drones.", "Ardland's", "stance", "not"},
	})
}

const mill = `The blaze at the mill began around 5:10 a.m. local time on Sunday and was out by 7:30 p.m., police said.
Mara Quell ran the mill between 2002 and 2009.
All night the foreman of the mill had asked more of the pumps than they could probably give.
The council appears to be siding with the owners of the mill.
Mara Quell said the owners appeared to ignore the danger of dust in the mill.
Officers of the county hospital in Tarn told this newspaper that they could not release the names.`

// What sentences lost that were made from texts of other kinds than the first.
func TestWhatKeepsADistanceIsKept(t *testing.T) {
	run(t, mill, []gateCase{
		{"around lost", "The blaze at the mill began at 5:10 a.m. local time on Sunday, police said.", "The blaze", "figure", "around 5:10 a.m."},
		{"around kept", "The blaze at the mill began around 5:10 a.m. local time on Sunday, police said.", "The blaze", "", ""},
		{"about for around", "The blaze at the mill began about 5:10 a.m. local time on Sunday, police said.", "The blaze", "", ""},
		{"day of publication for the one told", "The blaze at the mill began around 5:10 a.m. local time on Monday, police said.", "The blaze", "figure", "Monday"},
		{"longer time", "Mara Quell ran the mill between 2000 and 2009.", "Mara Quell", "figure", "2000 and 2009"},
		{"same time", "Mara Quell ran the mill between 2002 and 2009.", "Mara Quell", "", ""},
		{"hedge lost, another kept", "All night the foreman of the mill had asked more of the pumps than they could give.", "All night", "stance", "give"},
		{"both kept", "All night the foreman of the mill had asked more of the pumps than they could probably give.", "All night", "", ""},
		{"known for appears", "The council is known to be siding with the owners of the mill.", "The council", "stance", "appears"},
		{"known for appeared, said by somebody", "Mara Quell said the owners were known to ignore the danger of dust in the mill.", "Mara Quell said", "stance", "appeared"},
		{"appeared kept", "Mara Quell said the owners appeared to ignore the danger of dust in the mill.", "Mara Quell said", "", ""},
		{"not lost in a clause moved", "They could release the names, officers of the county hospital in Tarn told this newspaper.", "Officers", "stance", "not"},
		{"not kept in a clause moved", "They could not release the names, officers of the county hospital in Tarn told this newspaper.", "Officers", "", ""},
	})
}

func TestSupport(t *testing.T) {
	run(t, wire, []gateCase{
		{"compressed", "Lena Moss said Velmar had sent 91 drones at the station.", "Ardland's", "", ""},
		{"other content", "Lena Moss said Velmar had bombed several crowded hospitals.", "Ardland's", "support", "hospitals"},
		{"inserted", "Residents of Tarn reported explosions near some burning oil depots.", "Residents", "support", "burning"},
	})
}

func TestCitation(t *testing.T) {
	r, other := newReport("Harbour Wire", wire), newReport("Velm Ledger", wire)
	reports := map[stet.ID]*stet.Report{r.ID: r}
	g := verify.New(finder{})
	good := cite(t, r, "Residents of")
	shifted := good
	shifted.Span.Start, shifted.Span.End = good.Span.Start-1, good.Span.End-1
	outside := good
	outside.Span.End = len(r.Text) + 50
	for name, c := range map[string][]stet.Citation{
		"none": nil, "shifted by one": {shifted}, "outside the text": {outside}, "report not shown": {stet.Cite(other, good.Span)},
		"another snapshot": {{Report: r.ID, Snapshot: "0", Span: good.Span, Exact: good.Exact}}, "one good, one bad": {good, shifted},
	} {
		refused := g.Sentence(stet.Sentence{Text: "Residents of Tarn reported explosions.", Citations: c}, reports)
		if len(refused) != 1 || refused[0].Gate != stet.GateCitation || refused[0].Reason == "" {
			t.Errorf("%s: want one refusal by the citation gate, got %+v", name, refused)
		}
	}
	if refused := g.Sentence(stet.Sentence{Text: "Residents of Tarn reported explosions.", Citations: []stet.Citation{good}}, reports); refused != nil {
		t.Errorf("a sound citation is refused: %+v", refused)
	}
}
