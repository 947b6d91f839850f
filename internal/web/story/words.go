package story

import "stet/internal/page"

func outlets(all []page.Filed) []page.Link {
	var out []page.Link
	for _, f := range all {
		out = append(out, page.Link{Text: f.Outlet, Href: f.Archived})
	}
	return out
}
