package search

// kindName is the message that names a kind of what was found, "" for all.
func kindName(kind string) string {
	if kind == "" {
		kind = "all"
	}
	return "search.kind." + kind
}
