// Package ledger is what the pages that show claims share: the sides that
// speakers take, evidence, figures, ties to other claims, and history. A story's
// ledger (internal/web/story) and a claim's own page (internal/web/claim) are made
// of them.
//
// It decides nothing about a claim (internal/claims does) and keeps nothing but
// its style sheet.
package ledger
