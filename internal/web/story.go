package web

import (
	"net/http"

	"stet"
	"stet/internal/page"
	"stet/internal/web/story"
)

// story answers with the ledger of a story's claims, or, asked for .json, with
// its data.
func (s *server) story(w http.ResponseWriter, r *http.Request) error {
	asJSON := jsonAsked(r)
	d, a, err := s.storyAsked(r)
	if err != nil {
		return err
	}
	if asJSON {
		return sendJSON(w, page.NewLedgerData(s.site, d))
	}
	var links []*page.Claim
	ledger := page.NewStory(d, a, s.Live)
	for i := range ledger.Claims {
		links = append(links, &ledger.Claims[i])
	}
	if err := s.linkSpeakers(r.Context(), d.Story.ID, links...); err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, story.Page(s.Words, page.StoryPath(d.Story.ID), ledger))
}

// storyAsked reads the story in the path, and its article, nil where there is
// none.
func (s *server) storyAsked(r *http.Request) (*stet.Dossier, *stet.Article, error) {
	id, err := pathID(r)
	if err != nil {
		return nil, nil, err
	}
	a, err := s.Stories.StoryArticle(r.Context(), id)
	if absent(err) != nil {
		return nil, nil, err
	}
	d, err := s.Stories.Dossier(r.Context(), id)
	if err != nil && (a == nil || absent(err) != nil) {
		return nil, nil, err
	}
	if err != nil { // its reports have all moved, but what was written stays, and links here
		d = &stet.Dossier{Story: stet.Story{ID: id}}
	}
	return d, a, nil
}
