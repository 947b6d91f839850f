package web

import (
	"context"
	"net/http"
	"strings"

	"stet"
	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/claim"
	"stet/internal/web/problem"
	"stet/internal/web/thoughts"
)

// laterLimit is how many later lives of a claim its page names.
const laterLimit = 20

// found is a claim that was asked for, with its story.
type found struct {
	*stet.Claim
	story *stet.Dossier
}

// claim answers with a claim's own page, or, asked for .json, with its data.
func (s *server) claim(w http.ResponseWriter, r *http.Request) error {
	asJSON := jsonAsked(r)
	f, err := s.claimAsked(w, r)
	if f == nil || err != nil {
		return err
	}
	later, err := s.Claims.LaterClaims(r.Context(), f.ID, laterLimit)
	if err != nil {
		return err
	}
	if asJSON {
		return sendJSON(w, page.NewClaimData(s.site, f.Claim, f.story, later))
	}
	m := page.ClaimMaterial{Claim: f.Claim, Dossier: f.story, Later: later, Live: s.Live}
	if m.Article, err = s.Stories.StoryArticle(r.Context(), f.Story); absent(err) != nil {
		return err
	}
	if f.Earlier != "" {
		if m.Earlier, err = s.current(r.Context(), f.Earlier); err != nil {
			return err
		}
	}
	p := page.NewClaimPage(m)
	if s.Thoughts != nil && m.Article != nil {
		p.Talk = thoughts.AboutClaim(m.Article.ID, f.ID)
	}
	if err := s.linkSpeakers(r.Context(), f.Story, &p.Claim); err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, claim.Page(s.Words, p))
}

// claimAsked finds the claim in the path. When it is no longer in a ledger, it
// has answered, with the way to what became of it, and gives nil.
func (s *server) claimAsked(w http.ResponseWriter, r *http.Request) (*found, error) {
	id, err := pathID(r)
	if err != nil {
		return nil, err
	}
	c, err := s.Claims.Claim(r.Context(), id)
	if absent(err) != nil {
		return nil, err
	}
	if err == nil {
		d, err := s.Stories.Dossier(r.Context(), c.Story)
		if err == nil {
			return &found{c, d}, nil
		}
		if absent(err) != nil {
			return nil, err
		}
	} else if c, err = s.Claims.FormerClaim(r.Context(), id); err != nil {
		return nil, err
	}
	now, err := s.successor(r.Context(), c)
	if err != nil {
		return nil, err
	}
	if now == nil {
		s.refuse(w, r, http.StatusNotFound, noLonger(s.Words, c))
		return nil, nil
	}
	// Not for ever: a further report may part what was merged.
	http.Redirect(w, r, strings.Replace(r.URL.Path, string(id), string(now.ID), 1), http.StatusFound)
	return nil, nil
}

// noLonger is the answer where a claim was that no ledger holds any more.
func noLonger(w *messages.Words, c *stet.Claim) problem.Problem {
	return problem.Problem{Title: w.Text("ledger.claim.gone"), Text: w.Text("ledger.claim.gone_says", "text", page.Line(c.Proposition, 200))}
}

// current gives a claim, or what became of it; nil when nothing did.
func (s *server) current(ctx context.Context, id stet.ID) (*stet.Claim, error) {
	c, err := s.Claims.Claim(ctx, id)
	if err == nil || absent(err) != nil {
		return c, err
	}
	if c, err = s.Claims.FormerClaim(ctx, id); err != nil {
		return nil, absent(err)
	}
	return s.successor(ctx, c)
}

// successor looks for what a former claim now is in the story that its report is
// in; nil when there is no such claim.
func (s *server) successor(ctx context.Context, former *stet.Claim) (*stet.Claim, error) {
	story, err := s.Reports.ReportStory(ctx, former.Passage.Report)
	if err != nil || story == "" {
		return nil, absent(err)
	}
	d, err := s.Stories.Dossier(ctx, story)
	if err != nil {
		return nil, absent(err)
	}
	return page.Successor(former, d.Claims), nil
}
