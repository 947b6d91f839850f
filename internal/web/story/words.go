package story

import (
	"fmt"

	"stet/internal/page"
)

func reports(n int) string {
	if n == 1 {
		return "1 report"
	}
	return fmt.Sprintf("%d reports", n)
}

func origins(n int) string {
	if n == 1 {
		return "1 independent origin"
	}
	return fmt.Sprintf("%d independent origins", n)
}

func outlets(all []page.Filed) []page.Link {
	var out []page.Link
	for _, f := range all {
		out = append(out, page.Link{Text: f.Outlet, Href: f.Archived})
	}
	return out
}
