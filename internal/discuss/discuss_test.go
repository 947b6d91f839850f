package discuss_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"stet"
	"stet/internal/discuss"
)

var noon = time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)

var house = discuss.Rules{
	Premoderate: discuss.New, Trusted: 2, Held: []string{"casino", "buy now"}, Refused: []string{"zounds"}, Links: 2, Longest: 300, Edit: 10 * time.Minute, Hourly: 5,
}

func TestDecide(t *testing.T) {
	known := discuss.Writer{Account: &stet.Account{Role: stet.RoleReader}, Shown: 2}
	fresh := discuss.Writer{Account: known.Account}
	editor := discuss.Writer{Account: &stet.Account{Role: stet.RoleEditor}, Recent: 99}
	for _, c := range []struct {
		text string
		who  discuss.Writer
		want stet.CommentState
		why  discuss.Reason
	}{
		{"The ferry had 214 aboard.", known, stet.CommentShown, ""},
		{"The ferry had 214 aboard.", fresh, stet.CommentHeld, discuss.ReasonNew},
		{"A CÀSINO for you", known, stet.CommentHeld, discuss.ReasonWord},
		{"c\u200basino", known, stet.CommentHeld, discuss.ReasonWord},
		{"The casinos", known, stet.CommentShown, ""},
		{"Buy\u00a0Now!", known, stet.CommentHeld, discuss.ReasonWord},
		{"Zounds!", known, "", discuss.ReasonRefused},
		{"Zounds!", editor, "", discuss.ReasonRefused},
		{"see http://a.example and https://b.example", known, stet.CommentShown, ""},
		{"http://a.example www.b.example HTTPS://c.example", known, stet.CommentHeld, discuss.ReasonLinks},
		{" \n\t", known, "", discuss.ReasonEmpty},
		{"\u200b\u200b", known, "", discuss.ReasonEmpty},
		{strings.Repeat("ж", 301), known, "", discuss.ReasonLong},
		{strings.Repeat("ж", 300), known, stet.CommentShown, ""},
		{"hello", discuss.Writer{}, "", discuss.ReasonBarred},
		{"hello", discuss.Writer{Account: &stet.Account{Role: stet.RoleReader, Barred: "spam"}, Shown: 9}, "", discuss.ReasonBarred},
		{"hello", discuss.Writer{Account: known.Account, Shown: 9, Recent: 5}, "", discuss.ReasonOften},
		{"http://a http://b http://c http://d", editor, stet.CommentShown, ""},
	} {
		state, why := house.Decide(c.text, c.who)
		if state != c.want || why != c.why {
			t.Errorf("%q: %q %q, want %q %q", c.text, state, why, c.want, c.why)
		}
	}
}

func TestWhoMayChangeIt(t *testing.T) {
	ada, eve := &stet.Account{ID: "ada"}, &stet.Account{ID: "eve"}
	c := stet.Comment{Account: "ada", Written: noon, State: stet.CommentShown}
	if !house.MayEdit(ada, c, noon.Add(10*time.Minute)) || house.MayEdit(ada, c, noon.Add(11*time.Minute)) || house.MayEdit(eve, c, noon) || house.MayEdit(nil, c, noon) {
		t.Error("the window is wrong")
	}
	if !discuss.MayDelete(ada, c) || discuss.MayDelete(eve, c) || discuss.MayDelete(nil, stet.Comment{State: stet.CommentShown}) {
		t.Error("the wrong people may delete")
	}
	c.State = stet.CommentRemoved
	if house.MayEdit(ada, c, noon) {
		t.Error("what was removed may be changed")
	}
}

var markup = discuss.NewMarkup()

func TestMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"One.\n\nTwo *three* **four** `five`": "<p>One.</p>\n<p>Two <em>three</em> <strong>four</strong> <code>five</code></p>\n",
		"> said\n\n- a\n- b":                  "<blockquote>\n<p>said</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n",
		"# No heading":                        "<p># No heading</p>\n",
		"![a](https://x.example/p.png)":       `<p><a href="https://x.example/p.png" rel="nofollow ugc noreferrer noopener">a</a></p>` + "\n",
		"[a](https://x.example/?b=c&d)":       `<p><a href="https://x.example/?b=c&amp;d" rel="nofollow ugc noreferrer noopener">a</a></p>` + "\n",
		"see https://x.example now":           `<p>see <a href="https://x.example" rel="nofollow ugc noreferrer noopener">https://x.example</a> now</p>` + "\n",
		"<b>bold</b>":                         "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n",
		"a < b & c":                           "<p>a &lt; b &amp; c</p>\n",
	} {
		if got := markup.HTML(text); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// hostile are kinds of text that became script somewhere, in our own words.
var hostile = []string{
	`<script>alert(1)</script>`, `<SCRIPT SRC=//evil.example>`, `<img src=x onerror=alert(1)>`, `<svg/onload=alert(1)>`, `<svg><script>alert(1)</script></svg>`,
	`<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>`, `<iframe srcdoc="<script>alert(1)</script>">`,
	`<a href="javascript:alert(1)">x</a>`, `<body onload=alert(1)>`, `<details open ontoggle=alert(1)>`, `<template><script>alert(1)</script></template>`,
	`<style>@import "//evil.example"</style>`, `<form action="javascript:alert(1)"><button>x</button></form>`, `<base href="//evil.example/">`, `<meta http-equiv=refresh content="0;url=javascript:alert(1)">`,
	`[x](javascript:alert(1))`, `[x](JaVaScRiPt:alert(1))`, `[x](java&#x09;script:alert(1))`, "[x](java\tscript:alert(1))", "[x](<java\nscript:alert(1)>)", `[x](&#106;avascript:alert(1))`, `[x](\x01javascript:alert(1))`,
	`[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`, `[x](vbscript:msgbox(1))`, `[x](//evil.example)`, `[x](/sign-out)`, `[x](https://ok.example "onmouseover=alert(1)")`,
	`[x](https://ok.example" onmouseover="alert(1))`, "[x][y]\n\n[y]: javascript:alert(1)", "[x]: javascript:alert(1)\n\n[x]", `<javascript:alert(1)>`, `<https://ok.example/"onmouseover="alert(1)>`, `![x](x" onerror="alert(1))`,
	`![](javascript:alert(1))`, "```html\n<script>alert(1)</script>\n```", "`<script>alert(1)</script>`", "> <script>alert(1)</script>", "- <img src=x onerror=alert(1)>",
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`, `<!--><img src=x onerror=alert(1)>-->`, `<![CDATA[<script>alert(1)</script>]]>`, `<?xml version="1.0"?><script>alert(1)</script>`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`, `＜script＞alert(1)＜/script＞`, "<scr\x00ipt>alert(1)</scr\x00ipt>", "\u202e<tpircs/>", `<a/href="ja&Tab;vascript:alert(1)">x</a>`, `<x onclick=alert(1)>`, "```\"><script>alert(1)</script>\nx\n```",
	`<link rel=stylesheet href=//evil.example>`, `<object data="javascript:alert(1)">`, `<embed src="javascript:alert(1)">`, `<video><source onerror=alert(1)></video>`, `<textarea autofocus onfocus=alert(1)>`, `<p style="background:url(javascript:alert(1))">`,
	`www.ok.example" onclick="alert(1)`, `mailto:a@b.example?subject=<script>`, `https://ok.example/<script>alert(1)</script>`, `**<script>**alert(1)</script>`, "[<img src=x onerror=alert(1)>](https://ok.example)", "a](javascript:alert(1))[b",
}

// allowed are all elements that may come out, with their attributes.
var allowed = map[string][]string{
	"p": nil, "br": nil, "em": nil, "strong": nil, "blockquote": nil, "ul": nil, "ol": nil, "li": nil, "code": nil, "pre": nil, "a": {"href", "rel"},
}

// harmless reports what of a comment's markup may not be there.
func harmless(out string) error {
	z := html.NewTokenizer(strings.NewReader(out))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.CommentToken, html.DoctypeToken:
			return fmt.Errorf("a comment or doctype: %s", z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			tag := z.Token()
			attributes, ok := allowed[tag.Data]
			if !ok {
				return fmt.Errorf("the element %s", tag.Data)
			}
			for _, a := range tag.Attr {
				if !strings.Contains(strings.Join(attributes, " "), a.Key) {
					return fmt.Errorf("the attribute %s of %s", a.Key, tag.Data)
				}
				if a.Key == "href" && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "mailto:") {
					return fmt.Errorf("the address %s", a.Val)
				}
				if a.Key == "rel" && !strings.Contains(a.Val, "nofollow ugc") {
					return fmt.Errorf("a link that is not marked: %s", a.Val)
				}
			}
		}
	}
}

func TestNothingRuns(t *testing.T) {
	for _, text := range hostile {
		if err := harmless(markup.HTML(text)); err != nil {
			t.Errorf("%q leaves %v: %s", text, err, markup.HTML(text))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringN(0, 12, 40)), 1, 6).Draw(t, "parts"), rapid.SampledFrom([]string{"", " ", "\n", "\n\n"}).Draw(t, "between"))
		if err := harmless(markup.HTML(text)); err != nil {
			t.Fatalf("%q leaves %v", text, err)
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := harmless(markup.HTML(text)); err != nil {
			t.Errorf("%q leaves %v", text, err)
		}
	})
}

// What nests beyond reason costs no more than long text does.
func TestBombsAreText(t *testing.T) {
	for _, bomb := range []string{
		strings.Repeat(">", 20_000), strings.Repeat("- ", 10_000) + "x", strings.Repeat("[", 20_000), strings.Repeat("*a_", 6_000), strings.Repeat("![", 10_000), strings.Repeat("`", 20_000),
		strings.Repeat("<", 20_000), strings.Repeat("[a](", 5_000), strings.Repeat("\n>", 10_000), strings.Repeat("&", 20_000), strings.Repeat("1. ", 6_000) + "x",
	} {
		began := time.Now()
		if err := harmless(markup.HTML(bomb)); err != nil {
			t.Errorf("%.10q… leaves %v", bomb, err)
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%.10q… takes %v", bomb, took)
		}
	}
}

func comment(id, parent string, minute int, state stet.CommentState) stet.Comment {
	return stet.Comment{ID: stet.ID(id), Parent: stet.ID(parent), Written: noon.Add(time.Duration(minute) * time.Minute), State: state}
}

func drawn(threads [][]discuss.Placed) string {
	var b strings.Builder
	for _, t := range threads {
		for _, p := range t {
			fmt.Fprintf(&b, "%s%s ", strings.Repeat("-", p.Depth), p.ID)
		}
	}
	return strings.TrimSpace(b.String())
}

func TestThreads(t *testing.T) {
	const s, held, gone = stet.CommentShown, stet.CommentHeld, stet.CommentDeleted
	for _, c := range []struct {
		all  []stet.Comment
		want string
	}{
		{[]stet.Comment{comment("a", "", 1, s), comment("b", "", 2, s), comment("c", "a", 3, s), comment("d", "a", 4, s), comment("e", "c", 5, s)}, "b a -c --e -d"},
		{[]stet.Comment{comment("a", "", 1, gone), comment("b", "a", 2, s), comment("c", "", 3, gone), comment("d", "", 4, held), comment("e", "d", 5, s)}, "d -e a -b"},
		{[]stet.Comment{comment("a", "z", 1, s)}, "a"},
		{[]stet.Comment{comment("a", "b", 1, s), comment("b", "a", 2, s), comment("c", "c", 3, s)}, "c b a"},
		{[]stet.Comment{comment("a", "", 1, s), comment("b", "a", 2, s), comment("c", "b", 3, s), comment("d", "c", 4, s), comment("e", "d", 5, s), comment("f", "e", 6, s)}, "a -b --c ---d ----e ----f"},
	} {
		if got := drawn(discuss.Threads(c.all)); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		var all []stet.Comment
		for i := range rapid.IntRange(0, 30).Draw(t, "n") {
			all = append(all, comment(fmt.Sprint("c", i), fmt.Sprint("c", rapid.IntRange(-3, 30).Draw(t, "parent")), i, rapid.SampledFrom([]stet.CommentState{s, s, held, gone}).Draw(t, "state")))
		}
		seen := map[stet.ID]bool{}
		for _, thread := range discuss.Threads(all) {
			for _, p := range thread {
				if seen[p.ID] || p.State != s && p.Answers == 0 {
					t.Fatalf("%s is there twice, or was never shown", p.ID)
				}
				seen[p.ID] = true
			}
		}
	})
}
