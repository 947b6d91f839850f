package verify

import (
	"context"
	"fmt"
	"slices"

	"stet"
)

// Judge reads sentences beside their passages: an entailment model, a language
// model, a person. It is an interface because none is needed and several kinds
// will do. It gives one answer to each question, in their order, or an error
// when it can answer none.
type Judge interface {
	Judge(ctx context.Context, asked []Question) ([]Answer, error)
}

// Question is one sentence that the gates let stand.
type Question struct {
	Sentence string
	Passages []string
}

// Answer is what a judge says to one question.
type Answer struct {
	Judged  bool   // false: it gave no answer to this one
	Refused bool   // the passages do not hold what the sentence says
	Reason  string // for readers, when refused
}

// Judging counts what a judge did.
type Judging struct {
	Asked    int
	Refused  int
	Unjudged int
	Trouble  error // why some got no answer; nil when all were judged
}

// Second has a judge read what the gates (Judged) let stand of an article, and
// withholds what it refuses. It asks about nothing that a gate refused, so that a
// judge can only refuse more. A sentence that gets no answer stands by the gates
// alone, unless strict; but one in another language than all its passages, which
// the gates alone refuse, is withheld. A headline or deck that falls gives way
// to the first sentences that stand. The verdicts are the gates' on the article;
// Second gives them with the judge's added. Neither is changed.
func (g *Gates) Second(ctx context.Context, a stet.Article, verdicts []stet.Verdict, d *stet.Dossier, j Judge, strict bool) (stet.Article, []stet.Verdict, Judging) {
	s := &second{gates: g.newDesk(reportsOf(d)).told(d.Statements), strict: strict, says: map[string]stet.Withheld{}, passed: map[string]bool{}}
	s.gates.lang, s.gates.judged = a.Lang, false
	all := append([]stet.Sentence{a.Headline, a.Deck}, allSentences(a.Sections)...)
	all = slices.DeleteFunc(all, func(x stet.Sentence) bool { return x.Text == "" })
	s.ask(ctx, j, all)
	a.Withheld = slices.Clone(a.Withheld)
	var kept []stet.Section
	for _, section := range a.Sections {
		section.Sentences = slices.DeleteFunc(slices.Clone(section.Sentences), func(x stet.Sentence) bool { return s.falls(x, &a) })
		if len(section.Sentences) > 0 {
			kept = append(kept, section)
		}
	}
	a.Sections = kept
	headlineFalls, deckFalls := s.falls(a.Headline, &a), s.falls(a.Deck, &a)
	if deckFalls {
		a.Deck = stet.Sentence{}
	}
	if headlineFalls {
		a.Headline = firstBut(allSentences(kept), a.Deck)
	}
	if deckFalls {
		a.Deck = firstBut(allSentences(kept), a.Headline)
	}
	return a, s.added(verdicts), s.did
}

// second is one article before a judge.
type second struct {
	gates  *desk // as they are without a judge
	strict bool
	says   map[string]stet.Withheld // by sentence: what falls
	passed map[string]bool          // by sentence: what it let stand
	did    Judging
}

// ask puts every sentence to the judge, each once.
func (s *second) ask(ctx context.Context, j Judge, all []stet.Sentence) {
	var asked []stet.Sentence
	var questions []Question
	for _, x := range all {
		if slices.ContainsFunc(asked, func(o stet.Sentence) bool { return key(o) == key(x) }) {
			continue
		}
		q := Question{Sentence: x.Text}
		for _, c := range x.Citations {
			q.Passages = append(q.Passages, c.Exact)
		}
		asked, questions = append(asked, x), append(questions, q)
	}
	s.did.Asked = len(asked)
	if len(asked) == 0 {
		return
	}
	answers, err := j.Judge(ctx, questions)
	s.did.Trouble = err
	for i, x := range asked {
		answer := Answer{}
		if err == nil && i < len(answers) {
			answer = answers[i]
		}
		switch {
		case !answer.Judged:
			s.did.Unjudged++
			s.unjudged(x)
		case answer.Refused:
			s.did.Refused++
			s.says[key(x)] = stet.Withheld{Sentence: x, Gate: stet.GateJudge, Reason: answer.Reason}
		default:
			s.passed[key(x)] = true
		}
	}
	if s.did.Unjudged > 0 && err == nil {
		s.did.Trouble = stet.Errorf(stet.Unavailable, "the judge did not answer to every sentence")
	}
}

// unjudged decides about a sentence that got no answer.
func (s *second) unjudged(x stet.Sentence) {
	reason := ""
	switch {
	case s.gates.foreign(s.gates.passages(x.Citations)) && len(s.gates.sentence(x)) > 0:
		reason = "it is in another language than its passage, and the judge that compares them gave no answer"
	case s.strict:
		reason = "the judge gave no answer"
	default:
		return
	}
	s.says[key(x)] = stet.Withheld{Sentence: x, Gate: stet.GateJudge, Reason: reason}
}

// falls reports whether a sentence is withheld, and puts it down.
func (s *second) falls(x stet.Sentence, a *stet.Article) bool {
	w, ok := s.says[key(x)]
	if ok && !slices.ContainsFunc(a.Withheld, func(o stet.Withheld) bool { return sameWords(o.Sentence, x) }) {
		a.Withheld = append(a.Withheld, w)
	}
	return ok
}

// added gives verdicts with what the judge said of the sentences that stood by
// them.
func (s *second) added(verdicts []stet.Verdict) []stet.Verdict {
	out := slices.Clone(verdicts)
	for i, v := range out {
		k := keyOf(v.Text, v.Passages)
		if v.Outcome == stet.Repaired {
			k = keyOf(v.Repaired, v.RestsOn())
		}
		w, falls := s.says[k]
		no := []stet.Refusal{{Gate: w.Gate, Reason: w.Reason}}
		switch {
		case falls && v.Outcome == stet.Stands:
			out[i].Outcome, out[i].Refused = stet.Held, no
		case falls && v.Outcome == stet.Repaired:
			out[i].Outcome, out[i].Again = stet.Held, no
		case s.passed[k] && v.Outcome == stet.Stands:
			out[i].Passed = append(slices.Clone(v.Passed), stet.GateJudge)
		}
	}
	return out
}

// key tells sentences apart by their words and passages.
func key(s stet.Sentence) string { return keyOf(s.Text, passagesOf(s.Citations)) }

func keyOf(words string, on []stet.Passage) string {
	for _, p := range on {
		words += fmt.Sprintf("\x00%s %d %d", p.Report, p.Span.Start, p.Span.End)
	}
	return words
}
