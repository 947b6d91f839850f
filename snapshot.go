package stet

import (
	"encoding/hex"
	"time"
)

// Snapshot is an original as fetched: never changed, its bytes kept in the
// archive under their SHA-256.
type Snapshot struct {
	ID      ID                  `json:"id"`
	Item    ID                  `json:"item"`
	URL     string              `json:"url"`   // as asked for
	Final   string              `json:"final"` // after redirects
	Status  int                 `json:"status"`
	Header  map[string][]string `json:"header,omitempty"`
	Fetched time.Time           `json:"fetched"`
	SHA256  string              `json:"sha256"` // of the body, after Content-Encoding is undone; 64 hex digits
	Size    int64               `json:"size"`   // bytes of the body
}

// NewSnapshot gives a snapshot its ID: the same bytes at the same address are
// the same snapshot, whenever fetched.
func NewSnapshot(s Snapshot) Snapshot {
	s.ID = NewID(time.Time{}, "snapshot", s.URL, s.SHA256)
	return s
}

// Validate reports what is missing; the error is of kind Invalid.
func (s Snapshot) Validate() error {
	if err := s.ID.Validate(); err != nil {
		return err
	}
	if raw, err := hex.DecodeString(s.SHA256); err != nil || len(raw) != 32 {
		return Errorf(Invalid, "snapshot of %s: %q is not a SHA-256", s.URL, s.SHA256)
	}
	return validURL(s.URL)
}
