package stet

import (
	"fmt"
	"time"
)

// Amendment is an editor's decision about a sentence of an article: that it is
// said otherwise, or not at all. It holds for later drafts too, as long as the
// passages are what they were.
type Amendment struct {
	ID        ID         `json:"id"`
	Article   ID         `json:"article"`
	Was       string     `json:"was"`
	Quote     bool       `json:"quote,omitempty"`     // Was is the quotation set large: it is taken out, and the text stays
	On        []Citation `json:"on"`                  // what Was rested on
	Is        string     `json:"is"`                  // "" when nothing is said in its place
	Citations []Citation `json:"citations,omitempty"` // what Is rests on
	Why       string     `json:"why"`                 // for readers
	By        string     `json:"by"`                  // the editor's name
	At        time.Time  `json:"at"`
	Revision  int        `json:"revision"`          // that it made
	Problem   ID         `json:"problem,omitempty"` // a reader's, that led to it
	Comment   ID         `json:"comment,omitempty"` // likewise
}

// NewAmendment gives an amendment its ID: a revision has at most one.
func NewAmendment(a Amendment) Amendment {
	a.ID = NewID(a.At, "amendment", string(a.Article), fmt.Sprint(a.Revision))
	return a
}

// Validate reports what is missing; the error is of kind Invalid and its message
// is fit for the editor.
func (a Amendment) Validate() error {
	for _, id := range []ID{a.ID, a.Article} {
		if err := id.Validate(); err != nil {
			return fmt.Errorf("amendment: %w", err)
		}
	}
	switch {
	case a.Was == "" || a.Was == a.Is:
		return Errorf(Invalid, "an amendment changes a sentence: name it, and say it otherwise or not at all")
	case a.Why == "" || a.By == "":
		return Errorf(Invalid, "an amendment needs a reason for readers, and an editor")
	case a.At.IsZero() || a.Revision < 2:
		return Errorf(Invalid, "amendment %s has no time or no revision", a.ID)
	case a.Is != "" && len(a.Citations) == 0:
		return Errorf(Invalid, "amendment %s rests on nothing", a.ID)
	}
	return nil
}
