package web

import (
	"net/http"

	"stet"
	"stet/internal/page"
	"stet/internal/web/story"
)

// story answers with the ledger of a story's claims.
func (s *server) story(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	a, err := s.Stories.StoryArticle(r.Context(), id)
	if absent(err) != nil {
		return err
	}
	d, err := s.Stories.Dossier(r.Context(), id)
	if err != nil && (a == nil || absent(err) != nil) {
		return err
	}
	if err != nil { // its reports have all moved, but what was written stays, and links here
		d = &stet.Dossier{Story: stet.Story{ID: id}}
	}
	return s.send(w, r, http.StatusOK, story.Page(page.StoryPath(id), page.NewStory(d, a, s.Live)))
}
