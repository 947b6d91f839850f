package eval

import (
	"encoding/json"

	"stet"
)

// layersRow is an article's layers.
type layersRow struct {
	Article   string         `json:"article"`
	Sentences [][]layerToken `json:"sentences"`
}

// layerToken is a token with its layers. Its span counts code points; head is
// the head's number in the sentence from 1, 0 for the root.
type layerToken struct {
	span                 [2]int
	tag, class, relation string
	head                 int
}

// UnmarshalJSON reads [start, end, lemma, tag, class, head, relation].
func (t *layerToken) UnmarshalJSON(b []byte) error {
	var lemma string
	fields := []any{&t.span[0], &t.span[1], &lemma, &t.tag, &t.class, &t.head, &t.relation}
	want := len(fields)
	if err := json.Unmarshal(b, &fields); err != nil || len(fields) != want {
		return stet.Errorf(stet.Invalid, "a token is not [start, end, lemma, tag, class, head, relation]: %s", b)
	}
	return nil
}

// MarshalJSON writes what UnmarshalJSON reads; the lemma is left empty.
func (t layerToken) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{t.span[0], t.span[1], "", t.tag, t.class, t.head, t.relation})
}

// fits reports tokens that do not stand in the text one after another, or whose
// head is outside their sentence.
func fits(sentences [][]layerToken, text string) error {
	n, last := len([]rune(text)), 0
	for _, tokens := range sentences {
		for _, t := range tokens {
			if t.span[0] < last || t.span[1] <= t.span[0] || t.span[1] > n {
				return stet.Errorf(stet.Invalid, "token %v does not stand after the one before it in a text of %d characters", t.span, n)
			}
			if t.head < 0 || t.head > len(tokens) {
				return stet.Errorf(stet.Invalid, "token %v has head %d in a sentence of %d", t.span, t.head, len(tokens))
			}
			last = t.span[1]
		}
	}
	return nil
}

// The classes of names that are compared, as CoreNLP calls them, and the one of
// other names: peoples, parties, events.
const (
	person       = "PERSON"
	organization = "ORGANIZATION"
	location     = "LOCATION"
	misc         = "MISC"
)

// layerName is a name with its class, "" where that is not told.
type layerName struct {
	Span  [2]int `json:"span"`
	Class string `json:"class"`
}

// namesIn gives the names of layers: the longest runs of tokens of one class in
// a sentence, because the layers do not tell where a name begins.
func namesIn(sentences [][]layerToken) []layerName {
	var names []layerName
	for _, tokens := range sentences {
		before := ""
		for _, t := range tokens {
			switch t.class {
			case person, organization, location, misc:
				if t.class == before {
					names[len(names)-1].Span[1] = t.span[1]
				} else {
					names = append(names, layerName{t.span, t.class})
				}
			}
			before = t.class
		}
	}
	return names
}
