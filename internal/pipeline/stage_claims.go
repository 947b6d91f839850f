package pipeline

import (
	"cmp"
	"context"
	"slices"
	"time"

	"stet"
	"stet/internal/claims"
	"stet/internal/store"
	"stet/internal/webhook"
)

// claims works out what is claimed in a story, and has webhooks told of what is
// new in it.
func (p *Pipeline) claims(ctx context.Context, t Task) (outcome, error) {
	d, err := p.current(ctx, t, p.o.Store.Unclaimed)
	if err != nil {
		return outcome{}, err
	}
	if d == nil {
		return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
			// What was written may have to be withdrawn, too.
			return followLedger(t), tx.RetireClaims(ctx, t.ID) // unless it still has reports
		}}, nil
	}
	if d.Claims, err = p.withEarlier(ctx, d, claims.Ledger(d)); err != nil {
		return outcome{}, err
	}
	return p.ifCurrent(t, func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		next, err := p.tell(ctx, tx, d)
		if err != nil {
			return nil, err
		}
		return append(next, followLedger(t)...), tx.SaveClaims(ctx, t.ID, d.Claims)
	}), nil
}

// tell makes a task for each message that the story's new ledger gives rise to
// and each address that it is for. It must be called before the ledger is saved.
func (p *Pipeline) tell(ctx context.Context, tx *store.Tx, d *stet.Dossier) (next []Task, err error) {
	if p.o.Webhooks == nil {
		return nil, nil
	}
	before, err := tx.Claims(ctx, d.Story.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range webhook.News(before, d, p.o.ClaimURL) {
		for _, address := range p.o.Webhooks.URLs() {
			delivery := store.Delivery{ID: stet.NewID(m.At, "delivery", string(m.ID), address), Message: m.ID, URL: address, Made: p.o.Now(), Body: m.Body}
			added, err := tx.AddDelivery(ctx, delivery)
			if err != nil {
				return nil, err
			}
			if added {
				next = append(next, Task{Stage: "notify", ID: delivery.ID})
			}
		}
	}
	return next, nil
}

// Limits of the search for earlier lives: how far back it goes, how many claims
// of a ledger are looked for, and how many of the past each may bring.
const (
	earlierWithin = 90 * 24 * time.Hour
	earlierClaims = 40
	earlierEach   = 10
)

// withEarlier gives a story's ledger with the earlier lives of its claims.
func (p *Pipeline) withEarlier(ctx context.Context, d *stet.Dossier, ledger []stet.Claim) ([]stet.Claim, error) {
	var past []stet.Claim
	for _, c := range ledger[:min(len(ledger), earlierClaims)] {
		found, err := p.o.Store.RecentClaims(ctx, c, earlierWithin, earlierEach)
		if err != nil {
			return nil, err
		}
		past = append(past, found...)
	}
	slices.SortFunc(past, func(a, b stet.Claim) int { return cmp.Compare(a.ID, b.ID) })
	past = slices.CompactFunc(past, func(a, b stet.Claim) bool { return a.ID == b.ID })
	return claims.Earlier(ledger, past, language(d)), nil
}

// language is that of most of a story's reports; of several, the first by tag.
func language(d *stet.Dossier) (most string) {
	count := map[string]int{}
	for _, r := range d.Reports {
		count[r.Lang]++
	}
	for lang, n := range count {
		if n > count[most] || n == count[most] && lang < most {
			most = lang
		}
	}
	return most
}

// current gives the story of a task as read gives it; nil when the task is for a version that
// is no longer the story's, and so has nothing to do.
func (p *Pipeline) current(ctx context.Context, t Task, read func(context.Context, stet.ID) (*stet.Dossier, error)) (*stet.Dossier, error) {
	d, err := read(ctx, t.ID)
	if stet.KindOf(err) == stet.NotFound {
		return nil, nil // all its reports have moved to other stories, or are no longer published
	}
	if err != nil || d.Story.Version != t.Version {
		return nil, err
	}
	return d, nil
}

// ifCurrent saves unless the story has changed since it was read: then a later
// task does the work on what it is now.
func (p *Pipeline) ifCurrent(t Task, save func(context.Context, *store.Tx) ([]Task, error)) outcome {
	return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		version, err := tx.StoryVersion(ctx, t.ID)
		if err != nil || version != t.Version {
			return nil, err
		}
		return save(ctx, tx)
	}}
}
