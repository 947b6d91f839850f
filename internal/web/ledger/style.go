package ledger

import _ "embed"

// Style is the style of sides, ties and histories.
//
//go:embed ledger.css
var Style string
