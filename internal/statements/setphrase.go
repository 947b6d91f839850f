package statements

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// setPhrase is a verb that tells a statement only with what comes behind it, which
// a learned model seldom meets: to put the damage at two million, to stand by a
// figure, to lower the count to 35.
type setPhrase struct {
	verbs  []string
	behind string // right behind the verb, or, where a figure closes the phrase, before the figure
	figure bool   // the content is what stands behind the verb and a figure
	stance stet.Stance
}

// setPhrases are English.
var setPhrases = []setPhrase{
	{[]string{"put", "puts", "putting"}, "at", true, stet.Asserts},
	{[]string{"lowered", "lowers", "raised", "raises", "revised", "revises", "corrected", "corrects", "reduced", "reduces", "cut", "cuts"}, "to", true, stet.Asserts},
	{[]string{"stand", "stands", "stood", "standing"}, "by", false, stet.Asserts},
	{[]string{"stick", "sticks", "stuck", "sticking"}, "to", false, stet.Asserts},
	{[]string{"take", "takes", "took", "taken", "taking"}, "back", false, stet.Retracts},
}

// maxSetPhrase is how many words stand at most between a verb and its figure.
const maxSetPhrase = 14

// phrases finds the statements that set phrases tell.
func (d *document) phrases(s sentence) []draft {
	var found []draft
	for k := s.from; k+1 < s.to; k++ {
		for _, p := range setPhrases {
			if !slices.Contains(p.verbs, d.tokens[k].low) {
				continue
			}
			cue, content := stretch{k, k + 1}, stretch{k + 1, 0}
			switch {
			case p.figure:
				content.to = d.closingFigure(s, k+1, p.behind)
			case d.tokens[k+1].low == p.behind:
				cue.to, content.from, content.to = k+2, k+2, d.phraseEnd(s, k+2)
			}
			if source, ok := d.subjectBefore(s.stretch, k); ok && !content.empty() {
				found = append(found, draft{source: source, cue: cue, content: []stretch{content}, stance: p.stance, speech: true, set: true})
			}
		}
	}
	return found
}

// closingFigure gives the end of "… at FIGURE …" from token k on; 0 where there
// is none before the next mark.
func (d *document) closingFigure(s sentence, k int, before string) int {
	for i := k + 1; i+1 < min(s.to, k+maxSetPhrase) && d.tokens[i].Kind != text.Mark; i++ {
		if d.tokens[i].low != before {
			continue
		}
		figure := d.text[d.tokens[i].End:d.tokens[min(i+4, s.to-1)].End]
		if len(text.Numbers(figure, d.lang)) > 0 {
			return d.phraseEnd(s, i+1)
		}
	}
	return 0
}

// phraseEnd gives the token of the next mark that is no part of a figure.
func (d *document) phraseEnd(s sentence, k int) int {
	for k < s.to && (d.tokens[k].Kind != text.Mark || strings.Trim(d.tokens[k].low, ".%$€£") == "" && k+1 < s.to && d.tokens[k].End == d.tokens[k+1].Start) {
		k++
	}
	return k
}
