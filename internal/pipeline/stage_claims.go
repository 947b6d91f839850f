package pipeline

import (
	"context"

	"stet"
	"stet/internal/claims"
	"stet/internal/store"
)

// claims works out what is claimed in a story.
func (p *Pipeline) claims(ctx context.Context, t Task) (outcome, error) {
	d, err := p.current(ctx, t)
	if d == nil || err != nil {
		return outcome{}, err
	}
	ledger := claims.Ledger(d)
	return p.ifCurrent(t, func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		return []Task{{Stage: "article", ID: t.ID, Version: t.Version}}, tx.SaveClaims(ctx, t.ID, ledger)
	}), nil
}

// current gives the story of a task; nil when the task is for a version that
// is no longer the story's, and so has nothing to do.
func (p *Pipeline) current(ctx context.Context, t Task) (*stet.Dossier, error) {
	d, err := p.o.Store.Dossier(ctx, t.ID)
	if stet.KindOf(err) == stet.NotFound {
		return nil, nil // all its reports have moved to other stories
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
