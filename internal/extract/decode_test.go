package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	const (
		russian  = "Мост в Островце закрыт до пятницы, сообщил мэр."
		polish   = "Most w Łężynie zamknięto do piątku – powiedział wójt."
		japanese = "橋は金曜日まで閉鎖されると町長が述べた。"
	)
	page := func(meta, text string) string { return "<html><head>" + meta + "</head><body>" + text }
	for name, c := range map[string]struct {
		encoding encoding.Encoding
		http     string
		meta     string
		text     string
	}{
		"windows-1251 by HTTP":       {charmap.Windows1251, "text/html; charset=windows-1251", "", russian},
		"windows-1251 by meta":       {charmap.Windows1251, "text/html", `<meta charset="windows-1251">`, russian},
		"koi8-r by meta":             {charmap.KOI8R, "text/html", `<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">`, russian},
		"late meta":                  {charmap.Windows1251, "text/html", "<script>" + strings.Repeat("x", 5000) + "</script><meta charset=windows-1251>", russian},
		"iso-8859-2":                 {charmap.ISO8859_2, "text/html; charset=ISO-8859-2", "", strings.ReplaceAll(polish, "–", "-")},
		"shift_jis":                  {shiftJIS, "text/html; charset=Shift_JIS", "", japanese},
		"utf-16 with a mark":         {unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "text/html", "", polish},
		"utf-8 called latin-1":       {encoding.Nop, "text/html; charset=iso-8859-1", "", polish},
		"utf-8 called ascii by meta": {encoding.Nop, "", `<meta charset="us-ascii">`, russian},
		"utf-8 with a mark":          {unicode.UTF8BOM, "", "", polish},
	} {
		raw, err := c.encoding.NewEncoder().String(page(c.meta, c.text))
		if err != nil {
			t.Fatal(name, err)
		}
		if got := decode([]byte(raw), c.http); got != page(c.meta, c.text) {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

var shiftJIS = japanese.ShiftJIS

func TestDecodeMendsBrokenUTF8(t *testing.T) {
	got := decode([]byte("Zwölf Möwen\xff über Łódź \xc3"), "")
	if want := "Zwölf Möwen\ufffd über Łódź \ufffd"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("<meta charset=utf-16le>\xff\xfea"), "text/html; charset=x")
	f.Add([]byte("\x1b$B"), "text/html; charset=iso-2022-jp")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		if got := decode(body, contentType); !utf8.ValidString(got) {
			t.Errorf("not UTF-8: %q", got)
		}
	})
}
