package eval

import (
	"stet"
	"stet/internal/claims"
)

// LedgerExamples reads stories as [Ledger] does, to learn from: the statements are
// extracted from the reports, and each is told by the expected claim whose quotes
// its words share most with.
func LedgerExamples(paths []string) (_ []claims.Example, err error) {
	defer stet.Wrap(&err, "eval.LedgerExamples")
	stories, err := ledgerStories(paths)
	if err != nil {
		return nil, err
	}
	var out []claims.Example
	for _, s := range stories {
		out = append(out, s.example())
	}
	return out, nil
}

func (s *ledgerStory) example() claims.Example {
	return claims.Example{Dossier: s.dossier(), Told: s.told}
}

// told gives the expected claim that the words of a statement speak to, -1 for
// none, and the stance that its speaker is expected to take on it: the statement's
// own where that is one of them, or where the speaker is not known to take any.
func (s *ledgerStory) told(words stet.Passage, speaker string, stance stet.Stance) (claim int, is stet.Stance) {
	claim, most := -1, 0
	for i, c := range s.claims {
		for _, q := range c.quotes {
			if s.reports[q.report].ID != words.Report {
				continue
			}
			if n := min(q.span.End, words.Span.End) - max(q.span.Start, words.Span.Start); n > most {
				claim, most = i, n
			}
		}
	}
	if claim < 0 {
		return -1, stance
	}
	is = stance
	for _, p := range s.claims[claim].positions {
		if !sameSpeaker(p.Speaker, speaker) {
			continue
		}
		if p.Stance == stance {
			return claim, stance
		}
		is = p.Stance
	}
	return claim, is
}
