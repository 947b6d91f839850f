package messages_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pelletier/go-toml/v2"

	"stet"
	"stet/internal/messages"
)

// ours are the languages that every message of ours is in.
var ours = []string{"en", "de", "fr", "es", "uk"}

// flat reads a part's file in one language: places by message.
func flat(t *testing.T, part, lang string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("catalog", part+"."+lang+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := toml.Unmarshal(text, &tree); err != nil {
		t.Fatalf("%s.%s: %v", part, lang, err)
	}
	all := map[string]string{}
	var into func(prefix string, v any)
	into = func(prefix string, v any) {
		switch v := v.(type) {
		case string:
			all[prefix] = v
		case map[string]any:
			if other, ok := v["other"].(string); ok {
				all[prefix] = other
				return
			}
			for k, one := range v {
				into(strings.TrimPrefix(prefix+"."+k, "."), one)
			}
		}
	}
	into("", tree)
	return all
}

var place = regexp.MustCompile(`{{\s*\.\w+\s*}}`)

func places(text string) []string {
	all := place.FindAllString(text, -1)
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], " ", "")
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func TestEveryMessageIsInEveryLanguage(t *testing.T) {
	files, err := filepath.Glob("catalog/*.en.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no catalogue", err)
	}
	for _, file := range files {
		part := strings.TrimSuffix(filepath.Base(file), ".en.toml")
		english := flat(t, part, "en")
		for _, lang := range ours[1:] {
			other := flat(t, part, lang)
			for id, text := range english {
				translated, ok := other[id]
				if !ok {
					t.Errorf("%s is not in %s.%s.toml", id, part, lang)
				} else if !slices.Equal(places(text), places(translated)) {
					t.Errorf("%s in %s has the places %v, English has %v", id, lang, places(translated), places(text))
				}
			}
			for id := range other {
				if _, ok := english[id]; !ok {
					t.Errorf("%s is in %s.%s.toml, but not in English", id, part, lang)
				}
			}
		}
	}
}

// asked finds the messages that code asks for.
var asked = regexp.MustCompile(`\b(?:[Tt]ext|[Cc]ount)\((?:ctx, )?"([a-z_]+(?:\.[a-z_]+)+)"\s*[,)]`)

func TestEveryMessageThatIsAskedForIsThere(t *testing.T) {
	known := map[string]bool{}
	files, _ := filepath.Glob("catalog/*.en.toml")
	for _, file := range files {
		for id := range maps.Keys(flat(t, strings.TrimSuffix(filepath.Base(file), ".en.toml"), "en")) {
			known[id] = true
		}
	}
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".templ" && filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range asked.FindAllStringSubmatch(string(text), -1) {
			if found++; !known[m[1]] {
				t.Errorf("%s asks for the message %s, which is not in catalog/", path, m[1])
			}
		}
		return err
	})
	if err != nil || found == 0 {
		t.Fatal("nothing asks for a message", err)
	}
}

func TestOperatorsFilesComeOverOurs(t *testing.T) {
	c, err := messages.Open(fstest.MapFS{
		"mine.en.toml": {Data: []byte("[layout]\nskip = \"Past the masthead\"")},
		"mine.ar.toml": {Data: []byte("[layout]\nskip = \"إلى النص\"\n[x.days]\nzero=\"لا يوم\"\none=\"يوم\"\ntwo=\"يومان\"\nfew=\"{{.n}} أيام\"\nmany=\"{{.n}} يوما\"\nother=\"{{.n}} يوم\"")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]string{"en": "Past the masthead", "de": "Zum Text springen", "ar": "إلى النص", "tlh": "Past the masthead"} {
		if got := c.In(lang).Text("layout.skip"); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := c.In("ar").Count("x.days", 3); got != "3 أيام" {
		t.Errorf("three days: %q", got)
	}
	if c.In("ar").Dir() != "rtl" || c.In("uk").Dir() != "ltr" || c.In("ur").Dir() != "rtl" {
		t.Error("directions are wrong")
	}
}

func TestBadFilesAreNamed(t *testing.T) {
	for name, text := range map[string]string{"site.en.toml": "[", "english.toml": "a = 'b'", "a.b.c.toml": ""} {
		_, err := messages.Open(fstest.MapFS{name: {Data: []byte(text)}})
		if stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
