package text_test

import (
	"strings"
	"testing"
	"time"

	"stet/internal/text"
)

// article is an invented report, of the make and mix of a real one.
const article = `Ferry burns off Lindholm as two towns trade blame

LINDHOLM, Dec. 28 (Harbour Wire) - A ferry with 312 passengers burned for six hours off the port of Lindholm on Sunday before two tugs brought it under control, the coast guard said.

At least 33 people were taken to hospital, nearly half of them children, and about $4.5 million of freight was lost, Transport Minister Anna Kessel told reporters. "We do not know what caused this. We will find out," she said.

Dr. Piet van der Meer, who heads the Institute of Marine Safety, said the ship had passed its inspection in March 2024. "Nothing was wrong with her," he said, adding that 95 percent of fires at sea begin in the engine room.

The mayor of Old Harbour, Col. Ivo Brandt, denied that the town's 91 long-range drones had been anywhere near the vessel. “That is another round of lies,” he said on Monday. Lindholm's council said it was reviewing its stance, and would meet again between 2–3 January.

More than 1,200 residents left their homes, 15 km from the terminal, by 4:30 p.m., according to the ministry. Officials did not comment. The U.S. embassy said that it knew of no Americans aboard.
`

// BenchmarkText is the work of one report: sentences, tokens, quotations,
// numbers and names.
func BenchmarkText(b *testing.B) {
	s := strings.Repeat(article, 4)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	var tokens []text.Token
	text.Sentences(s, "en") // the tables are read at first use
	text.Names(s, "en")
	for b.Loop() {
		text.Sentences(s, "en")
		tokens = text.Tokens(tokens[:0], s)
		text.Quotations(s)
		text.Numbers(s, "en")
		text.Names(s, "en")
	}
}

func BenchmarkParts(b *testing.B) {
	s := strings.Repeat(article, 4)
	ref := time.Date(2031, 12, 29, 0, 0, 0, 0, time.UTC)
	var tokens []text.Token
	for _, part := range []struct {
		name string
		run  func()
	}{
		{"Sentences", func() { text.Sentences(s, "en") }},
		{"SentencesUnicode", func() { text.Sentences(s, "de") }},
		{"Tokens", func() { tokens = text.Tokens(tokens[:0], s) }},
		{"Quotations", func() { text.Quotations(s) }},
		{"Numbers", func() { text.Numbers(s, "en") }},
		{"Names", func() { text.Names(s, "en") }},
		{"Dates", func() { text.Dates(s, "en", ref) }},
		{"Fold", func() { text.Fold(s) }},
	} {
		b.Run(part.name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				part.run()
			}
		})
	}
}
