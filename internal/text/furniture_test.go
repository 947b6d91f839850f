package text_test

import (
	"testing"

	"stet/internal/text"
)

func TestFurniture(t *testing.T) {
	for line, want := range map[string]bool{
		"": true, "Photo": true, "Advertisement Continue reading the main story": true,
		"Copyright 2031 The Velline Wire. All rights reserved.": true,
		"The ferry ran aground on Wednesday, the harbour said.": false,
		"“We saw the lights,” she said":                         false,
		"He sank.":                                              false,
	} {
		if got := text.IsFurniture(line); got != want {
			t.Errorf("furniture %v, want %v: %q", got, want, line)
		}
	}
}
