package draft

import (
	"context"
	"slices"
	"time"

	"stet"
	"stet/internal/compose"
	"stet/internal/compose/extractive"
	"stet/internal/compose/model"
	"stet/internal/llm"
	"stet/internal/verify"
)

// Model is a language model that writes; the extractive writer stands in for it.
type Model struct {
	Endpoint *llm.Model
	Options  model.Options
	Parallel int // articles at once; default 1
}

// Judge is a language model that reads what the gates let stand, whoever wrote
// it, and can only refuse more.
type Judge struct {
	Endpoint *llm.Model
	Strict   bool // withhold what it gives no answer to, instead of letting it stand by the gates alone
}

// Desk is who makes articles. Gates are needed; Model and Judge may be nil. Safe
// for concurrent use.
type Desk struct {
	Gates   *verify.Gates
	Compose compose.Options // Now is set by the desk
	Model   *Model
	Judge   *Judge
	Now     func() time.Time
}

// Longest is how long the requests for one piece may take.
func (k *Desk) Longest() time.Duration {
	var d time.Duration
	if k.Model != nil {
		d += k.Model.Endpoint.Each.Time
	}
	if k.Judge != nil {
		d += k.Judge.Endpoint.Each.Time
	}
	return d
}

// Piece is an article in the making. Its record lacks the revision's number and
// end.
type Piece struct {
	Article stet.Article
	Record  stet.Record
	Trouble string // what went wrong, for the operator: it may hold an endpoint's words

	desk    *Desk
	d       *stet.Dossier
	o       compose.Options
	gates   *verify.Gates
	writing *llm.Session // nil until the model is asked
	judging *llm.Session // likewise, the judge
}

// Piece begins one about a story without anything in it.
func (k *Desk) Piece(d *stet.Dossier) *Piece {
	p := &Piece{desk: k, d: d, o: k.Compose, gates: k.Gates}
	p.o.Now = k.Now().UTC()
	p.Record.Began = p.o.Now
	if k.Judge != nil {
		p.gates = k.Gates.Judged()
	}
	return p
}

// Write makes revision 1 of the article about a story. It fails only when it
// was called off, by the context.
func (k *Desk) Write(ctx context.Context, d *stet.Dossier) (*Piece, error) {
	p := k.Piece(d)
	a, verdicts, err := p.write(ctx)
	if err != nil {
		return nil, err
	}
	a.ID = stet.NewID(d.Story.ID.Time(), "article", string(d.Story.ID))
	a.Story, a.Revision, a.Written, a.Changed = d.Story.ID, 1, p.o.Now, p.o.Now
	a.Reports, a.Origins = slices.Clone(d.Story.Reports), d.OriginCount()
	p.Article, p.Record.Writer, p.Record.Verdicts = a, a.Writer, verdicts
	return p, nil
}

// write lets the model write, where there is one, else the extractive writer.
func (p *Piece) write(ctx context.Context) (stet.Article, []stet.Verdict, error) {
	plain, said := p.extractive()
	var fallen stet.Article
	var dropped []stet.Verdict
	if p.desk.Model != nil {
		a, verdicts, err := p.model(ctx, plain, said)
		if err == nil {
			err = enough(a, plain)
		}
		if err == nil {
			a, verdicts = p.second(ctx, a, verdicts)
			err = enough(a, plain)
		}
		if calledOff := calledOff(ctx); err == nil || calledOff != nil {
			return a, verdicts, calledOff
		}
		p.Record.Fallback = because(err)
		p.trouble(err)
		fallen, dropped = a, givenUp(verdicts)
		p.Record.Replaced, p.Record.Left = nil, 0
	}
	p.Record.Given = whole(p.d)
	a, verdicts := p.second(ctx, plain, said)
	a.Withheld = append(slices.Clone(fallen.Withheld), a.Withheld...)
	return a, append(dropped, verdicts...), calledOff(ctx)
}

// extractive writes without a model; the gates refuse what they will.
func (p *Piece) extractive() (stet.Article, []stet.Verdict) {
	o := p.o.Filled()
	sitting := p.gates.Over(p.d, o.Lang)
	o.Stands = sitting.Stands
	a, verdicts := sitting.Review(extractive.Write(p.d, o), func(s stet.Sentence, r verify.Refusal) (stet.Sentence, bool) {
		return extractive.Repair(p.d, s, r.Gate, r.Reason)
	})
	a.Writer = stet.Extractive
	return a, verdicts
}

func calledOff(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return stet.Errorf(stet.Unavailable, "called off: %w", err)
	}
	return nil
}
