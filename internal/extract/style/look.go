package style

import (
	"maps"
	"strconv"
	"strings"
)

// look is the declarations of an element that bear on whether it shows:
// property → value, both lower-case.
type look map[string]declaration

type declaration struct {
	value     string
	important bool
}

// bearing are the properties that look keeps.
var bearing = map[string]bool{
	"display": true, "visibility": true, "content-visibility": true, "opacity": true, "font-size": true, "font": true,
	"position": true, "left": true, "right": true, "top": true, "bottom": true, "text-indent": true,
	"margin-left": true, "margin-right": true, "margin-top": true, "margin": true, "width": true, "height": true, "max-height": true,
	"max-width": true, "line-height": true, "overflow": true, "overflow-x": true, "overflow-y": true, "clip": true, "clip-path": true, "transform": true,
	"padding": true, "padding-top": true, "padding-bottom": true, "color": true, "background": true, "background-color": true, "filter": true, "inset": true, "scale": true, "zoom": true,
}

// Hides reports whether a style attribute hides its element.
func Hides(css string) bool { return declarations(css).hide() }

// declarations reads the inside of a style attribute or rule. Nested rules are
// passed over. It gives nil when nothing bears on showing.
func declarations(css string) look {
	var l look
	for part := range strings.SplitSeq(uncomment(css), ";") {
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(unescapeCSS(name)))
		if !bearing[name] {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(unescapeCSS(value)))
		value, important := strings.CutSuffix(value, "!important")
		if !important {
			if before, after, found := strings.Cut(value, "!"); found && strings.TrimSpace(after) == "important" {
				value, important = before, true
			}
		}
		if l == nil {
			l = look{}
		}
		if l[name].important && !important {
			continue
		}
		l[name] = declaration{strings.TrimSpace(value), important}
	}
	return l
}

func uncomment(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(css, "/*")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if _, css, found = strings.Cut(rest, "*/"); !found {
			return b.String()
		}
	}
}

// unescapeCSS undoes backslash escapes (CSS Syntax 4.3.7), by which "display"
// may be written "d\69splay".
func unescapeCSS(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			i++
			continue
		}
		i++
		end := i
		for end < len(s) && end < i+6 && isHex(s[end]) {
			end++
		}
		if end == i {
			b.WriteByte(s[i])
			i++
			continue
		}
		if code, err := strconv.ParseUint(s[i:end], 16, 32); err == nil {
			b.WriteRune(rune(code))
		}
		i = end
		if i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t') {
			i++
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// hide reports whether an element with this look cannot be seen.
func (l look) hide() bool {
	if len(l) == 0 {
		return false
	}
	is := func(name, value string) bool { return l[name].value == value }
	switch {
	case is("display", "none"), is("visibility", "hidden"), is("visibility", "collapse"), is("content-visibility", "hidden"):
		return true
	case l.below("opacity", 0.1), l.below("zoom", 0.05), is("scale", "0"), strings.HasPrefix(l["filter"].value, "opacity(0"):
		return true
	}
	return l.squeezed() || l.away() || l.clipped() || l.seeThrough()
}

// mayHide reports whether a rule hides alone, or would with the position or the
// overflow that another rule may add.
func (l look) mayHide() bool {
	if l.hide() {
		return true
	}
	with := maps.Clone(l)
	with["position"] = declaration{value: "absolute"}
	with["overflow"] = declaration{value: "hidden"}
	return with.hide()
}

// below reports whether a plain number is under a bound.
func (l look) below(name string, bound float64) bool {
	n, unit, ok := number(l[name].value)
	if unit == "%" {
		n /= 100
	}
	return ok && n < bound
}

// fontSize works out whether text is too small to be read (under two pixels),
// given whether the text around is. Sizes relative to that keep it so.
func (l look) fontSize(inherited bool) (tiny bool) {
	sizes := strings.Fields(l["font"].value) // italic 0/0 serif
	if d, ok := l["font-size"]; ok {
		sizes = []string{d.value}
	}
	for _, size := range sizes {
		size, _, _ = strings.Cut(size, "/")
		n, unit, ok := number(size)
		switch {
		case !ok || unit == "" && n >= 100: // "font: 700 …" is a weight
		case unit == "em" || unit == "%" || unit == "ex" || unit == "ch":
			if unit == "%" {
				n /= 100
			}
			return inherited || n < 0.1
		default:
			px, ok := pixels(size)
			return ok && px < 2
		}
	}
	return inherited && len(sizes) == 0
}

// squeezed is a box of no size that lets nothing out. Boxes of no height with a
// padding are pictures' place holders and show.
func (l look) squeezed() bool {
	for _, side := range []string{"padding", "padding-top", "padding-bottom"} {
		if px, ok := pixels(l[side].value); ok && px > 0 {
			return false
		}
	}
	cut := strings.HasPrefix(l["overflow"].value, "hidden") || l["overflow"].value == "clip" ||
		l["overflow-x"].value == "hidden" || l["overflow-y"].value == "hidden"
	if !cut {
		return false
	}
	for _, side := range []string{"width", "height", "max-width", "max-height", "line-height"} {
		if px, ok := pixels(l[side].value); ok && px < 2 {
			return true
		}
	}
	return false
}

// farAway is how many pixels outside its place text counts as off-screen.
const farAway = 900

// away is text moved off the screen.
func (l look) away() bool {
	far := func(value string, both bool) bool {
		px, ok := pixels(value)
		return ok && (px <= -farAway || both && px >= farAway*3)
	}
	if far(l["text-indent"].value, false) || far(l["margin-left"].value, false) || far(l["margin-top"].value, false) || far(l["margin-right"].value, false) {
		return true
	}
	for field := range strings.FieldsSeq(l["margin"].value) {
		if far(field, false) {
			return true
		}
	}
	for _, function := range []string{"translate(", "translatex(", "translatey(", "translate3d("} {
		if _, rest, found := strings.Cut(l["transform"].value, function); found {
			for arg := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ',' || r == ' ' || r == ')' }) {
				if far(arg, true) {
					return true
				}
			}
		}
	}
	if p := l["position"].value; p == "" || p == "static" {
		return false
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		if far(l[side].value, true) {
			return true
		}
	}
	for field := range strings.FieldsSeq(l["inset"].value) {
		if far(field, true) {
			return true
		}
	}
	return false
}

// clipped is text of which a clip leaves nothing.
func (l look) clipped() bool {
	if _, rest, found := strings.Cut(l["clip"].value, "rect("); found {
		for arg := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ',' || r == ' ' || r == ')' }) {
			if px, ok := pixels(arg); !ok || px > 1 {
				return false
			}
		}
		return true
	}
	path := strings.ReplaceAll(l["clip-path"].value, " ", "")
	for _, nothing := range []string{"inset(50%", "inset(100%", "circle(0", "polygon(00,00"} {
		if strings.HasPrefix(path, nothing) {
			return true
		}
	}
	transform := strings.ReplaceAll(l["transform"].value, " ", "")
	return strings.Contains(transform, "scale(0)") || strings.Contains(transform, "scale(0,") ||
		strings.Contains(transform, "scalex(0)") || strings.Contains(transform, "scaley(0)")
}

// seeThrough is text without a colour of its own: transparent, or the colour of
// the background declared with it.
func (l look) seeThrough() bool {
	color := strings.ReplaceAll(l["color"].value, " ", "")
	if color == "" {
		return false
	}
	if color == "transparent" || strings.HasPrefix(color, "rgba(") && (strings.HasSuffix(color, ",0)") || strings.HasSuffix(color, ",0.0)")) ||
		len(color) == 9 && color[0] == '#' && strings.HasSuffix(color, "00") {
		return true
	}
	ground := strings.ReplaceAll(l["background-color"].value, " ", "")
	if ground == "" {
		ground, _, _ = strings.Cut(l["background"].value, " ")
	}
	return sameColor(color, ground)
}

// sameColor compares the ways in which white and black are mostly written, and
// else the letters.
func sameColor(a, b string) bool {
	name := func(c string) string {
		switch c {
		case "white", "#fff", "#ffffff", "rgb(255,255,255)":
			return "white"
		case "black", "#000", "#000000", "rgb(0,0,0)":
			return "black"
		}
		return c
	}
	return b != "" && b != "inherit" && a != "inherit" && name(a) == name(b)
}

// number reads a leading number and what follows it.
func number(s string) (n float64, unit string, ok bool) {
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || end == 0 && (s[end] == '-' || s[end] == '+')) {
		end++
	}
	n, err := strconv.ParseFloat(s[:end], 64)
	return n, strings.TrimSpace(s[end:]), err == nil
}

// pixels reads a length. Percentages and viewport units count as on a screen of
// 1,000 pixels; a number without unit is a length only when it is 0, except that
// old pages leave the unit out.
func pixels(s string) (float64, bool) {
	n, unit, ok := number(s)
	if !ok {
		return 0, false
	}
	switch unit {
	case "", "px":
		return n, true
	case "pt":
		return n * 4 / 3, true
	case "em", "rem", "ex", "ch":
		return n * 16, true
	case "%", "vw", "vh", "vmin", "vmax":
		return n * 10, true
	case "cm":
		return n * 38, true
	case "mm":
		return n * 3.8, true
	case "in":
		return n * 96, true
	}
	return 0, false
}
