package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"stet"
)

// The exit statuses, as README.md documents them.
const (
	exitRefused  = 1  // something does not stand
	exitInternal = 70 // a defect of ours (EX_SOFTWARE of sysexits.h)
)

// exitStatus is the table from kinds of error to exit statuses.
func exitStatus(kind stet.Kind) int {
	switch kind {
	case stet.Invalid:
		return 2
	case stet.NotFound:
		return 3
	case stet.Unavailable, stet.TooMany:
		return 4
	case stet.Conflict:
		return 5
	case stet.Forbidden:
		return 6
	case stet.TooLarge:
		return 7
	case stet.Corrupt:
		return 8
	}
	return exitInternal
}

// errRefused says that a check found something that does not stand. What it is
// has been printed.
var errRefused = errors.New("something does not stand")

// report prints an error in one line and gives the exit status.
func report(w io.Writer, err error) int {
	if errors.Is(err, errRefused) {
		return exitRefused
	}
	fmt.Fprintln(w, "stet:", strings.Join(strings.Fields(err.Error()), " "))
	return exitStatus(stet.KindOf(err))
}
