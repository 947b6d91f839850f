package llm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Generator answers a request. An interface because a session, which counts and
// keeps, stands before a client, which asks, and because tests script replies.
// With an error, the reply's usage is what the attempt is thought to have cost.
type Generator interface {
	Generate(ctx context.Context, r Request) (Reply, error)
}

// Request is one question.
type Request struct {
	System    string
	User      string
	Schema    Schema             // zero: any text will do
	MaxTokens int                // of the reply; 0: what the endpoint allows
	Check     func(string) error `json:"-"` // says whether a reply is of use, before it is kept; nil: any is
}

// Schema is the form that a reply must have.
type Schema struct {
	Name string          `json:"name"` // letters, digits and underscores
	JSON json.RawMessage `json:"json"` // JSON Schema
}

// Reply is what a model answered.
type Reply struct {
	Text     string `json:"text"`
	Model    string `json:"model"` // as the endpoint names it; untrusted
	Usage    Usage  `json:"usage"`
	CutShort bool   `json:"cut_short,omitempty"` // at MaxTokens
	Cached   bool   `json:"-"`                   // it was answered before, and cost nothing now
}

// Usage is what a request took, in tokens.
type Usage struct {
	In        int  `json:"in"`
	Out       int  `json:"out"`
	Estimated bool `json:"estimated,omitempty"` // by us, from the length, since the endpoint did not say
}

func (u Usage) plus(o Usage) Usage {
	return Usage{u.In + o.In, u.Out + o.Out, u.Estimated || o.Estimated}
}

// key names a request to a model of an endpoint: the same question has the same
// key.
func (r Request) key(address, model string) string {
	b, err := json.Marshal(struct {
		Version        int // of the form in which replies are kept
		Address, Model string
		Request        Request
	}{1, address, model, r})
	if err != nil {
		b = []byte(address + model + r.System + r.User) // a schema that is no JSON: the endpoint will refuse it
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// estimate is at least the number of tokens of most texts: a token of Latin
// text has about four bytes, of others about three.
func estimate(texts ...string) int {
	n := 0
	for _, s := range texts {
		n += len(s)/3 + 1
	}
	return n
}

// most is what a request may take: all that is sent and the longest reply.
func (r Request) most() Usage {
	return Usage{In: r.sent(), Out: r.MaxTokens, Estimated: true}
}

func (r Request) sent() int { return estimate(r.System, r.User, string(r.Schema.JSON)) }
