package discuss

import "stet"

// Waiting is a comment that a moderator should look at.
type Waiting struct {
	stet.Comment
	Objections []string // what readers found amiss, in their words; "" where they gave none
}
