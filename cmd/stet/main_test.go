package main

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"stet/internal/store/storetest"
)

// TestMain lets the test binary be the program: scripts call it as stet, and
// tests that kill it start it with asProgram set.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	testscript.Main(withPostgres{m}, map[string]func(){"stet": main})
}

// asProgram is the variable under which the test binary is the program.
const asProgram = "STET_TEST_AS_PROGRAM"

// withPostgres stops the throw-away PostgreSQL when the tests are done.
type withPostgres struct{ m *testing.M }

func (w withPostgres) Run() int { return storetest.Main(w.m) }

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

var background = context.Background()
