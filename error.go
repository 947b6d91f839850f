package stet

import (
	"errors"
	"fmt"
)

// Kind says what sort of failure an error is, so that one table can turn it
// into an HTTP status (internal/web) and another into an exit code (cmd/stet).
type Kind string

// The kinds of error. An error without a kind is Internal.
const (
	Internal    Kind = "internal"    // a defect of ours
	Invalid     Kind = "invalid"     // the input is wrong; repeating it will not help
	NotFound    Kind = "not found"   // no such thing
	Conflict    Kind = "conflict"    // it exists already, or somebody else holds it
	Forbidden   Kind = "forbidden"   // not allowed: robots, an address we refuse, a missing right
	Unavailable Kind = "unavailable" // it may work later: network, lock, full disk
	TooLarge    Kind = "too large"   // over a limit of bytes, time, items or redirects
	TooMany     Kind = "too many"    // more often than is allowed: it will work later
	Corrupt     Kind = "corrupt"     // stored bytes are not what they should be
)

// Error is a failure with a kind and a message for people, which says what to
// do next.
type Error struct {
	Kind Kind
	err  error
}

func (e *Error) Error() string { return e.err.Error() }

// Unwrap lets errors.Is see through to what Errorf's %w named, one or several.
func (e *Error) Unwrap() error { return e.err }

// Errorf makes an error of the given kind. A %w in the format is kept as the
// cause, as with fmt.Errorf.
func Errorf(kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, err: fmt.Errorf(format, args...)}
}

// Wrap puts the operation's name before *err, keeping its kind; it does
// nothing to a nil error. Use it as the first deferred call of a function:
//
//	defer stet.Wrap(&err, "archive.Put(%s)", sum)
func Wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), *err)
	}
}

// KindOf gives the kind of the outermost [Error] in err's chain; Internal if
// there is none, and "" for a nil error.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
