package extractive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// wordsIn counts the words and figures of s.
func wordsIn(s string) int {
	n := 0
	for _, t := range text.Tokens(nil, s) {
		if t.Kind != text.Mark {
			n++
		}
	}
	return n
}

// minClause is the fewest words that are left when a sentence is cut.
const minClause = 5

// shorten cuts s at the last clause boundary that leaves at most n words; false
// when there is none. It leaves s alone when it is short enough. What is cut off
// never holds a condition or an exception, which would change what is left, and
// no quotation or bracket is cut in two.
func shorten(s, lang string, n int) (string, bool) {
	if wordsIn(s) <= n {
		return s, true
	}
	quotes := text.Quotations(s)
	tokens := text.Tokens(nil, s)
	words, best, depth := 0, -1, 0
	for i, t := range tokens {
		switch t.In(s) {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
		if words > n {
			break
		}
		if words >= minClause && depth == 0 && !inQuotation(quotes, t.Start) && boundary(s, tokens, i) {
			best = t.Start
		}
		if t.Kind != text.Mark {
			words++
		}
	}
	if best < 0 || conditional(s[best:], lang) || subordinate[strings.ToLower(firstWord(s))] {
		return "", false
	}
	return strings.TrimRight(s[:best], " ,;:—–-"), true
}

// boundary reports whether a clause ends before token i: at a semicolon or dash,
// at a comma before a word that opens a clause, or before such a word itself.
func boundary(s string, tokens []text.Token, i int) bool {
	switch mark := tokens[i].In(s); mark {
	case ";", "—", "–":
		return true
	case ",":
		return i+1 < len(tokens) && opensClause(strings.ToLower(tokens[i+1].In(s)))
	default:
		return afterClause[strings.ToLower(mark)]
	}
}

// opensClause tells of a word after a comma that a clause begins there rather than
// the next item of a list.
func opensClause(low string) bool {
	return afterComma[low] || strings.HasSuffix(low, "ing") && len(low) > 5
}

// Words of English before which a sentence can end. "That" and "to" are not
// among them: what follows belongs to the verb before.
var (
	afterComma = wordSet("which", "who", "whose", "where", "when", "while", "after", "before", "because", "as", "with", "and", "but",
		"according", "although", "though", "since", "amid", "following", "so")
	afterClause = wordSet("which", "while", "after", "because", "amid", "following", "although", "though", "whereas")
)

// conditions are words that a sentence cannot lose without saying more than it
// did.
var conditions = wordSet("if", "unless", "until", "except", "without", "only", "provided", "not", "no", "never", "or",
	"may", "might", "could", "said", "says", "told", "according", "alleged", "allegedly", "reportedly", "denied", "denies")

// subordinate are words whose clause comes before the main one, which a cut
// could lose.
var subordinate = wordSet("if", "when", "while", "after", "before", "although", "though", "because", "since", "as", "unless", "once", "despite")

func conditional(rest, lang string) bool {
	for _, t := range text.Tokens(nil, rest) {
		if conditions[strings.ToLower(t.In(rest))] {
			return true
		}
	}
	return false
}

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func inQuotation(quotes []text.Quote, at int) bool {
	for _, q := range quotes {
		if q.Outer.Start < at && at < q.Outer.End {
			return true
		}
	}
	return false
}

// balanced reports whether brackets and quotation marks come in pairs.
func balanced(s string) bool {
	if strings.Count(s, "(") != strings.Count(s, ")") || strings.Count(s, "“") != strings.Count(s, "”") ||
		strings.Count(s, `"`)%2 != 0 || strings.Count(s, "«") != strings.Count(s, "»") {
		return false
	}
	return true
}

// capital gives s with its first letter in upper case.
func capital(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// inner gives a sentence's beginning the form that it has within another: the
// first letter in lower case where it is a word of grammar, or where the
// report has the word in lower case too and no name begins with it.
func (w *writer) inner(s string, r *stet.Report) string {
	first, rest, _ := strings.Cut(s, " ")
	low := strings.ToLower(first)
	if first == "I" || strings.HasPrefix(first, "I'") || strings.HasPrefix(first, "I’") || low == first || upper(first) {
		return s
	}
	if numbers := text.Numbers(s, r.Lang); len(numbers) > 0 && numbers[0].Digits.Start == 0 {
		return low + s[len(first):]
	}
	if text.IsStop(low, r.Lang) || low == "no" || low == "not" || holdsWord(r.Text, low) && !w.people.isName(first, r) {
		return strings.TrimSuffix(low+" "+rest, " ")
	}
	return s
}

// upper reports whether a word has a capital beyond its first letter.
func upper(word string) bool {
	_, size := utf8.DecodeRuneInString(word)
	return strings.IndexFunc(word[size:], unicode.IsUpper) >= 0
}

// holdsWord reports whether a word stands by itself in s.
func holdsWord(s, word string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		after, _ := utf8.DecodeRuneInString(s[end:])
		if (start == 0 || !unicode.IsLetter(before)) && (end == len(s) || !unicode.IsLetter(after)) {
			return true
		}
		at = end
	}
}

// finish ends a sentence with one full stop, and makes white space single
// blanks.
func finish(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimRight(s, " ,;:—–-")
	for _, end := range []string{".", "!", "?", ".”", "!”", "?”", `."`, `!"`, `?"`} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	return s + "."
}
