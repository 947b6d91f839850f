package style

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// find gives the first element with the id "it".
func find(t testing.TB, page string) (root, it *html.Node) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Skip(err)
	}
	for n := range root.Descendants() {
		if id, _ := attr(n, "id"); id == "it" {
			return root, n
		}
	}
	return root, nil
}

func TestSheetHides(t *testing.T) {
	for _, c := range []struct {
		css, attributes string
		want            bool
	}{
		{`.a{display:none}`, `class="b a"`, true},
		{`.a{display:none}`, `class="b"`, false},
		{`.md\:hide{display:none}`, `class="md:hide"`, true},
		{`#it.a{display:none}.a{display:block}`, `class="a"`, true},
		{`.a{display:none}.a{display:flex}`, `class="a"`, false},
		{`.a{display:none}`, `class="a" style="display:flex"`, false},
		{`.a{display:none!important}`, `class="a" style="display:flex"`, true},
		{`.a{position:absolute}.b{left:-9999px}`, `class="a b"`, true},
		{`.a{left:-9999px}`, `class="a"`, false},
		{`.a{height:1px}.b{overflow:hidden}`, `class="a b"`, true},
		{`main .a{display:none}`, `class="a"`, true},
		{`nav .a{display:none}`, `class="a"`, false},
		{`section > .a{display:none}`, `class="a"`, true},
		{`main > .a{display:none}`, `class="a"`, false},
		{`[data-x]{display:none}`, `data-x`, true},
		{`[data-x="2"]{display:none}`, `data-x="1"`, false},
		{`*{visibility:hidden}`, ``, true},
		{`.a:hover{display:none}`, `class="a"`, false},
		{`.b + .a{display:none}`, `class="a"`, false},
		{`@media screen, print {.a{display:none}}`, `class="a"`, true},
		{`@media (max-width:700px){.a{display:none}}`, `class="a"`, false},
		{`@media not screen {.a{display:none}}`, `class="a"`, false},
		{`@import "x.css"; .a{display:none}`, `class="a"`, true},
		{`/* .b { */ .a{/*x*/display:none}`, `class="a"`, true},
		{`.a{display:none`, `class="a"`, true},
		{`.a{{{{`, `class="a"`, false},
	} {
		root, it := find(t, `<style>`+c.css+`</style><main><section><p id="it" `+c.attributes+`>x</p></section></main>`)
		if got := Read(root).Hides(it); got != c.want {
			t.Errorf("%s on <p %s>: hides %v, want %v", c.css, c.attributes, got, c.want)
		}
	}
}

func FuzzSheet(f *testing.F) {
	f.Add(`.a > b #c[d="e"]{display:none;font:0/0 x}@media screen{*{opacity:0}}`, `display:block;left:-1e9px`)
	f.Add(`@supports(x){.a{clip:rect(0,0,0,0);}}"\`, `\64 isplay:none/*`)
	f.Fuzz(func(t *testing.T, css, inline string) {
		n := &html.Node{Type: html.ElementNode, Data: "b", Attr: []html.Attribute{{Key: "class", Val: "a"}, {Key: "style", Val: inline}}}
		s := New([]string{css})
		if s.Hides(n) && s == nil {
			t.Error("a sheet without rules hides")
		}
		s.Tiny(n, false)
		Hides(inline)
	})
}
