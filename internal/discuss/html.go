package discuss

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markup turns readers' texts into markup. The zero value cannot be used; see
// [NewMarkup]. Safe for concurrent use.
type Markup struct {
	markdown goldmark.Markdown
	policy   *bluemonday.Policy
}

// nestMax bounds how deep quotes and lists nest: parsing takes time with its
// square.
const nestMax = 12

// NewMarkup makes the converter.
func NewMarkup() *Markup {
	// A subset of CommonMark: no headings, no raw HTML, no pictures. What is left
	// out is text.
	markdown := goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300), util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700), util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300), util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999)),
		parser.WithASTTransformers(util.Prioritized(linked{}, 100)),
	)))
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "code", "pre")
	p.AllowAttrs("href").OnElements("a")
	for _, scheme := range []string{"http", "https"} { // "http:x" would lead to a page of ours
		p.AllowURLSchemeWithCustomPolicy(scheme, func(u *url.URL) bool { return u.Host != "" && u.Opaque == "" })
	}
	p.AllowURLSchemes("mailto")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(false)
	p.RequireNoFollowOnLinks(true)
	p.RequireNoReferrerOnLinks(true)
	return &Markup{markdown: markdown, policy: p}
}

// HTML gives a text as markup of which nothing runs: every comment that reaches a
// page goes through here. Links are marked as readers' (nofollow ugc). A text that
// cannot be converted is given as it is, escaped.
func (m *Markup) HTML(typed string) string {
	typed = strings.ToValidUTF8(strings.ReplaceAll(typed, "\x00", ""), "\ufffd")
	var b bytes.Buffer
	if deep(typed) || m.markdown.Convert([]byte(typed), &b) != nil {
		b.Reset()
		b.WriteString("<p>" + escape.Replace(typed) + "</p>")
	}
	return strings.ReplaceAll(m.policy.Sanitize(b.String()), `rel="nofollow noreferrer"`, `rel="nofollow ugc noreferrer noopener"`)
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// linked makes links of pictures: a page of ours asks for nothing from elsewhere.
type linked struct{}

// Transform changes the parsed text in place.
func (linked) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var pictures []*ast.Image
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // its only errors are ours
		if p, ok := n.(*ast.Image); ok && entering {
			pictures = append(pictures, p)
		}
		return ast.WalkContinue, nil
	})
	for _, p := range pictures {
		link := ast.NewLink()
		link.Destination = p.Destination
		for c := p.FirstChild(); c != nil; {
			next := c.NextSibling()
			link.AppendChild(link, c)
			c = next
		}
		p.Parent().ReplaceChild(p.Parent(), p, link)
	}
}

// deep reports whether a line begins more quotes or lists, or holds more brackets
// or stars in a row, than anybody means.
func deep(typed string) bool {
	for line := range strings.Lines(typed) {
		marks := 0
		for _, r := range line {
			if r != '>' && r != ' ' && r != '-' && r != '*' && r != '+' && r != '\t' {
				break
			}
			if r != ' ' && r != '\t' {
				marks++
			}
		}
		if marks > nestMax && strings.Trim(line, "-*_ \r\n") != "" || strings.Count(line, "[") > 200 || strings.Count(line, "*")+strings.Count(line, "_") > 1000 {
			return true
		}
	}
	return false
}
