package model

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"stet"
	"stet/internal/compose"
	"stet/internal/llm"
)

// What a reply may hold; the rest of it is not looked at.
const (
	maxProposed = 80  // sentences
	maxCited    = 6   // passages of one
	maxText     = 800 // bytes of one: beyond is no sentence
	maxHeadline = 240 // bytes: twice what is asked for
	maxDeck     = 480 // likewise
)

// said is a sentence of a reply.
type said struct {
	ID       int     `json:"id"` // in a repair
	Text     string  `json:"text"`
	Passages numbers `json:"passages"`
}

// UnmarshalJSON reads a sentence; a bare string is one without passages.
func (s *said) UnmarshalJSON(b []byte) error {
	var bare string
	if json.Unmarshal(b, &bare) == nil {
		*s = said{Text: bare}
		return nil
	}
	type plain said
	return json.Unmarshal(b, (*plain)(s))
}

// numbers are passage numbers. What is none, such as "P3" or 2.5, is 0, which
// names no passage.
type numbers []int

// UnmarshalJSON reads a list, or a number alone.
func (n *numbers) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	*n = nil
	for _, one := range list[:min(len(list), maxCited)] {
		if string(one) == "null" {
			continue
		}
		i, err := strconv.Atoi(strings.Trim(string(one), `"`))
		if err != nil {
			i = 0
		}
		*n = append(*n, i)
	}
	return nil
}

// reply is what the model is asked for.
type reply struct {
	Headline said `json:"headline"`
	Deck     said `json:"deck"`
	Sections []struct {
		Section   string `json:"section"`
		Sentences []said `json:"sentences"`
	} `json:"sections"`
}

// readDraft reads a reply, whatever stands around the object; the error is of
// kind Corrupt.
func readDraft(s string) (reply, error) {
	var r reply
	raw, err := llm.Object(s, "sections")
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		return r, stet.Errorf(stet.Corrupt, "it has another form than asked for: %w", err)
	}
	for _, section := range r.Sections {
		for _, s := range section.Sentences {
			if clean(s.Text) != "" {
				return r, nil
			}
		}
	}
	return r, stet.Errorf(stet.Corrupt, "it holds no sentence")
}

// heading gives the house's name for a section of a reply. The model picks from
// a list, since no gate sees a heading.
func heading(section string, s compose.Sections) string {
	switch section {
	case "short":
		return s.Short
	case "happened":
		return s.Happened
	case "views":
		return s.Views
	case "figures":
		return s.Figures
	case "unknown":
		return s.Unknown
	case "background":
		return s.Background
	}
	return s.Reports
}

// marker is a passage number that a model left in its text: "[3]", "[1, 2]".
var marker = regexp.MustCompile(`\s*\[\d+(?:\s*[,;–-]\s*\d+)*\]`)

// bullet is a mark of a list or a heading before a sentence.
var bullet = regexp.MustCompile(`^(?:#+|[*•-]) +`)

// clean takes out of a sentence what is form and not words: breaks, hidden
// characters, Markdown, markers.
func clean(s string) string {
	s = llm.Visible(s)
	s = marker.ReplaceAllString(s, "")
	for _, mark := range []string{"**", "__", "`"} {
		s = strings.ReplaceAll(s, mark, "")
	}
	return strings.TrimSpace(bullet.ReplaceAllString(strings.Join(strings.Fields(s), " "), ""))
}
