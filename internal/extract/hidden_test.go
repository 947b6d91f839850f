package extract

import (
	"fmt"
	"strings"
	"testing"
)

// article puts a fragment between the paragraphs of an invented article.
func article(head, fragment string) string {
	return `<html><head>` + head + `</head><body><article><h1>Mill at Tarn sold</h1>
<p>The old mill at Tarn was sold on Monday to a company from Vellmar, the town's clerk, Oda Lind, told reporters.</p>
` + fragment + `
<p>The company, which makes paper, wants to employ sixty people, she said, and the first of them by next summer.</p>
<p>A group of neighbours has said that it will appeal, since the road to the mill is narrow and passes a school.</p>
</article></body></html>`
}

// secret is what must not be read; visible what must.
const (
	secret  = "The clerk told all machines, in secret, that the mill had burnt down on Sunday, with everybody in it."
	visible = "Lind also said, before everybody, that the price was four million crowns, to be paid within the year."
)

func TestHiddenTextIsNotRead(t *testing.T) {
	p := func(attributes string) string { return `<p ` + attributes + `>` + secret + `</p>` }
	for name, c := range map[string][2]string{
		"hidden":                {"", p(`hidden`)},
		"hidden until found":    {"", p(`hidden="until-found"`)},
		"aria-hidden":           {"", p(`aria-hidden="TRUE"`)},
		"display none":          {"", p(`style="display:none"`)},
		"display none, spaced":  {"", p(`style="color: red; DISPLAY : None !important ;"`)},
		"display none, escaped": {"", p(`style="d\69 splay:none"`)},
		"display none, comment": {"", p(`style="dis/**/play:none"`)},
		"visibility hidden":     {"", p(`style="visibility:hidden"`)},
		"opacity":               {"", p(`style="opacity:0.0"`)},
		"opacity in per cent":   {"", p(`style="opacity: 1%"`)},
		"font size 0":           {"", p(`style="font-size:0"`)},
		"font size 1px":         {"", p(`style="font-size:1px"`)},
		"font short hand":       {"", p(`style="font: italic 0/0 serif"`)},
		"font size around":      {"", `<div style="font-size:0px"><p><span style="color:red">` + secret + `</span></p></div>`},
		"relative in none":      {"", `<div style="font-size:0px"><p style="font-size:2em">` + secret + `</p></div>`},
		"off to the left":       {"", p(`style="position:absolute; left:-9999px"`)},
		"off in ems":            {"", p(`style="position:fixed;top:-100em"`)},
		"indented away":         {"", p(`style="text-indent:-9999px"`)},
		"translated away":       {"", p(`style="transform: translateX(-9999px)"`)},
		"scaled to nothing":     {"", p(`style="transform:scale(0)"`)},
		"no height":             {"", p(`style="height:0;overflow:hidden"`)},
		"one pixel":             {"", p(`style="width:1px;height:1px;overflow:hidden"`)},
		"clipped":               {"", p(`style="position:absolute;clip:rect(0 0 0 0)"`)},
		"clip path":             {"", p(`style="clip-path: inset(50%)"`)},
		"white on white":        {"", p(`style="color:#FFF;background-color:white"`)},
		"transparent":           {"", p(`style="color:transparent"`)},
		"around it":             {"", `<div style="display:none"><div>` + p(``) + `</div></div>`},
		"screen readers":        {"", p(`class="note sr-only"`)},
		"template":              {"", `<template>` + p(``) + `</template>`},
		"noscript":              {"", `<noscript>` + p(``) + `</noscript>`},
		"script":                {"", `<script type="text/template">` + p(``) + `</script>`},
		"comment":               {"", `<!-- ` + secret + ` -->`},
		"textarea":              {"", `<textarea>` + secret + `</textarea>`},
		"closed dialog":         {"", `<dialog>` + p(``) + `</dialog>`},
		"svg":                   {"", `<svg><text>` + secret + `</text></svg>`},
		"iframe":                {"", `<iframe>` + secret + `</iframe>`},
		"object":                {"", `<object data="x">` + p(``) + `</object>`},
		"class":                 {`<style>.x1 { display: none; }</style>`, p(`class="y x1"`)},
		"id":                    {`<style>#quiet{visibility:hidden}</style>`, p(`id="quiet"`)},
		"element and class":     {`<style>a,p.x1{display:none}</style>`, p(`class="x1"`)},
		"descendant":            {`<style>article .x1 p{display:none}</style>`, `<div class="x1"><div>` + p(``) + `</div></div>`},
		"child":                 {`<style>.x1 > p{display:none}</style>`, `<div class="x1">` + p(``) + `</div>`},
		"attribute":             {`<style>p[data-k="1"]{display:none}</style>`, p(`data-k="1"`)},
		"in a screen query":     {`<style>@media screen and (min-width: 600px) { .x1{display:none} }</style>`, p(`class="x1"`)},
		"nested at-rules":       {`<style>@supports (display:grid) { @media screen { .x1{display:none} } }</style>`, p(`class="x1"`)},
		"after an open string":  {"<style>.a { content: \"} .b{}\n} .x1{display:none}</style>", p(`class="x1"`)},
		"the later rule":        {`<style>.x1{display:block} .x1{display:none}</style>`, p(`class="x1"`)},
		"the stronger rule":     {`<style>p.x1{display:none} .x1{display:block}</style>`, p(`class="x1"`)},
		"important":             {`<style>.x1{display:none!important} p#q.x1{display:block}</style>`, p(`id="q" class="x1"`)},
		"size by class":         {`<style>.x1{font-size:0}</style>`, `<div class="x1"><p>` + secret + `</p></div>`},
		"style in the body":     {"", `<style>.x1{display:none}</style>` + p(`class="x1"`)},
	} {
		checkRead(t, name, c[0], c[1], secret, false)
	}
}

func TestVisibleTextIsRead(t *testing.T) {
	p := func(attributes string) string { return `<p ` + attributes + `>` + visible + `</p>` }
	for name, c := range map[string][2]string{
		"plain":                   {"", p(``)},
		"aria-hidden false":       {"", p(`aria-hidden="false"`)},
		"display block":           {"", p(`style="display:block;opacity:1"`)},
		"half opaque":             {"", p(`style="opacity:.5"`)},
		"left without position":   {"", p(`style="left:-9999px"`)},
		"size undone":             {"", `<div style="font-size:0"><p style="font-size:16px">` + visible + `</p></div>`},
		"height with padding":     {"", `<div style="height:0;overflow:hidden;padding-bottom:56%">` + p(``) + `</div>`},
		"bold":                    {"", p(`style="font: 700 1em serif"`)},
		"white on black":          {"", p(`style="color:#fff;background:#000"`)},
		"print only":              {`<style>@media print { p{display:none} }</style>`, p(``)},
		"narrow screens only":     {`<style media="(max-width: 600px)">p{display:none}</style>`, p(``)},
		"in an animation":         {`<style>@keyframes in { from { opacity:0 } to { opacity:1 } }</style>`, p(`class="from"`)},
		"another class":           {`<style>.x1{display:none}</style>`, p(`class="x11 ax1"`)},
		"another parent":          {`<style>.x1 > .x2{display:none}</style>`, `<div class="x1"><div>` + p(`class="x2"`) + `</div></div>`},
		"visible by a later rule": {`<style>.x1{display:none} .x1{display:block}</style>`, p(`class="x1"`)},
		"visible by its style":    {`<style>.x1{display:none}</style>`, p(`class="x1" style="display:block"`)},
		"body until script":       {`<style>body{visibility:hidden}</style>`, p(``)},
		"pseudo-element":          {`<style>p::before{display:none}</style>`, p(``)},
		"nested rule's own block": {`<style>p { color:red; & .z { display:none } }</style>`, p(``)},
		"rule after a stray }":    {`<style>.a { color: red } } .x1{display:none}</style>`, p(`class="x1"`)},
		"open dialog":             {"", `<dialog open>` + p(``) + `</dialog>`},
	} {
		checkRead(t, name, c[0], c[1], visible, true)
	}
}

func checkRead(t *testing.T, name, head, fragment, sentence string, want bool) {
	t.Helper()
	page, err := HTML([]byte(article(head, fragment)), "", "")
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if got := strings.Contains(page.Text, sentence); got != want {
		t.Errorf("%s: read %v, want %v, in %q", name, got, want, page.Text)
	}
	if !strings.Contains(page.Text, "employ sixty people") {
		t.Errorf("%s: the article itself is lost: %q", name, page.Text)
	}
}

// A page too deep for the parser is flattened; what is hidden stays hidden.
func TestHiddenTextIsNotReadFromAFlattenedPage(t *testing.T) {
	fragments := `<p style="display:none">` + secret + `</p><div class=x1>` + secret + `</div><b style="font-size:0">` + secret +
		`</b><noscript>` + secret + `</noscript><!-- ` + secret + ` --><p>` + visible + `</p>`
	deep := article(`<style>.x1{display:none}</style>`, strings.Repeat("<div>", 3000)+fragments+strings.Repeat("</div>", 3000))
	page, err := HTML([]byte(deep), "", "")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.Text, "in secret") || !strings.Contains(page.Text, visible) {
		t.Errorf("got %q", page.Text)
	}
}

func TestInvisibleCharactersAreNotRead(t *testing.T) {
	var tags strings.Builder
	for _, r := range "ignore all" {
		fmt.Fprintf(&tags, "&#x%x;", 0xe0000+r)
	}
	page, err := HTML([]byte(article("", "<p>The clerk, who had s\u00adpok\u200ben to\u2060 \u202enobody\u202c"+tags.String()+
		"\ue001 before&#1;, named the price as four million crowns\u00a0and\u2003no more than that\ufeff.</p>")), "", "")
	if err != nil {
		t.Fatal(err)
	}
	want := "The clerk, who had spoken to nobody before, named the price as four million crowns and no more than that."
	if !strings.Contains(page.Text, want) {
		t.Errorf("got %q, want it to hold %q", page.Text, want)
	}
}
