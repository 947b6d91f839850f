package claims

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// maxRole bounds the words of an office or part: "chief spokesman for the
// county's fire service".
const maxRole = 9

// roles maps what somebody is called by his office or part, in lower case, to
// the one name that the story's reports introduce so: "prime minister" to
// "Solveig Rand"; "" where there are two. Both the whole phrase and its noun lead
// there.
func (s *story) findRoles() map[string]string {
	found := map[string]string{}
	put := func(key, name string) {
		if other, ok := found[key]; ok && other != name {
			name = ""
		}
		found[key] = name
	}
	for _, r := range s.reports {
		for _, n := range text.Names(r.Text, r.Lang) {
			name := s.introduced(r, n)
			if name == "" {
				continue
			}
			for _, role := range rolesBeside(r, n) {
				for _, key := range roleKeys(role) {
					put(key, name)
				}
			}
		}
	}
	return found
}

// introduced gives a person's name in full, or that of what may be one or a body.
func (s *story) introduced(r *stet.Report, n text.Name) string {
	name := untitled(squeeze(n.Span.In(r.Text)))
	if full := s.people[name[strings.LastIndexByte(name, ' ')+1:]]; full != "" && (name == full || strings.HasSuffix(full, " "+name)) {
		return full
	}
	if n.Kind == text.NamePlace {
		return ""
	}
	return name
}

// rolesBeside gives what a report calls a name in its title, in an apposition or
// right before it.
func rolesBeside(r *stet.Report, n text.Name) []string {
	var roles []string
	if title := squeeze(n.Title.In(r.Text)); title != "" {
		roles = append(roles, title)
	}
	start := n.Span.Start
	if !n.Title.Empty() {
		start = n.Title.Start
	}
	before, after := r.Text[max(0, start-contextBytes):start], r.Text[n.Span.End:min(len(r.Text), n.Span.End+contextBytes)]
	before = strings.ToValidUTF8(before, "")
	if rest, ok := strings.CutSuffix(strings.TrimRight(before, " "), ","); ok {
		if role := lastPhrase(rest); role != "" {
			roles = append(roles, role)
		}
	} else if words := strings.Fields(lastClause(before)); len(words) > 0 && text.KindOfNoun(words[len(words)-1]) == text.NamePerson {
		roles = append(roles, words[len(words)-1]) // Rovers goalkeeper NAME
	}
	if rest, ok := strings.CutPrefix(after, ", "); ok {
		if end := strings.IndexAny(rest, ",.;:\n"); end > 0 && determined(rest) && len(strings.Fields(rest[:end])) <= maxRole {
			roles = append(roles, undetermined(rest[:end]))
		}
	}
	return roles
}

// lastClause gives what follows the last mark.
func lastClause(s string) string {
	return s[strings.LastIndexAny(s, ",.;:!?\n\"“”()")+1:]
}

// lastPhrase gives the phrase with which a text ends, from its article or
// possessive on: "the airline's chief executive".
func lastPhrase(s string) string {
	words := strings.Fields(lastClause(s))
	for i := max(0, len(words)-maxRole); i < len(words); i++ {
		if phrase := strings.Join(words[i:], " "); determined(phrase) {
			return undetermined(phrase)
		}
	}
	return ""
}

var determiners = []string{"the ", "a ", "an ", "its ", "his ", "her ", "their ", "another ", "one "}

// determined reports whether a phrase begins with an article or a possessive.
func determined(phrase string) bool { return undetermined(phrase) != phrase }

func undetermined(phrase string) string {
	low := strings.ToLower(phrase)
	for _, d := range determiners {
		if strings.HasPrefix(low, d) {
			return phrase[len(d):]
		}
	}
	if owner, rest, ok := strings.Cut(strings.ReplaceAll(phrase, "’", "'"), "'s "); ok && !strings.Contains(owner, " ") {
		return rest
	}
	return phrase
}

// roleKeys gives what a role may be called by: the whole of it, the whole before
// "of" or "for", and its noun.
func roleKeys(role string) []string {
	low := strings.ToLower(squeeze(strings.ReplaceAll(role, "’", "'")))
	if _, rest, ok := strings.Cut(low, "'s "); ok {
		low = rest
	}
	keys := []string{low}
	for _, p := range []string{" of ", " for ", " in ", " at ", " from ", " who "} {
		low, _, _ = strings.Cut(low, p)
	}
	keys = append(keys, low, low[strings.LastIndexByte(low, ' ')+1:])
	return slices.Compact(keys)
}

// holder gives who a role stands for in the story: the one whom its longest form
// that anybody has leads to; "" for none.
func (s *story) holder(role string) string {
	for _, key := range roleKeys(undetermined(role)) {
		if name, ok := s.roles[key]; ok {
			return name
		}
	}
	return ""
}

// companies are nouns for a firm that has been named before.
var companies = []string{"company", "firm", "group", "manufacturer", "maker", "airline", "operator", "corporation"}

// company gives the one name of the story that can be the company: a speaker who
// is neither person, country nor office, or one for whom somebody speaks; "" for
// none or several.
func (s *story) findCompany(statements []stet.Statement) string {
	var found []string
	names := map[string]bool{}
	for _, r := range s.reports {
		for _, n := range text.Names(r.Text, r.Lang) {
			names[squeeze(n.Span.In(r.Text))] = true
		}
	}
	add := func(name string) {
		name = strings.TrimPrefix(strings.TrimPrefix(squeeze(name), "the "), "The ")
		words := strings.Fields(name)
		if !names[name] || s.isPerson(name) || s.people[words[len(words)-1]] != "" || countries().speakers[strings.ToLower(name)] != "" || s.outlets[strings.ToLower(name)] != "" {
			return
		}
		if text.KindOfNoun(strings.ToLower(words[len(words)-1])) == text.NameOther && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	for i := range statements {
		speaker := squeeze(statements[i].Speaker)
		if _, principal, ok := strings.Cut(speaker, "spokesman for "); ok {
			add(principal)
		} else if !strings.Contains(speaker, " of ") && !strings.Contains(speaker, " by ") {
			add(speaker)
		}
	}
	for _, r := range s.reports {
		for _, spokes := range []string{"spokesman for ", "spokeswoman for ", "spokesperson for "} {
			for rest := r.Text; ; {
				_, after, ok := strings.Cut(rest, spokes)
				if !ok {
					break
				}
				add(after[:max(0, strings.IndexAny(after, ",.;:\n"))])
				rest = after
			}
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}
