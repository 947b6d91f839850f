package webtest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"stet"
)

// at is a moment of the invented event: hours after its day began.
func at(hours float64) time.Time {
	return time.Date(2031, 3, 14, 0, 0, 0, 0, time.UTC).Add(time.Duration(hours * float64(time.Hour)))
}

// wire is the text that three outlets reprint.
const wire = `Kestria accused neighbouring Orlund on Friday of opening the sluices of the Tarn dam without warning and flooding three villages on the lower Veyra.

"Eleven gates were opened at once, at night, and nobody rang us," Water Minister Ilse Marrow told reporters in Pell. She said at least 1,200 people had left their homes and that nobody had been hurt.

Marrow called it "an act of spite" and said Kestria would suspend its part in the talks on sharing the river, which were due to resume in Sarn on Monday. She did not show pictures or records of the gates.

Orlund's River Board did not immediately answer a request for comment, Lantern Wire said.`

const courier = `The head of Orlund's River Board, Teodor Vance, on Friday rejected Kestria's account of the flood on the lower Veyra.

"No gate at Tarn was touched. The river rose because it rained for six days, and they know it," Vance said at the dam. He said the board's own gauge had risen by 2.3 metres in a day.

Vance said that 700 people had been moved on the Kestrian side, citing the Red Lantern relief society, and that Orlund had offered boats.

The board let reporters see the gate house on Friday afternoon. It did not let them see the log book.`

const meridian = `PELL (Meridian Daily) - Residents of Lower Ansel said on Saturday that the water had come "in a quarter of an hour", shortly after two in the morning.

Juna Rhee, who keeps the ferry there, said she had heard no siren. "By the time I found my boots the boat was above the road," she said.

Two hydrologists at the University of Sarn said that the rise was faster than rain alone would explain, but that they had seen no measurements from the dam itself. "It is odd. It is not proof," said one of them, Amar Quill.

The talks in Sarn would go ahead with or without Kestria, the mediator's office said.`

const post = `Kestria's government raised the number of people who have left their homes on the lower Veyra to 1,450 on Saturday evening.

Water Minister Ilse Marrow, who on Friday spoke of at least 1,200, said that two further hamlets had been emptied as a precaution.

According to Lantern Wire, Orlund has offered boats; Marrow said that none had arrived.

She repeated that Kestria was suspending its part in the river talks. "We do not sit down with people who drown our cellars," she said.`

const german = `Die Flussbehörde von Orlund hat am Samstag das Wärterbuch des Tarn-Damms veröffentlicht. Danach wurden in der Nacht zum Freitag zwei von elf Schleusen „routinemäßig“ um vier Zentimeter geöffnet.

Behördenleiter Teodor Vance sagte, seine frühere Aussage, kein Tor sei berührt worden, sei „zu knapp“ gewesen. Er bestritt weiterhin, dass die Öffnung die Flut ausgelöst habe.

Das kestrische Wasserministerium erklärte, man werde die Unterlagen prüfen.`

// Reports of the invented event, in order of publication. Lantern Wire's text is
// reprinted by three: one trims it, one has a lead of its own.
func reports() []*stet.Report {
	trimmed := wire[:strings.Index(wire, "\n\nMarrow called")]
	own := "Villages along the lower Veyra are under water this evening, and the two governments disagree about why.\n\n" + wire
	return []*stet.Report{
		newReport("Lantern Wire", "Lantern Cooperative", "en", "lanternwire", "Kestria says Orlund opened Tarn dam, flooding three villages", "Mira Oaks", wire, at(9.25)),
		newReport("Coast Daily", "Coast Press Group", "en", "coastdaily", "Villages flooded as Kestria blames Orlund", "", own, at(10.1)),
		newReport("The Pell Examiner", "Examiner Holdings", "en", "pellexaminer", "Kestria blames Orlund for flood", "", trimmed, at(10.7)),
		newReport("Northern Ledger", "Coast Press Group", "en", "northernledger", "Kestria says Orlund opened Tarn dam", "", wire, at(11.5)),
		newReport("The Tarn Courier", "Courier Trust", "en", "tarncourier", "River Board: no gate was touched", "Anselm Dey", courier, at(16.25)),
		newReport("Meridian Daily", "Meridian", "en", "meridian", "“In a quarter of an hour”: how the Veyra rose", "Sela Brandt", meridian, at(31.0)),
		newReport("Kestrian Post", "State Printing House of Kestria", "en", "kestrianpost", "Number of evacuees on the Veyra rises to 1,450", "", post, at(42.5)),
		newReport("Der Talbote", "Verlag am Tal", "de", "talbote", "Orlund legt Wärterbuch des Tarn-Damms offen", "Jonte Reh", german, at(44.0)),
	}
}

func newReport(outlet, owner, lang, host, headline, byline, text string, published time.Time) *stet.Report {
	sum := sha256.Sum256([]byte(outlet + text))
	r := stet.NewReport(stet.Report{
		Source: SourceID(host), Snapshot: hex.EncodeToString(sum[:]), URL: "https://" + host + ".example/2031/03/veyra",
		Outlet: outlet, Owner: owner, Headline: headline, Byline: byline, Lang: lang, Published: published,
		Fetched: published.Add(11 * time.Minute), Text: text,
	})
	return &r
}

// SourceID is the identifier of the source at an invented host.
func SourceID(host string) stet.ID {
	return stet.NewSource(stet.Source{URL: "https://" + host + ".example/feed"}).ID
}

// passage finds words in a report; the test data is wrong when they are not
// there.
func passage(r *stet.Report, words string) stet.Passage {
	at := strings.Index(r.Text, words)
	if at < 0 {
		panic("the words are not in the report of " + r.Outlet + ": " + words)
	}
	return stet.Passage{Report: r.ID, Span: stet.Span{Start: at, End: at + len(words)}}
}

func cite(r *stet.Report, words string) stet.Citation { return stet.Cite(r, passage(r, words).Span) }
