package stet

import (
	"fmt"
	"time"
)

// Comment is what a signed-in reader says under an article. The page calls the
// section "Thoughts".
type Comment struct {
	ID      ID           `json:"id"`
	Article ID           `json:"article"`
	About   Anchor       `json:"about"`            // what in the article it is tied to; zero for the article as a whole
	Parent  ID           `json:"parent,omitempty"` // the comment that it answers; "" for none
	Account ID           `json:"account"`          // "" once its writer's account is deleted
	Name    string       `json:"name"`             // of its writer, as it was when written
	Text    string       `json:"text"`             // as typed: a subset of Markdown; "" once deleted
	Written time.Time    `json:"written"`
	Edited  time.Time    `json:"edited"` // zero when never
	State   CommentState `json:"state"`
	Reason  string       `json:"reason,omitempty"` // why it is held or removed, in plain words
	Credit  int          `json:"credit,omitempty"` // the revision of the article that it led to a correction in; 0 for none
}

// Anchor ties something that people send in to a part of an article. The
// revision and the words are kept, because a later revision may have others.
type Anchor struct {
	Revision int    `json:"revision,omitempty"`
	Sentence string `json:"sentence,omitempty"` // the sentence's words
	Claim    ID     `json:"claim,omitempty"`
}

// CommentState says whether readers see a comment.
type CommentState string

// The states of a comment.
const (
	CommentHeld    CommentState = "held"    // waits for a moderator
	CommentShown   CommentState = "shown"   // readers see it
	CommentRemoved CommentState = "removed" // taken away by a moderator; answers to it stay
	CommentDeleted CommentState = "deleted" // by its writer; answers to it stay
)

// NewComment gives a comment its ID, a function of who says it, where and when:
// a form that is sent twice in one second makes one comment.
func NewComment(c Comment) Comment {
	at := c.Written.Truncate(time.Second)
	c.ID = NewID(at, "comment", string(c.Account), c.Name, string(c.Article), string(c.Parent), c.Text)
	return c
}

// Validate reports what is missing; the error is of kind Invalid.
func (c Comment) Validate() error {
	for _, id := range []ID{c.ID, c.Article} {
		if err := id.Validate(); err != nil {
			return fmt.Errorf("comment: %w", err)
		}
	}
	if c.Written.IsZero() {
		return Errorf(Invalid, "comment %s has no time", c.ID)
	}
	switch c.State {
	case CommentHeld, CommentShown, CommentRemoved, CommentDeleted:
		return nil
	}
	return Errorf(Invalid, "comment %s: unknown state %q", c.ID, c.State)
}
