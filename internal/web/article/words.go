package article

import (
	"fmt"

	"stet/internal/page"
)

// count counts things in words: "1 report", "3 reports".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// the counts things that stand elsewhere on the page.
func the(n int, thing string) string {
	if n == 1 {
		return "the one " + thing
	}
	return "the " + count(n, thing)
}

func withheldWords(n int) string {
	switch n {
	case 0:
		return "and none had to be withheld"
	case 1:
		return "and one proposed sentence was withheld"
	}
	return fmt.Sprintf("and %d proposed sentences were withheld", n)
}

// height is where a sign stands: reports above the axis, what they led to below.
func height(p page.Point) string {
	const axis, near, step = 44, 11, 12
	if p.Kind == page.EventClaim || p.Kind == page.EventArticle {
		return fmt.Sprint(axis + near + step*p.Level)
	}
	return fmt.Sprint(axis - near - step*p.Level)
}
