package extractive

import (
	"strings"

	"stet"
	"stet/internal/text"
)

// The lengths that the writer keeps to, in words.
const (
	maxSentence = 32 // a body sentence
	maxQuoted   = 26 // a direct quotation within one
	maxBetween  = 80 // bytes between a cue and what is said
)

// roles are a statement's parts as one run of text each.
type roles struct {
	cue, content stet.Span
	quoted       bool // the content stands in quotation marks, all of it
}

// rolesOf gives a statement's parts when it can be made a sentence: one cue and
// one content, in one sentence. Of a quotation that its own cue interrupts the
// longer part is taken.
func rolesOf(s *stet.Statement, r *stet.Report) (roles, bool) {
	if len(s.Cue) == 0 || len(s.Content) == 0 {
		return roles{}, false
	}
	p := roles{cue: s.Cue[0], content: s.Content[0], quoted: s.Quotation == stet.Direct}
	if len(s.Content) > 1 {
		if !p.quoted {
			return roles{}, false
		}
		for _, c := range s.Content[1:] {
			if c.Len() > p.content.Len() {
				p.content = c
			}
		}
	}
	if body := p.content.In(r.Text); len(body) > 5 && strings.EqualFold(body[:5], "that ") {
		p.content.Start += len("that ")
	}
	if s.Content[0].Overlaps(p.cue) || strings.Contains(p.content.In(r.Text), "\n") {
		return roles{}, false
	}
	return p, true
}

// render makes a sentence of a statement; "" when it cannot be made one that is
// sure to say what the report says. who is what the speaker is called.
func (w *writer) render(s *stet.Statement, r *stet.Report, who string) string {
	p, ok := rolesOf(s, r)
	if !ok || !callable(who) || !finite(p.cue.In(r.Text)) {
		return ""
	}
	cue := strings.Join(strings.Fields(p.cue.In(r.Text)), " ")
	switch {
	case p.quoted && !accordingTo(cue):
		return w.quoting(p, r, who, cue)
	case accordingTo(cue):
		return w.according(p, r, who)
	case len(s.Source) > 0 && s.Source[0].Start > p.cue.Start && s.Source[0].Start < p.content.Start:
		return ""
	case p.cue.End <= p.content.Start:
		return w.forward(p, r, who)
	}
	content, ok := w.content(p.content, r, maxSentence-wordsIn(who)-wordsIn(cue))
	if !ok || !plainVerb(cue) {
		return ""
	}
	return finish(capital(who) + " " + cue + " that " + w.inner(content, r))
}

// finite reports whether a cue can be a sentence's verb: "said" and "was
// saying" can, "saying" and "to say" cannot.
func finite(cue string) bool {
	first := strings.ToLower(firstWord(strings.TrimSpace(cue)))
	return accordingTo(cue) || first != "to" && !strings.HasSuffix(first, "ing")
}

// callable reports whether words can be a sentence's subject: no pronoun, no
// clause of their own, no second noun phrase without a preposition before it.
func callable(who string) bool {
	words := strings.Fields(strings.ToLower(who))
	if len(words) == 0 || pronouns[strings.Join(words, " ")] || words[0] == "no" || words[0] == "not" {
		return false
	}
	for i, w := range words {
		if i > 0 && (articles[w] && !prepositions[words[i-1]] || clauseWords[w]) {
			return false
		}
	}
	return true
}

var (
	articles     = wordSet("a", "an", "the")
	clauseWords  = wordSet("which", "who", "that", "whose", "while", "if", "when", "because", "is", "was", "are", "were", "has", "had", "have", "will", "would")
	prepositions = wordSet("of", "in", "at", "for", "from", "on", "by", "with", "to", "and", "or", "near", "as", "under", "over", "than", "into")
)

// sure reports whether a statement is one of saying beyond doubt: a verb that
// headlines know, a quotation, or else a speaker with a name.
func (w *writer) sure(it *item) bool {
	if it.s.Quotation == stet.Direct {
		return true
	}
	if len(it.s.Cue) == 0 {
		return false
	}
	fields := strings.Fields(strings.ToLower(it.s.Cue[0].In(it.r.Text)))
	if len(fields) == 0 {
		return false
	}
	last := fields[len(fields)-1]
	return present[last] != "" || thatVerbs[last] || sayings[last] || last == "to" && fields[0] == "according" ||
		w.people.person(w.people.speaker(it.s)) || len(it.s.Source) > 0 && w.people.isName(firstWord(it.s.Source[0].In(it.r.Text)), it.r)
}

func accordingTo(cue string) bool { return strings.EqualFold(cue, "according to") }

// plainVerb reports whether a cue is one verb that can take "that" after it.
func plainVerb(cue string) bool { return thatVerbs[strings.ToLower(cue)] }

var thatVerbs = wordSet("said", "says", "stated", "claimed", "announced", "alleged", "warned", "reported", "confirmed", "denied", "insisted",
	"argued", "declared", "estimated", "added", "wrote", "acknowledged", "admitted", "maintained", "explained", "noted", "suggested")

// forward renders "WHO said on Monday that CONTENT", in the words between cue
// and content too.
func (w *writer) forward(p roles, r *stet.Report, who string) string {
	between := r.Text[p.cue.End:p.content.Start]
	if len(between) > maxBetween || strings.ContainsAny(between, ".!?\n") {
		return ""
	}
	cue := p.cue.In(r.Text) + between
	content, ok := w.content(p.content, r, maxSentence-wordsIn(who)-wordsIn(cue))
	if !ok {
		return ""
	}
	s := capital(who) + " " + w.dated(cue, r.Lang, r.Published) + content
	if !balanced(s) {
		return ""
	}
	return finish(s)
}

// content gives what is said, shortened to n words, with dates.
func (w *writer) content(span stet.Span, r *stet.Report, n int) (string, bool) {
	raw := strings.TrimRight(strings.TrimSpace(span.In(r.Text)), ",;: ")
	s, ok := shorten(raw, r.Lang, n)
	if !ok || wordsIn(s) < 2 || !balanced(s) || strings.Contains(s, "\n") {
		return "", false
	}
	return w.dated(s, r.Lang, r.Published), true
}

// according renders "According to WHO, CONTENT".
func (w *writer) according(p roles, r *stet.Report, who string) string {
	content, ok := w.content(p.content, r, maxSentence-wordsIn(who)-2)
	if !ok {
		return ""
	}
	return finish("According to " + lowerArticle(who) + ", " + w.inner(content, r))
}

func lowerArticle(who string) string {
	if rest, ok := strings.CutPrefix(who, "The "); ok {
		return "the " + rest
	}
	return who
}

// quoting renders "WHO said: “CONTENT”", letter for letter.
func (w *writer) quoting(p roles, r *stet.Report, who, cue string) string {
	words, ok := quotedIn(p.content, r)
	if !ok || wordsIn(cue) > 2 {
		return ""
	}
	if cue = strings.TrimRight(cue, ": "); cue != "" {
		cue = " " + cue // else the report has a label: "Moss: “…”"
	}
	words = firstSentences(words, r.Lang, maxQuoted)
	if words == "" || wordsIn(words) < 3 {
		return ""
	}
	hearer, ok := hearerOf(p, r, cue)
	if !ok {
		return ""
	}
	return finish(capital(who) + cue + hearer + ": “" + words + "”")
}

// hearerOf gives the words that a verb of telling needs after it, " reporters in
// Dell"; false when the report does not have them in a form to be used.
func hearerOf(p roles, r *stet.Report, cue string) (string, bool) {
	if !strings.HasSuffix(strings.ToLower(cue), "told") {
		return "", true
	}
	rest := r.Text[p.cue.End:]
	if p.cue.End <= p.content.Start {
		rest = r.Text[p.cue.End:p.content.Start]
	}
	if end := strings.IndexAny(rest, ".,:;\n\"“”"); end >= 0 {
		rest = rest[:end]
	}
	hearer := strings.TrimSuffix(strings.TrimSpace(rest), " that")
	n := wordsIn(hearer)
	return " " + hearer, n > 0 && n <= 6 && len(text.Dates(hearer, r.Lang, r.Published)) == 0
}

// quotedIn gives the inside of the quotation that holds a content, as far as
// the content goes.
func quotedIn(content stet.Span, r *stet.Report) (string, bool) {
	for _, q := range text.Quotations(r.Text) {
		if !q.Outer.Overlaps(content) {
			continue
		}
		in := stet.Span{Start: max(q.Inner.Start, content.Start), End: min(q.Inner.End, content.End)}
		words := strings.TrimRight(strings.TrimSpace(in.In(r.Text)), ",")
		return words, words != "" && !strings.ContainsAny(words, "\n“”\"")
	}
	return "", false
}

// firstSentences gives as many whole sentences of a quotation as n words hold;
// "" when the first is longer.
func firstSentences(s, lang string, n int) string {
	if wordsIn(s) <= n {
		return s
	}
	end := 0
	for _, span := range text.Sentences(s, lang) {
		if wordsIn(s[:span.End]) > n {
			break
		}
		end = span.End
	}
	return s[:end]
}
