package draft

import (
	"context"
	"errors"
	"slices"
	"strings"

	"stet"
	"stet/internal/compose/model"
	"stet/internal/verify"
)

// model has the model write, and mend once what the gates refuse. A headline or
// deck that falls all the same gives way to plain's.
func (p *Piece) model(ctx context.Context, plain stet.Article, said []stet.Verdict) (stet.Article, []stet.Verdict, error) {
	m := p.desk.Model
	p.writing = m.Endpoint.Session()
	defer p.count()
	draft, err := model.Write(ctx, p.writing, p.d, p.o, m.Options)
	if draft != nil {
		p.Record.Given = given(p.d, draft.Given)
		defer func() { p.Record.Prompts, p.Record.Left = hashes(draft.Prompts), draft.Left }()
	}
	if err != nil {
		return stet.Article{}, nil, err
	}
	refused := p.refused(draft.Article)
	again := map[string]stet.Sentence{}
	if len(refused) > 0 {
		p.Record.Repairs++
		mended, err := draft.Repair(ctx, p.writing, refused)
		p.trouble(err) // what was refused is withheld
		for i, r := range refused {
			if s, ok := mended[i]; ok && !twice(s, r.Sentence, draft.Article, again) {
				again[key(r.Sentence)] = s
			}
		}
	}
	a, verdicts := p.gates.Review(draft.Article, p.d, func(s stet.Sentence, _ verify.Refusal) (stet.Sentence, bool) {
		mended, ok := again[key(s)]
		return mended, ok
	})
	verdicts = append(verdicts, unasked(draft.Article.Withheld)...)
	a.PullQuote = plain.PullQuote
	a.Headline = p.topped("headline", a.Headline, draft.Article.Headline, again, plain.Headline)
	a.Deck = p.topped("deck", a.Deck, draft.Article.Deck, again, plain.Deck)
	return a, append(verdicts, p.borrowed(said, a)...), nil
}

// twice reports whether a mended sentence of the text says what another says or
// was mended into.
func twice(s, instead stet.Sentence, a stet.Article, again map[string]stet.Sentence) bool {
	if key(instead) == key(a.Headline) || key(instead) == key(a.Deck) {
		return false // which may say what a sentence says
	}
	same := func(x stet.Sentence) bool { return strings.TrimSuffix(x.Text, ".") == strings.TrimSuffix(s.Text, ".") }
	for _, section := range a.Sections {
		if slices.ContainsFunc(section.Sentences, same) {
			return true
		}
	}
	for k, other := range again {
		if k != key(a.Headline) && k != key(a.Deck) && same(other) {
			return true
		}
	}
	return false
}

// refused gives the sentences of a draft that the gates refuse, each once, with
// every reason.
func (p *Piece) refused(draft stet.Article) []model.Refused {
	_, verdicts := p.gates.Review(draft, p.d, nil)
	var out []model.Refused
	seen := map[string]bool{}
	for i, s := range inOrder(draft) {
		v := verdicts[i]
		if v.Outcome != stet.Held || seen[key(s)] {
			continue
		}
		seen[key(s)] = true
		r := model.Refused{Sentence: s}
		for _, no := range v.Refused {
			r.Reasons = append(r.Reasons, no.Reason)
		}
		out = append(out, r)
	}
	return out
}

// inOrder gives the sentences of an article in the order in which the gates give
// verdicts on them.
func inOrder(a stet.Article) []stet.Sentence {
	var out []stet.Sentence
	add := func(s stet.Sentence) {
		if strings.TrimSpace(s.Text) != "" {
			out = append(out, s)
		}
	}
	add(a.Headline)
	add(a.Deck)
	for _, section := range a.Sections {
		for _, s := range section.Sentences {
			add(s)
		}
	}
	return out
}

// topped gives the model's headline or deck if it stands, as written or mended,
// else the extractive writer's, if there is one.
func (p *Piece) topped(place string, got, written stet.Sentence, again map[string]stet.Sentence, plain stet.Sentence) stet.Sentence {
	if mended, ok := again[key(written)]; got.Text != "" && (got.Text == written.Text || ok && got.Text == mended.Text) || plain.Text == "" {
		return got
	}
	p.Record.Replaced = append(p.Record.Replaced, place)
	return plain
}

// borrowed gives the verdicts on what of the extractive writer's stands in the
// model's article.
func (p *Piece) borrowed(said []stet.Verdict, a stet.Article) []stet.Verdict {
	var out []stet.Verdict
	for _, v := range said {
		text := v.Text
		if v.Outcome == stet.Repaired {
			text = v.Repaired
		}
		for _, place := range p.Record.Replaced {
			top := a.Headline
			if place == "deck" {
				top = a.Deck
			}
			if v.Outcome != stet.Held && v.Place == place && text == top.Text {
				out = append(out, v)
			}
		}
		if v.Outcome == stet.Stands && v.Place == "pull quote" && a.PullQuote != nil {
			out = append(out, v)
		}
	}
	return out
}

// key tells sentences apart by their words and passages.
func key(s stet.Sentence) string {
	k := s.Text
	for _, c := range s.Citations {
		k += "\x00" + string(c.Report) + "\x00" + c.Exact
	}
	return k
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
