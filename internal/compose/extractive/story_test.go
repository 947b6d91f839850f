package extractive_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/statements"
)

// finder joins the gates to the statements, as cmd/stet does.
type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

var monday = time.Date(2031, 3, 10, 15, 0, 0, 0, time.UTC)

func newReport(outlet, lang string, hours int, body string) *stet.Report {
	r := stet.NewReport(stet.Report{
		URL: "https://" + strings.ReplaceAll(strings.ToLower(outlet), " ", "") + ".example/1", Snapshot: strings.Repeat("ab", 32),
		Outlet: outlet, Headline: "An event", Lang: lang,
		Published: monday.Add(time.Duration(hours) * time.Hour), Fetched: monday.Add(100 * time.Hour), Text: body,
	})
	return &r
}

// newDossier makes a story of reports, each its own origin, with the statements
// found in them.
func newDossier(reports ...*stet.Report) *stet.Dossier {
	d := &stet.Dossier{Origins: map[stet.ID]stet.ID{}, Reports: reports}
	d.Story.ID = stet.NewID(monday, "story", reports[0].URL)
	for _, r := range reports {
		d.Story.Reports = append(d.Story.Reports, r.ID)
		d.Origins[r.ID] = stet.NewID(r.Published, "origin", string(r.ID))
		d.Statements = append(d.Statements, statements.Extract(r)...)
	}
	slices.Sort(d.Story.Reports)
	return d
}

// position takes the statement whose content holds words as a position.
func position(t testing.TB, d *stet.Dossier, words string, stance stet.Stance) stet.Position {
	t.Helper()
	for i, s := range d.Statements {
		r := d.Report(s.Report)
		for _, c := range s.Content {
			if strings.HasPrefix(c.In(r.Text), words) || strings.HasPrefix(c.In(r.Text), "that "+words) || strings.Contains(c.In(r.Text), " "+words) && len(strings.Fields(words)) > 2 {
				d.Statements[i].Stance = stance
				return stet.Position{
					Speaker: s.Speaker, Stance: stance, Since: r.Published,
					Passages: []stet.Passage{{Report: r.ID, Span: s.Sentence}}, Origins: []stet.ID{d.Origins[r.ID]},
				}
			}
		}
	}
	t.Fatalf("no statement holds %q", words)
	return stet.Position{}
}

// passageOf finds words in the reports.
func passageOf(t testing.TB, d *stet.Dossier, words string) stet.Passage {
	t.Helper()
	for _, r := range d.Reports {
		if at := strings.Index(r.Text, words); at >= 0 {
			return stet.Passage{Report: r.ID, Span: stet.Span{Start: at, End: at + len(words)}}
		}
	}
	t.Fatalf("no report holds %q", words)
	return stet.Passage{}
}

const harbour = `Ardland's Foreign Minister Lena Moss said on Monday that Velmar had sent 41 drones at the Tarn power station between 8 and 9 March. Moss said all the drones were shot down and nobody was hurt.

"We will answer this attack at a time and in a manner of our own choosing," Moss told reporters in Dell.

The Ardland government announced that it was reviewing its position in the border talks. No evidence of the attack has been shown.`

const ledger = `Velmarish President Oskar Brandt denied the attack on Monday. "There was no drone in the air that night, and the people in Dell know it very well," Brandt said.

Brandt said Ardland wanted an excuse to leave the talks. According to Harbour Wire, Moss said 41 drones had been sent at the station.`

const post = `Residents of Tarn said they heard at least three explosions on Saturday night. The power station was running normally on Monday, its operator said.

Inspector Dana Holt of the Lakes Commission declined to comment. The commission's envoy, Ruth Alder, said she had seen no evidence of an attack.`

func attack(t testing.TB) *stet.Dossier {
	d := newDossier(newReport("Harbour Wire", "en", 0, harbour), newReport("Velm Ledger", "en", 2, ledger), newReport("Lakes Post", "en", 4, post))
	d.Claims = []stet.Claim{{
		ID: stet.NewID(monday, "claim", "drones"), Story: d.Story.ID, Status: stet.Disputed, Evidence: stet.EvidenceNone,
		Basis:     []stet.Passage{passageOf(t, d, "No evidence of the attack")},
		Positions: []stet.Position{position(t, d, "had sent 41 drones", stet.Asserts), position(t, d, "the attack", stet.Denies)},
	}}
	return d
}
