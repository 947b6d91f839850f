package extractive

import "strings"

// present gives the headline's form of a verb of saying: the same verb, in the
// present. Verbs that are not here do not make headlines.
var present = map[string]string{
	"said": "says", "says": "says", "say": "says", "told": "says", "stated": "states", "claimed": "claims", "claims": "claims",
	"announced": "announces", "announces": "announces", "accused": "accuses", "accuses": "accuses", "alleged": "alleges",
	"alleges": "alleges", "warned": "warns", "warns": "warns", "reported": "reports", "reports": "reports",
	"confirmed": "confirms", "confirms": "confirms", "denied": "denies", "denies": "denies", "rejected": "rejects",
	"rejects": "rejects", "dismissed": "dismisses", "dismisses": "dismisses", "disputed": "disputes", "disputes": "disputes",
	"insisted": "insists", "insists": "insists", "argued": "argues", "argues": "argues", "declared": "declares",
	"estimated": "estimates", "estimates": "estimates", "pledged": "pledges", "promised": "promises", "vowed": "vows",
	"doubted": "doubts", "doubts": "doubts", "questioned": "questions", "questions": "questions", "ordered": "orders",
	"refuted": "refutes", "contradicted": "contradicts", "retracted": "retracts", "withdrew": "withdraws",
	"called": "calls", "calls": "calls", "added": "adds", "wrote": "writes", "acknowledged": "acknowledges", "admitted": "admits", "maintained": "maintains",
}

// sayings are further verbs of saying, of which headlines make no use.
var sayings = wordSet("say", "state", "called", "calls", "urged", "urges", "asked", "asks", "described", "describes", "declined", "refused", "tweeted",
	"posted", "replied", "responded", "recalled", "explained", "noted", "suggested", "concluded", "testified", "predicted", "believe", "believes",
	"hopes", "hoped", "fears", "feared", "expects", "expected", "agreed", "agrees", "demanded", "demands", "proposed", "proposes", "threatened",
	"criticized", "criticised", "condemned", "praised", "tells", "informed", "advised", "cautioned", "stressed", "emphasized", "emphasised")

// headlineVerb gives the present of a cue of one word, in the number of the
// subject; "" when there is none.
func headlineVerb(cue, subject string) string {
	verb := present[strings.ToLower(strings.TrimSpace(cue))]
	if verb == "" || !plural(subject) {
		return verb
	}
	switch {
	case strings.HasSuffix(verb, "ies"):
		return strings.TrimSuffix(verb, "ies") + "y"
	case strings.HasSuffix(verb, "sses"):
		return strings.TrimSuffix(verb, "es")
	}
	return strings.TrimSuffix(verb, "s")
}

// plural reports whether a speaker is several: a common noun in -s.
func plural(subject string) bool {
	words := strings.Fields(subject)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	for _, end := range []string{"crats", "icans", "ians", "ists"} {
		if strings.HasSuffix(last, end) {
			return true
		}
	}
	return strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && (strings.ToLower(last) == last || len(words) == 1 && pluralNouns[strings.ToLower(last)])
}

var pluralNouns = wordSet("officials", "police", "authorities", "witnesses", "residents", "rebels", "prosecutors", "aides", "investigators",
	"experts", "doctors", "lawmakers", "ministers", "analysts", "engineers", "scientists", "farmers", "workers", "unions")
