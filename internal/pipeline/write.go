package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/compose"
	"stet/internal/compose/extractive"
	"stet/internal/compose/model"
	"stet/internal/llm"
	"stet/internal/verify"
	"stet/internal/verify/judge"
)

// Model is a language model that writes; the extractive writer stands in for it.
type Model struct {
	Endpoint *llm.Model
	Options  model.Options
	Parallel int // articles at once; default 1
}

// Judge is a language model that reads what the gates let stand, whoever wrote
// it, and can only refuse more.
type Judge struct {
	Endpoint *llm.Model
	Strict   bool // withhold what it gives no answer to, instead of letting it stand by the gates alone
}

// articleTime is how long an article may take.
func (o Options) articleTime() time.Duration {
	d := jobTimeout
	if o.Model != nil {
		d += o.Model.Endpoint.Each.Time
	}
	if o.Judge != nil {
		d += 2 * o.Judge.Endpoint.Each.Time // the model's article, and the one in its place
	}
	return d
}

// drafters is how many articles are written at once.
func (o Options) drafters() int {
	if o.Model == nil {
		return o.Workers
	}
	return min(o.Workers, max(1, o.Model.Parallel))
}

// desk is one article in the making.
type desk struct {
	p       *Pipeline
	d       *stet.Dossier
	o       compose.Options
	gates   *verify.Gates
	account model.Account
}

// write makes revision 1 of the article about a story: draft, then gates, then
// the judge. It fails only when it was called off, by the context: a model that
// is down, slow, over budget or talks nonsense gives way to the extractive
// writer, and the account says so.
func (p *Pipeline) write(ctx context.Context, d *stet.Dossier) (stet.Article, model.Account, error) {
	now := p.o.Now().UTC()
	w := &desk{p: p, d: d, o: p.o.Compose, gates: p.o.Gates, account: model.Account{Began: now}}
	w.o.Now = now
	if p.o.Judge != nil {
		w.gates = w.gates.Judged()
	}
	a, err := w.write(ctx)
	if err != nil {
		return a, w.account, err
	}
	a.ID = stet.NewID(d.Story.ID.Time(), "article", string(d.Story.ID))
	a.Story, a.Revision, a.Written, a.Changed = d.Story.ID, 1, now, now
	a.Reports, a.Origins = slices.Clone(d.Story.Reports), d.OriginCount()
	w.account.Writer, w.account.Withheld, w.account.Finished = a.Writer, a.Withheld, p.o.Now().UTC()
	return a, w.account, nil
}

// write lets the model write, where there is one, else the extractive writer.
func (w *desk) write(ctx context.Context) (stet.Article, error) {
	plain := w.extractive()
	var fallen []stet.Withheld
	if w.p.o.Model != nil {
		a, err := w.model(ctx, plain)
		if err == nil {
			err = enough(a, plain)
		}
		if err == nil {
			a = w.judge(ctx, a)
			err = enough(a, plain)
		}
		switch {
		case ctx.Err() != nil:
			return a, stet.Errorf(stet.Unavailable, "called off: %w", ctx.Err())
		case err == nil:
			return a, nil
		}
		w.account.Fallback, w.account.Trouble = because(err), err.Error()
		fallen = a.Withheld
	}
	a := w.judge(ctx, plain)
	a.Withheld = append(fallen, a.Withheld...)
	if err := ctx.Err(); err != nil {
		return a, stet.Errorf(stet.Unavailable, "called off: %w", err)
	}
	return a, nil
}

// extractive writes without a model; the gates refuse what they will.
func (w *desk) extractive() stet.Article {
	a := w.gates.Article(extractive.Write(w.d, w.o), w.d, func(s stet.Sentence, r verify.Refusal) (stet.Sentence, bool) {
		return extractive.Repair(w.d, s, r.Gate, r.Reason)
	})
	a.Writer = "extractive"
	return a
}

// model has the model write, and mend once what the gates refuse. A headline or
// deck that falls all the same gives way to plain's.
func (w *desk) model(ctx context.Context, plain stet.Article) (stet.Article, error) {
	m := w.p.o.Model
	session := m.Endpoint.Session()
	defer func() { w.account.Model = w.count(session).Model }()
	draft, err := model.Write(ctx, session, w.d, w.o, m.Options)
	if draft == nil || err != nil {
		return stet.Article{}, err
	}
	w.account.Given = draft.Given
	defer func() { w.account.Prompts, w.account.Left = draft.Prompts, draft.Left }()
	refused := w.refused(draft.Article)
	mended, err := draft.Repair(ctx, session, refused)
	if err != nil {
		w.account.Trouble = err.Error() // what was refused is withheld
	}
	again := map[string]stet.Sentence{}
	for i, s := range mended {
		again[refused[i].Sentence.Text] = s
	}
	a := w.gates.Article(draft.Article, w.d, func(s stet.Sentence, _ verify.Refusal) (stet.Sentence, bool) {
		out, ok := again[s.Text]
		return out, ok
	})
	a.PullQuote = plain.PullQuote
	a.Headline = w.topped("headline", a.Headline, draft.Article.Headline, again, plain.Headline)
	a.Deck = w.topped("deck", a.Deck, draft.Article.Deck, again, plain.Deck)
	w.account.Verdicts = verdicts(draft.Article, refused, again, a)
	return a, nil
}

// refused gives the sentences of a draft that the gates refuse, each once, with
// every reason.
func (w *desk) refused(draft stet.Article) []model.Refused {
	var out []model.Refused
	a := w.gates.Article(draft, w.d, func(s stet.Sentence, _ verify.Refusal) (stet.Sentence, bool) {
		if !slices.ContainsFunc(out, func(r model.Refused) bool { return r.Sentence.Text == s.Text }) {
			out = append(out, model.Refused{Sentence: s})
		}
		return s, false
	})
	for i, r := range out {
		for _, h := range a.Withheld {
			if strings.TrimSuffix(h.Sentence.Text, ".") == strings.TrimSuffix(r.Sentence.Text, ".") {
				out[i].Reasons = append(out[i].Reasons, h.Reason)
			}
		}
	}
	return out
}

// topped gives the model's headline or deck if it stands, as written or mended,
// else the extractive writer's, if there is one.
func (w *desk) topped(place string, got, written stet.Sentence, again map[string]stet.Sentence, plain stet.Sentence) stet.Sentence {
	if mended, ok := again[written.Text]; got.Text != "" && (got.Text == written.Text || ok && got.Text == mended.Text) || plain.Text == "" {
		return got
	}
	w.account.Replaced = append(w.account.Replaced, place)
	return plain
}

// verdicts puts down what became of each sentence of a draft.
func verdicts(draft stet.Article, refused []model.Refused, again map[string]stet.Sentence, a stet.Article) []model.Verdict {
	stands := map[string]bool{a.Headline.Text: true, a.Deck.Text: true}
	for _, s := range a.Sections {
		for _, x := range s.Sentences {
			stands[x.Text] = true
		}
	}
	var out []model.Verdict
	add := func(place string, s stet.Sentence) {
		if s.Text == "" {
			return
		}
		v := model.Verdict{Place: place, Sentence: s, Outcome: model.Stands}
		for _, r := range refused {
			if r.Sentence.Text != s.Text {
				continue
			}
			v.Refused, v.Outcome = r.Reasons, model.Withheld
			if mended, ok := again[s.Text]; ok {
				v.Mended = &mended
				if stands[mended.Text] {
					v.Outcome = model.Repaired
				}
			}
		}
		out = append(out, v)
	}
	add("headline", draft.Headline)
	add("deck", draft.Deck)
	for _, section := range draft.Sections {
		for _, s := range section.Sentences {
			add(section.Heading, s)
		}
	}
	return out
}

// judge has the judge read what stands, where there is one.
func (w *desk) judge(ctx context.Context, a stet.Article) stet.Article {
	j := w.p.o.Judge
	if j == nil {
		return a
	}
	session := j.Endpoint.Session()
	a, did := w.gates.Second(ctx, a, w.d, judge.Judge{Model: j.Endpoint.Name, Generator: session}, j.Strict)
	w.count(session)
	got := &w.account.Judge
	got.Model, got.PromptSHA256 = j.Endpoint.Name, judge.PromptHash()
	got.Asked, got.Refused, got.Unjudged = got.Asked+did.Asked, got.Refused+did.Refused, did.Unjudged
	if did.Trouble != nil {
		got.Trouble = did.Trouble.Error()
	}
	return a
}

// count adds a session's totals to the account, and gives them.
func (w *desk) count(s *llm.Session) llm.Totals {
	t := s.Totals()
	w.account.Requests += t.Requests
	w.account.Cached += t.Cached
	w.account.Usage.In += t.Usage.In
	w.account.Usage.Out += t.Usage.Out
	w.account.Usage.Estimated = w.account.Usage.Estimated || t.Usage.Estimated
	w.account.Cost += t.Cost
	if t.KeptBadly != nil {
		w.account.Trouble = strings.TrimPrefix(w.account.Trouble+"; "+t.KeptBadly.Error(), "; ")
	}
	return t
}

// errFell says that too little stands of what the model wrote.
var errFell = errors.New("too little of what the model wrote stands")

// few is the number of sentences below which an article of the model's is given
// up, if the extractive writer has more.
const few = 3

// enough reports, as an error of kind Corrupt, that too little stands of what
// the model wrote.
func enough(a, plain stet.Article) error {
	n, other := sentences(a), sentences(plain)
	if a.Headline.Text != "" && n > 0 && (n >= few || n >= other) {
		return nil
	}
	return stet.Errorf(stet.Corrupt, "%w: %d sentences stand, %d were withheld", errFell, n, len(a.Withheld))
}

func sentences(a stet.Article) (n int) {
	for _, s := range a.Sections {
		n += len(s.Sentences)
	}
	return n
}

// because says for readers why the model did not write. What the endpoint said
// is the operator's to know.
func because(err error) string {
	switch kind := stet.KindOf(err); {
	case errors.Is(err, errFell):
		return "too little of what it wrote stood"
	case kind == stet.Unavailable:
		return "it did not answer in time"
	case kind == stet.TooLarge:
		return "its budget did not suffice"
	case kind == stet.Corrupt:
		return "its reply was of no use"
	case errors.Is(err, model.ErrLanguage):
		return "no report is in the article's language"
	}
	return "it could not be asked"
}

// note says what a revision's reason has to add about its writing; "" when
// nothing.
func note(c model.Account) string {
	var b strings.Builder
	if c.Fallback != "" {
		fmt.Fprintf(&b, " Written without the language model: %s.", c.Fallback)
	}
	if c.Judge.Trouble != "" && c.Judge.Unjudged > 0 {
		fmt.Fprintf(&b, " The second reader gave no answer to %d sentences.", c.Judge.Unjudged)
	}
	return b.String()
}
