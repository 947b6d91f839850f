package messages

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"

	"stet"
)

//go:embed catalog/*.toml
var catalog embed.FS

// Catalog is every message in every language. Safe for concurrent use.
type Catalog struct{ bundle *i18n.Bundle }

// Open reads our own files and then those of the folders, which may be nil, over
// them. A file is named PART.LANGUAGE.toml. The error is of kind Invalid and
// names the file.
func Open(folders ...fs.FS) (*Catalog, error) {
	ours, err := fs.Sub(catalog, "catalog")
	if err != nil {
		return nil, err
	}
	c := &Catalog{bundle: i18n.NewBundle(language.English)}
	c.bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	for _, folder := range append([]fs.FS{ours}, folders...) {
		if folder == nil {
			continue
		}
		if err := c.read(folder); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *Catalog) read(folder fs.FS) error {
	names, err := fs.Glob(folder, "*.toml")
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return stet.Errorf(stet.Unavailable, "%w", err)
		}
		if strings.Count(path.Base(name), ".") != 2 {
			return stet.Errorf(stet.Invalid, "%s: a file of messages is named PART.LANGUAGE.toml, such as site.pt.toml", name)
		}
		if _, err := c.bundle.ParseMessageFileBytes(text, name); err != nil {
			return stet.Errorf(stet.Invalid, "messages %s: %w", name, err)
		}
	}
	return nil
}

// Languages are those that the catalogue has messages in, as BCP 47 tags.
func (c *Catalog) Languages() []string {
	var all []string
	for _, tag := range c.bundle.LanguageTags() {
		all = append(all, tag.String())
	}
	return all
}

// In gives the words in a language; a message that it lacks is in English.
func (c *Catalog) In(lang string) *Words {
	w := &Words{lang: lang, localizer: i18n.NewLocalizer(c.bundle, lang)}
	if tag, err := language.Parse(lang); err == nil {
		if script, _ := tag.Script(); rightToLeft[script.String()] {
			w.right = true
		}
	} else {
		w.lang = "en"
	}
	return w
}

// rightToLeft are the scripts in use that are read from the right, by their ISO
// 15924 codes.
var rightToLeft = map[string]bool{"Adlm": true, "Arab": true, "Hebr": true, "Nkoo": true, "Rohg": true, "Syrc": true, "Thaa": true}

// Words are the messages in one language.
type Words struct {
	lang      string
	right     bool
	localizer *i18n.Localizer
}

// Lang is the language, as BCP 47.
func (w *Words) Lang() string { return w.lang }

// Dir is the direction in which the language is read, as HTML's dir has it.
func (w *Words) Dir() string {
	if w.right {
		return "rtl"
	}
	return "ltr"
}

// Text gives a message. Pairs are names and values for its places, {{.name}}; a
// message that is nowhere is given as its ID, which our tests look for.
func (w *Words) Text(id string, pairs ...any) string {
	return w.say(&i18n.LocalizeConfig{MessageID: id}, pairs)
}

// Count gives a message in the form that n asks for in the language; n is
// {{.n}} in it.
func (w *Words) Count(id string, n int, pairs ...any) string {
	return w.say(&i18n.LocalizeConfig{MessageID: id, PluralCount: n}, append([]any{"n", n}, pairs...))
}

func (w *Words) say(c *i18n.LocalizeConfig, pairs []any) string {
	if len(pairs) > 0 {
		data := make(map[string]any, len(pairs)/2)
		for i := 0; i+1 < len(pairs); i += 2 {
			data[fmt.Sprint(pairs[i])] = pairs[i+1]
		}
		c.TemplateData = data
	}
	text, err := w.localizer.Localize(c)
	if text == "" && err != nil {
		return c.MessageID
	}
	return text
}

type key struct{}

// With gives a context in which [Text] and [Count] speak w's language. Templates
// carry one through all their parts; a parameter of each would say nothing more.
func With(ctx context.Context, w *Words) context.Context { return context.WithValue(ctx, key{}, w) }

// From gives the context's words; English when it has none.
func From(ctx context.Context) *Words {
	if w, ok := ctx.Value(key{}).(*Words); ok {
		return w
	}
	return english()
}

// Text is [Words.Text] of the context's words.
func Text(ctx context.Context, id string, pairs ...any) string { return From(ctx).Text(id, pairs...) }

// Count is [Words.Count] of the context's words.
func Count(ctx context.Context, id string, n int, pairs ...any) string {
	return From(ctx).Count(id, n, pairs...)
}
