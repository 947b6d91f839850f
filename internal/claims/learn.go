package claims

import (
	"slices"

	"stet"
	"stet/internal/ranker"
)

// Example is a story whose claims people know.
type Example struct {
	Dossier *stet.Dossier // reports, origins and statements
	// Told gives for the words of a statement which claim they speak to and how:
	// a number of its own for each claim, -1 for none that is known. The stance is
	// the statement's own where nothing else is known.
	Told func(words stet.Passage, speaker string, stance stet.Stance) (claim int, is stet.Stance)
}

// Train learns which claim an utterance belongs to from stories that are placed as
// people placed them. The same examples give the same model.
func Train(examples []Example) *Model {
	var choices []ranker.Choice
	for _, e := range examples {
		choices = append(choices, e.choices()...)
	}
	return &Model{ranker.Train(choices, ranker.Options{Epochs: 15, Dropout: 0.2, Rate: 0.05, MinCount: 5, Seed: 1, Keep: 1e-4})}
}

// choices places a story's utterances as people did and gives what there was to
// choose from each time.
func (e Example) choices() (out []ranker.Choice) {
	s := newStory(e.Dossier)
	g := newGrouping(s, nil)
	group := map[int]int{} // what people call a claim → what it is here
	for i := range s.utterances {
		u, found := &s.utterances[i], g.matches(i)
		if u.statement == nil {
			g.placeVoice(i, found)
			continue
		}
		claim, stance := e.Told(u.passage, u.speaker, u.stance)
		at, known := group[claim]
		if claim >= 0 && g.saidAlike(i) < 0 {
			if c, ok := g.choice(i, found, at, known, stance); ok {
				out = append(out, c)
			}
		}
		switch before := len(g.claims); {
		case claim < 0:
			g.open(i)
		case known:
			g.join(i, at, stance)
		default:
			if g.open(i); len(g.claims) > before {
				group[claim] = before
			}
		}
	}
	return out
}

// choice gives the options for an utterance with the right one marked; false
// where there is nothing to choose, or the right one is none of them.
func (g *grouping) choice(i int, found []match, claim int, known bool, stance stet.Stance) (c ranker.Choice, ok bool) {
	u := &g.utterances[i]
	for _, o := range g.options(i, found) {
		right := known && o.claim == claim && o.against == (against(stance) && u.stance == stet.Asserts)
		c.Options = append(c.Options, ranker.Option{Features: o.traits, Right: right})
	}
	right := slices.ContainsFunc(c.Options, func(o ranker.Option) bool { return o.Right })
	return c, len(c.Options) > 0 && right == known
}
