package source

import (
	"context"

	"stet"
	"stet/internal/messages"
	"stet/internal/page"
)

// or gives what is said, or the message that stands for nothing said.
func or(ctx context.Context, said, otherwise string) string {
	if said == "" {
		return messages.Text(ctx, otherwise)
	}
	return said
}

// status is the message that names the claims of a count.
func status(c page.ClaimCount) string {
	if c.Status == "" {
		return "names.source.claims"
	}
	return "names.source." + string(c.Status)
}

// listName is the message that names how a source lists its reports.
func listName(kind string) string {
	if kind == string(stet.SourceSitemap) {
		return "names.source.list_sitemap"
	}
	return "names.source.list_feed"
}
