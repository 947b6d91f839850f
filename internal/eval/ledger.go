package eval

import (
	"context"
	"time"

	"stet"
	"stet/internal/claims"
)

// ledgerPosition is a speaker's stand on a claim.
type ledgerPosition struct {
	Speaker string      `json:"speaker"`
	Stance  stet.Stance `json:"stance"`
}

// ledgerFigure is a figure that a speaker gives for a claim.
type ledgerFigure struct {
	Value   float64 `json:"value"`
	Bound   string  `json:"bound"`
	Unit    string  `json:"unit"`
	Speaker string  `json:"speaker"`
}

// ledgerPrediction is one line of the predictions: a story's ledger. The claims
// are counted from 0, reports from 1 as in the file.
type ledgerPrediction struct {
	ID             string            `json:"id"`
	Claims         []ledgerPredicted `json:"claims"`
	Contradictions []contradiction   `json:"contradictions"`
}

// ledgerPredicted is a claim of a prediction.
type ledgerPredicted struct {
	Proposition string           `json:"proposition"`
	Gold        int              `json:"gold"` // the number of the expected claim it is matched with, from 1; 0 for none
	Status      stet.Status      `json:"status"`
	Evidence    stet.Evidence    `json:"evidence"`
	Positions   []ledgerPosition `json:"positions"`
	Figures     []ledgerFigure   `json:"figures"`
	Passages    []ledgerPassage  `json:"passages"`
}

// ledgerPassage is a passage of a prediction; the span counts code points.
type ledgerPassage struct {
	Report int    `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Exact  string `json:"exact"`
}

// Ledger measures the claim ledger on stories (.txtar files, or folders of
// them; docs/formats.md has the format): the statements are extracted from the
// reports' raw text, reports that the file calls copies are of one origin, and
// the ledger is compared with the one expected.
//
// A quote, the words of a "says" line, belongs to a predicted claim when it
// overlaps the words of one of the claim's positions, or, when it overlaps those
// of no claim, one of the claim's passages. Two claims match when
// the Jaccard index of their quotes, of all the quotes of the story, is at least
// one half; one to one, best first, then by order. Metrics:
//
//	claims_*          precision, recall, F1 of claims. Every predicted claim that is
//	                  not matched is spurious, also one to which no quote belongs:
//	                  the expected ledger is held to be all there is
//	positions_*       the same of positions, counted over all claims; one is right
//	                  when its claim is matched and it has the stance and the speaker,
//	                  one to one. Two speakers are the same when the words of the one's
//	                  name, titles aside, are all in the other's; nobody is nobody
//	contradictions_*  the same of pairs of sides. A pair is two expected claims, or one
//	                  within itself (somebody goes against what another affirms, or two
//	                  figures cannot both be so). A predicted claim stands for the one it
//	                  is matched with, else for the one with which it shares most quotes:
//	                  who contradicts whom can be right where the claims are parted wrongly
//	contradiction_kind, status, evidence   the share that is right, of those matched
//	figures_*         precision, recall, F1 of figures within matched claims, by value,
//	                  bound, unit and speaker
//	stories_without_a_fault  the share with all claims, positions and contradictions right
func Ledger(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Ledger")
	stories, err := ledgerStories(paths)
	if err != nil {
		return Result{}, err
	}
	m, err := claims.Default()
	if err != nil {
		return Result{}, err
	}
	return measureLedgers(ctx, "ledger", stories, o, func(int) *claims.Model { return m })
}

// crossFolds is how many models learn in turn for [LedgerCross].
const crossFolds = 12

// LedgerCross measures as [Ledger] does, each story with a model that learned from
// stories of other folds: every twelfth story is of one fold.
func LedgerCross(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.LedgerCross")
	stories, err := ledgerStories(paths)
	if err != nil {
		return Result{}, err
	}
	models := make([]*claims.Model, min(crossFolds, len(stories)))
	for fold := range models {
		var others []claims.Example
		for i, s := range stories {
			if i%crossFolds != fold {
				others = append(others, s.example())
			}
		}
		models[fold] = claims.Train(others)
	}
	return measureLedgers(ctx, "ledger-cross", stories, o, func(i int) *claims.Model { return models[i%crossFolds] })
}

// measureLedgers measures each story with the model for it.
func measureLedgers(ctx context.Context, task string, stories []*ledgerStory, o Options, model func(i int) *claims.Model) (Result, error) {
	var score ledgerScore
	var took time.Duration
	for i, s := range stories {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		d := s.dossier()
		start := time.Now()
		d.Claims = model(i).Ledger(d)
		took += time.Since(start)
		m := matchLedger(s, d)
		if err := o.predict(m.prediction()); err != nil {
			return Result{}, err
		}
		score.add(m)
		o.step(i+1, len(stories))
	}
	return Result{Task: task, Items: len(stories), ItemsPerSecond: perSecond(len(stories), took), Metrics: score.metrics()}, nil
}
