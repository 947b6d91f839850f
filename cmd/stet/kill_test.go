package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/store"
	"stet/internal/store/storetest"
)

// TestKilledAtAnyInstantTheOutcomeIsTheSame runs the demonstration, kills it
// with SIGKILL at random instants, starts it again until it ends by itself, and
// compares what it holds with an undisturbed run: the same stories, claims and
// articles, nothing twice, nothing lost. STET_KILLS sets how often (default 50,
// on each engine); a failure prints the seed, STET_SEED repeats it.
func TestKilledAtAnyInstantTheOutcomeIsTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("kills the program many times: left out with -short")
	}
	kills := number(t, "STET_KILLS", 50)
	seed := number(t, "STET_SEED", int(time.Now().UnixNano()%1e9))
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			t.Logf("STET_SEED=%d", seed)
			random := rand.New(rand.NewPCG(uint64(seed), 0))
			address := storetest.Address(t, engine)
			begun := time.Now()
			if err := start(t, t.TempDir(), address).Wait(); err != nil {
				t.Fatalf("the undisturbed run: %v", err)
			}
			whole := time.Since(begun)
			want := holding(t, address)
			for done := 0; done < kills; {
				data, address := t.TempDir(), storetest.Address(t, engine)
				done += killUntilItEnds(t, data, address, whole, random)
				if diff := cmp.Diff(want, holding(t, address)); diff != "" {
					t.Fatalf("after kills, the newsroom holds something else (- undisturbed, + killed):\n%s", diff)
				}
			}
		})
	}
}

// killUntilItEnds gives how often the program was killed before it ended.
func killUntilItEnds(t *testing.T, data, address string, whole time.Duration, random *rand.Rand) (kills int) {
	t.Helper()
	for {
		c := start(t, data, address)
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		// A little longer than the whole, so that it gets to the end at times.
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("started again after %d kills, the program failed: %v\n%s", kills, err, c.Stderr)
			}
			return kills
		case <-time.After(time.Duration(random.Float64() * 1.2 * float64(whole))):
			_ = c.Process.Kill() // it may have ended just now
			<-ended
			kills++
		}
	}
}

func start(t *testing.T, data, address string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, "demo", "--once", "--data", data, "--database", address)
	c.Env = append(os.Environ(), asProgram+"=1")
	c.Stderr = &bytes.Buffer{}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// holding gives everything that the newsroom holds, but for what tells of
// moments and not of matter: response headers, and the state of polling.
func holding(t *testing.T, address string) (lines []string) {
	t.Helper()
	db := storetest.Open(t, address)
	defer db.Close()
	for _, table := range store.Tables() {
		err := db.Dump(background, table, func(row []any) error {
			for i, column := range table.Columns {
				if table.Name == "snapshots" && column == "doc" || table.Name == "sources" && i > 3 {
					row[i] = "…"
				}
			}
			b, err := json.Marshal(row)
			lines = append(lines, fmt.Sprintf("%s %s", table.Name, b))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(lines)
	return lines
}

func number(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}
