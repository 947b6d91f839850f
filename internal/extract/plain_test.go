package extract

import (
	"testing"

	"stet"
)

func TestPlain(t *testing.T) {
	for name, c := range map[string]struct{ text, headline, want string }{
		"a paragraph a line":  {"Bridge shut\nThe bridge is shut.\nIt opens on Friday.\n", "Bridge shut", "The bridge is shut.\n\nIt opens on Friday."},
		"blank lines":         {"\n\n Bridge  shut \n\nThe bridge\nis shut.\n\n\nIt opens\r\non Friday.", "Bridge shut", "The bridge is shut.\n\nIt opens on Friday."},
		"long lines":          {"Bridge shut\n\nWhy\n" + longLine + "\n\nWhat next\n" + longLine, "Bridge shut", "Why\n\n" + longLine + "\n\nWhat next\n\n" + longLine},
		"controls":            {"Bridge\x00 shut\n\tThe\u200b bridge\u00a0is\x1b[1m shut.", "Bridge shut", "The bridge is[1m shut."},
		"accents composed":    {"A\nCafe\u0301 opens.", "A", "Caf\u00e9 opens."},
		"headline again":      {"Bridge shut\nBridge shut\nYes.", "Bridge shut", "Bridge shut\n\nYes."},
		"windows line breaks": {"Bridge shut\r\nThe bridge is shut.\r\n", "Bridge shut", "The bridge is shut."},
	} {
		got, err := Plain([]byte(c.text), "file:x.txt")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got.Headline != c.headline || got.Text != c.want {
			t.Errorf("%s: headline %q, text %q; want %q, %q", name, got.Headline, got.Text, c.headline, c.want)
		}
	}
}

const longLine = "The bridge at Ostry is shut until Friday, the town says, as its bearings need to be changed, which takes four days at the least."

func TestPlainWithoutTextSaysSo(t *testing.T) {
	for _, text := range []string{"", "\n \n", "Only a headline", "Only a headline\n\n \u200b\n"} {
		if _, err := Plain([]byte(text), "x"); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%q: error %v, want kind invalid", text, err)
		}
	}
}
