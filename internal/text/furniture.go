package text

import (
	"strings"
	"unicode/utf8"
)

const (
	shortLine     = 6   // words that a line without an ending mark may have and still be a caption or a link
	longFurniture = 400 // bytes that a line with a furniture phrase may have; a longer one is a paragraph
)

// furniture are phrases that pages put around articles, lower case, by their
// first letter.
var furniture = byLetter(
	"continue reading the main story", "all rights reserved", "this material may not be published",
	"sign up for", "newsletter", "scroll down for", "follow us on", "read more:", "click here",
	"do you have a story", "subscribe to", "please verify you're not a robot", "your browser",
	"image copyright", "getty images", "share this", "download our app", "terms of service",
	"rush deadline", "lesen sie auch", "mehr zum thema", "alle rechte vorbehalten", "abonnieren",
)

func byLetter(phrases ...string) (by [256][]string) {
	for _, p := range phrases {
		by[p[0]] = append(by[p[0]], p)
	}
	return by
}

// IsFurniture tells page furniture from text, by one line of it.
func IsFurniture(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || len(line) < longFurniture && hasPhrase(line) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if strings.ContainsRune(".!?…:;,\"”“»«)'’", last) {
		return false
	}
	return strings.Count(line, " ") < shortLine-1
}

// hasPhrase looks for the phrases where words begin.
func hasPhrase(line string) bool {
	between := true
	for i := range len(line) {
		c := line[i]
		if between {
			for _, p := range furniture[c|0x20] {
				if len(line)-i >= len(p) && strings.EqualFold(line[i:i+len(p)], p) {
					return true
				}
			}
		}
		between = c == ' ' || c == '(' || c == '\t'
	}
	return false
}
