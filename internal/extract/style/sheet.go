package style

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of what is understood of a page's <style> blocks, against pages made
// to be slow.
const (
	maxRules     = 4_000 // with a declaration that bears on showing
	maxCompounds = 6     // of one selector
	maxPerKey    = 200   // rules tried on one element for one of its names
	maxSteps     = 3_000_000
)

// Sheet is the rules of a page's <style> blocks that bear on whether
// elements show, found by the rarest name in their last compound. A nil sheet
// has no rules. It counts its work, so it is for one goroutine.
type Sheet struct {
	byKey map[string][]*rule // "#id", ".class", "tag", "*"
	count int
	steps int // comparisons left; see maxSteps

	hiding, tiny bool // some rule hides, makes text tiny
}

// rule is one selector with its declarations.
type rule struct {
	compounds []compound // from the last (the element) to the first (an ancestor)
	weight    int        // specificity
	order     int
	look      look
	hides     bool // it does, or may together with another; see mayHide
}

// compound is a selector of one element: div.note#a[data-x].
type compound struct {
	tag     string // "" for any
	id      string
	classes []string
	attrs   [][2]string // name and value, value "" when only presence is asked
	parent  bool        // must be the parent of the compound before it, not just an ancestor
}

// Read collects the <style> blocks of a page. It is nil when none of their
// rules hides anything, which spares the search.
func Read(root *html.Node) *Sheet {
	var blocks []string
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil {
			continue
		}
		if media, ok := attr(n, "media"); !ok || media == "" || onScreen(media) {
			blocks = append(blocks, n.FirstChild.Data)
		}
	}
	return New(blocks)
}

// New reads blocks of CSS; like Read, it may give nil.
func New(blocks []string) *Sheet {
	s := &Sheet{byKey: map[string][]*rule{}, steps: maxSteps}
	for _, css := range blocks {
		s.read(uncomment(css), 0)
	}
	if !s.hiding && !s.tiny {
		return nil
	}
	return s
}

// read takes the rules of a block of CSS, and of the conditional blocks in it.
func (s *Sheet) read(css string, depth int) {
	for s.count < maxRules {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		prelude := css[:open]
		if semi := strings.LastIndexByte(prelude, ';'); semi >= 0 {
			prelude = prelude[semi+1:] // @import …; @charset …;
		}
		prelude = strings.TrimSpace(prelude)
		inside, rest := block(css[open+1:])
		css = rest
		switch {
		case !strings.HasPrefix(prelude, "@"):
			s.add(prelude, inside)
		case depth < 4 && conditional(prelude):
			s.read(inside, depth+1)
		}
	}
}

// conditional tells the at-rules whose inside holds for a reader at a desk.
func conditional(prelude string) bool {
	lower := strings.ToLower(prelude)
	if condition, ok := strings.CutPrefix(lower, "@media"); ok {
		return onScreen(condition)
	}
	return strings.HasPrefix(lower, "@supports") && !strings.Contains(lower, "not") || strings.HasPrefix(lower, "@layer")
}

// deskWidth is the width of the window, in pixels, that media queries are asked
// about.
const deskWidth = 1280

// onScreen answers a media query for a window at a desk. Features that it does
// not know answer no.
func onScreen(query string) bool {
	for part := range strings.SplitSeq(strings.ToLower(query), ",") {
		if screenPart(part) {
			return true
		}
	}
	return false
}

func screenPart(part string) bool {
	for term := range strings.SplitSeq(part, " and ") {
		term = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(term), "only "))
		inner, feature := strings.CutPrefix(term, "(")
		if !feature {
			if term != "all" && term != "screen" {
				return false
			}
			continue
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(inner, ")"), ":")
		px, ok := pixels(strings.TrimSpace(value))
		switch strings.TrimSpace(name) {
		case "min-width":
			if !ok || px > deskWidth {
				return false
			}
		case "max-width":
			if !ok || px < deskWidth {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// block cuts css after the brace that closes the one before it.
func block(css string) (inside, rest string) {
	depth := 1
	for i := 0; i < len(css); i++ {
		switch c := css[i]; c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[:i], css[i+1:]
			}
		case '"', '\'': // a string ends at its line's end, closed or not
			for i++; i < len(css) && css[i] != c && css[i] != '\n'; i++ {
				if css[i] == '\\' {
					i++
				}
			}
		case '\\':
			i++
		}
	}
	return css, ""
}

// withoutNested drops the rules nested in a rule's inside, with their selectors.
func withoutNested(css string) string {
	if strings.IndexByte(css, '{') < 0 {
		return css
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			b.WriteString(css)
			return b.String()
		}
		b.WriteString(css[:strings.LastIndexByte(css[:open], ';')+1])
		_, css = block(css[open+1:])
	}
}

// add puts in a rule's selectors, if its declarations bear on showing.
func (s *Sheet) add(selectors, inside string) {
	l := declarations(withoutNested(inside))
	if len(l) == 0 {
		return
	}
	hides := l.mayHide()
	s.hiding, s.tiny = s.hiding || hides, s.tiny || l.fontSize(false)
	for selector := range strings.SplitSeq(selectors, ",") {
		compounds, weight, ok := readSelector(selector)
		if !ok || s.count >= maxRules {
			continue
		}
		s.count++
		key := compounds[0].key()
		if len(s.byKey[key]) < maxPerKey {
			s.byKey[key] = append(s.byKey[key], &rule{compounds: compounds, weight: weight, order: s.count, look: l, hides: hides})
		}
	}
}

func (c compound) key() string {
	switch {
	case c.id != "":
		return "#" + c.id
	case len(c.classes) > 0:
		return "." + c.classes[len(c.classes)-1]
	case c.tag != "":
		return c.tag
	}
	return "*"
}

// readSelector understands compounds joined by blanks and ">"; others are
// refused.
func readSelector(selector string) (compounds []compound, weight int, ok bool) {
	if strings.ContainsAny(selector, ":+~()&|") && !strings.Contains(selector, `\`) {
		return nil, 0, false
	}
	parent := false
	for field := range strings.FieldsSeq(strings.ReplaceAll(selector, ">", " > ")) {
		if field == ">" {
			parent = true
			continue
		}
		c, w, ok := readCompound(field)
		if !ok || len(compounds) == maxCompounds {
			return nil, 0, false
		}
		if n := len(compounds); n > 0 {
			compounds[n-1].parent = parent
		}
		parent = false
		compounds, weight = append(compounds, c), weight+w
	}
	slices.Reverse(compounds)
	return compounds, weight, len(compounds) > 0 && !parent
}

// readCompound reads one compound and its specificity.
func readCompound(s string) (c compound, weight int, ok bool) {
	name, rest := ident(s)
	if c.tag = strings.ToLower(name); c.tag != "" {
		weight = 1
	}
	rest = strings.TrimPrefix(rest, "*")
	for rest != "" {
		kind := rest[0]
		if kind == '[' {
			inside, after, found := strings.Cut(rest[1:], "]")
			key, value, _ := strings.Cut(inside, "=")
			if !found || strings.ContainsAny(key, "~^$*|") {
				return c, 0, false
			}
			c.attrs = append(c.attrs, [2]string{strings.ToLower(key), strings.Trim(value, `"'`)})
			rest, weight = after, weight+100
			continue
		}
		name, rest = ident(rest[1:])
		switch {
		case name == "":
			return c, 0, false
		case kind == '.':
			c.classes, weight = append(c.classes, name), weight+100
		case kind == '#':
			c.id, weight = name, weight+10_000
		default:
			return c, 0, false
		}
	}
	return c, weight, true
}

// ident cuts a CSS identifier off the front.
func ident(s string) (name, rest string) {
	end := 0
	for end < len(s) {
		switch c := s[end]; {
		case c == '\\' && end+1 < len(s):
			end += 2
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c >= 0x80:
			end++
		default:
			return unescapeCSS(s[:end]), s[end:]
		}
	}
	return unescapeCSS(s[:end]), s[end:]
}

// Hides reports whether the rules, with the element's own style attribute above
// them, keep an element from being seen, with all that is in it.
func (s *Sheet) Hides(n *html.Node) bool {
	if s == nil || !s.hiding {
		return false
	}
	matched := s.match(n)
	if !slices.ContainsFunc(matched, func(r *rule) bool { return r.hides }) {
		return false
	}
	return cascade(matched, n).hide()
}

// Tiny reports whether the text directly in an element is too small to be read;
// inherited says that of the element's parent. Unlike what Hides finds, an element
// inside may undo it.
func (s *Sheet) Tiny(n *html.Node, inherited bool) bool {
	css, _ := attr(n, "style")
	if !inherited && (s == nil || !s.tiny) && !strings.ContainsAny(css, `fF\`) {
		return false
	}
	var matched []*rule
	if s != nil {
		matched = s.match(n)
	}
	return cascade(matched, n).fontSize(inherited)
}

// match gives the rules for an element, the strongest last.
func (s *Sheet) match(n *html.Node) (matched []*rule) {
	if s.steps < 0 {
		return nil
	}
	try := func(key string) {
		for _, r := range s.byKey[key] {
			if s.matches(r, n) {
				matched = append(matched, r)
			}
		}
	}
	try("*")
	try(n.Data)
	if id, ok := attr(n, "id"); ok {
		try("#" + id)
	}
	for class := range strings.FieldsSeq(classes(n)) {
		try("." + class)
	}
	slices.SortStableFunc(matched, func(a, b *rule) int {
		if a.weight != b.weight {
			return a.weight - b.weight
		}
		return a.order - b.order
	})
	return matched
}

// cascade lays the matched rules and the style attribute over one another.
func cascade(matched []*rule, n *html.Node) look {
	final := look{}
	for _, r := range matched {
		final.over(r.look)
	}
	if css, ok := attr(n, "style"); ok {
		final.over(declarations(css))
	}
	return final
}

// over lays declarations that win by specificity over l.
func (l look) over(above look) {
	for name, d := range above {
		if !l[name].important || d.important {
			l[name] = d
		}
	}
}

// matches walks up from n. A descendant step takes the nearest ancestor that
// fits, which errs only for selectors that mix both combinators.
func (s *Sheet) matches(r *rule, n *html.Node) bool {
	if s.steps--; !r.compounds[0].fits(n) {
		return false
	}
	for _, c := range r.compounds[1:] {
		n = n.Parent
		for n != nil && !c.fits(n) {
			if s.steps--; c.parent || s.steps < 0 {
				return false
			}
			n = n.Parent
		}
		if n == nil {
			return false
		}
	}
	return true
}

func (c *compound) fits(n *html.Node) bool {
	if n.Type != html.ElementNode || c.tag != "" && c.tag != n.Data {
		return false
	}
	if id, _ := attr(n, "id"); c.id != "" && c.id != id {
		return false
	}
	if len(c.classes) > 0 {
		has := classes(n)
		for _, class := range c.classes {
			if !hasWord(has, class) {
				return false
			}
		}
	}
	for _, a := range c.attrs {
		if value, ok := attr(n, a[0]); !ok || a[1] != "" && value != a[1] {
			return false
		}
	}
	return true
}

// attr gives an attribute's value and whether it is there.
func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// maxClasses is how much of a list of classes is looked at, in bytes.
const maxClasses = 512

func classes(n *html.Node) string {
	list, _ := attr(n, "class")
	return list[:min(len(list), maxClasses)]
}

// hasWord reports whether a list parted by blanks has the word.
func hasWord(list, word string) bool {
	for len(list) >= len(word) {
		at := strings.Index(list, word)
		if at < 0 {
			return false
		}
		end := at + len(word)
		if (at == 0 || list[at-1] <= ' ') && (end == len(list) || list[end] <= ' ') {
			return true
		}
		list = list[end:]
	}
	return false
}
