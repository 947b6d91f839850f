package adversary

// Kind is one way of spoiling a sentence.
type Kind struct {
	Name string
	Hard bool // a plain falsification; else a subtle one
	// spoil changes the trial; false where the way does not fit the sentence.
	spoil func(*trial) bool
	// elsewhere tells that the words stay and what they rest on changes.
	elsewhere bool
}

func (k Kind) changesWords() bool { return !k.elsewhere }

// Kinds lists every way, hard ones first.
func Kinds() []Kind {
	return []Kind{
		{Name: "number", Hard: true, spoil: number},
		{Name: "bound", Hard: true, spoil: bound},
		{Name: "unit", Hard: true, spoil: unit},
		{Name: "rank", Hard: true, spoil: rank},
		{Name: "date", Hard: true, spoil: date},
		{Name: "person", Hard: true, spoil: person},
		{Name: "title", Hard: true, spoil: title},
		{Name: "place", Hard: true, spoil: place},
		{Name: "invented quotation", Hard: true, spoil: inventedQuotation},
		{Name: "altered quotation", Hard: true, spoil: alteredQuotation},
		{Name: "quoted paraphrase", Hard: true, spoil: quotedParaphrase},
		{Name: "quotation given away", Hard: true, spoil: quotationGivenAway},
		{Name: "lost not", Hard: true, spoil: lostNot},
		{Name: "added not", Hard: true, spoil: addedNot},
		{Name: "wrong outlet", Hard: true, spoil: wrongOutlet},
		{Name: "other passage", Hard: true, spoil: otherPassage, elsewhere: true},
		{Name: "other report", Hard: true, spoil: otherReport, elsewhere: true},
		{Name: "no passage", Hard: true, spoil: noPassage, elsewhere: true},
		{Name: "self-talk", Hard: true, spoil: selfTalk},
		{Name: "obeyed instruction", Hard: true, spoil: obeyed},
		{Name: "leaked prompt", Hard: true, spoil: leakedPrompt},
		{Name: "swapped roles", spoil: swappedRoles},
		{Name: "strengthened", spoil: func(t *trial) bool { return t.swap(stronger) }},
		{Name: "weakened", spoil: func(t *trial) bool { return t.swap(weaker) }},
		{Name: "opposite", spoil: func(t *trial) bool { return t.swap(opposites) }},
		{Name: "lost hedge", spoil: lostHedge},
		{Name: "allegation as fact", spoil: allegationAsFact},
		{Name: "given to another", spoil: givenToAnother},
		{Name: "merged events", spoil: mergedEvents},
		{Name: "outdated", spoil: outdated, elsewhere: true},
		{Name: "wrong word", spoil: wrongWord},
		{Name: "added detail", spoil: addedDetail},
	}
}
