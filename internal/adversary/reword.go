package adversary

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"stet"
	"stet/internal/text"
)

// Copied gives the sentences of a story's reports that a writer could take as
// they stand, each with its passage: complete, without a pronoun that looks back
// at the beginning and without a first person outside quotation marks.
func (s *Scene) Copied() []stet.Sentence {
	var out []stet.Sentence
	for _, r := range s.Reports {
		for _, span := range text.Sentences(r.Text, r.Lang) {
			if words := span.In(r.Text); alone(words) {
				out = append(out, stet.Sentence{Text: words, Citations: []stet.Citation{stet.Cite(r, span)}})
			}
		}
	}
	return out
}

// alone reports whether a sentence can be understood without those before it.
func alone(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 8 || len(fields) > 40 || !strings.HasSuffix(s, ".") || !unicode.IsUpper([]rune(s)[0]) || strings.Count(s, `"`)%2 == 1 || strings.Count(s, "“") != strings.Count(s, "”") {
		return false
	}
	if pronouns[strings.ToLower(fields[0])] != "" || slices.Contains(leading, strings.ToLower(strings.TrimRight(fields[0], ","))) {
		return false
	}
	open := s
	for _, q := range slices.Backward(text.Quotations(s)) {
		open = open[:q.Outer.Start] + open[q.Outer.End:]
	}
	for _, w := range strings.FieldsFunc(open, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains([]string{"I", "we", "We", "my", "My", "our", "Our", "me", "us", "you", "your", "You"}, w) {
			return false
		}
	}
	return true
}

// leading are first words that tie a sentence to the one before.
var leading = strings.Fields("his her their its then there so however also instead such yet still moreover meanwhile here nor or because which while both either")

// Reword gives a sentence in other words with the same meaning, changed in up to
// three ways; false where none fits. The same seed gives the same words.
func (s *Scene) Reword(draft stet.Sentence, seed uint64) (stet.Sentence, bool) {
	t := &trial{
		scene: s, text: draft.Text, cited: slices.Clone(draft.Citations), reports: s.Reports,
		random: rand.New(rand.NewPCG(seed, 21)), source: s.report(draft.Citations[0].Report),
	}
	if t.source == nil {
		return stet.Sentence{}, false
	}
	ways := []func(*trial) bool{otherOrder, frontDate, synonym, synonym, figureForWord, contraction, leaveOutClause, turnClauses}
	t.random.Shuffle(len(ways), func(i, j int) { ways[i], ways[j] = ways[j], ways[i] })
	changes := 0
	for _, way := range ways {
		if changes < 3 && way(t) {
			changes++
		}
	}
	return stet.Sentence{Text: t.text, Citations: t.cited}, changes > 0 && t.text != draft.Text
}

// otherOrder turns "X said (that) Y" into "According to X, Y" or "Y, X said", and
// back.
func otherOrder(t *trial) bool {
	for _, s := range t.statements() {
		if s.Quotation != stet.Indirect || len(s.Source) != 1 || len(s.Cue) != 1 || len(s.Content) != 1 || s.Stance != stet.Asserts {
			continue
		}
		source, cue, content := s.Source[0], s.Cue[0], s.Content[0]
		said := strings.ToLower(cue.In(t.text))
		between := strings.TrimSpace(t.text[min(cue.End, len(t.text)):max(content.Start, cue.End)])
		if said != "said" && said != "says" || source.Start != 0 || source.End+1 != cue.Start || between != "" && between != "that" || len(t.text)-content.End > 1 {
			continue
		}
		what := strings.TrimPrefix(content.In(t.text), "that ")
		who := source.In(t.text)
		if t.random.IntN(2) == 0 {
			t.text = "According to " + lowerFirst(who) + ", " + what + "."
		} else {
			t.text = capital(what) + ", " + lowerFirst(who) + " said."
		}
		return true
	}
	return false
}

// frontDate moves "on Monday" to the beginning.
func frontDate(t *trial) bool {
	for _, day := range weekdays() {
		on := " on " + day
		at := strings.Index(t.text, on)
		if at < 0 || at+len(on) >= len(t.text) || !strings.ContainsAny(t.text[at+len(on):at+len(on)+1], " .,") || t.quoted(stet.Span{Start: at, End: at + 1}) || len(t.statements()) > 1 {
			continue
		}
		t.text = "On " + day + ", " + lowerFirst(t.text[:at]) + t.text[at+len(on):]
		return true
	}
	return false
}

// synonym puts a word of the same meaning.
func synonym(t *trial) bool {
	return t.swap(synonyms)
}

// figureForWord writes a small number in figures, or a figure in letters.
func figureForWord(t *trial) bool {
	for _, w := range t.words() {
		word := w.In(t.text)
		if at := slices.Index(smallNumbers, word); at >= 0 {
			t.put(w, digitsOf(at+2))
			return true
		}
		for i, name := range smallNumbers {
			if word == digitsOf(i+2) && w.Start > 0 && t.text[w.Start-1] == ' ' && w.End < len(t.text) && t.text[w.End] == ' ' && !t.dated(w) {
				t.put(w, name)
				return true
			}
		}
	}
	return false
}

func (t *trial) dated(w stet.Span) bool {
	return slices.ContainsFunc(text.Dates(t.text, t.source.Lang, t.source.Published), func(d text.Date) bool { return d.Span.Overlaps(w) })
}

func digitsOf(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return "1" + string(rune('0'+n-10))
}

// contraction writes "did not" for "didn't", and back.
func contraction(t *trial) bool {
	var table [][2]string
	for short, long := range whatNot {
		if long != "will" && long != "can" {
			table = append(table, [2]string{short, long + " not"}, [2]string{long + " not", short})
		}
	}
	slices.SortFunc(table, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return t.swap(table)
}

// leaveOutClause drops ", who …," and ", which …,".
func leaveOutClause(t *trial) bool {
	for _, lead := range []string{", who ", ", which "} {
		at := strings.Index(t.text, lead)
		if at < 0 {
			continue
		}
		end := strings.IndexByte(t.text[at+2:], ',')
		clause := stet.Span{Start: at, End: at + 2 + end + 1}
		if end < 0 || end > 90 || strings.ContainsAny(t.text[clause.Start:clause.End], "\"“”") || t.quoted(clause) {
			continue
		}
		t.text = t.text[:clause.Start] + t.text[clause.End:]
		return true
	}
	return false
}

// turnClauses puts "After X, Y." as "Y after X."
func turnClauses(t *trial) bool {
	for _, lead := range []string{"After ", "As ", "When ", "If ", "Although ", "Before "} {
		first, rest, ok := strings.Cut(t.text, ", ")
		if !ok || !strings.HasPrefix(first, lead) || len(strings.Fields(first)) < 4 || strings.Contains(rest, ", ") || strings.ContainsAny(t.text, "\"“”") || pronouns[strings.ToLower(strings.Fields(rest)[0])] != "" {
			continue
		}
		t.text = capital(strings.TrimRight(rest, ".")) + " " + lowerFirst(first) + "."
		return true
	}
	return false
}

// synonyms are words that may stand for each other in most places.
var synonyms = [][2]string{
	{"said", "stated"},
	{"big", "large"},
	{"large", "big"},
	{"began", "started"},
	{"started", "began"},
	{"help", "assist"},
	{"bought", "purchased"},
	{"show", "demonstrate"},
	{"showed", "demonstrated"},
	{"children", "kids"},
	{"about", "roughly"},
	{"nearly", "almost"},
	{"almost", "nearly"},
	{"however", "though"},
	{"ended", "finished"},
	{"get", "obtain"},
	{"got", "obtained"},
	{"tried", "attempted"},
	{"try", "attempt"},
	{"asked", "requested"},
	{"chose", "picked"},
	{"important", "significant"},
	{"significant", "important"},
	{"problem", "issue"},
	{"problems", "issues"},
	{"because of", "owing to"},
	{"people", "persons"},
	{"doctors", "physicians"},
	{"car", "vehicle"},
	{"enough", "sufficient"},
	{"whole", "entire"},
	{"entire", "whole"},
	{"quickly", "rapidly"},
	{"often", "frequently"},
	{"during", "in the course of"},
	{"while", "whilst"},
	{"until", "till"},
	{"although", "though"},
	{"despite", "in spite of"},
	{"need", "require"},
	{"needs", "requires"},
	{"allow", "permit"},
	{"allowed", "permitted"},
	{"meeting", "gathering"},
	{"deal", "agreement"},
	{"agreement", "deal"},
	{"job", "post"},
	{"house", "home"},
	{"country", "nation"},
	{"nation", "country"},
	{"lawmakers", "legislators"},
	{"reporters", "journalists"},
	{"attorney", "lawyer"},
	{"lawyer", "attorney"},
	{"film", "movie"},
	{"movie", "film"},
	{"town", "community"},
	{"happened", "occurred"},
	{"occurred", "happened"},
	{"current", "present"},
	{"wanted", "wished"},
	{"percent", "per cent"},
}
