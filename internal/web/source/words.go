package source

// or gives what is said, or what stands for nothing said.
func or(said, otherwise string) string {
	if said == "" {
		return otherwise
	}
	return said
}
