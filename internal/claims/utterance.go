package claims

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"

	"stet"
	"stet/internal/clusters"
	"stet/internal/text"
)

// utterance is a statement, or a sentence in a report's own voice, with what
// it is compared by.
type utterance struct {
	statement *stet.Statement // nil for the report's own voice
	report    int             // index in story.reports
	origin    stet.ID
	at        time.Time
	speaker   string // canonical; "" when the report names nobody
	stance    stet.Stance
	words     string       // the content as written
	passage   stet.Passage // where those words stand
	sentence  stet.Passage
	terms     []int32        // sorted, each once
	used      []clusters.Row // of the terms
	parts     [][]int32      // the terms of each part of the words, without those for the speaker
	norm      float64
	figures   []figure
	numbers   []float64 // all numbers in the content, with a unit or not
	side      []int32   // terms of how the sentence names the speaker: "Velden's president"
	named     bool      // by names
	outcomes  []int32   // terms for what became of those counted: killed, hurt, missing
	places    []int32   // terms for the places that the content names
	evidence  evidence
	clause    bool // the content is a clause: "that …"
	anaphoric bool // the content only points back: "the report", "it"
	account   bool // it names what somebody said: "the report"
	exhibit   bool // it names what somebody showed: "the footage"
	shown     bool // its speaker is a thing that was shown: "data from the flight recorder"
	judges    bool // it says what somebody thinks of a thing: "a disgrace"
	accuses   bool // it is told as an accusation
	undecided bool // it says that nothing can be said yet
	again     bool // it is told as said before: "repeated that"
	negated   bool
	against   []int32 // terms of what is set against it: "not birds"
	answers   answer
	will      stet.Stance // that readers are told where it is asserted: Plans for "it will pay"
}

// affirms reports whether the utterance says that its content is so.
func (u *utterance) affirms() bool {
	switch u.stance {
	case stet.Asserts, stet.Confirms, stet.Plans, stet.Orders, stet.Asks:
		return u.statement != nil
	}
	return false
}

// story is a dossier prepared for grouping.
type story struct {
	reports    []*stet.Report      // by publication, then ID
	names      [][]text.Name       // of each report
	utterances []utterance         // by report, then position
	weights    []float64           // of each term: rarer ones weigh more
	people     map[string]string   // last name → full name; "" when shared
	offices    map[string]string   // "ukraine president" → full name; "" when shared
	outlets    map[string]stet.ID  // lower-case name → origin of its first report
	bodies     map[string]string   // "ministry" → "Belmari defence ministry"; "" when shared
	spellings  map[string]string   // a person's name → the spelling of it that stands
	letters    map[string]string   // "IMO" → the body's name
	held       map[string][]office // what people and bodies are called beside their names, by head noun
	firmNames  []string            // names that "the company" can mean
	vocabulary
}

func newStory(d *stet.Dossier) *story {
	s := &story{vocabulary: newVocabulary(), outlets: map[string]stet.ID{}}
	for _, r := range d.Reports {
		if r != nil {
			s.reports = append(s.reports, r)
		}
	}
	slices.SortFunc(s.reports, func(a, b *stet.Report) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
	})
	for _, r := range s.reports {
		s.names = append(s.names, text.Names(r.Text, r.Lang))
	}
	byReport := map[stet.ID][]*stet.Statement{}
	for i := range d.Statements {
		st := &d.Statements[i]
		byReport[st.Report] = append(byReport[st.Report], st)
	}
	for _, r := range s.reports {
		if _, ok := s.outlets[strings.ToLower(r.Outlet)]; !ok {
			s.outlets[strings.ToLower(r.Outlet)] = cmp.Or(d.Origins[r.ID], r.ID)
		}
	}
	s.people, s.offices = s.fullNames(d.Statements)
	s.unite()
	s.letters = s.acronyms()
	s.bodies = s.fullBodies(d.Statements)
	s.held, s.firmNames = s.officesIn(), s.firmsIn(d.Statements)
	for n, r := range s.reports {
		origin := cmp.Or(d.Origins[r.ID], r.ID)
		s.read(n, origin, byReport[r.ID])
	}
	s.weigh()
	return s
}

// read prepares one report's statements and the sentences in its own voice
// that tell figures or evidence.
func (s *story) read(n int, origin stet.ID, statements []*stet.Statement) {
	r := s.reports[n]
	numbers := text.Numbers(r.Text, r.Lang)
	var said []stet.Span
	var all []utterance
	inSentence := map[stet.Span][]*stet.Statement{}
	for _, st := range statements {
		if st.Validate(r.Text) == nil {
			inSentence[st.Sentence] = append(inSentence[st.Sentence], st)
		}
	}
	for _, st := range statements {
		if st.Validate(r.Text) != nil || st.Stance == stet.Asks && question(words(r.Text, st.Content)) || nested(r.Text, st, inSentence[st.Sentence]) {
			continue
		}
		for _, part := range parts(r, st, numbers) {
			u := s.utterance(r, part, numbers)
			u.report, u.origin, u.at = n, origin, r.Published
			if told, ok := s.outlets[strings.ToLower(st.Via)]; ok && st.Via != "" {
				u.origin = told // who repeats another's report is no origin of his own
			}
			all = append(all, u)
		}
		said = append(said, st.Sentence)
	}
	slices.SortFunc(said, func(a, b stet.Span) int { return cmp.Compare(a.Start, b.Start) })
	for _, span := range text.Sentences(r.Text, r.Lang) {
		if covered(said, span) {
			continue
		}
		if u, ok := s.voice(r, span, numbers); ok {
			u.report, u.origin, u.at = n, origin, r.Published
			all = append(all, u)
		}
	}
	slices.SortStableFunc(all, func(a, b utterance) int {
		return cmp.Or(cmp.Compare(a.passage.Span.Start, b.passage.Span.Start), cmp.Compare(a.passage.Span.End, b.passage.Span.End))
	})
	s.utterances = append(s.utterances, all...)
}

// covered reports whether a sentence lies in one that holds a statement.
func covered(said []stet.Span, sentence stet.Span) bool {
	for _, x := range said {
		if x.Overlaps(sentence) {
			return true
		}
		if x.Start >= sentence.End {
			return false
		}
	}
	return false
}

// utterance prepares one statement.
func (s *story) utterance(r *stet.Report, st *stet.Statement, numbers []text.Number) utterance {
	u := utterance{
		statement: st, speaker: s.speaker(r, st), stance: st.Stance, negated: st.Negated,
		words: words(r.Text, st.Content), passage: stet.Passage{Report: r.ID, Span: hull(st.Content)},
		sentence: stet.Passage{Report: r.ID, Span: st.Sentence},
	}
	first := firstWord(u.words)
	u.clause = first == "that" || first == "dass" || first == "que" || first == "что" || first == "що"
	if u.clause {
		content := withoutThat(r.Text, st.Content)
		u.words, u.passage.Span = words(r.Text, content), hull(content)
	}
	for _, c := range st.Content {
		u.terms = append(u.terms, s.terms(c.In(r.Text), r.Lang)...)
	}
	u.figures = s.figuresIn(r, st.Content, numbers)
	u.numbers = numbersIn(st.Content, numbers)
	u.places = s.places(u.words, r.Lang)
	u.side, u.named = s.side(r, st, u.speaker)
	for _, f := range u.figures {
		u.terms = append(u.terms, s.term(f.key()))
		if f.thing != "" {
			u.terms = append(u.terms, s.term(f.thing))
		}
	}
	u.terms = unique(u.terms)
	u.outcomes = s.outcomesIn(u.terms)
	s.character(&u, r, st)
	return u
}

// character works out what sort of thing an utterance says.
func (s *story) character(u *utterance, r *stet.Report, st *stet.Statement) {
	low, cue := strings.ToLower(u.words), words(r.Text, st.Cue)
	u.anaphoric, u.account, u.exhibit = pointsBack(low, len(u.terms)), namesAccount(low), namesExhibit(low)
	if u.clause && !u.account && !indefinite(low) {
		u.anaphoric = len(u.terms) == 0 // "that he had resigned" says what, short as it is
	}
	if st.Stance == stet.Asserts && calledFalse(low) {
		u.stance, u.anaphoric = stet.Denies, true
	}
	if question(low) {
		u.anaphoric = false // "how many officers had been there"
	}
	u.judges, u.shown = judges(cue), namesExhibit(strings.ToLower(u.speaker))
	switch {
	case u.stance == stet.Denies && brushesAside(cue, low):
		u.stance, u.judges, u.anaphoric = stet.Asserts, true, false
	case u.stance == stet.Asserts && undecided.MatchString(low):
		u.stance, u.anaphoric, u.undecided = stet.Doubts, true, true
	case u.stance == stet.Orders && appeals(cue):
		u.stance = stet.Asks
	case u.stance == stet.Asserts && containsAny(" "+low, []string{" not comment", " no comment"}):
		u.stance = stet.Declines
	}
	u.accuses = containsAny(strings.ToLower(cue), []string{"accus", "alleg", "blam"})
	u.again = containsAny(strings.ToLower(cue), []string{"repeat", "reiterat"})
	u.answers, u.will = answerOf(u.words, cue, st.Sentence.In(r.Text)), willDo(u.words)
	u.negated = saysNot(u.words)
	for _, other := range contrasted(u.words) {
		u.against = append(u.against, s.terms(other, r.Lang)...)
	}
	u.terms = slices.DeleteFunc(u.terms, func(t int32) bool { return slices.Contains(u.against, t) })
	u.evidence = evidenceIn(strings.ToLower(text.Fold(st.Sentence.In(r.Text))))
	if u.ofSelf() && u.evidence == evidenceSilent { // "it had measured chlorine" is about the chlorine
		u.terms = unique(slices.Concat(u.terms, s.self(u, r.Lang), s.role(u, r)))
	}
	if u.evidence == evidenceDenied && (len(st.Source) == 0 || gives(cue)) {
		u.statement = nil // the report's own finding, not a claim
	}
}

// self gives the terms by which others speak of an utterance's speaker: a
// person's last name, else all of the name.
func (s *story) self(u *utterance, lang string) []int32 {
	name := u.speaker
	if s.isPerson(name) {
		name = name[strings.LastIndexByte(name, ' ')+1:]
	}
	return s.terms(name, lang)
}

// role gives the terms of what a speaker is, where that stands before his name:
// "referee Paul Renske".
func (s *story) role(u *utterance, r *stet.Report) []int32 {
	if len(u.statement.Source) == 0 || !s.isPerson(u.speaker) {
		return nil
	}
	before, _, _ := strings.Cut(hull(u.statement.Source).In(r.Text), u.speaker)
	return s.terms(before, r.Lang)
}

// voice prepares a sentence that the report says itself, if it tells a figure
// or of evidence.
func (s *story) voice(r *stet.Report, span stet.Span, numbers []text.Number) (utterance, bool) {
	words := span.In(r.Text)
	u := utterance{
		words: words, passage: stet.Passage{Report: r.ID, Span: span}, sentence: stet.Passage{Report: r.ID, Span: span},
		figures: s.figuresIn(r, []stet.Span{span}, numbers), evidence: evidenceIn(strings.ToLower(text.Fold(words))),
	}
	if len(u.figures) == 0 && u.evidence == evidenceSilent {
		return u, false
	}
	u.terms = s.terms(words, r.Lang)
	for _, f := range u.figures {
		u.terms = append(u.terms, s.term(f.key()))
	}
	u.terms = unique(u.terms)
	return u, true
}

// weigh gives each term its weight and each utterance its norm.
func (s *story) weigh() {
	df := make([]int, len(s.termIDs))
	for i := range s.utterances {
		for _, t := range s.utterances[i].terms {
			df[t]++
		}
	}
	s.weights = make([]float64, len(df))
	for t, n := range df {
		s.weights[t] = 1 + 0.5*math.Log(float64(len(s.utterances)+1)/float64(n+1))
	}
	for i := range s.utterances {
		sum := 0.0
		for _, t := range s.utterances[i].terms {
			sum += s.weights[t] * s.weights[t]
		}
		s.utterances[i].norm = math.Sqrt(sum)
		u := &s.utterances[i]
		u.used = s.usedLike(u)
		if u.statement != nil {
			u.parts = s.partsOf(u)
		}
	}
}

// words gives the content as written, its parts joined by an ellipsis.
func words(s string, content []stet.Span) string {
	parts := make([]string, 0, len(content))
	for _, c := range content {
		parts = append(parts, strings.Join(strings.Fields(c.In(s)), " "))
	}
	return strings.Join(parts, " … ")
}

// hull gives the stretch that holds all the spans.
func hull(content []stet.Span) stet.Span {
	h := content[0]
	for _, c := range content[1:] {
		h.Start, h.End = min(h.Start, c.Start), max(h.End, c.End)
	}
	return h
}

// withoutThat drops the conjunction that leads a clause in.
func withoutThat(s string, content []stet.Span) []stet.Span {
	lead := content[0].In(s)
	at := strings.IndexFunc(lead, unicode.IsSpace)
	if at < 0 {
		return content // nothing else stands in it
	}
	content = slices.Clone(content)
	content[0].Start = content[0].End - len(strings.TrimLeftFunc(lead[at:], unicode.IsSpace))
	return content
}

func firstWord(s string) string {
	for w := range strings.FieldsSeq(s) {
		return strings.ToLower(w)
	}
	return ""
}
