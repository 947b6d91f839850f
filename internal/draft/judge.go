package draft

import (
	"context"
	"slices"

	"stet"
	"stet/internal/verify"
	"stet/internal/verify/judge"
)

// second has the judge read what stands, where there is one.
func (p *Piece) second(ctx context.Context, a stet.Article, verdicts []stet.Verdict) (stet.Article, []stet.Verdict) {
	a, verdicts, did := p.judge(ctx, a, verdicts)
	if p.Record.Judging != nil {
		p.Record.Judging.Unjudged = did.Unjudged // of the article that is published
	}
	return a, verdicts
}

// judge is second with what the judge did.
func (p *Piece) judge(ctx context.Context, a stet.Article, verdicts []stet.Verdict) (stet.Article, []stet.Verdict, verify.Judging) {
	j := p.desk.Judge
	if j == nil {
		return a, verdicts, verify.Judging{}
	}
	if p.judging == nil {
		p.judging = j.Endpoint.Session()
		p.Record.Judging = &stet.Judging{Model: j.Endpoint.Name, Prompt: judge.PromptHash()}
	}
	a, verdicts, did := p.gates.Second(ctx, a, verdicts, p.d, judge.Judge{Model: j.Endpoint.Name, Generator: p.judging}, j.Strict)
	p.count()
	p.Record.Judging.Asked += did.Asked
	p.Record.Judging.Refused += did.Refused
	p.trouble(did.Trouble)
	return a, verdicts, did
}

// Again asks the gates, and then the judge, about now: sentences of the last
// revision, before, with their citations led over to what its reports are now.
// The judge is not asked again about a sentence that rests on the same words as
// before, and what it refuses of this piece it refuses here. Nothing is mended.
func (p *Piece) Again(ctx context.Context, before, now stet.Article) ([]stet.Verdict, error) {
	_, verdicts := p.gates.Review(now, p.d, nil)
	if p.desk.Judge == nil {
		return verdicts, nil
	}
	known, stands := map[string]bool{}, map[string]bool{}
	for _, s := range inOrder(before) {
		known[wording(s)] = true
	}
	refusedNow := map[string]stet.Withheld{}
	for _, w := range p.Article.Withheld {
		if w.Gate == stet.GateJudge {
			refusedNow[wording(w.Sentence)] = w
		}
	}
	for i, s := range inOrder(now) {
		if w, no := refusedNow[wording(s)]; no && verdicts[i].Outcome == stet.Stands {
			verdicts[i].Outcome, verdicts[i].Refused = stet.Held, []stet.Refusal{{Gate: w.Gate, Reason: w.Reason}}
		}
		if verdicts[i].Outcome == stet.Stands && !known[wording(s)] {
			stands[key(s)] = true
		}
	}
	if len(stands) == 0 {
		return verdicts, nil
	}
	_, verdicts, did := p.judge(ctx, only(now, stands), verdicts)
	p.Record.Judging.Unjudged += did.Unjudged
	return verdicts, calledOff(ctx)
}

// wording tells sentences apart by their words and those of their passages,
// whichever report they stand in.
func wording(s stet.Sentence) string {
	k := s.Text
	for _, c := range s.Citations {
		k += "\x00" + c.Exact
	}
	return k
}

// only gives an article's sentences that are in a set, by key.
func only(a stet.Article, keep map[string]bool) stet.Article {
	out := stet.Article{Lang: a.Lang}
	if keep[key(a.Headline)] {
		out.Headline = a.Headline
	}
	if keep[key(a.Deck)] {
		out.Deck = a.Deck
	}
	for _, section := range a.Sections {
		section.Sentences = slices.DeleteFunc(slices.Clone(section.Sentences), func(s stet.Sentence) bool { return !keep[key(s)] })
		out.Sections = append(out.Sections, section)
	}
	return out
}
