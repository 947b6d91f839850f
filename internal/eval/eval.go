package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"stet"
)

// Result is what a task prints: one JSON object. Metrics are shares from 0 to 1
// unless their name says otherwise.
type Result struct {
	Task           string             `json:"task"`
	Items          int                `json:"items"`
	ItemsPerSecond float64            `json:"items_per_second"`
	Metrics        map[string]float64 `json:"metrics"`
}

// Options are what every task takes. The zero value writes no predictions and
// tells nobody of progress.
type Options struct {
	Predictions io.Writer             // one JSON object a line; nil for none
	Progress    func(done, total int) // called from one goroutine; nil for none
}

// Step tells of progress.
func (o Options) step(done, total int) {
	if o.Progress != nil {
		o.Progress(done, total)
	}
}

// predict writes one prediction.
func (o Options) predict(v any) error {
	if o.Predictions == nil {
		return nil
	}
	return json.NewEncoder(o.Predictions).Encode(v)
}

// maxLine bounds one JSON line: corpora have lines over 100 KB.
const maxLine = 16 << 20

// readAll decodes the lines of several files, one after the other; without any
// line it is Invalid and says what is wanted.
func readAll[T any](paths []string, wanted string) ([]T, error) {
	var rows []T
	for _, path := range paths {
		more, err := readLines[T](path)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	if len(rows) == 0 {
		return nil, stet.Errorf(stet.Invalid, "no rows to measure: give at least one file of %s", wanted)
	}
	return rows, nil
}

// readLines decodes each line of a .jsonl or .jsonl.gz file.
func readLines[T any](path string) (rows []T, err error) {
	defer stet.Wrap(&err, "read %s", path)
	f, err := os.Open(path)
	if err != nil {
		return nil, stet.Errorf(stet.NotFound, "%w", err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, stet.Errorf(stet.Invalid, "not gzip: %w", err)
		}
		r = z
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 1<<16), maxLine)
	for n := 1; lines.Scan(); n++ {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, stet.Errorf(stet.Invalid, "line %d: %w", n, err)
		}
		rows = append(rows, row)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, stet.Errorf(stet.TooLarge, "a line is longer than %d bytes", maxLine)
	}
	return rows, lines.Err()
}
