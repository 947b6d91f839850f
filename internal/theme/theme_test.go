package theme_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"stet"
	"stet/internal/messages"
	"stet/internal/theme"
)

func TestEverythingMayBeMissing(t *testing.T) {
	for name, open := range map[string]func() (theme.Theme, error){
		"no folder":    func() (theme.Theme, error) { return theme.Open("") },
		"empty folder": func() (theme.Theme, error) { return theme.Open(t.TempDir()) },
	} {
		got, err := open()
		if err != nil || got.CSS != "" || got.Icon != nil || got.Logo != nil || got.Messages != nil {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestFolderIsRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"theme.css": ":root { --pen: #063 }\n", "logo.svg": "<?xml version=\"1.0\"?><!-- ours --><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
		"messages/site.en.toml": "[site]\nfront = \"Home\"\n", "README": "for us",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := theme.Open(dir)
	if err != nil || got.CSS != ":root { --pen: #063 }" || got.Logo == nil || got.Icon != nil {
		t.Fatalf("%+v, %v", got, err)
	}
	c, err := messages.Open(got.Messages)
	if err != nil || c.In("en").Text("site.front") != "Home" || c.In("en").Text("site.search") != "Search" {
		t.Error("the folder's messages are not over ours", err)
	}
}

// Errors name the file, so that the operator knows which to mend.
func TestBadFilesAreNamed(t *testing.T) {
	for name, text := range map[string]string{
		"theme.css": "</style><script>", "logo.svg": "<html/>", "favicon.svg": "GIF89a",
	} {
		for why, text := range map[string]string{"wrong": text, "long": strings.Repeat("/", 200<<10)} {
			_, err := theme.Read(fstest.MapFS{name: {Data: []byte(text)}})
			if stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), name) {
				t.Errorf("%s, %s: %v", name, why, err)
			}
		}
	}
	if _, err := theme.Read(fstest.MapFS{"theme.css": {Mode: fs.ModeDir}}); stet.KindOf(err) != stet.Invalid {
		t.Errorf("a directory in place of a file: %v", err)
	}
	if _, err := theme.Open(filepath.Join(t.TempDir(), "none")); stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), "site.theme") {
		t.Errorf("no such folder: %v", err)
	}
}
