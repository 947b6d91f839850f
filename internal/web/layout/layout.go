package layout

import (
	"context"
	"encoding/json"
	"io"

	"github.com/a-h/templ"

	"stet/internal/messages"
	"stet/internal/page"
)

// navigation is the site's, in the order in which it is shown.
var navigation = []page.Link{
	{Text: "Front page", Href: page.FrontPath},
	{Text: "Topics", Href: page.TopicsPath},
	{Text: "People", Href: page.PeoplePath},
	{Text: "Sources", Href: page.SourcesPath},
	{Text: "Corrections", Href: page.CorrectionsPath},
	{Text: "Search", Href: page.SearchPath},
	{Text: "Check a text", Href: page.CheckPath},
	{Text: "How this works", Href: page.AboutPath},
}

func title(ctx context.Context, site page.Site, h page.Head) string {
	if h.TitleID != "" {
		h.Title = messages.Text(ctx, h.TitleID)
	}
	if h.Title == "" || h.Title == site.Name {
		return site.Name
	}
	return h.Title + " · " + site.Name
}

// Names are outlets or people in a row, each isolated from the commas between.
func Names(all []page.Link) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		for i, l := range all {
			text := "<bdi>" + templ.EscapeString(l.Text) + "</bdi>"
			if l.Href != "" {
				text = `<a href="` + templ.EscapeString(string(templ.URL(l.Href))) + `">` + text + "</a>"
			}
			if i > 0 {
				text = ", " + text
			}
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
		}
		return nil
	})
}

// data is a block of linked data: no script, and never run as one (HTML, section
// 4.12.1: a data block). Encoding escapes "<", so that nothing in it can end it.
// It stands last, near the passages that it repeats, for compression's sake.
func data(v any) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		encoded, err := json.Marshal(v)
		if err != nil {
			return err
		}
		_, err = io.WriteString(w, `<script type="application/ld+json">`+string(encoded)+`</script>`)
		return err
	})
}
