package model

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"strings"
	"text/template"

	"stet/internal/compose"
	"stet/internal/llm"
)

//go:embed prompts
var files embed.FS

var templates = template.Must(template.ParseFS(files, "prompts/*.txt"))

// Prompt is one of the files that requests are made from.
type Prompt struct {
	Name   string // of the file, in prompts/
	SHA256 string // of its bytes, 64 hex digits
}

// prompts gives the named files with their hashes.
func prompts(names ...string) []Prompt {
	var out []Prompt
	for _, name := range names {
		sum := sha256.Sum256(file(name))
		out = append(out, Prompt{name, hex.EncodeToString(sum[:])})
	}
	return out
}

// file reads an embedded file; tests hold that all that are named exist.
func file(name string) []byte {
	b, err := files.ReadFile("prompts/" + name)
	if err != nil {
		panic(err)
	}
	return b
}

// render fills a prompt in.
func render(name string, with any) string {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, name, with); err != nil {
		panic(err) // our own files and our own values
	}
	return b.String()
}

// defaultSentences is how long an article is when the house does not say.
const defaultSentences = 20

// system gives the instructions. All that stands in them is ours or the
// operator's.
func system(o compose.Options) string {
	sentences := o.MaxSentences
	if sentences <= 0 {
		sentences = defaultSentences
	}
	tone := "Plain and short, in the past tense, without adjectives that judge."
	if o.Tone != "" {
		tone = o.Tone
	}
	return render("write.txt", map[string]any{"Lang": o.Lang, "Tone": tone, "Sentences": sentences, "Words": o.MaxWordsPerReport})
}

// request makes the request for a draft.
func request(o compose.Options, given string, max int) llm.Request {
	return llm.Request{
		System: system(o), User: render("passages.txt", map[string]string{"Fence": llm.Fence(given), "Passages": given}),
		Schema: llm.Schema{Name: "article", JSON: file("write.schema.json")}, MaxTokens: max,
		Check: func(s string) error { _, err := readDraft(s); return err },
	}
}
