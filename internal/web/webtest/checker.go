package webtest

import (
	"stet"
	"stet/internal/check"
	"stet/internal/statements"
	"stet/internal/verify"
)

// Checker is the one that the program has.
func Checker() *check.Checker { return check.New(verify.New(finder{})) }

type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }
