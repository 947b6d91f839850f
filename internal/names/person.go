package names

import (
	"slices"
	"strings"
)

// titles are words that stand before a person's name.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true, "professor": true, "sir": true, "lord": true, "lady": true,
	"president": true, "senator": true, "sen": true, "rep": true, "gov": true, "governor": true, "minister": true, "mayor": true, "chancellor": true,
	"referee": true, "coach": true, "goalkeeper": true, "inspector": true, "superintendent": true, "commander": true, "admiral": true, "major": true,
	"lieutenant": true, "sergeant": true, "justice": true, "detective": true, "ambassador": true, "commissioner": true, "bishop": true, "councillor": true,
	"judge": true, "general": true, "gen": true, "colonel": true, "col": true, "captain": true, "capt": true, "secretary": true, "pope": true, "king": true, "queen": true,
}

// Untitled drops titles before a name: "Mr. Hall", "Mayor Ines Hall".
func Untitled(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || !Capital(first) || !Capital(rest) || !titles[strings.ToLower(strings.TrimSuffix(first, "."))] {
			return name
		}
		name = rest
	}
}

// AddFull notes a person's name of several words under its last word; "" where two
// people share that.
func AddFull(full map[string]string, name string) {
	name = Untitled(Squeeze(name))
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 || strings.Contains(name, " and ") || strings.Contains(name, " of ") || !Capital(words[0]) || !Capital(words[len(words)-1]) {
		return
	}
	if slices.ContainsFunc(words, func(w string) bool { return Prepositions[w] }) {
		return // Police in Brackwater
	}
	last := words[len(words)-1]
	other, ok := full[last]
	switch {
	case !ok || other != "" && strings.HasSuffix(other, " "+name):
		full[last] = name // the shorter: what leads it is a title
	case other != name && (other == "" || !strings.HasSuffix(name, " "+other)):
		full[last] = ""
	}
}

// Prepositions join a name to what it hangs on.
var Prepositions = map[string]bool{"of": true, "in": true, "at": true, "for": true, "from": true, "on": true}

// Squeeze makes runs of space one blank.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// Capital reports whether a word begins with a capital letter.
func Capital(word string) bool {
	for _, r := range word {
		return strings.ToLower(string(r)) != string(r)
	}
	return false
}
