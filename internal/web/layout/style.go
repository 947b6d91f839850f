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
	Head  page.Head
	Style Style
	Main  templ.Component
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
	sum := sha256.Sum256([]byte(css))
	return Style{css: css, hash: "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

// Hash is the style as a source of the Content-Security-Policy.
func (s Style) Hash() string { return s.hash }

func (s Style) element() templ.Component { return templ.Raw("<style>" + s.css + "</style>") }

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssSpace   = regexp.MustCompile(`\s+`)
	cssSigns   = regexp.MustCompile(` ?([{};,>]) ?`)
)

// squeeze takes comments and needless space out of a style sheet. Ours hold no
// string with such signs between spaces.
func squeeze(css string) string {
	css = cssComment.ReplaceAllString(css, "")
	css = cssSpace.ReplaceAllString(css, " ")
	css = cssSigns.ReplaceAllString(css, "$1")
	return strings.TrimSpace(strings.ReplaceAll(css, ";}", "}"))
}
