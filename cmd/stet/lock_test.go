package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/store"
)

func TestSecondProcessOnTheSameDataIsRefused(t *testing.T) {
	data := t.TempDir()
	release, err := store.OnlyWorker(background, filepath.Join(data, "worker.lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	var out, errs bytes.Buffer
	status := run(background, []string{"demo", "--once", "--data", data}, nil, &out, &errs, func(string) string { return "" })
	if status != 5 || !strings.Contains(errs.String(), "another stet process works on this data") {
		t.Errorf("status %d, said %q", status, errs.String())
	}
}
