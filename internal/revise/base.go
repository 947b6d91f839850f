package revise

import (
	"slices"
	"strings"

	"stet"
)

// Departed is a report of the last revision that its outlet no longer publishes
// as it was. Later names a report of the dossier, or is "".
type Departed struct {
	stet.Departure
	Was *stet.Report // the departed report
}

// Base is the last revision on the footing of what its reports are now.
type Base struct {
	Before stet.Article
	Now    stet.Article // those of its sentences that are to be put to the gates, without repair, with their citations led over

	departed map[stet.ID]Departed
	draft    map[string][]stet.Sentence
	lines    []line // in reading order
	asked    []int  // those in Now, in the order in which the gates give verdicts
}

// line is one sentence of the last revision.
type line struct {
	kind    kind
	section int            // of a body sentence
	was     stet.Sentence  // as published
	left    []Departed     // reports that it rests on and that have departed
	lost    bool           // a passage that it rests on has no place in any report any more
	stands  bool           // by the gates, on what the reports are now
	refused []stet.Refusal // why not

	cited []stet.Citation // now
}

type kind int

const (
	headline kind = iota
	deck
	body
	pullQuote
)

// NewBase leads the citations of the last revision over to the dossier's
// reports: to the later reading of a page that was changed, or to another
// report that has the same words when a page is gone. A citation that leads
// nowhere is dropped. What the draft, whose sentences stand, says in the same
// words of the same passages stands, and is not asked about again.
func NewBase(before, draft stet.Article, d *stet.Dossier, departed []Departed) *Base {
	b := &Base{Before: before, departed: map[stet.ID]Departed{}, draft: standing(draft)}
	for _, x := range departed {
		b.departed[x.Report] = x
	}
	b.Now.Lang = before.Lang
	b.Now.Headline = b.add(headline, 0, before.Headline, d)
	b.Now.Deck = b.add(deck, 0, before.Deck, d)
	for i, section := range before.Sections {
		now := stet.Section{Heading: section.Heading}
		for _, s := range section.Sentences {
			if s = b.add(body, i, s, d); s.Text != "" {
				now.Sentences = append(now.Sentences, s)
			}
		}
		b.Now.Sections = append(b.Now.Sections, now)
	}
	if q := before.PullQuote; q != nil && strings.TrimSpace(q.Text) != "" {
		s := b.add(pullQuote, 0, stet.Sentence{Text: q.Text, Citations: []stet.Citation{q.Citation}}, d)
		now := *q
		now.Citation = stet.Citation{}
		if len(s.Citations) > 0 {
			now.Citation = s.Citations[0]
		}
		b.Now.PullQuote = &now
	}
	return b
}

// standing gives a draft's sentences by their words.
func standing(draft stet.Article) map[string][]stet.Sentence {
	all := map[string][]stet.Sentence{}
	put := func(s stet.Sentence) { all[s.Text] = append(all[s.Text], s) }
	put(draft.Headline)
	put(draft.Deck)
	for _, section := range draft.Sections {
		for _, s := range section.Sentences {
			put(s)
		}
	}
	return all
}

// add notes a sentence and gives it with its citations led over, if the gates
// are to be asked about it.
func (b *Base) add(k kind, section int, s stet.Sentence, d *stet.Dossier) stet.Sentence {
	if strings.TrimSpace(s.Text) == "" {
		return stet.Sentence{} // the gates give it no verdict either
	}
	l := line{kind: k, section: section, was: s}
	for _, c := range s.Citations {
		if d.Report(c.Report) != nil {
			l.cited = append(l.cited, c)
			continue
		}
		x, left := b.departed[c.Report]
		if !left {
			continue // its report has moved to another story
		}
		if !slices.Contains(l.left, x) {
			l.left = append(l.left, x)
		}
		if now, ok := lead(c, x, d); ok {
			l.cited = append(l.cited, now)
		} else {
			l.lost = true
		}
	}
	l.stands = k != pullQuote && slices.ContainsFunc(b.draft[s.Text], func(x stet.Sentence) bool { return slices.Equal(x.Citations, l.cited) })
	b.lines = append(b.lines, l)
	if l.stands {
		return stet.Sentence{}
	}
	b.asked = append(b.asked, len(b.lines)-1)
	return stet.Sentence{Text: s.Text, Citations: l.cited}
}

// Judge takes what the gates said of Now, in order.
func (b *Base) Judge(verdicts []stet.Verdict) {
	for i, v := range verdicts[:min(len(verdicts), len(b.asked))] {
		l := &b.lines[b.asked[i]]
		l.stands, l.refused = v.Outcome == stet.Stands, v.Refused
	}
}

// Taken gives, of the gates' verdicts on Now, those that a record of the
// revision after it should hold: of sentences that were kept in other words
// than the draft's, and of sentences that stand no more since a report departed.
func (b *Base) Taken(verdicts []stet.Verdict, draft, after stet.Article) []stet.Verdict {
	var out []stet.Verdict
	for i, v := range verdicts[:min(len(verdicts), len(b.asked))] {
		l := b.lines[b.asked[i]]
		kept := l.stands && says(after, l.was.Text) && !says(draft, l.was.Text)
		if kept || !l.stands && len(l.left) > 0 {
			v.From = b.Before.Revision
			out = append(out, v)
		}
	}
	return out
}

// says reports whether an article has a sentence of these words.
func says(a stet.Article, words string) bool {
	found := sameWords(a.Headline.Text, words) || sameWords(a.Deck.Text, words) || a.PullQuote != nil && a.PullQuote.Text == words
	for _, section := range a.Sections {
		found = found || slices.ContainsFunc(section.Sentences, func(s stet.Sentence) bool { return sameWords(s.Text, words) })
	}
	return found
}

// sameWords reports whether two sentences differ in their full stop at most.
func sameWords(a, b string) bool { return strings.TrimSuffix(a, ".") == strings.TrimSuffix(b, ".") }

// Same reports whether a reader of after would find nothing that the last
// revision did not say: the same words on the same passages, from the same
// pages. A page that was changed where nothing rests on it makes no difference.
func (b *Base) Same(after stet.Article) bool {
	now := b.Before
	now.Reports = nil
	for _, id := range b.Before.Reports {
		if x, left := b.departed[id]; left {
			id = x.Later
		}
		now.Reports = append(now.Reports, id)
	}
	slices.Sort(now.Reports)
	reports := slices.Sorted(slices.Values(after.Reports))
	return now.Withdrawn == after.Withdrawn && now.Origins == after.Origins && now.Writer == after.Writer && now.Lang == after.Lang &&
		slices.Equal(now.Reports, reports) && slices.Equal(shown(now), shown(after))
}

// shown gives what readers see of an article's text: words and passages.
func shown(a stet.Article) []string {
	out := sentenceShown([]string{a.Headline.Text}, a.Headline)
	out = sentenceShown(append(out, a.Deck.Text), a.Deck)
	for _, section := range a.Sections {
		out = append(out, "#", section.Heading)
		for _, s := range section.Sentences {
			out = sentenceShown(append(out, s.Text), s)
		}
	}
	if q := a.PullQuote; q != nil {
		out = append(out, "“", q.Text, q.Speaker, q.Cue, q.Outlet, q.Citation.Exact)
	}
	return out
}

func sentenceShown(out []string, s stet.Sentence) []string {
	for _, c := range s.Citations {
		out = append(out, "¹", c.Exact)
	}
	return out
}
