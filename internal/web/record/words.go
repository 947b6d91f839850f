package record

import (
	"context"
	"strconv"
	"strings"

	"stet"
	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

// took says how long something took.
func took(ctx context.Context, d page.Duration) string {
	if d.Seconds == 0 {
		return messages.Text(ctx, "record.milli", "n", d.Milli)
	}
	return messages.Text(ctx, "record.seconds", "n", strconv.FormatFloat(d.Seconds, 'f', 1, 64))
}

// proposed counts what became of the sentences.
func proposed(ctx context.Context, r page.Record) string {
	said := messages.Text(ctx, "record.sentences_says", "all", r.Stood+r.Mended+r.Held+r.Dropped, "stood", r.Stood, "mended", r.Mended, "held", r.Held)
	if r.Dropped > 0 {
		said += messages.Text(ctx, "record.sentences_dropped", "n", r.Dropped)
	}
	return said
}

// place names where in an article a sentence stands: what is no section's heading
// has a name of ours.
func place(ctx context.Context, name string) string {
	switch name {
	case "headline", "deck", "pull quote":
		return messages.Text(ctx, "record.place."+strings.ReplaceAll(name, " ", "_"))
	}
	return name
}

func places(ctx context.Context, all []string) string {
	var said []string
	for _, one := range all {
		said = append(said, place(ctx, one))
	}
	return strings.Join(said, ", ")
}

func gates(ctx context.Context, all []stet.Gate) string {
	var said []string
	for _, one := range all {
		said = append(said, layout.Gate(ctx, one))
	}
	return strings.Join(said, ", ")
}
