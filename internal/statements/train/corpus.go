package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"strings"

	"stet"
	"stet/internal/statements/model"
	"stet/internal/syntax"
)

// Corpus is what there is to learn from.
type Corpus struct {
	Texts     []Text
	Sentences map[string][]syntax.Sentence // of an article, with tags and trees
}

// Text is a text with its marked statements.
type Text struct {
	Article string
	Text    string
	Found   []model.Found
}

// row is a line of either kind of file: a text with statements, or an article's
// sentences. Spans are [start, end) in code points.
type row struct {
	Article    string `json:"article"`
	Text       string `json:"text"`
	Main       *bool  `json:"main"` // false: a second reading of a text that is there already
	Statements []struct {
		Source  [][2]int `json:"source"`
		Cue     [][2]int `json:"cue"`
		Content [][2]int `json:"content"`
	} `json:"statements"`
	Sentences [][]token `json:"sentences"`
}

// token is [start, end, lemma, part of speech, name class, head from 1 or 0,
// relation].
type token struct {
	start, end, head int
	tag, relation    string
}

// UnmarshalJSON reads a token from its list.
func (t *token) UnmarshalJSON(b []byte) error {
	var lemma, class string
	fields := []any{&t.start, &t.end, &lemma, &t.tag, &class, &t.head, &t.relation}
	want := len(fields)
	if err := json.Unmarshal(b, &fields); err != nil || len(fields) != want {
		return stet.Errorf(stet.Invalid, "a token is not [start, end, lemma, tag, class, head, relation]: %s", b)
	}
	return nil
}

// maxLine bounds a line in bytes.
const maxLine = 16 << 20

// Read reads a corpus from JSON lines, plain or packed by gzip. Sentences are
// joined to texts by the article's name.
func Read(paths ...string) (_ *Corpus, err error) {
	defer stet.Wrap(&err, "train.Read")
	c := &Corpus{Sentences: map[string][]syntax.Sentence{}}
	layers := map[string][][]token{}
	for _, path := range paths {
		if err := readLines(path, func(r *row) error { return c.add(r, layers) }); err != nil {
			return nil, err
		}
	}
	if len(c.Texts) == 0 {
		return nil, stet.Errorf(stet.Invalid, "no texts with statements: give at least one file of them (docs/formats.md)")
	}
	for _, t := range c.Texts {
		sentences, err := t.sentences(layers[t.Article])
		if err != nil {
			return nil, err
		}
		if len(sentences) > 0 {
			c.Sentences[t.Article] = sentences
		}
	}
	return c, nil
}

func readLines(path string, add func(*row) error) (err error) {
	defer stet.Wrap(&err, "%s", path)
	f, err := os.Open(path)
	if err != nil {
		return stet.Errorf(stet.NotFound, "%w", err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return stet.Errorf(stet.Invalid, "%w", err)
		}
		r = z
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return stet.Errorf(stet.Invalid, "line %d: %w", n, err)
		}
		if err := add(&r); err != nil {
			return stet.Errorf(stet.KindOf(err), "line %d: %w", n, err)
		}
	}
	return lines.Err()
}

// add takes a row into the corpus.
func (c *Corpus) add(r *row, layers map[string][][]token) error {
	if r.Sentences != nil {
		layers[r.Article] = r.Sentences
		return nil
	}
	if r.Main != nil && !*r.Main {
		return nil
	}
	t := Text{Article: r.Article, Text: r.Text}
	bytes := offsets(r.Text)
	for _, s := range r.Statements {
		var f model.Found
		for _, role := range []struct {
			from [][2]int
			to   *[]stet.Span
		}{{s.Source, &f.Source}, {s.Cue, &f.Cue}, {s.Content, &f.Content}} {
			for _, span := range role.from {
				if span[0] < 0 || span[1] < span[0] || span[1] >= len(bytes) {
					return stet.Errorf(stet.Invalid, "span %v is outside its text", span)
				}
				*role.to = append(*role.to, stet.Span{Start: bytes[span[0]], End: bytes[span[1]]})
			}
		}
		t.Found = append(t.Found, f)
	}
	c.Texts = append(c.Texts, t)
	return nil
}

// offsets gives the byte at which each code point begins, and the end.
func offsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// sentences turns an article's tokens into sentences for the lower layers.
func (t *Text) sentences(layers [][]token) ([]syntax.Sentence, error) {
	bytes := offsets(t.Text)
	out := make([]syntax.Sentence, 0, len(layers))
	for _, tokens := range layers {
		var s syntax.Sentence
		for _, k := range tokens {
			if k.start < 0 || k.end < k.start || k.end >= len(bytes) || k.head < 0 || k.head > len(tokens) {
				return nil, stet.Errorf(stet.Invalid, "article %s: token %v does not fit its text or sentence", t.Article, k)
			}
			s.Words = append(s.Words, t.Text[bytes[k.start]:bytes[k.end]])
			s.Tags = append(s.Tags, k.tag)
			s.Heads = append(s.Heads, k.head-1)
			s.Relations = append(s.Relations, k.relation)
		}
		if len(s.Words) > 0 {
			out = append(out, s)
		}
	}
	return out, nil
}
