package webtest

import (
	"stet"
	"stet/internal/check"
	"stet/internal/statements"
	"stet/internal/verify"
)

// Checker is the one that the program has. It has read its models already: a
// test's first check is as quick as any.
func Checker() *check.Checker {
	c := check.New(verify.New(finder{}))
	c.Check("It burned.", []*stet.Report{check.Source(1, "", "It burned, she said.")})
	return c
}

type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }
