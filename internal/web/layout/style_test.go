package layout

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every pair of colours that text is set in has a contrast of at least 4.5 to 1
// (WCAG 2.2, 1.4.3 AA), in both schemes.
func TestContrast(t *testing.T) {
	light, dark := colours(base)
	for name, scheme := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, pair := range [][2]string{
			{"ink", "paper"},
			{"soft", "paper"},
			{"pen", "paper"},
			{"hot", "paper"},
			{"ok", "paper"},
			{"ink", "wash"},
			{"soft", "wash"},
			{"pen", "wash"},
			{"hot", "wash"},
			{"hi-ink", "hi"},
			{"paper", "pen"},
			{"paper", "ink"},
		} {
			if scheme[pair[0]] == "" || scheme[pair[1]] == "" {
				t.Errorf("%s: %v is not defined", name, pair)
				continue
			}
			if c := contrast(scheme[pair[0]], scheme[pair[1]]); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want 4.5", name, pair[0], pair[1], c)
			}
		}
	}
}

// colours gives the properties of the first rule in both schemes.
func colours(css string) (light, dark map[string]string) {
	light, dark = map[string]string{}, map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)`).FindAllStringSubmatch(css, -1) {
		if light[m[1]] == "" {
			light[m[1]], dark[m[1]] = m[2], m[3]
		}
	}
	return light, dark
}

// contrast is the ratio of WCAG 2.2, "contrast ratio".
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + .05) / (math.Min(x, y) + .05)
}

func luminance(hex string) float64 {
	var parts [3]float64
	for i := range parts {
		v, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		c := float64(v) / 255
		if c <= .04045 {
			parts[i] = c / 12.92
		} else {
			parts[i] = math.Pow((c+.055)/1.055, 2.4)
		}
	}
	return .2126*parts[0] + .7152*parts[1] + .0722*parts[2]
}

func TestSqueeze(t *testing.T) {
	got := squeeze("/* why */\na , b {\n  color: red;\n  width: calc(1px + 2px);\n}\n")
	if want := "a,b{color:red;width:calc(1px + 2px)}"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// docs/theming.md lists every property that a theme may set, and each colour as it is.
func TestThemingIsDocumented(t *testing.T) {
	b, err := os.ReadFile("../../../docs/theming.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	first, _, _ := strings.Cut(base, "@media")
	found := 0
	for _, m := range regexp.MustCompile(`(--[a-z-]+):`).FindAllStringSubmatch(first, -1) {
		found++
		if !strings.Contains(doc, "`"+m[1]+"`") {
			t.Errorf("docs/theming.md does not name %s", m[1])
		}
	}
	light, dark := colours(base)
	for name := range light {
		for _, colour := range []string{light[name], dark[name]} {
			if !strings.Contains(doc, "#"+colour) {
				t.Errorf("docs/theming.md does not tell --%s as it is: #%s", name, colour)
			}
		}
	}
	if found != 13 {
		t.Errorf("%d properties, want 13", found)
	}
}
