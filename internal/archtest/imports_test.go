package archtest

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"
)

// stages are the packages that the pipeline calls. Each is a function of its
// input.
var stages = []string{
	"fetch", "feed", "archive", "extract", "lang", "text", "copies", "stories", "statements", "claims",
	"compose", "compose/extractive", "compose/model", "verify", "verify/judge", "revise",
}

// shared are the packages that a stage may import beside the root package: they
// are about text itself or about learning from it, and know no stage.
var shared = []string{"text", "lang", "clusters", "crf", "ranker", "tagger", "syntax", "thesaurus", "names"}

// asking are the stages that ask a language model, through llm.Generator: all
// that they know of it is what goes in and comes out.
var asking = []string{"compose/model", "verify/judge"}

// loaded reads the module once for all tests.
var loaded = sync.OnceValues(func() ([]*packages.Package, error) {
	return packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedImports | packages.NeedFiles | packages.NeedSyntax | packages.NeedCompiledGoFiles,
		Dir:  "../..",
	}, "./...")
})

// load lists the module's packages with their imports.
func load(t *testing.T) []*packages.Package {
	t.Helper()
	all, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 15 {
		t.Fatalf("only %d packages found", len(all))
	}
	return all
}

func ours(path string) (name string, ok bool) { return strings.CutPrefix(path, "stet/internal/") }

func TestRootImportsOnlyTheStandardLibrary(t *testing.T) {
	for _, p := range load(t) {
		if p.PkgPath != "stet" {
			continue
		}
		for path := range p.Imports {
			if strings.Contains(strings.Split(path, "/")[0], ".") || strings.HasPrefix(path, "stet/") {
				t.Errorf("the root package imports %s: it is the vocabulary that everything depends on, so it depends on nothing", path)
			}
		}
	}
}

func TestStagesDoNotImportOneAnother(t *testing.T) {
	for _, p := range load(t) {
		name, ok := ours(p.PkgPath)
		if !ok || !slices.ContainsFunc(stages, func(s string) bool { return name == s || strings.HasPrefix(name, s+"/") }) {
			continue
		}
		for path := range p.Imports {
			other, ok := ours(path)
			if !ok || slices.Contains(shared, other) || room(other) == room(name) ||
				strings.HasPrefix(other, "llm") && slices.Contains(asking, name) {
				continue
			}
			t.Errorf("stage %s imports %s: a stage is a function of its input; where it needs another's skill it declares an interface, and cmd/stet/wire.go joins them", name, other)
		}
	}
}

// room gives the stage that a package belongs to: statements for
// statements/model.
func room(name string) string {
	first, _, _ := strings.Cut(name, "/")
	return first
}

func TestOnlyTheseImportTheStore(t *testing.T) {
	allowed := []string{"stet/cmd/stet", "stet/internal/pipeline", "stet/internal/backup", "stet/internal/store/storetest"}
	for _, p := range load(t) {
		if _, found := p.Imports["stet/internal/store"]; found && !slices.Contains(allowed, p.PkgPath) {
			t.Errorf("%s imports the store: only the pipeline, backups and the commands do; pages declare what they read", p.PkgPath)
		}
	}
}

func TestNobodyImportsTheCommand(t *testing.T) {
	for _, p := range load(t) {
		for path := range p.Imports {
			if strings.HasPrefix(path, "stet/cmd/") {
				t.Errorf("%s imports %s: main joins the parts and is imported by nobody", p.PkgPath, path)
			}
			if path == "stet/internal/config" && p.PkgPath != "stet/cmd/stet" {
				t.Errorf("%s imports config: parts take typed options, so that they can be used without our settings", p.PkgPath)
			}
		}
	}
}
