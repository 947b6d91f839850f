package claims

import (
	"regexp"
	"slices"
	"strings"

	"stet"
	"stet/internal/names"
	"stet/internal/text"
)

// office is what a report calls somebody or something beside a name: "the
// airline's chief executive, Ann Bo", "the retailer Norvane".
type office struct {
	with   []string // the words beside the head noun, owner and place among them: "airline", "chief"
	holder string   // in full
}

// officeBytes is how much of a report before and after a name is read for what
// its bearer is called.
const officeBytes = 110

var (
	// officeBefore is an office that leads to a name by a comma.
	officeBefore = regexp.MustCompile(`((?:[\pL\d][\pL\d'’-]* ){0,9}[\pL\d][\pL\d'’-]*),(?: known as| identified as| named| called)?$`)
	// officeTitle is an office right before a name.
	officeTitle = regexp.MustCompile(`((?:[\pL\d][\pL\d'’-]* ){0,3}\p{Ll}[\pL-]+)$`)
	// officeAfter is an office that follows a name and a comma.
	officeAfter = regexp.MustCompile(`^, ((?:(?:the|its|his|her|their|a|an) |[\p{Lu}][\pL]+['’]s )?(?:[\pL\d][\pL\d'’-]* ){0,8}[\pL\d][\pL\d'’-]*)[,.]`)
)

// officeOfPlace is the country or body of a title's bearer, after the name.
var officeOfPlace = regexp.MustCompile(`^ of (?:the )?(\p{Lu}[\pL-]+)`)

// officesIn gives the offices that reports give beside names, by head noun.
func (s *story) officesIn() map[string][]office {
	out := map[string][]office{}
	for i, r := range s.reports {
		for _, n := range s.names[i] {
			name := s.canonical(n.Span.In(r.Text))
			if n.Kind == text.NamePlace || !names.Capital(name) {
				continue
			}
			for _, p := range calledIn(r.Text, n) {
				head, with := officeOf(p)
				if head != "" && len(out[head]) < maxOffices {
					out[head] = append(out[head], office{with, name})
				}
			}
		}
	}
	return out
}

// maxOffices bounds the bearers of one office that are kept: which of so many is
// meant could not be told.
const maxOffices = 200

// calledIn gives the phrases by which a report calls the bearer of a name right
// beside it.
func calledIn(report string, n text.Name) []string {
	start := n.Span.Start
	if !n.Title.Empty() {
		start = min(start, n.Title.Start)
	}
	title := n.Title.In(report)
	before := names.Squeeze(strings.ToValidUTF8(report[max(0, start-officeBytes):start], ""))
	after := strings.ToValidUTF8(report[n.Span.End:min(len(report), n.Span.End+officeBytes)], "")
	phrases := []string{title}
	if m := officeOfPlace.FindStringSubmatch(after); m != nil {
		phrases[0] += " of " + m[1] // "Prime Minister Ann Bo of Selland"
	}
	// The patterns are slow: each is asked only where it can hold.
	if at := strings.LastIndexByte(before, ','); at >= 0 && at >= len(before)-len(", identified as") {
		if m := officeBefore.FindStringSubmatch(lastWords(before, 12)); m != nil {
			phrases = append(phrases, phraseFrom(m[1]))
		}
	} else if m := officeTitle.FindStringSubmatch(lastWords(names.Squeeze(before[max(0, strings.LastIndexAny(before, ",.;:!?()\"“”")):]+" "+title), 4)); m != nil {
		phrases = append(phrases, m[1])
	}
	if !strings.HasPrefix(after, ", ") {
		return phrases
	}
	if m := officeAfter.FindStringSubmatch(after); m != nil {
		phrases = append(phrases, m[1])
	}
	return phrases
}

// lastWords gives the last n words, or all where there are fewer; spaces are single.
func lastWords(s string, n int) string {
	at := len(s)
	for ; n > 0 && at >= 0; n-- {
		at = strings.LastIndexByte(s[:at], ' ')
	}
	return s[at+1:]
}

// phraseFrom gives the noun phrase that ends words: from its last determiner or
// possessive that no preposition leads to.
func phraseFrom(words string) string {
	fields := strings.Fields(words)
	for i := len(fields) - 1; i >= 0; i-- {
		low := strings.ToLower(fields[i])
		starts := low == "the" || low == "a" || low == "an" || possessive[low] || strings.HasSuffix(low, "'s") || strings.HasSuffix(low, "’s")
		if starts && (i == 0 || !names.Prepositions[strings.ToLower(fields[i-1])]) {
			return strings.Join(fields[i:], " ")
		}
	}
	return words
}

// officeOf gives the head noun and the other telling words of what somebody is
// called; no head for what is a name or no noun phrase.
func officeOf(phrase string) (head string, with []string) {
	hung := false
	for w := range strings.FieldsSeq(phrase) {
		word := strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ",.;"), "'s"), "’s")
		low := strings.ToLower(word)
		switch {
		case names.Prepositions[low]:
			hung = head != ""
		case low == "the" || low == "a" || low == "an" || possessive[low] || passing[low] || strings.ContainsAny(low, "0123456789"):
		case hung:
			with = append(with, low)
		default:
			if head != "" {
				with = append(with, head)
			}
			head = low
		}
	}
	return head, with
}

// passing are words that tell the time of an office rather than which it is.
var passing = map[string]bool{"former": true, "then": true, "current": true, "new": true, "outgoing": true, "acting": true, "ex": true, "late": true, "veteran": true, "own": true, "and": true, "also": true}

// holder gives whom a report means by an office or part without a name: the one
// in the story who is called so; "" where there is none, or more than one.
func (s *story) holder(label string) string {
	head, with := officeOf(label)
	if publicBodies[head] || strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") {
		return "" // "told police Ann Bo was late"
	}
	found := ""
	for _, o := range s.held[head] {
		if slices.ContainsFunc(with, func(w string) bool { return !slices.Contains(o.with, w) }) {
			continue
		}
		if found != "" && found != o.holder {
			return ""
		}
		found = o.holder
	}
	return found
}

// firms are nouns by which reports go on to call a firm.
var firms = map[string]bool{"company": true, "firm": true, "business": true, "manufacturer": true, "maker": true, "group": true, "corporation": true}

// firm gives the body without a telling name that speaks, or that somebody speaks
// for, nearest before a place: what "the company" means; "" for none.
func (s *story) firm(r *stet.Report, before int) string {
	best, at := "", -1
	for _, name := range s.firmNames {
		if i := strings.LastIndex(r.Text[:before], name); i > at {
			best, at = name, i
		}
	}
	if best == "" && len(s.firmNames) == 1 {
		return s.firmNames[0]
	}
	return best
}

// firmsIn gives the names in sources that are neither people's nor tell by a
// noun what body they are, nor a country's, sorted.
func (s *story) firmsIn(statements []stet.Statement) []string {
	texts := map[stet.ID]*stet.Report{}
	for _, r := range s.reports {
		texts[r.ID] = r
	}
	var out []string
	for i := range statements {
		st := &statements[i]
		r := texts[st.Report]
		if r == nil || st.Validate(r.Text) != nil || len(st.Source) == 0 {
			continue
		}
		source := hull(st.Source)
		for _, n := range text.Names(source.In(r.Text), r.Lang) {
			name := strings.TrimSuffix(strings.TrimSuffix(names.Squeeze(n.Span.In(source.In(r.Text))), "'s"), "’s")
			words := strings.Fields(name)
			if n.Kind == text.NamePerson || n.Kind == text.NamePlace || len(words) == 0 || s.personal(name) || slices.ContainsFunc(words, func(w string) bool { return publicBodies[strings.ToLower(w)] }) {
				continue
			}
			if _, country := names.Countries().Speakers[strings.ToLower(name)]; country || s.outlets[strings.ToLower(name)] != "" || slices.Contains(out, name) {
				continue
			}
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out[:min(len(out), maxFirms)]
}

// maxFirms bounds the names that "the company" is looked for among.
const maxFirms = 50

// personal reports whether a name is a person's, in full or the last of it.
func (s *story) personal(name string) bool {
	full := s.people[name[strings.LastIndexByte(name, ' ')+1:]]
	return full != "" && (full == name || strings.HasSuffix(full, " "+name) || strings.HasSuffix(name, " "+full))
}

// publicBodies are nouns by which a name tells that it is no firm's.
var publicBodies = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`ministry government police union court council commission committee agency office department authority board
		bureau party league federation association institute university school hospital army navy military force service parliament senate
		congress inspectorate observatory mission embassy city county town coalition opposition society laboratory times post herald journal weekly daily`) {
		m[w] = true
	}
	return m
}()

// meant gives whom a label without a name means in its report: an office's
// holder, a firm; else the label.
func (s *story) meant(r *stet.Report, st *stet.Statement, label string) string {
	if label == "" || names.Capital(label[strings.LastIndexByte(label, ' ')+1:]) && !strings.Contains(label, " of ") || len(st.Source) == 0 {
		return label
	}
	switch firstWord(hull(st.Source).In(r.Text)) {
	case "a", "an", "another", "one", "some", "two", "three", "several", "many", "other":
		return label
	}
	if name := s.holder(label); name != "" {
		return name
	}
	if firms[strings.ToLower(label)] {
		if name := s.firm(r, hull(st.Source).Start); name != "" {
			return s.canonical(name)
		}
	}
	return label
}
