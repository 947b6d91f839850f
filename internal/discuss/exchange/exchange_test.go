package exchange_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/discuss"
	"stet/internal/discuss/exchange"
)

var (
	noon  = time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)
	ferry = stet.NewID(noon, "article", "ferry")
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func pages(t *testing.T) exchange.Pages {
	t.Helper()
	p, err := exchange.ReadPages(strings.NewReader("http://old.example/2031/ferry, https://news.example/article/" + string(ferry) + "/thoughts\n"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestDisqusAndRemark42(t *testing.T) {
	for _, c := range []struct {
		format, file string
		read         func(io.Reader) ([]exchange.Foreign, error)
		want         []string // state, name, text, of those placed
		left         int
	}{
		{"disqus", "disqus.xml", exchange.ReadDisqus, []string{
			"shown Ada: Who **counted**?\n\n[the log](https://port.example/log) x", "shown bob: Nobody.\nNot yet.", "removed : ",
		}, 1},
		{"remark42", "remark42.json", exchange.ReadRemark42, []string{"shown Ada: Who *counted*?", "shown Bob: > counted\n\nNobody.", "deleted : "}, 0},
	} {
		t.Run(c.format, func(t *testing.T) {
			all, err := c.read(bytes.NewReader(file(t, c.file)))
			if err != nil {
				t.Fatal(err)
			}
			placed, left := exchange.Place(c.format, all, pages(t))
			var got []string
			for _, one := range placed {
				got = append(got, string(one.State)+" "+one.Name+": "+one.Text)
				if err := one.Validate(); err != nil || one.Article != ferry || one.Account != "" {
					t.Errorf("%+v (%v)", one, err)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if len(left) != c.left {
				t.Errorf("%d are left, want %d", len(left), c.left)
			}
			if placed[0].Parent != "" || placed[1].Parent != placed[0].ID {
				t.Error("who answers whom is lost")
			}
			if again, _ := exchange.Place(c.format, all, pages(t)); again[0].ID != placed[0].ID {
				t.Error("the same comment has another ID the second time")
			}
		})
	}
}

func TestWhatIsNoExport(t *testing.T) {
	for name, c := range map[string]struct {
		read func(io.Reader) ([]exchange.Foreign, error)
		text string
	}{
		"an empty file":     {exchange.ReadDisqus, ""},
		"another XML":       {exchange.ReadDisqus, "<rss><channel/></rss>"},
		"half a file":       {exchange.ReadDisqus, "<disqus><post><message>x"},
		"entities":          {exchange.ReadDisqus, `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><disqus><post><message>&b;</message></post></disqus>`},
		"a wrong time":      {exchange.ReadDisqus, "<disqus><post><createdAt>yesterday</createdAt></post></disqus>"},
		"no first line":     {exchange.ReadRemark42, `{"id":"a"}`},
		"half a line":       {exchange.ReadRemark42, "{\"version\":1}\n{\"id\":"},
		"a line of nesting": {exchange.ReadRemark42, "{\"version\":1}\n" + strings.Repeat("[", 100_000)},
	} {
		if all, err := c.read(strings.NewReader(c.text)); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: %d comments, %v", name, len(all), err)
		}
	}
	if _, err := exchange.ReadRemark42(strings.NewReader("{\"version\":1}\n" + strings.Repeat(" ", 5<<20) + "{}")); stet.KindOf(err) != stet.TooLarge {
		t.Errorf("a huge line: %v", err)
	}
	for _, table := range []string{"one column\n", "https://x.example/,no article\n", "\"x"} {
		if _, err := exchange.ReadPages(strings.NewReader(table)); stet.KindOf(err) != stet.Invalid {
			t.Errorf("table %q: %v", table, err)
		}
	}
}

func TestOurOwnFormatKeepsEverythingButAccounts(t *testing.T) {
	first := stet.NewComment(stet.Comment{Article: ferry, Account: stet.NewID(noon, "ada"), Name: "Ada", Text: "**Who** counted?", Written: noon, State: stet.CommentShown, About: stet.Anchor{Revision: 2, Sentence: "x"}, Credit: 3})
	second := stet.NewComment(stet.Comment{Article: ferry, Parent: first.ID, Name: "Bob", Text: "</script>\n\"Nobody\"", Written: noon.Add(time.Minute), State: stet.CommentHeld, Reason: "thoughts.held_new"})
	var b bytes.Buffer
	w := exchange.NewWriter(&b)
	for _, c := range []stet.Comment{first, second} {
		if err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	all, err := exchange.ReadStet(&b)
	if err != nil {
		t.Fatal(err)
	}
	first.Account = ""
	if diff := cmp.Diff([]stet.Comment{first, second}, all); diff != "" {
		t.Error(diff)
	}
	for _, text := range []string{"", "[]", `{"format":"stet comments","version":2}`, `{"format":"stet comments","version":1,"comments":[{"id":"x"}]}`} {
		if _, err := exchange.ReadStet(strings.NewReader(text)); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzDisqus(f *testing.F) {
	f.Add(file(f, "disqus.xml"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		all, _ := exchange.ReadDisqus(bytes.NewReader(b))
		exchange.Place("disqus", all, nil)
	})
}

func FuzzRemark42(f *testing.F) {
	f.Add(file(f, "remark42.json"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		all, _ := exchange.ReadRemark42(bytes.NewReader(b))
		exchange.Place("remark42", all, nil)
	})
}

// FuzzPlain: whatever was HTML, nothing of it runs once it is markup again.
func FuzzPlain(f *testing.F) {
	f.Add("<p>Who <b>counted</b>? <a href='https://x.example/'>x</a></p>")
	f.Add("<a href=javascript:alert(1)>x</a><svg onload=alert(1)><blockquote><li>")
	m := discuss.NewMarkup()
	f.Fuzz(func(t *testing.T, source string) {
		out := strings.ToLower(m.HTML(exchange.Plain(source)))
		for _, bad := range []string{"<script", "<svg", "<img", "<iframe", `href="javascript`} {
			if strings.Contains(out, bad) {
				t.Errorf("%q became %q", source, out)
			}
		}
	})
}
