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
	return s.send(w, r, http.StatusOK, story.Page(s.Words, page.StoryPath(d.Story.ID), page.NewStory(d, a, s.Live)))
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
