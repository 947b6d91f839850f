package theme

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"stet"
)

// Bounds of the files, in bytes. The style goes into every page.
const (
	styleMax   = 16 << 10
	pictureMax = 128 << 10
)

// Theme is what a folder holds.
type Theme struct {
	CSS      string // to stand after a page's own style; "" for none
	Icon     []byte // SVG; nil for the site's own
	Logo     []byte // SVG, shown in place of the site's name; nil for the name
	Messages fs.FS  // for messages.Open; nil for none
}

// Open reads the folder at the path; "" gives the empty theme. The error is of kind
// Invalid and names the file.
func Open(dir string) (Theme, error) {
	if dir == "" {
		return Theme{}, nil
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return Theme{}, stet.Errorf(stet.Invalid, "site.theme: %s is not a directory that can be read", dir)
	}
	return Read(os.DirFS(dir))
}

// Read is Open for a folder that is at hand.
func Read(folder fs.FS) (t Theme, err error) {
	css, err := file(folder, "theme.css", styleMax)
	if err != nil {
		return t, err
	}
	if !utf8.Valid(css) || bytes.ContainsAny(css, "<\x00") {
		return t, stet.Errorf(stet.Invalid, "theme: theme.css must be UTF-8 and hold no %q: it stands inside a page", "<")
	}
	t.CSS = strings.TrimSpace(string(css))
	if t.Icon, err = picture(folder, "favicon.svg"); err != nil {
		return t, err
	}
	if t.Logo, err = picture(folder, "logo.svg"); err != nil {
		return t, err
	}
	if info, err := fs.Stat(folder, "messages"); err == nil && info.IsDir() {
		if t.Messages, err = fs.Sub(folder, "messages"); err != nil {
			return t, err
		}
	}
	return t, nil
}

// file gives a file of the folder; nil when there is none.
func file(folder fs.FS, name string, most int) ([]byte, error) {
	f, err := folder.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "theme: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "theme: %s: %w", name, err)
	}
	if len(b) > most {
		return nil, stet.Errorf(stet.Invalid, "theme: %s is longer than %d KB", name, most>>10)
	}
	return b, nil
}

// picture gives a file that must be SVG. What else is in it does not matter: it is
// sent under a policy that lets it load and run nothing.
func picture(folder fs.FS, name string) ([]byte, error) {
	b, err := file(folder, name, pictureMax)
	if b == nil || err != nil {
		return nil, err
	}
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		token, err := d.Token()
		if err != nil {
			return nil, stet.Errorf(stet.Invalid, "theme: %s is not SVG: %w", name, err)
		}
		if root, ok := token.(xml.StartElement); ok {
			if root.Name.Local != "svg" {
				return nil, stet.Errorf(stet.Invalid, "theme: %s is not SVG: its root is %s", name, root.Name.Local)
			}
			return b, nil
		}
	}
}
