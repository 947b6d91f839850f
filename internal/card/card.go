// Package card draws the picture that other sites show where somebody shares an
// article: its headline and where it stands, in the site's own type and colours.
//
// It draws what it is given and chooses no words. A text with signs that its
// typeface (Latin, Greek and Cyrillic) lacks is left out rather than drawn as
// boxes. It keeps nothing.
package card

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"stet"
)

// Size of every card, in pixels: what sharing sites ask for.
const (
	Width  = 1200
	Height = 630
)

// Card is what a picture says. Each text may be "".
type Card struct {
	Site     string
	Headline string
	Standing string // "Disputed · no evidence shown"
	Disputed bool   // Standing is set in red
	Foot     string // origins and date
}

// The colours are those of the site's own look in light (layout.css).
var (
	paper = color.RGBA{0xfc, 0xfb, 0xf8, 0xff}
	ink   = color.RGBA{0x1b, 0x1a, 0x17, 0xff}
	soft  = color.RGBA{0x5b, 0x57, 0x4e, 0xff}
	hot   = color.RGBA{0xa3, 0x25, 0x0d, 0xff}
)

const (
	margin   = 70
	lineMost = 5    // of a headline
	textMost = 1000 // characters of a text that are looked at
)

// typefaces are the two that are drawn with; both are compiled in and tested.
var typefaces = sync.OnceValues(func() (t struct{ regular, bold *sfnt.Font }, err error) {
	if t.regular, err = opentype.Parse(goregular.TTF); err != nil {
		return t, err
	}
	t.bold, err = opentype.Parse(gobold.TTF)
	return t, err
})

// Draw gives a card as PNG. The same card gives the same bytes.
func Draw(c Card) ([]byte, error) {
	t, err := typefaces()
	if err != nil {
		return nil, stet.Errorf(stet.Internal, "the card's typeface: %w", err)
	}
	p := painter{image.NewRGBA(image.Rect(0, 0, Width, Height))}
	draw.Draw(p.RGBA, p.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	p.bar(0, 14, hot)
	p.line(t.bold, 40, margin, 100, ink, drawable(t.bold, c.Site))
	p.bar(128, 2, ink)
	p.bar(134, 2, ink)
	colour := soft
	if c.Disputed {
		colour = hot
	}
	p.line(t.bold, 26, margin, 190, colour, drawable(t.bold, c.Standing))
	p.headline(t.bold, drawable(t.bold, c.Headline))
	p.line(t.regular, 26, margin, Height-48, soft, drawable(t.regular, c.Foot))
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		return nil, stet.Errorf(stet.Internal, "encode the card: %w", err)
	}
	return b.Bytes(), nil
}

// painter draws on a card.
type painter struct{ *image.RGBA }

// bar fills the width of the card from y on.
func (p painter) bar(y, height int, c color.Color) {
	draw.Draw(p.RGBA, image.Rect(0, y, Width, y+height), image.NewUniform(c), image.Point{}, draw.Src)
}

// line draws a line of text with its foot at y, cut to the card's width.
func (p painter) line(f *sfnt.Font, size float64, x, y int, c color.Color, text string) {
	face := faceOf(f, size)
	if face == nil || text == "" {
		return
	}
	defer face.Close()
	if lines := wrap(face, text, 1); len(lines) > 0 {
		p.at(face, x, y, c, lines[0])
	}
}

func (p painter) at(face font.Face, x, y int, c color.Color, text string) {
	d := font.Drawer{Dst: p.RGBA, Src: image.NewUniform(c), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(text)
}

// headline draws as large as it fits in a few lines.
func (p painter) headline(f *sfnt.Font, text string) {
	for _, size := range []float64{72, 62, 54, 46} {
		face := faceOf(f, size)
		if face == nil {
			return
		}
		lines := wrap(face, text, lineMost+1)
		height := int(size * 1.18)
		fits := len(lines) <= lineMost && len(lines)*height <= 330
		if !fits && size == 46 {
			lines, fits = wrap(face, text, lineMost), true
		}
		if fits {
			for i, line := range lines {
				p.at(face, margin, 220+(i+1)*height, ink, line)
			}
		}
		face.Close()
		if fits {
			return
		}
	}
}

// faceOf gives a typeface at a size; nil when it cannot be, which its tests rule
// out.
func faceOf(f *sfnt.Font, size float64) font.Face {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil
	}
	return face
}

// drawable gives a text in one line, or "" when the typeface lacks one of its
// signs or it runs from right to left.
func drawable(f *sfnt.Font, text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if n := 0; utf8.RuneCountInString(text) > textMost {
		for i := range text {
			if n++; n > textMost {
				text = text[:i]
				break
			}
		}
	}
	var b sfnt.Buffer
	for _, r := range text {
		if glyph, err := f.GlyphIndex(&b, r); err != nil || glyph == 0 || unicode.Is(unicode.Mn, r) {
			return ""
		}
	}
	return text
}

// wrap breaks a text into at most the given number of lines as wide as the card;
// what is left over is told by "…".
func wrap(face font.Face, text string, most int) []string {
	const width = Width - 2*margin
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		for _, part := range broken(face, word, width) {
			next := strings.TrimSpace(line + " " + part)
			if font.MeasureString(face, next).Ceil() <= width {
				line = next
				continue
			}
			if lines = append(lines, line); len(lines) == most {
				return cut(face, lines, width)
			}
			line = part
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// broken gives a word in parts that each fit: nearly always one.
func broken(face font.Face, word string, width int) []string {
	var parts []string
	for font.MeasureString(face, word).Ceil() > width {
		end, used := 0, fixed.Int26_6(0)
		for i, r := range word {
			advance, _ := face.GlyphAdvance(r)
			if used += advance; used.Ceil() > width-20 && i > 0 {
				break
			}
			end = i + utf8.RuneLen(r)
		}
		parts, word = append(parts, word[:end]), word[end:]
	}
	return append(parts, word)
}

// cut ends the last line with "…".
func cut(face font.Face, lines []string, width int) []string {
	last := lines[len(lines)-1]
	for last != "" && font.MeasureString(face, last+"…").Ceil() > width {
		_, n := utf8.DecodeLastRuneInString(last)
		last = last[:len(last)-n]
	}
	lines[len(lines)-1] = strings.TrimRight(last, " ,;:–-") + "…"
	return lines
}
