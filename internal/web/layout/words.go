package layout

// label is the one where a sentence has a counterpart in the other revision,
// the other where it has none.
func label(paired, alone string, has bool) string {
	if has {
		return paired
	}
	return alone
}
