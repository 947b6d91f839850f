package article

import (
	"context"
	"fmt"
	"strings"

	"stet/internal/messages"
	"stet/internal/page"
)

// Measures of the drawing of origins, in pixels: what fits beside a phone's edges.
const (
	originsWide = 320
	originStep  = 14 // from one sign to the next
	originGap   = 10 // more between two origins
)

// originSign is a report of the drawing: an origin's first, with the line to its
// last copy, or a copy.
type originSign struct {
	x, last string
	copied  bool
}

// originsDrawn lays out the independent origins with their copies from left to
// right, and gives the drawing's width. There is none where it would show no copy,
// or would not fit.
func originsDrawn(all []page.Origin) (signs []originSign, width int) {
	x, copies := originStep/2, 0
	for _, o := range all {
		n := len(o.Copies) + o.More
		copies += n
		signs = append(signs, originSign{x: fmt.Sprint(x), last: fmt.Sprint(x + n*originStep)})
		for range n {
			if x += originStep; x > originsWide {
				return nil, 0
			}
			signs = append(signs, originSign{x: fmt.Sprint(x), copied: true})
		}
		x += originStep + originGap
	}
	width = x - originGap - originStep/2
	if copies == 0 || len(all) < 2 || width > originsWide {
		return nil, 0
	}
	return signs, width
}

// originsInWords is the drawing for those who do not see it.
func originsInWords(ctx context.Context, all []page.Origin) string {
	var said []string
	for _, o := range all {
		one := o.First.Outlet
		if n := len(o.Copies) + o.More; n > 0 {
			one = messages.Count(ctx, "article.reports.copies", n, "outlet", one)
		}
		said = append(said, one)
	}
	return messages.Text(ctx, "article.reports.drawn", "list", strings.Join(said, "; "))
}
