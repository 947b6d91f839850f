package passage

import _ "embed"

// Style is the style of marks and notes.
//
//go:embed passage.css
var Style string
