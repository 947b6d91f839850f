package extract

import (
	"strings"

	"stet"
)

// Plain reads plain text: the first line is the headline, the text is what
// follows it. Lines are paragraphs, unless the text is hard-wrapped, as mail
// is: blank lines between paragraphs and no line over wrapWidth; then line
// breaks are blanks.
//
// Errors: TooLarge; Invalid when nothing follows the headline.
func Plain(body []byte, address string) (page *Page, err error) {
	defer stet.Wrap(&err, "extract.Plain(%s)", address)
	if err := checkSize(body, address); err != nil {
		return nil, err
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\f", "\n\n").Replace(decode(body, "text/plain"))
	headline, rest := "", text
	for headline == "" && rest != "" {
		line := ""
		line, rest, _ = strings.Cut(rest, "\n")
		headline = plain(line)
	}
	text = joinParagraphs(plainParagraphs(rest))
	if text == "" {
		return nil, stet.Errorf(stet.Invalid, "no text found after the first line, which is the headline")
	}
	return &Page{Headline: headline, Text: text}, nil
}

// wrapWidth is the longest line of hard-wrapped text, in characters.
const wrapWidth = 100

func plainParagraphs(text string) []string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	blank, long := false, false
	for i, line := range lines {
		lines[i] = plain(line)
		blank = blank || lines[i] == ""
		long = long || runes(lines[i]) > wrapWidth
	}
	if !blank || long {
		return lines
	}
	var list []string
	start := 0
	for i := 0; i <= len(lines); i++ {
		if i == len(lines) || lines[i] == "" {
			list = append(list, strings.Join(lines[start:i], " "))
			start = i + 1
		}
	}
	return list
}
