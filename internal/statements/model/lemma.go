package model

import (
	"strings"

	"stet/internal/text"
)

// irregular holds verbs of saying and thinking, and helpers, whose forms no
// stemmer joins.
var irregular = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(`say said says saying
tell told tells
write wrote written
think thought
know knew known
feel felt
speak spoke spoken
hold held
see saw seen
find found
swear swore sworn
foresee foresaw foreseen
forget forgot forgotten
be is am are was were been being 's 're 'm
have has had having 've
do does did done
go went gone
make made
give gave given
take took taken
put put
read read
hear heard
show shown showed
draw drew drawn
teach taught
understand understood
mean meant
choose chose chosen
seek sought
will 'll wo
not n't`, "\n") {
		forms := strings.Fields(line)
		for _, f := range forms {
			m[f] = forms[0]
		}
	}
	return m
}()

// lemma brings a lower-case English word near its dictionary form.
func lemma(lower string) string {
	if l, ok := irregular[lower]; ok {
		return l
	}
	return text.Stem(lower, "en")
}
