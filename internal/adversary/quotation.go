package adversary

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// inventedQuotation has the speaker say, in quotation marks, what nobody said.
func inventedQuotation(t *trial) bool {
	for _, s := range t.statements() {
		if len(s.Source) > 0 && len(s.Content) > 0 && pronouns[strings.ToLower(s.Source[0].In(t.text))] == "" {
			t.text = t.ended() + ", " + pick(t.random, []string{"adding", "saying", "and added"}) + ": “" + pick(t.random, inventions) + "”"
			return true
		}
	}
	return false
}

// ended gives the draft without its full stop.
func (t *trial) ended() string { return strings.TrimRight(t.text, ".!? ") }

// alteredQuotation changes a word within quotation marks, leaves one out or adds
// one.
func alteredQuotation(t *trial) bool {
	for _, q := range text.Quotations(t.text) {
		tokens := slices.DeleteFunc(text.Tokens(nil, q.Inner.In(t.text)), func(x text.Token) bool { return x.Kind == text.Mark })
		if len(tokens) < 3 {
			continue
		}
		w := tokens[1+t.random.IntN(len(tokens)-2)]
		at := stet.Span{Start: q.Inner.Start + w.Start, End: q.Inner.Start + w.End}
		switch t.random.IntN(3) {
		case 0:
			t.put(at, pick(t.random, fillers))
		case 1:
			t.drop(at)
		default:
			t.put(at, pick(t.random, []string{"not", "really", "always", "very"})+" "+at.In(t.text))
		}
		return true
	}
	return false
}

// quotedParaphrase sets in quotation marks, as the speaker's words, what the
// passage only reports of them, reworded or as it is there.
func quotedParaphrase(t *trial) bool {
	for _, s := range t.statements() {
		if s.Quotation != stet.Indirect || len(s.Source) == 0 || len(s.Content) != 1 || strings.ContainsAny(t.text, "\"“”") || t.outlet(s.Source[0].In(t.text)) {
			continue
		}
		content := s.Content[0].In(t.text)
		words := strings.TrimPrefix(strings.TrimPrefix(content, "that "), ": ")
		words = strings.TrimRight(words, ".")
		if len(strings.Fields(words)) < 4 || strings.Contains(t.held, "“"+words) || strings.Contains(t.held, `"`+words) {
			continue
		}
		if t.random.IntN(2) == 0 {
			fields := strings.Fields(words)
			at := 1 + t.random.IntN(len(fields)-2)
			fields[at] = pick(t.random, fillers)
			words = strings.Join(fields, " ")
		}
		t.put(s.Content[0], "“"+words+"”")
		return true
	}
	return false
}

// quotationGivenAway gives quoted words to somebody else of the story.
func quotationGivenAway(t *trial) bool {
	for _, s := range t.statements() {
		if s.Quotation == stet.Indirect || s.Quotation == "" {
			continue
		}
		if t.giveAway(s) {
			return true
		}
	}
	return false
}

// givenToAnother gives what is told without quotation marks to somebody else.
func givenToAnother(t *trial) bool {
	for _, s := range t.statements() {
		if s.Quotation == stet.Indirect && t.giveAway(s) {
			return true
		}
	}
	return false
}

// giveAway puts another person of the story, or a stranger, for a statement's
// source.
func (t *trial) giveAway(s stet.Statement) bool {
	if len(s.Source) == 0 || len(s.Content) == 0 || t.outlet(s.Source[0].In(t.text)) {
		return false
	}
	others := slices.DeleteFunc(slices.Clone(t.scene.people), func(n string) bool {
		return strings.Contains(s.Source[0].In(t.text)+" "+s.Speaker, lastWord(n))
	})
	if len(others) == 0 || t.random.IntN(2) == 0 {
		others = t.absent(strangers)
	}
	t.put(s.Source[0], pick(t.random, others))
	return true
}
