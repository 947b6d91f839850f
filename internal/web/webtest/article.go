package webtest

import (
	"time"

	"stet"
	"stet/internal/page"
)

// ArticleID is the identifier of the invented event's article.
var ArticleID = stet.NewID(at(9.25), "article", string(Story))

// Revisions are the two revisions of the article; the second corrects a figure.
func Revisions() []stet.Article {
	second := article()
	first := second
	first.Revision, first.Changed, first.Reason, first.Corrections = 1, at(17), "", nil
	first.Sections = first.Sections[:2]
	return []stet.Article{first, second}
}

func article() stet.Article {
	rs := reports()
	a := stet.Article{
		ID: ArticleID, Story: Story, Revision: 2, Lang: "en", Written: at(17), Changed: at(44.5), Writer: "extractive", Origins: 5,
		Reason: "Two further reports: Kestria raises its number of evacuees, and Orlund publishes the log book of the dam.",
		Headline: sentence("Kestria says Orlund opened a dam and flooded three villages; Orlund denies it",
			cite(rs[lantern], "Kestria accused neighbouring Orlund on Friday of opening the sluices of the Tarn dam without warning and flooding three villages"),
			cite(rs[tarn], "rejected Kestria's account of the flood on the lower Veyra")),
		Deck: sentence("Orlund's log book shows two gates opened by four centimetres that night. Its River Board says rain caused the flood.",
			cite(rs[talbote], "Danach wurden in der Nacht zum Freitag zwei von elf Schleusen „routinemäßig“ um vier Zentimeter geöffnet."),
			cite(rs[tarn], "The river rose because it rained for six days, and they know it")),
		PullQuote: &stet.PullQuote{
			Text: "No gate at Tarn was touched. The river rose because it rained for six days, and they know it", Speaker: "Teodor Vance", Cue: "said",
			Outlet: "The Tarn Courier", Citation: cite(rs[tarn], "No gate at Tarn was touched. The river rose because it rained for six days, and they know it"),
		},
		Withheld: []stet.Withheld{
			{
				Sentence: sentence("Marrow said 1,200 people had left their homes.", cite(rs[lantern], "at least 1,200 people had left their homes")),
				Gate:     stet.GateFigure, Reason: "the passage says at least 1,200, the sentence said 1,200",
			},
			{
				Sentence: sentence("Orlund refused to show reporters the gate house.", cite(rs[tarn], "The board let reporters see the gate house on Friday afternoon.")),
				Gate:     stet.GateStance, Reason: "the passage says that reporters saw the gate house",
			},
		},
		Corrections: []stet.Correction{{
			At: at(44.5), Revision: 2, Was: "Orlund says no gate was opened", Is: "Orlund says two gates were opened by four centimetres",
			Why: "The River Board took back its first statement.",
		}},
	}
	for _, r := range rs {
		a.Reports = append(a.Reports, r.ID)
	}
	a.Sections = []stet.Section{kestria(rs), orlund(rs), doubts(rs), next(rs)}
	return a
}

func kestria(rs []*stet.Report) stet.Section {
	return stet.Section{Heading: "What Kestria says", Sentences: []stet.Sentence{
		sentence("Kestria accused Orlund on Friday of opening the sluices of the Tarn dam without warning and flooding three villages on the lower Veyra; Orlund denies it.",
			cite(rs[lantern], "Kestria accused neighbouring Orlund on Friday of opening the sluices of the Tarn dam without warning and flooding three villages"),
			cite(rs[tarn], "rejected Kestria's account of the flood on the lower Veyra")),
		sentence("“Eleven gates were opened at once, at night, and nobody rang us,” Water Minister Ilse Marrow told reporters in Pell.",
			cite(rs[lantern], `"Eleven gates were opened at once, at night, and nobody rang us," Water Minister Ilse Marrow told reporters in Pell.`)),
		sentence("Marrow said at least 1,200 people had left their homes and that nobody had been hurt.",
			cite(rs[lantern], "She said at least 1,200 people had left their homes and that nobody had been hurt.")),
		sentence("On Saturday evening Kestria's government raised the number to 1,450.",
			cite(rs[kestrianPost], "raised the number of people who have left their homes on the lower Veyra to 1,450 on Saturday evening")),
		sentence("Marrow did not show pictures or records of the gates.", cite(rs[lantern], "She did not show pictures or records of the gates.")),
	}}
}

func orlund(rs []*stet.Report) stet.Section {
	return stet.Section{Heading: "What Orlund says", Sentences: []stet.Sentence{
		sentence("The head of Orlund's River Board, Teodor Vance, rejected Kestria's account on Friday.",
			cite(rs[tarn], "The head of Orlund's River Board, Teodor Vance, on Friday rejected Kestria's account of the flood on the lower Veyra.")),
		sentence("He said the board's own gauge had risen by 2.3 metres in a day.", cite(rs[tarn], "He said the board's own gauge had risen by 2.3 metres in a day.")),
		sentence("On Saturday the board published the dam's log book: two of eleven gates were opened “routinely” by four centimetres in the night to Friday.",
			cite(rs[talbote], "Die Flussbehörde von Orlund hat am Samstag das Wärterbuch des Tarn-Damms veröffentlicht. Danach wurden in der Nacht zum Freitag zwei von elf Schleusen „routinemäßig“ um vier Zentimeter geöffnet.")),
		sentence("Vance said his first statement had been “too short”; he still denied that the opening had caused the flood.",
			cite(rs[talbote], "Behördenleiter Teodor Vance sagte, seine frühere Aussage, kein Tor sei berührt worden, sei „zu knapp“ gewesen. Er bestritt weiterhin, dass die Öffnung die Flut ausgelöst habe.")),
	}}
}

func doubts(rs []*stet.Report) stet.Section {
	return stet.Section{Heading: "What witnesses and scientists say", Sentences: []stet.Sentence{
		sentence("Residents of Lower Ansel said that the water had come “in a quarter of an hour”, shortly after two in the morning.",
			cite(rs[meridianDaily], `Residents of Lower Ansel said on Saturday that the water had come "in a quarter of an hour", shortly after two in the morning.`)),
		sentence("Juna Rhee, who keeps the ferry there, said she had heard no siren.", cite(rs[meridianDaily], "Juna Rhee, who keeps the ferry there, said she had heard no siren.")),
		sentence("Two hydrologists at the University of Sarn said that the rise was faster than rain alone would explain, but that they had seen no measurements from the dam itself.",
			cite(rs[meridianDaily], "Two hydrologists at the University of Sarn said that the rise was faster than rain alone would explain, but that they had seen no measurements from the dam itself.")),
	}}
}

func next(rs []*stet.Report) stet.Section {
	return stet.Section{Heading: "Where the river talks stand", Sentences: []stet.Sentence{
		sentence("Marrow said Kestria would suspend its part in the talks on sharing the river, which were due to resume in Sarn on Monday.",
			cite(rs[lantern], "said Kestria would suspend its part in the talks on sharing the river, which were due to resume in Sarn on Monday")),
		sentence("The mediator's office said that the talks would go ahead with or without Kestria.",
			cite(rs[meridianDaily], "The talks in Sarn would go ahead with or without Kestria, the mediator's office said.")),
		sentence("Marrow said that none of the boats offered by Orlund had arrived.", cite(rs[kestrianPost], "Orlund has offered boats; Marrow said that none had arrived")),
	}}
}

// record tells how a revision of the article was made: every sentence stands,
// but for those withheld and one that was repaired.
func record(a stet.Article) *stet.Record {
	r := &stet.Record{Article: a.ID, Revision: a.Revision, Writer: a.Writer, Began: a.Changed, Finished: a.Changed.Add(140 * time.Millisecond)}
	for _, s := range reports() {
		if a.ID != ArticleID {
			break // of the others only the headline is invented
		}
		r.Given = append(r.Given, stet.Given{Report: s.ID, Snapshot: s.Snapshot})
	}
	add := func(place string, s stet.Sentence) *stet.Verdict {
		v := stet.Verdict{Place: place, Text: s.Text, Outcome: stet.Stands, Passed: []stet.Gate{stet.GateCitation, stet.GateFigure, stet.GateSupport}}
		for _, c := range s.Citations {
			v.Passages = append(v.Passages, stet.Passage{Report: c.Report, Span: c.Span})
		}
		r.Verdicts = append(r.Verdicts, v)
		return &r.Verdicts[len(r.Verdicts)-1]
	}
	add("headline", a.Headline)
	add("deck", a.Deck)
	for _, section := range a.Sections {
		for _, s := range section.Sentences {
			add(section.Heading, s)
		}
	}
	for _, w := range a.Withheld {
		v := add("What Kestria says", w.Sentence)
		v.Outcome, v.Passed, v.Refused = stet.Held, []stet.Gate{stet.GateCitation}, []stet.Refusal{{Gate: w.Gate, Reason: w.Reason}}
	}
	v := &r.Verdicts[1]
	v.Outcome, v.Refused, v.Repaired = stet.Repaired, []stet.Refusal{{Gate: stet.GateFigure, Reason: "the passage says two gates, the sentence said three gates"}}, v.Text
	v.Text = "Orlund's log book shows three gates opened that night."
	return r
}

func sentence(text string, citations ...stet.Citation) stet.Sentence {
	return stet.Sentence{Text: text, Citations: citations}
}

// others are invented articles that only lists show.
func others() []page.Entry {
	var out []page.Entry
	for i, o := range []struct {
		headline, deck  string
		status          stet.Status
		evidence        stet.Evidence
		origins, copies int
	}{
		{"Port of Grell closes for a week after crane collapse; union says warnings were ignored", "The operator says the crane passed its inspection in January. Nobody was hurt.", stet.Disputed, stet.EvidenceClaimant, 4, 2},
		{"Sarn museum finds the missing Halloran letters in its own basement", "They had been listed as sold in 1968.", stet.Confirmed, stet.EvidenceIndependent, 3, 5},
		{"Meridia's central bank holds its rate at 4.25 %", "Two of nine members voted for a cut.", stet.Asserted, stet.EvidenceNone, 3, 0},
		{"Airline takes back its account of the Ferrow landing", "Norvane Air now says that the crew had reported low fuel.", stet.Withdrawn, stet.EvidenceClaimant, 2, 1},
		{"Ferry line to the Skarr islands to stop in autumn, says its owner", "The county says that it has not been told.", stet.Disputed, stet.EvidenceNone, 2, 0},
	} {
		story := stet.NewID(at(1), "story", o.headline)
		a := stet.Article{
			ID: stet.NewID(at(1), "article", string(story)), Story: story, Revision: 1, Lang: "en", Writer: "extractive", Headline: sentence(o.headline),
			Deck: sentence(o.deck), Written: at(40 - float64(i)*3), Changed: at(40 - float64(i)*3), Origins: o.origins,
			Sections: []stet.Section{{Heading: "What is known", Sentences: []stet.Sentence{sentence(o.deck)}}},
		}
		for n := range o.origins + o.copies {
			a.Reports = append(a.Reports, stet.NewID(at(1), "report", o.headline, string(rune('a'+n))))
		}
		out = append(out, page.Entry{Article: a, Status: o.status, Evidence: o.evidence})
	}
	return out
}
