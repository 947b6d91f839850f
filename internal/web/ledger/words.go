package ledger

import (
	"context"
	"strings"

	"stet"
	"stet/internal/messages"
)

// tie says why two claims cannot both stand.
func tie(ctx context.Context, k stet.TieKind) string {
	kind := string(k)
	return messages.Text(ctx, "site.tie."+kind[strings.LastIndexByte(kind, ' ')+1:])
}
