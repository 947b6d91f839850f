package ledger

import "fmt"

// Count counts things in words: "1 report", "3 reports".
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
