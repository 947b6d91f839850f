package webtest

import (
	"time"

	"stet"
)

// Story is the identifier of the invented event's story.
var Story = stet.NewID(at(9.25), "story", "veyra")

// The reports by what the data below calls them.
const (
	lantern = iota
	coast
	examiner
	ledger
	tarn
	meridianDaily
	kestrianPost
	talbote
)

// Dossier is the invented event: a claim that is denied and doubted, figures
// that differ, a claim that one side half takes back, and one that nobody
// disputes.
func Dossier() *stet.Dossier {
	rs := reports()
	d := &stet.Dossier{Story: stet.Story{ID: Story, Version: 8}, Reports: rs, Origins: map[stet.ID]stet.ID{}}
	for i, r := range rs {
		d.Story.Reports = append(d.Story.Reports, r.ID)
		origin := r.ID
		if i <= ledger {
			origin = rs[lantern].ID
		}
		d.Origins[r.ID] = origin
	}
	d.Statements = []stet.Statement{{Report: rs[kestrianPost].ID, Speaker: "Orlund", Via: "Lantern Wire", Stance: stet.Asserts}}
	d.Claims = []stet.Claim{sluices(rs), evacuated(rs), untouched(rs), talks(rs), nobodyHurt(rs)}
	d.Claims[0].Earlier = Earlier().Claims[0].ID
	d.Claims[0].Ties = []stet.Tie{{Claim: d.Claims[0].ID, Kind: stet.TieDenial}, {Claim: d.Claims[2].ID, Kind: stet.TieAccounts}}
	d.Claims[2].Ties = []stet.Tie{{Claim: d.Claims[0].ID, Kind: stet.TieAccounts}}
	return d
}

// Earlier is a story of two weeks before, in which the same was claimed once.
func Earlier() *stet.Dossier {
	r := newReport("Lantern Wire", "Lantern Cooperative", "en", "lanternwire", "Kestria complains of sudden high water", "", "Kestria complained that Orlund had opened the sluices of the Tarn dam without warning.", at(-340))
	story := stet.NewID(at(-340), "story", "high water")
	c := plainClaim("high water", "Kestria", stet.Passage{Report: r.ID, Span: stet.Span{Start: 24, End: 86}}, at(-340), r.ID)
	c.ID, c.Story, c.Proposition = stet.NewID(at(-340), "claim", "high water"), story, c.Passage.Span.In(r.Text)
	return &stet.Dossier{
		Story:   stet.Story{ID: story, Version: 1, Reports: []stet.ID{r.ID}},
		Reports: []*stet.Report{r}, Origins: map[stet.ID]stet.ID{r.ID: r.ID}, Claims: []stet.Claim{c},
	}
}

func sluices(rs []*stet.Report) stet.Claim {
	words := "opening the sluices of the Tarn dam without warning and flooding three villages on the lower Veyra"
	all := []stet.Passage{
		passage(rs[lantern], words), passage(rs[coast], words), passage(rs[ledger], words),
		passage(rs[lantern], `"Eleven gates were opened at once, at night, and nobody rang us," Water Minister Ilse Marrow told reporters in Pell.`),
	}
	return stet.Claim{
		ID: claimID("sluices"), Story: Story, Proposition: words, Passage: all[0], Status: stet.Disputed, Evidence: stet.EvidenceNone,
		Basis: []stet.Passage{passage(rs[lantern], "She did not show pictures or records of the gates."), passage(rs[meridianDaily], "they had seen no measurements from the dam itself")},
		Since: at(9.25),
		Positions: []stet.Position{
			{Speaker: "Kestria", Stance: stet.Asserts, Since: at(9.25), Passages: all, Origins: []stet.ID{rs[lantern].ID}},
			{
				Speaker: "Orlund's River Board", Stance: stet.Declines, Since: at(9.25), Origins: []stet.ID{rs[lantern].ID},
				Passages: []stet.Passage{passage(rs[lantern], "Orlund's River Board did not immediately answer a request for comment")},
			},
			{
				Speaker: "Orlund's River Board", Stance: stet.Denies, Since: at(16.25), Origins: []stet.ID{rs[tarn].ID, rs[talbote].ID},
				Passages: []stet.Passage{passage(rs[tarn], "rejected Kestria's account of the flood on the lower Veyra"), passage(rs[talbote], "Er bestritt weiterhin, dass die Öffnung die Flut ausgelöst habe.")},
			},
			{
				Speaker: "Amar Quill", Stance: stet.Doubts, Since: at(31), Origins: []stet.ID{rs[meridianDaily].ID},
				Passages: []stet.Passage{passage(rs[meridianDaily], `"It is odd. It is not proof," said one of them, Amar Quill.`)},
			},
		},
		Figures: []stet.Figure{
			{Text: "Eleven", Value: 11, Unit: "gate", Speaker: "Kestria", Since: at(9.25), Passages: all[3:]},
			{Text: "zwei", Value: 2, Unit: "gate", Speaker: "Orlund's River Board", Since: at(44), Passages: []stet.Passage{passage(rs[talbote], "zwei von elf Schleusen")}},
		},
		History: []stet.Change{
			{At: at(9.25), Report: rs[lantern].ID, Status: stet.Asserted, Evidence: stet.EvidenceNone, Reason: "Kestria says so"},
			{At: at(16.25), Report: rs[tarn].ID, Status: stet.Disputed, Evidence: stet.EvidenceNone, Reason: "Orlund's River Board denies it"},
		},
	}
}

func evacuated(rs []*stet.Report) stet.Claim {
	first := passage(rs[lantern], "at least 1,200 people had left their homes")
	second := passage(rs[tarn], "700 people had been moved on the Kestrian side")
	third := passage(rs[kestrianPost], "raised the number of people who have left their homes on the lower Veyra to 1,450")
	return stet.Claim{
		ID: claimID("evacuated"), Story: Story, Proposition: "at least 1,200 people had left their homes", Passage: first,
		Status: stet.Disputed, Evidence: stet.EvidenceNone, Since: at(9.25),
		Positions: []stet.Position{
			{Speaker: "Ilse Marrow", Stance: stet.Asserts, Since: at(9.25), Passages: []stet.Passage{first, third}, Origins: []stet.ID{rs[lantern].ID, rs[kestrianPost].ID}},
			{Speaker: "Red Lantern", Stance: stet.Asserts, Since: at(16.25), Passages: []stet.Passage{second}, Origins: []stet.ID{rs[tarn].ID}},
		},
		Figures: []stet.Figure{
			{Text: "at least 1,200 people", Value: 1200, Bound: "≥", Unit: "person", Speaker: "Ilse Marrow", Since: at(9.25), Passages: []stet.Passage{first}},
			{Text: "700", Value: 700, Unit: "person", Speaker: "Red Lantern", Since: at(16.25), Passages: []stet.Passage{second}},
			{Text: "1,450", Value: 1450, Unit: "person", Speaker: "Ilse Marrow", Since: at(42.5), Passages: []stet.Passage{third}},
		},
		History: []stet.Change{
			{At: at(9.25), Report: rs[lantern].ID, Status: stet.Asserted, Evidence: stet.EvidenceNone, Reason: "Ilse Marrow says so"},
			{At: at(16.25), Report: rs[tarn].ID, Status: stet.Disputed, Evidence: stet.EvidenceNone, Reason: "Red Lantern gives another figure"},
			{At: at(42.5), Report: rs[kestrianPost].ID, Status: stet.Disputed, Evidence: stet.EvidenceNone, Reason: "Ilse Marrow raises her figure"},
		},
	}
}

func untouched(rs []*stet.Report) stet.Claim {
	said := passage(rs[tarn], "No gate at Tarn was touched.")
	took := passage(rs[talbote], "sagte, seine frühere Aussage, kein Tor sei berührt worden, sei „zu knapp“ gewesen")
	return stet.Claim{
		ID: claimID("untouched"), Story: Story, Proposition: "No gate at Tarn was touched.", Passage: said, Status: stet.Withdrawn,
		Evidence: stet.EvidenceClaimant, Basis: []stet.Passage{passage(rs[talbote], "das Wärterbuch des Tarn-Damms veröffentlicht")}, Since: at(16.25),
		Positions: []stet.Position{
			{Speaker: "Teodor Vance", Stance: stet.Asserts, Since: at(16.25), Passages: []stet.Passage{said}, Origins: []stet.ID{rs[tarn].ID}},
			{Speaker: "Teodor Vance", Stance: stet.Retracts, Since: at(44), Passages: []stet.Passage{took}, Origins: []stet.ID{rs[talbote].ID}},
		},
		History: []stet.Change{
			{At: at(16.25), Report: rs[tarn].ID, Status: stet.Asserted, Evidence: stet.EvidenceNone, Reason: "Teodor Vance says so"},
			{At: at(44), Report: rs[talbote].ID, Status: stet.Withdrawn, Evidence: stet.EvidenceClaimant, Reason: "Teodor Vance takes it back"},
		},
	}
}

func talks(rs []*stet.Report) stet.Claim {
	p := passage(rs[lantern], "Kestria would suspend its part in the talks on sharing the river")
	return plainClaim("talks", "Ilse Marrow", p, at(9.25), rs[lantern].ID)
}

func nobodyHurt(rs []*stet.Report) stet.Claim {
	p := passage(rs[lantern], "nobody had been hurt")
	return plainClaim("hurt", "Ilse Marrow", p, at(9.25), rs[lantern].ID)
}

// plainClaim is a claim that one speaker makes and nobody disputes.
func plainClaim(key, speaker string, p stet.Passage, since time.Time, origin stet.ID) stet.Claim {
	text := ""
	for _, r := range reports() {
		if r.ID == p.Report {
			text = p.Span.In(r.Text)
		}
	}
	return stet.Claim{
		ID: claimID(key), Story: Story, Proposition: text, Passage: p, Status: stet.Asserted, Evidence: stet.EvidenceNone, Since: since,
		Positions: []stet.Position{{Speaker: speaker, Stance: stet.Asserts, Since: since, Passages: []stet.Passage{p}, Origins: []stet.ID{origin}}},
		History:   []stet.Change{{At: since, Report: origin, Status: stet.Asserted, Evidence: stet.EvidenceNone, Reason: speaker + " says so"}},
	}
}

func claimID(key string) stet.ID { return stet.NewID(at(9.25), "claim", key) }
