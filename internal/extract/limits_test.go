package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stet"
)

const sentence = "<p>The council of Vellmar met on Tuesday, and its members, who had waited long, voted for the bridge, the road, and the school.</p>"

// Pages made to be slow or to break the parser are read in bounded time, and
// what text they show is found where it can be.
func TestHTMLOfHostilePages(t *testing.T) {
	numbered := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, page := range map[string]string{
		"unclosed blocks":        strings.Repeat("<div>", 200_000) + sentence,
		"unclosed formatting":    numbered("<p><b x=%d>the council, the mayor", 10_000) + sentence,
		"tables in tables":       strings.Repeat("<table><tr><td>", 5_000) + sentence,
		"many elements":          strings.Repeat("<span>a</span>", 200_000) + sentence,
		"many end tags":          strings.Repeat("<i>", 1_000) + strings.Repeat("</b>", 200_000) + sentence,
		"many style rules":       "<style>" + strings.Repeat("div div div div div .x{display:none}", 4_000) + "</style>" + strings.Repeat(strings.Repeat("<div class=x>", 150)+strings.Repeat("</div>", 150), 100) + sentence,
		"a long title":           "<title>" + strings.Repeat("a | b - ", 100_000) + "</title>" + sentence,
		"authors around authors": strings.Repeat("<div class=author>", 200) + strings.Repeat("<span class=byline>x</span>", 10_000) + sentence,
		"deep JSON-LD":           `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 50_000) + "</script>" + sentence,
		"zero bytes":             strings.Repeat("\x00", 100_000) + "<html>" + sentence,
	} {
		start := time.Now()
		got, err := HTML([]byte(page), "text/html", "https://post.example/x")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !strings.Contains(got.Text, "voted for the bridge") {
			t.Errorf("%s: the sentence is lost; text is %.80q", name, got.Text)
		}
		// They take a tenth of a second each on one free core.
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func TestHTMLRefusesWhatIsTooLarge(t *testing.T) {
	page := []byte("<html>" + strings.Repeat(sentence, maxBytes/len(sentence)+1))
	if _, err := HTML(page, "", ""); stet.KindOf(err) != stet.TooLarge {
		t.Errorf("error %v, want kind too large", err)
	}
	if _, err := Plain(page, ""); stet.KindOf(err) != stet.TooLarge {
		t.Errorf("plain: error %v, want kind too large", err)
	}
}

// checkPage holds a page to what doc.go promises of it.
func checkPage(t *testing.T, p *Page) {
	t.Helper()
	for name, s := range map[string]string{"headline": p.Headline, "byline": p.Byline, "site": p.Site, "canonical": p.Canonical, "paragraph": p.Text} {
		for _, part := range strings.Split(s, "\n\n") {
			if !utf8.ValidString(part) || plain(part) != part {
				t.Errorf("%s is not plain: %q", name, part)
			}
			if name == "paragraph" && part == "" {
				t.Errorf("an empty paragraph in %q", p.Text)
			}
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(harbour), "text/html; charset=utf-8", "https://lantern.example/2031/03/04/x")
	f.Add([]byte(article("<style>.a{display:none}@media(</style>", "<div hidden><p>x</div></b><template><table><p>")), "", "%zz")
	f.Add([]byte("<title>a - b</title><h1>a<script type=application/ld+json>[{\"@type\":\"Article\",\"author\":[[{}]]}]</script>"), "x", "")
	f.Add([]byte(strings.Repeat("<div>", 600)+"<p style='font:0/0 a'>x<br><br>y"), "text/html", "http://[::1]/")
	f.Add([]byte("$\x01"), "", "https://lantern.\xb9eD/2031/03/04/x")
	f.Fuzz(func(t *testing.T, body []byte, contentType, address string) {
		page, err := Read(body, contentType, address)
		if err != nil {
			if kind := stet.KindOf(err); kind != stet.Invalid && kind != stet.TooLarge {
				t.Errorf("error of kind %s: %v", kind, err)
			}
			return
		}
		if page.Text == "" {
			t.Error("a page without text and without an error")
		}
		checkPage(t, page)
	})
}
