package messages

import (
	"context"
	"embed"
	"io/fs"
	"maps"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"stet"
)

//go:embed catalog/*.toml
var catalog embed.FS

// Catalog is every message in every language. Safe for concurrent use.
type Catalog struct {
	bundle   *i18n.Bundle
	messages map[language.Tag]map[string]*message
}

// Open reads our own files and then those of the folders, which may be nil, over
// them. A file is named PART.LANGUAGE.toml. The error is of kind Invalid and
// names the file.
func Open(folders ...fs.FS) (*Catalog, error) {
	ours, err := fs.Sub(catalog, "catalog")
	if err != nil {
		return nil, err
	}
	c := &Catalog{bundle: i18n.NewBundle(language.English), messages: map[language.Tag]map[string]*message{}}
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
		file, err := c.bundle.ParseMessageFileBytes(text, name)
		if err != nil {
			return stet.Errorf(stet.Invalid, "messages %s: %w", name, err)
		}
		if err := c.add(file); err != nil {
			return stet.Errorf(stet.Invalid, "messages %s: %w", name, err)
		}
	}
	return nil
}

// add keeps a file's messages, over those of the same language and ID.
func (c *Catalog) add(file *i18n.MessageFile) error {
	all := c.messages[file.Tag]
	if all == nil {
		all = map[string]*message{}
		c.messages[file.Tag] = all
	}
	for _, one := range file.Messages {
		m, err := newMessage(file.Tag, one)
		if err != nil {
			return err
		}
		all[one.ID] = m
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

// In gives the words in a language; a message that it lacks is in English, and
// so is all of a language that there are no messages in.
func (c *Catalog) In(lang string) *Words {
	w := &Words{lang: "en", dir: "ltr", messages: maps.Clone(c.messages[language.English])}
	asked, err := language.Parse(lang)
	if err != nil {
		return w
	}
	tags := c.bundle.LanguageTags()
	_, at, sure := language.NewMatcher(tags).Match(asked)
	if sure == language.No {
		return w
	}
	w.lang = lang
	maps.Copy(w.messages, c.messages[tags[at]])
	w.dir = Direction(asked)
	return w
}

// Direction is the direction in which a language is read, as HTML's dir has it.
func Direction(lang language.Tag) string {
	if script, _ := lang.Script(); rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}

// rightToLeft are the scripts in use that are read from the right, by their ISO
// 15924 codes.
var rightToLeft = map[string]bool{"Adlm": true, "Arab": true, "Hebr": true, "Nkoo": true, "Rohg": true, "Syrc": true, "Thaa": true}

// Words are the messages in one language.
type Words struct {
	lang     string
	dir      string
	messages map[string]*message
}

// Lang is the language, as BCP 47.
func (w *Words) Lang() string { return w.lang }

// Dir is the direction in which the language is read, as HTML's dir has it.
func (w *Words) Dir() string { return w.dir }

// Text gives a message. Pairs are names and values for its places, {{.name}}; a
// message that is nowhere is given as its ID, which our tests look for.
func (w *Words) Text(id string, pairs ...any) string {
	m := w.messages[id]
	if m == nil {
		return id
	}
	return m.forms[plural.Other].fill(pairs)
}

// Count gives a message in the form that n asks for in the language; n is
// {{.n}} in it, its thousands apart.
func (w *Words) Count(id string, n int, pairs ...any) string {
	m := w.messages[id]
	if m == nil {
		return id
	}
	return m.form(n).fill(append([]any{"n", w.Number(n)}, pairs...))
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
