package llm

import (
	"encoding/json"
	"strings"

	"stet"
)

// dialect is what an endpoint has been found not to know. Each of these is a
// recent addition that some servers refuse with status 400.
type dialect struct {
	format        int  // see the constants
	newTokenLimit bool // it wants max_completion_tokens, not max_tokens
	noTemperature bool // it takes no temperature
}

// How a reply's form is asked for, the most exact first. The prompt asks for the
// form too, in words.
const (
	formatSchema = iota // response_format json_schema
	formatObject        // response_format json_object
	formatNone
)

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type chatRequest struct {
	Model               string          `json:"model"`
	Messages            []message       `json:"messages"`
	Temperature         *float64        `json:"temperature,omitempty"`
	MaxTokens           int             `json:"max_tokens,omitempty"`
	MaxCompletionTokens int             `json:"max_completion_tokens,omitempty"`
	ResponseFormat      *responseFormat `json:"response_format,omitempty"`
}

type responseFormat struct {
	Type   string      `json:"type"`
	Schema *jsonSchema `json:"json_schema,omitempty"`
}

type jsonSchema struct {
	Name   string          `json:"name"`
	Strict bool            `json:"strict"`
	Schema json.RawMessage `json:"schema"`
}

// chat puts a request in an endpoint's dialect.
func (r Request) chat(model string, d dialect) chatRequest {
	c := chatRequest{Model: model, Messages: []message{{"system", r.System}, {"user", r.User}}}
	if !d.noTemperature {
		c.Temperature = new(float64) // the likeliest words: the same again, as far as the server can
	}
	if d.newTokenLimit {
		c.MaxCompletionTokens = r.MaxTokens
	} else {
		c.MaxTokens = r.MaxTokens
	}
	switch {
	case len(r.Schema.JSON) == 0 || d.format == formatNone:
	case d.format == formatObject:
		c.ResponseFormat = &responseFormat{Type: "json_object"}
	default:
		c.ResponseFormat = &responseFormat{Type: "json_schema", Schema: &jsonSchema{r.Schema.Name, true, r.Schema.JSON}}
	}
	return c
}

// without gives the dialect to try after an endpoint refused a request with a
// message; false when nothing is left to leave out. Servers say in many ways
// which field they mean, so that of an unclear message the form is dropped first.
func (d dialect) without(refusal string, schema bool) (dialect, bool) {
	refusal = strings.ToLower(refusal)
	switch {
	case strings.Contains(refusal, "max_completion_tokens") && !d.newTokenLimit:
		d.newTokenLimit = true
	case strings.Contains(refusal, "temperature") && !d.noTemperature:
		d.noTemperature = true
	case schema && d.format < formatNone:
		d.format++
	default:
		return d, false
	}
	return d, true
}

type chatReply struct {
	Model   string `json:"model"`
	Choices []struct {
		Message struct {
			Content string `json:"content"`
			Refusal string `json:"refusal"`
		} `json:"message"`
		FinishReason string `json:"finish_reason"`
	} `json:"choices"`
	Usage struct {
		In  int `json:"prompt_tokens"`
		Out int `json:"completion_tokens"`
	} `json:"usage"`
}

// mostUsage bounds what an endpoint may say that a request took: beyond is a
// mistake of its own.
const mostUsage = 100_000_000

// readReply reads a body of status 200.
func readReply(body []byte, r Request) (Reply, error) {
	var c chatReply
	if err := json.Unmarshal(body, &c); err != nil {
		return Reply{}, stet.Errorf(stet.Corrupt, "what it answers is no chat completion: %w", err)
	}
	if len(c.Choices) == 0 {
		return Reply{}, stet.Errorf(stet.Corrupt, "what it answers has no choices: is the address that of an OpenAI-compatible endpoint?")
	}
	first := c.Choices[0]
	out := Reply{
		Text: first.Message.Content, Model: c.Model, CutShort: first.FinishReason == "length",
		Usage: Usage{In: c.Usage.In, Out: c.Usage.Out},
	}
	if out.Usage.In <= 0 || out.Usage.Out < 0 || out.Usage.In > mostUsage || out.Usage.Out > mostUsage || out.Usage.Out == 0 && out.Text != "" {
		out.Usage = Usage{In: r.sent(), Out: estimate(out.Text), Estimated: true}
	}
	if first.FinishReason == "content_filter" || out.Text == "" && first.Message.Refusal != "" {
		return out, stet.Errorf(stet.Forbidden, "the model declined to answer")
	}
	return out, nil
}
