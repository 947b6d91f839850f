package exchange

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Plain gives HTML, as other programs keep comments, as the Markdown of ours:
// paragraphs, emphasis, links, quotations, lists and code stay, the rest is its
// text. It never fails: HTML is whatever a browser would make of it.
func Plain(source string) string {
	p := &plainer{}
	z := html.NewTokenizer(strings.NewReader(short(source, 4*textMost)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return p.done()
		case html.TextToken:
			if p.silent == 0 {
				p.text(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			p.open(t)
		case html.EndTagToken:
			t := z.Token()
			p.close(t.Data)
		}
	}
}

// plainer writes Markdown.
type plainer struct {
	out    strings.Builder
	hrefs  []string // of the links that are open; "" for one that leads nowhere
	silent int      // elements that are open whose text nobody reads
	quotes int      // quotations that are open
}

func (p *plainer) text(s string) {
	for _, word := range strings.SplitAfter(strings.ReplaceAll(s, "\n", " "), " ") {
		p.out.WriteString(escaped.Replace(html.UnescapeString(word)))
	}
}

// escaped keeps signs that Markdown would read as its own.
var escaped = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "`", "\\`", "<", `\<`, "\x00", "")

func (p *plainer) open(t html.Token) {
	switch t.Data {
	case "script", "style", "iframe", "object", "template", "noscript", "title", "textarea", "svg", "math":
		if t.Type == html.StartTagToken {
			p.silent++
		}
	case "p", "div", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6":
		p.paragraph()
	case "blockquote":
		p.quotes = min(p.quotes+1, 4)
		p.paragraph()
	case "br":
		p.newline()
	case "li":
		p.newline()
		p.out.WriteString("- ")
	case "b", "strong":
		p.out.WriteString("**")
	case "i", "em":
		p.out.WriteString("*")
	case "a":
		href := link(t)
		if p.hrefs = append(p.hrefs, href); href != "" {
			p.out.WriteString("[")
		}
	}
}

func (p *plainer) close(name string) {
	switch name {
	case "script", "style", "iframe", "object", "template", "noscript", "title", "textarea", "svg", "math":
		p.silent = max(0, p.silent-1)
	case "p", "div", "ul", "ol", "pre":
		p.paragraph()
	case "blockquote":
		p.quotes = max(0, p.quotes-1)
		p.paragraph()
	case "b", "strong":
		p.out.WriteString("**")
	case "i", "em":
		p.out.WriteString("*")
	case "a":
		if n := len(p.hrefs) - 1; n >= 0 {
			if p.hrefs[n] != "" {
				p.out.WriteString("](" + p.hrefs[n] + ")")
			}
			p.hrefs = p.hrefs[:n]
		}
	}
}

// link gives where a link leads, if it may be kept.
func link(t html.Token) string {
	for _, a := range t.Attr {
		u, err := url.Parse(strings.TrimSpace(a.Val))
		if a.Key == "href" && err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(a.Val, " ()<>\n") {
			return u.String()
		}
	}
	return ""
}

func (p *plainer) newline() {
	p.out.WriteString("\n" + strings.Repeat("> ", p.quotes))
}

func (p *plainer) paragraph() {
	p.out.WriteString("\n\n" + strings.Repeat("> ", p.quotes))
}

// done gives what was written, without needless lines and spaces.
func (p *plainer) done() string {
	var lines []string
	for _, line := range strings.Split(p.out.String(), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		bare := strings.Trim(line, "> ") == ""
		if bare && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		if bare {
			line = ""
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
