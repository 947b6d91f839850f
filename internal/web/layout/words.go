package layout

import (
	"context"
	"strings"

	"github.com/a-h/templ"
	"golang.org/x/text/language"

	"stet"
	"stet/internal/messages"
	"stet/internal/page"
)

// Status is a claim's status in the page's language.
func Status(ctx context.Context, s stet.Status) string {
	return messages.Text(ctx, "site.status."+string(s))
}

// Evidence says what has been shown, for a table's cell.
func Evidence(ctx context.Context, e stet.Evidence) string {
	return messages.Text(ctx, "site.evidence."+evidenceKey(e))
}

func evidenceKey(e stet.Evidence) string {
	switch e {
	case stet.EvidenceClaimant:
		return "claimant"
	case stet.EvidenceIndependent:
		return "independent"
	}
	return "none"
}

// BadgeID is the message of a badge's evidence.
func BadgeID(b page.Badge) string { return "site.badge." + evidenceKey(b.Evidence) }

// Verb is a stance in a sentence about a claim: "denies it".
func Verb(ctx context.Context, s stet.Stance) string {
	return messages.Text(ctx, "site.stance."+stanceKey(s))
}

// Column is a stance as the head of a column: "denies".
func Column(ctx context.Context, s stet.Stance) string {
	return messages.Text(ctx, "site.column."+stanceKey(s))
}

// stanceKey is a stance's name in messages: one word.
func stanceKey(s stet.Stance) string {
	key, _, _ := strings.Cut(string(s), " ")
	return key
}

// Gate is a gate's name in the page's language.
func Gate(ctx context.Context, g stet.Gate) string { return messages.Text(ctx, "site.gate."+string(g)) }

// When is a moment in words.
func When(ctx context.Context, c page.Clock) string { return messages.From(ctx).Date(c.At, c.Form) }

// Label is a tick's moment in words.
func Label(ctx context.Context, t page.Tick) string { return messages.From(ctx).Date(t.At, t.Form) }

// Speaker names a speaker, or says that the reports name none.
func Speaker(ctx context.Context, name string) string {
	if name == "" {
		return messages.Text(ctx, "site.nobody")
	}
	return name
}

// Lang is what the lang attribute of words in the language says: "" where the page
// is in that language, or nobody knows.
func Lang(ctx context.Context, lang string) string {
	if lang == "" || primary(lang) == primary(messages.From(ctx).Lang()) {
		return ""
	}
	return lang
}

// In are the attributes of words in a language that may not be the page's.
func In(ctx context.Context, lang string) templ.Attributes {
	if lang = Lang(ctx, lang); lang == "" {
		return nil
	}
	return templ.Attributes{"lang": lang, "dir": dir(lang)}
}

func primary(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	return strings.ToLower(base)
}

// dir is the direction in which words in the language are read, as the dir
// attribute says it.
func dir(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return "auto"
	}
	return messages.Direction(tag)
}

// label is the one where a sentence has a counterpart in the other revision,
// the other where it has none.
func label(paired, alone string, has bool) string {
	if has {
		return paired
	}
	return alone
}
