package archtest

import (
	"go/ast"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for _, p := range load(t) {
		longest := ""
		for _, file := range p.Syntax {
			if text := file.Doc.Text(); len(text) > len(longest) {
				longest = text
			}
		}
		want := "Package " + p.Name
		if p.Name == "main" {
			want = "Command "
		}
		if !strings.HasPrefix(longest, want) && !strings.HasPrefix(longest, "Command ") || len(longest) < 80 {
			t.Errorf("%s has no package comment that says what it is for, what it is not and what it keeps", p.PkgPath)
		}
	}
}

func TestNoPileAndNoRegistry(t *testing.T) {
	for _, p := range load(t) {
		switch filepath.Base(p.PkgPath) {
		case "util", "utils", "common", "helpers", "misc":
			t.Errorf("%s: a name that says nothing collects everything; name the noun", p.PkgPath)
		}
		for _, file := range p.Syntax {
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
					t.Errorf("%s has an init function: what happens at start is written where the program starts", p.PkgPath)
				}
			}
		}
	}
}

// TestSizes prints what is worth a look. Sizes are guides for the eye: nothing
// here fails.
func TestSizes(t *testing.T) {
	for _, p := range load(t) {
		total := 0
		for _, name := range p.GoFiles {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			n := strings.Count(string(b), "\n")
			if strings.HasSuffix(name, "_templ.go") {
				continue
			}
			total += n
			if n > 500 {
				t.Logf("%s has %d lines", name, n)
			}
		}
		if total > 1500 {
			t.Logf("%s has %d lines", p.PkgPath, total)
		}
		for _, file := range p.Syntax {
			for _, d := range file.Decls {
				f, ok := d.(*ast.FuncDecl)
				if !ok || f.Body == nil {
					continue
				}
				if n := p.Fset.Position(f.End()).Line - p.Fset.Position(f.Pos()).Line; n > 60 && !strings.HasSuffix(p.Fset.Position(f.Pos()).Filename, "_templ.go") {
					t.Logf("%s.%s has %d lines", p.PkgPath, f.Name.Name, n)
				}
			}
		}
	}
}
