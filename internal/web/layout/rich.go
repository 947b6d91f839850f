package layout

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"
)

// Rich is a message with a little markup, so that a sentence stays one message
// whatever stands in it: **strong**, *in italics*, [a link](1) and {1}, where a
// number names one of the parts, an address or a component, from 1. All else is
// text. The text is ours or the operator's: nothing of readers or sources may be
// filled into it but as a part.
func Rich(text string, parts ...any) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		r := rich{w: w, parts: parts}
		r.write(ctx, text)
		return r.err
	})
}

// rich writes a message; it stops at the first error.
type rich struct {
	w     io.Writer
	parts []any
	err   error
}

func (r *rich) write(ctx context.Context, text string) {
	for text != "" && r.err == nil {
		at := strings.IndexAny(text, "*[{")
		if at < 0 {
			r.text(text)
			return
		}
		r.text(text[:at])
		text = r.mark(ctx, text[at:])
	}
}

// mark writes what begins with a sign, and gives the rest; a sign that begins
// nothing is text.
func (r *rich) mark(ctx context.Context, text string) string {
	for _, m := range []struct{ open, end, tag string }{{"**", "**", "b"}, {"*", "*", "i"}} {
		if inner, rest, ok := between(text, m.open, m.end); ok {
			r.raw("<" + m.tag + ">")
			r.write(ctx, inner)
			r.raw("</" + m.tag + ">")
			return rest
		}
	}
	if label, rest, ok := between(text, "[", "]("); ok {
		if n, rest, ok := strings.Cut(rest, ")"); ok {
			if href, ok := r.part(n).(string); ok {
				r.raw(`<a href="` + templ.EscapeString(string(templ.URL(href))) + `">`)
				r.write(ctx, label)
				r.raw("</a>")
				return rest
			}
		}
	}
	if n, rest, ok := between(text, "{", "}"); ok {
		if c, ok := r.part(n).(templ.Component); ok {
			if r.err == nil {
				r.err = c.Render(ctx, r.w)
			}
			return rest
		}
	}
	r.text(text[:1])
	return text[1:]
}

// between parts a text that begins with open at the next end.
func between(text, open, end string) (inner, rest string, ok bool) {
	after, ok := strings.CutPrefix(text, open)
	if !ok {
		return "", "", false
	}
	return strings.Cut(after, end)
}

// part gives the part with the number; nil when there is none.
func (r *rich) part(n string) any {
	if len(n) != 1 || n[0] < '1' || int(n[0]-'1') >= len(r.parts) {
		return nil
	}
	return r.parts[n[0]-'1']
}

func (r *rich) text(s string) { r.raw(templ.EscapeString(s)) }

func (r *rich) raw(s string) {
	if r.err == nil {
		_, r.err = io.WriteString(r.w, s)
	}
}
