package judge

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"stet"
	"stet/internal/llm"
	"stet/internal/verify"
)

//go:embed judge.txt
var prompt string

//go:embed judge.schema.json
var schema []byte

// PromptHash is the SHA-256 of the instructions, in 64 hex digits.
func PromptHash() string {
	sum := sha256.Sum256([]byte(prompt))
	return hex.EncodeToString(sum[:])
}

// batch is how many sentences one request asks about; tokens is what the answer
// to one may take.
const (
	batch  = 20
	tokens = 80
)

// Judge asks a language model.
type Judge struct {
	Model     string // its name, for readers
	Generator llm.Generator
}

// Judge answers as verify has it. After a request that fails, the sentences of
// the further ones stay unjudged; the error is the request's when it was the
// first.
func (j Judge) Judge(ctx context.Context, asked []verify.Question) ([]verify.Answer, error) {
	answers := make([]verify.Answer, len(asked))
	for from := 0; from < len(asked); from += batch {
		to := min(from+batch, len(asked))
		if err := j.some(ctx, asked[from:to], answers[from:to]); err != nil {
			if from == 0 {
				return nil, err
			}
			break
		}
	}
	return answers, nil
}

// line is a question as the prompt has it.
type line struct {
	ID       int      `json:"id"`
	Sentence string   `json:"sentence"`
	Passages []string `json:"passages"`
}

// some asks about a batch in one request.
func (j Judge) some(ctx context.Context, asked []verify.Question, answers []verify.Answer) (err error) {
	defer stet.Wrap(&err, "judge")
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, q := range asked {
		l := line{ID: i + 1, Sentence: llm.Visible(q.Sentence)}
		for _, p := range q.Passages {
			l.Passages = append(l.Passages, llm.Visible(p))
		}
		_ = e.Encode(l) // strings and a number can always be written
	}
	fence := llm.Fence(b.String())
	reply, err := j.Generator.Generate(ctx, llm.Request{
		System: prompt, User: fence + "\n" + b.String() + fence + "\n", Schema: llm.Schema{Name: "judgement", JSON: schema},
		MaxTokens: 100 + tokens*len(asked), Check: func(s string) error { _, err := read(s); return err },
	})
	if err != nil {
		return err
	}
	said, err := read(reply.Text)
	if err != nil {
		return err
	}
	for _, s := range said {
		if s.ID < 1 || s.ID > len(asked) || s.Supported == nil {
			continue
		}
		a := &answers[s.ID-1]
		if a.Refused || a.Judged && *s.Supported {
			continue // of two answers the no counts
		}
		*a = verify.Answer{Judged: true, Refused: !*s.Supported}
		if a.Refused {
			a.Reason = j.reason(asked[s.ID-1].Sentence, s.Words)
		}
	}
	return nil
}

// answer is one answer of a reply. A missing "supported" is no answer.
type answer struct {
	ID        int    `json:"id"`
	Supported *bool  `json:"supported"`
	Words     string `json:"words"`
}

// read reads a reply; the error is of kind Corrupt.
func read(s string) ([]answer, error) {
	raw, err := llm.Object(s, "answers")
	if err != nil {
		return nil, err
	}
	var r struct {
		Answers []answer `json:"answers"`
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		return nil, stet.Errorf(stet.Corrupt, "it has another form than asked for: %w", err)
	}
	return r.Answers, nil
}

// reason says what the judge misses, in words that are the sentence's, never the
// judge's own: those might be a passage's doing.
func (j Judge) reason(sentence, words string) string {
	words = strings.Trim(llm.Visible(words), " .,“”\"")
	if words == "" || !strings.Contains(sentence, words) {
		return fmt.Sprintf("a second reader, the model %s, does not find it in the passage", j.Model)
	}
	return fmt.Sprintf("a second reader, the model %s, does not find “%s” in the passage", j.Model, words)
}
