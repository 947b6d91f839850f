package layout

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"regexp"
	"strings"

	"github.com/a-h/templ"

	"stet/internal/page"
)

// Document is a page ready to be sent: what it says about itself, its style and
// the contents of its main landmark.
type Document struct {
	Head   page.Head
	Style  Style
	Script Script // that may better what works without it; zero for none
	Main   templ.Component
}

// Style is a page's style sheet.
type Style struct {
	css  string
	hash string
}

//go:embed layout.css
var base string

// NewStyle joins the base style and a page's own, without what only people need.
func NewStyle(own ...string) Style {
	css := squeeze(base + strings.Join(own, ""))
	return Style{css: css, hash: sha256Source(css)}
}

// With gives the style with more behind it, as it is.
func (s Style) With(more string) Style {
	css := s.css + more
	return Style{css: css, hash: sha256Source(css)}
}

// Hash is the style as a source of the Content-Security-Policy.
func (s Style) Hash() string { return s.hash }

func (s Style) element() templ.Component { return templ.Raw("<style>" + s.css + "</style>") }

// Script is a page's script, which stands in the page: at most a few kilobytes,
// and let run by its hash alone.
type Script struct {
	js   string
	hash string
}

// NewScript makes a script of files of ours, without their comment lines. None
// of them may hold "</script".
func NewScript(own ...string) Script {
	js := strings.TrimSpace(scriptComment.ReplaceAllString(strings.Join(own, ""), ""))
	return Script{js: js, hash: sha256Source(js)}
}

// Hash is the script as a source of the Content-Security-Policy; "" for none.
func (s Script) Hash() string { return s.hash }

// element stands at the page's end, so that all that it betters is there.
func (s Script) element() templ.Component {
	if s.js == "" {
		return templ.NopComponent
	}
	return templ.Raw("<script>" + s.js + "</script>")
}

func sha256Source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssSpace   = regexp.MustCompile(`\s+`)
	cssSigns   = regexp.MustCompile(` ?([{};,>]) ?|(:) `)

	scriptComment = regexp.MustCompile(`(?m)^\s*//.*\n`)
)

// squeeze takes comments and needless space out of a style sheet. Ours hold no
// string with such signs between spaces.
func squeeze(css string) string {
	css = cssComment.ReplaceAllString(css, "")
	css = cssSpace.ReplaceAllString(css, " ")
	css = cssSigns.ReplaceAllString(css, "$1$2")
	return strings.TrimSpace(strings.ReplaceAll(css, ";}", "}"))
}
