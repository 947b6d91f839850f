package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet"
)

// TestCommentsAreTakenOver imports what another program kept, twice, and takes
// everything out again.
func TestCommentsAreTakenOver(t *testing.T) {
	base, d := demoSite(t)
	article := residence(t, d)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	backup := write("backup.json", `{"version":1}
{"id":"a1","orig":"Who *counted*?","user":{"name":"Ada"},"locator":{"url":"https://old.example/drones"},"time":"2025-12-30T08:00:00Z"}
{"id":"a2","pid":"a1","orig":"Nobody.","user":{"name":"Bob"},"locator":{"url":"https://old.example/drones"},"time":"2025-12-30T08:05:00Z"}
{"id":"a3","orig":"Elsewhere.","user":{"name":"Eve"},"locator":{"url":"https://old.example/other"},"time":"2025-12-30T08:06:00Z"}
`)
	pages := write("pages.csv", "https://old.example/drones,"+article+"\n")
	all, left, err := (&commentsImportCmd{File: backup, Format: "remark42", Pages: pages}).read()
	if err != nil || left != 1 || len(all) != 2 {
		t.Fatalf("%d comments, %d left: %v", len(all), left, err)
	}
	c := &console{ctx: background}
	for round, want := range []string{"", "known"} {
		for _, one := range all {
			if was, err := takeOver(c, d.store, one); err != nil || was != want {
				t.Errorf("round %d: %q, %v", round, was, err)
			}
		}
	}
	lost := all[0]
	lost.ID, lost.Article = stet.NewID(lost.Written, "x"), stet.NewID(lost.Written, "no article")
	if was, err := takeOver(c, d.store, lost); err != nil || was != "gone" {
		t.Errorf("a comment under no article: %q, %v", was, err)
	}
	nobody := person{&http.Client{}, base, t}
	contains(t, "the page of comments", nobody.get(article+"/thoughts"), "Who <em>counted</em>?")

	var out strings.Builder
	if n, err := exportComments(c, d.store, &out); err != nil || n != 2 || !strings.Contains(out.String(), `"Who *counted*?"`) {
		t.Errorf("%d exported, %v:\n%s", n, err, out.String())
	}
	kept := write("kept.json", out.String())
	if again, _, err := (&commentsImportCmd{File: kept, Format: "stet"}).read(); err != nil || len(again) != 2 || again[0].Text != "Who *counted*?" {
		t.Errorf("%+v, %v", again, err)
	}
}
