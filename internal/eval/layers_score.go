package eval

import (
	"strings"
	"unicode"
)

// layersScore has the counts of each measure, text by text.
type layersScore map[string][]tally

func (s layersScore) add(name string, t tally) { s[name] = append(s[name], t) }

// compare counts a text's layers against those given.
func (s layersScore) compare(gold [][]layerToken, own *layersPrediction) {
	g, o := leaves(gold), leaves(own.Sentences)
	s.words(g, o)
	s.add("sentences", common(extents(gold), extents(own.Sentences)))
	s.add("sentence_ends", common(ends(gold), ends(own.Sentences)))
	s.names(namesIn(gold), own.Names)
}

// leaf is a token of a tree: its head is told by its span, which is empty for
// the root's.
type leaf struct {
	tag, relation string
	head          [2]int
}

func leaves(sentences [][]layerToken) map[[2]int]leaf {
	all := map[[2]int]leaf{}
	for _, tokens := range sentences {
		for _, t := range tokens {
			l := leaf{tag: t.tag, relation: t.relation}
			if t.head > 0 {
				l.head = tokens[t.head-1].span
			}
			all[t.span] = l
		}
	}
	return all
}

// words counts tokens with equal spans; of these the equal tags; and of those
// whose head by the layers is the root or a token with an equal span, the ones
// with an equal head, and with an equal head and relation; the same once more
// without punctuation.
func (s layersScore) words(gold, own map[[2]int]leaf) {
	var right, tags int
	var trees, words attachment
	for span, g := range gold {
		o, ok := own[span]
		if !ok {
			continue
		}
		right++
		if o.tag == g.tag {
			tags++
		}
		if _, ok := own[g.head]; !ok && g.head != [2]int{} {
			continue
		}
		trees.count(g, o)
		if g.relation != "punct" {
			words.count(g, o)
		}
	}
	s.add("tokens", tally{right, len(gold), len(own)})
	s.add("tags", ratio(tags, right))
	s.add("syntax_compared", ratio(trees.n, len(gold)))
	s.add("syntax_unlabelled", ratio(trees.unlabelled, trees.n))
	s.add("syntax_labelled", ratio(trees.labelled, trees.n))
	s.add("syntax_words_unlabelled", ratio(words.unlabelled, words.n))
	s.add("syntax_words_labelled", ratio(words.labelled, words.n))
}

// attachment counts tokens, and those that hang where they should.
type attachment struct{ n, unlabelled, labelled int }

func (a *attachment) count(gold, own leaf) {
	a.n++
	if own.head == gold.head {
		a.unlabelled++
		if own.relation == gold.relation {
			a.labelled++
		}
	}
}

// extents gives each sentence's span, from its first token to its last.
func extents(sentences [][]layerToken) map[[2]int]bool {
	all := map[[2]int]bool{}
	for _, tokens := range sentences {
		if n := len(tokens); n > 0 {
			all[[2]int{tokens[0].span[0], tokens[n-1].span[1]}] = true
		}
	}
	return all
}

// ends gives where each sentence's last token ends.
func ends(sentences [][]layerToken) map[int]bool {
	all := map[int]bool{}
	for span := range extents(sentences) {
		all[span[1]] = true
	}
	return all
}

// common counts what two sets share.
func common[T comparable](gold, predicted map[T]bool) tally {
	t := tally{gold: len(gold), predicted: len(predicted)}
	for x := range predicted {
		if gold[x] {
			t.right++
		}
	}
	return t
}

// names counts the names of people, bodies and places: spans alone, and spans
// with their class. For spans alone a name of ours that shares characters with
// the layers' other names (MISC) only is left aside: it is a name, of a class
// that is not asked for. With classes, a name of ours counts where its class is
// told.
func (s layersScore) names(gold, own []layerName) {
	asked := func(n layerName) bool { return n.Class != misc }
	kept := func(n layerName) bool { return !n.onlyMisc(gold) }
	s.add("names", common(spanSet(gold, asked), spanSet(own, kept)))
	told := func(n layerName) bool { return n.Class != "" }
	s.add("names_typed", common(nameSet(gold, asked), nameSet(own, told)))
	for _, class := range []string{person, organization, location} {
		of := func(n layerName) bool { return n.Class == class }
		s.add("names_"+strings.ToLower(class), common(nameSet(gold, of), nameSet(own, of)))
	}
}

// onlyMisc reports whether a name shares characters with names of the class
// MISC and with no others.
func (n layerName) onlyMisc(gold []layerName) bool {
	met := false
	for _, g := range gold {
		if n.Span[0] < g.Span[1] && g.Span[0] < n.Span[1] {
			if g.Class != misc {
				return false
			}
			met = true
		}
	}
	return met
}

func nameSet(names []layerName, keep func(layerName) bool) map[layerName]bool {
	set := map[layerName]bool{}
	for _, n := range names {
		if keep(n) {
			set[n] = true
		}
	}
	return set
}

func spanSet(names []layerName, keep func(layerName) bool) map[[2]int]bool {
	set := map[[2]int]bool{}
	for n := range nameSet(names, keep) {
		set[n.Span] = true
	}
	return set
}

// quotations counts the contents that people marked from an opening mark to a
// closing one, without another such mark between them, and those of them that
// are one of our quotations with its marks.
func (s layersScore) quotations(row *layersText, own spans) {
	text := []rune(row.Text)
	marked := map[[2]int]bool{}
	for _, st := range row.Statements {
		for _, span := range st.Content {
			if span, ok := direct(text, span); ok {
				marked[span] = true
			}
		}
	}
	found := 0
	for _, q := range own {
		if marked[q] {
			found++
		}
	}
	s.add("quotations", ratio(found, len(marked)))
}

// direct reports whether a span is one quotation, and gives it without outer
// space. Two single marks are a mark; in a quotation of single ones, those
// between letters are apostrophes.
func direct(text []rune, span [2]int) ([2]int, bool) {
	for span[0] < span[1] && unicode.IsSpace(text[span[0]]) {
		span[0]++
	}
	for span[0] < span[1] && unicode.IsSpace(text[span[1]-1]) {
		span[1]--
	}
	whole := string(text[span[0]:span[1]])
	opened := strings.TrimLeft(whole, "\"“„«'‘`")
	inner := strings.TrimRight(opened, "\"”“»'’")
	if opened == whole || inner == opened || inner == "" || strings.ContainsAny(inner, "\"“”„«»") || strings.Contains(inner, "''") {
		return span, false
	}
	switch strings.TrimSuffix(whole, opened) {
	case "'", "‘", "`":
		return span, !markInside([]rune(inner))
	}
	return span, true
}

// markInside reports whether a single mark stands elsewhere than between
// letters.
func markInside(inner []rune) bool {
	for i, r := range inner {
		if strings.ContainsRune("'‘’`", r) && (i == 0 || i == len(inner)-1 || notWord(inner[i-1]) || notWord(inner[i+1])) {
			return true
		}
	}
	return false
}

// metrics gives each measure over all texts, with its interval.
func (s layersScore) metrics() map[string]float64 {
	m := map[string]float64{}
	for name, rows := range s {
		var sum tally
		for _, t := range rows {
			sum.plus(t)
		}
		figure := name
		switch {
		case name == "tags":
			figure = "tags_accuracy"
		case name == "quotations":
			figure = "quotations_recall"
			m["quotations_n"] = float64(sum.gold)
		case !strings.HasPrefix(name, "syntax"):
			sum.put(m, name)
			figure = name + "_f1"
		}
		m[figure] = sum.f1()
		putInterval(m, figure, rows)
	}
	return m
}
