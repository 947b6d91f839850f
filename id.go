package stet

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"time"
)

// ID names a noun: 26 characters of lower-case base32 (RFC 4648 section 7,
// which sorts as its bytes do): 48 bits of milliseconds, then 80 bits of a
// SHA-256 over the noun's kind and key. IDs therefore sort by time and are a
// function of what they name: making the same thing twice gives the same ID,
// which is what makes every stage safe to repeat. The zero value names nothing.
type ID string

// idEncoding keeps byte order (the extended-hex alphabet) and looks plain in
// addresses (lower case, no padding).
var idEncoding = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// NewID makes the ID of the thing that has the given key, at the given time.
// The key's first part is by custom the noun's name; parts are length-prefixed
// before hashing, so ("a","bc") and ("ab","c") differ. A time before 1970 or
// the zero time counts as 1970.
func NewID(at time.Time, key ...string) ID {
	h := sha256.New()
	var n [8]byte
	for _, part := range key {
		binary.BigEndian.PutUint64(n[:], uint64(len(part)))
		h.Write(n[:])
		h.Write([]byte(part))
	}
	var raw [16]byte
	if ms := at.UnixMilli(); ms > 0 {
		binary.BigEndian.PutUint64(n[:], uint64(ms))
		copy(raw[:6], n[2:])
	}
	copy(raw[6:], h.Sum(nil))
	return ID(idEncoding.EncodeToString(raw[:]))
}

// Validate reports whether the ID has the form that NewID gives; the error is
// of kind Invalid.
func (id ID) Validate() error {
	raw, err := idEncoding.DecodeString(string(id))
	if err != nil || len(raw) != 16 {
		return Errorf(Invalid, "%q is not an identifier: want 26 characters 0-9 and a-v", string(id))
	}
	return nil
}

// Time gives the time that the ID was made with, to the millisecond; the zero
// time for an ID that names nothing or was made without one.
func (id ID) Time() time.Time {
	raw, err := idEncoding.DecodeString(string(id))
	if err != nil || len(raw) != 16 {
		return time.Time{}
	}
	ms := int64(binary.BigEndian.Uint64(raw[:8]) >> 16)
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
