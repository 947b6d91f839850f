package layout

import (
	"context"
	"encoding/json"
	"io"

	"github.com/a-h/templ"

	"stet/internal/messages"
	"stet/internal/page"
)

// navigation is the site's, in the order in which it is shown: the message that
// names an address.
var navigation = []page.Link{
	{Text: "site.front", Href: page.FrontPath},
	{Text: "layout.nav.topics", Href: page.TopicsPath},
	{Text: "layout.nav.people", Href: page.PeoplePath},
	{Text: "layout.nav.sources", Href: page.SourcesPath},
	{Text: "layout.nav.corrections", Href: page.CorrectionsPath},
	{Text: "site.search", Href: page.SearchPath},
	{Text: "layout.nav.check", Href: page.CheckPath},
	{Text: "layout.nav.about", Href: page.AboutPath},
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
