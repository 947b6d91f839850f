package llm_test

import (
	"encoding/json"
	"strings"
	"testing"

	"stet/internal/llm"
)

func TestObject(t *testing.T) {
	for name, c := range map[string]struct{ reply, want string }{
		"bare":                  {`{"headline":"a"}`, `{"headline":"a"}`},
		"in Markdown":           {"```json\n{\"headline\":\"a\"}\n```", `{"headline":"a"}`},
		"with talk around it":   {"Sure! Here it is: {\"headline\":\"a\"} Let me know {if} it fits.", `{"headline":"a"}`},
		"thought about before":  {`<think>{"headline":"no"} hmm</think>{"headline":"a"}`, `{"headline":"a"}`},
		"corrected":             {`{"headline":"b"} Wait, correction: {"headline":"a"}`, `{"headline":"a"}`},
		"a brace in a string":   {`{"headline":"a } b { c","x":"\"}"}`, `{"headline":"a } b { c","x":"\"}"}`},
		"within another":        {`{"result":{"headline":"a"}}`, ""},
		"another object":        {`{"error":"no"}`, ""},
		"cut off":               {`{"headline":"a","sections":[{"te`, ""},
		"no JSON":               {"I am sorry, but I cannot do that.", ""},
		"nothing":               {"", ""},
		"too deep":              {`{"headline":` + strings.Repeat("[", 2000) + strings.Repeat("]", 2000) + `}`, ""},
		"many braces":           {strings.Repeat("{", 100_000), ""},
		"single quotes":         {`{'headline':'a'}`, ""},
		"not UTF-8":             {"\xff{\"headline\":\"a\xfe\"}", "{\"headline\":\"a\uFFFD\"}"},
		"broken first, then ok": {`{"headline": oops} {"headline":"a"}`, `{"headline":"a"}`},
	} {
		got, err := llm.Object(c.reply, "headline")
		if string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q %v, want %q", name, got, err, c.want)
		}
	}
}

func FuzzObject(f *testing.F) {
	f.Add(`{"a":{"b":[1,"}"]}} {"a":2}`)
	f.Add("```{\"a\":\"\\\"\"")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := llm.Object(s, "a")
		if err == nil && !json.Valid(got) {
			t.Errorf("%q: %q is no JSON", s, got)
		}
	})
}

func TestFenceStandsInNoData(t *testing.T) {
	data := []string{"one", "two"}
	first := llm.Fence(data...)
	if first != llm.Fence("one", "two") || first == llm.Fence("onet", "wo") {
		t.Error("the fence must be a function of the data, part by part")
	}
	// Who wrote a part knew the fence of the others: the whole has another.
	if with := llm.Fence("one", "two", first); with == first || strings.Contains(first, with) {
		t.Errorf("fence %s is part of the data", with)
	}
}

func TestVisible(t *testing.T) {
	hidden := "\U000E0049\U000E0067\u202e\u200b\ufe0f\x00\ue000"
	if got := llm.Visible("a" + hidden + "b\nc\u2028d می\u200cروم\xff"); got != "ab c d می\u200cروم\uFFFD" {
		t.Errorf("%q", got)
	}
}
