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
	"time"

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
	for lang, want := range map[string]string{"en": "Past the masthead", "de": "Zum Text springen", "ar": "إلى النص", "tlh": "Past the masthead", "de-AT": "Zum Text springen"} {
		if got := c.In(lang).Text("layout.skip"); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := c.In("ar").Count("x.days", 3); got != "3 أيام" {
		t.Errorf("three days: %q", got)
	}
	for lang, want := range map[string]string{"ar": "ar rtl", "ar-EG": "ar-EG rtl", "uk": "uk ltr", "he": "en ltr", "": "en ltr", "?": "en ltr"} {
		if got := c.In(lang).Lang() + " " + c.In(lang).Dir(); got != want {
			t.Errorf("%q: %q, want %q: a page says the language that it is in", lang, got, want)
		}
	}
}

func TestBadFilesAreNamed(t *testing.T) {
	for name, text := range map[string]string{"site.en.toml": "[", "english.toml": "a = 'b'", "a.b.c.toml": "", "x.en.toml": "a = '{{if}}'"} {
		_, err := messages.Open(fstest.MapFS{name: {Data: []byte(text)}})
		if stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFormsAreThoseOfTheLanguage(t *testing.T) {
	c, err := messages.Open()
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"en": {"0 reports", "1 report", "2 reports", "21 reports", "1,200 reports"},
		"de": {"0 Berichte", "1 Bericht", "2 Berichte", "21 Berichte", "1.200 Berichte"},
		"fr": {"0 compte rendu", "1 compte rendu", "2 comptes rendus", "21 comptes rendus", "1\u202f200 comptes rendus"},
		"es": {"0 noticias", "1 noticia", "2 noticias", "21 noticias", "1.200 noticias"},
		"uk": {"0 незалежних першоджерел", "1 незалежне першоджерело", "2 незалежні першоджерела", "21 незалежне першоджерело", "1\u202f200 незалежних першоджерел"},
	} {
		id := "site.reports"
		if lang == "uk" { // whose reports read alike in two forms
			id = "site.origins"
		}
		for i, n := range []int{0, 1, 2, 21, 1200} {
			if got := c.In(lang).Count(id, n); got != want[i] {
				t.Errorf("%s: %q, want %q", lang, got, want[i])
			}
		}
	}
}

func TestDates(t *testing.T) {
	c, err := messages.Open(fstest.MapFS{"dates.pl.toml": {Data: []byte("[dates]\nmonths = 'stycznia'\nmoment = '{{.time}} dnia {{.day}}.{{.month}}'")}})
	if err != nil {
		t.Fatal(err)
	}
	first := time.Date(2031, time.March, 1, 1, 5, 0, 0, time.FixedZone("", 3600))
	for lang, want := range map[string][2]string{
		"en": {"1 Mar 2031, 00:05", "1 Mar"}, "de": {"1. März 2031, 00:05", "1. März"}, "fr": {"1er mars 2031, 00:05", "1er mars"},
		"es": {"1 mar 2031, 00:05", "1 mar"}, "uk": {"1 берез. 2031, 00:05", "1 берез."},
	} {
		w := c.In(lang)
		if got := [2]string{w.Date(first, messages.MomentYear), w.Date(first, messages.Day)}; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := c.In("pl").Date(first, messages.Moment); got != "00:05 dnia 1.3" {
		t.Errorf("with a short list of months: %q", got)
	}
}

func TestTemplatesWork(t *testing.T) {
	c, err := messages.Open(fstest.MapFS{"x.en.toml": {Data: []byte("[x]\na = \"{{if .n}}{{.n}} there{{else}}nobody{{end}}\"\nb = '{ {1} {{ .n }}, {{.n}}'")}})
	if err != nil {
		t.Fatal(err)
	}
	w := c.In("en")
	for got, want := range map[string]string{
		w.Text("x.a", "n", 3): "3 there", w.Text("x.a"): "nobody", w.Text("x.b", "n", "{{.n}}"): "{ {1} {{.n}}, {{.n}}", w.Text("x.none"): "x.none",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func BenchmarkMessages(b *testing.B) {
	c, err := messages.Open()
	if err != nil {
		b.Fatal(err)
	}
	w := c.In("uk")
	b.ReportAllocs()
	for b.Loop() {
		_, _, _ = w.Text("layout.skip"), w.Count("site.origins", 12), w.Text("layout.foot.made", "name", "Stet")
	}
}
