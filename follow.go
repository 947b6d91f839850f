package stet

import "time"

// Follow says that an account wants to hear what is new about something.
type Follow struct {
	Account ID        `json:"account"`
	Kind    Followed  `json:"kind"`
	Target  ID        `json:"target"`
	Since   time.Time `json:"since"`
}

// Followed is a kind of thing that can be followed.
type Followed string

// What can be followed.
const (
	FollowStory Followed = "story"
	FollowClaim Followed = "claim"
	FollowName  Followed = "name" // a person, place or body
)

// Validate reports what cannot be; the error is of kind Invalid.
func (f Follow) Validate() error {
	for _, id := range []ID{f.Account, f.Target} {
		if err := id.Validate(); err != nil {
			return err
		}
	}
	switch f.Kind {
	case FollowStory, FollowClaim, FollowName:
		return nil
	}
	return Errorf(Invalid, "%q cannot be followed: a story, a claim or a name can", f.Kind)
}

// Digest is how an account is told by mail of what is new.
type Digest struct {
	Account ID        `json:"account"`
	Every   Rhythm    `json:"every"`
	Token   string    `json:"-"`    // by which a link in a digest ends them, and nothing else
	Told    time.Time `json:"told"` // what is newer is for the next one
	Due     time.Time `json:"-"`    // when the next one is looked at
}

// Rhythm is how often digests come.
type Rhythm string

// The rhythms.
const (
	Never  Rhythm = "never"
	Daily  Rhythm = "daily"
	Weekly Rhythm = "weekly"
)

// Pause is the time between two digests; 0 for Never and for what is no rhythm.
func (r Rhythm) Pause() time.Duration {
	switch r {
	case Daily:
		return 24 * time.Hour
	case Weekly:
		return 7 * 24 * time.Hour
	}
	return 0
}
