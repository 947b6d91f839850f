package front

import (
	"fmt"

	"stet"
)

// labels says in a few words what each standing means.
var labels = []struct {
	status  stet.Status
	meaning string
}{
	{stet.Asserted, "somebody says so, and no report tells of anybody who disputes it"},
	{stet.Disputed, "somebody denies or doubts it, or gives another figure"},
	{stet.Confirmed, "the side it goes against agrees, or an independent report shows evidence"},
	{stet.Withdrawn, "whoever said it took it back"},
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
