package web

import (
	"context"
	"net/http"

	"stet"
	"stet/internal/names"
	"stet/internal/page"
	"stet/internal/web/name"
)

// Names reads people, places and bodies. Errors are of kind NotFound where there is
// no such name.
type Names interface {
	// Names lists names: those in most stories first, or those under a letter by name.
	Names(ctx context.Context, asked page.NamesAsk) ([]page.NameEntry, error)
	NameLetters(ctx context.Context, kind string) (map[string]int, error)
	Name(ctx context.Context, id stet.ID) (page.NameEntry, error)
	// NameStories gives the stories that a name appears in, latest first.
	NameStories(ctx context.Context, id stet.ID, offset, limit int) ([]page.NamedStory, error)
	// NameClaims gives the positions that a name takes, latest first.
	NameClaims(ctx context.Context, id stet.ID, offset, limit int) ([]page.NameClaim, error)
}

// Mentions reads the names of one story, so that ledgers can link to those who
// speak in them.
type Mentions interface {
	StoryNames(ctx context.Context, story stet.ID) ([]names.Name, error)
}

// naming is the table of people, places and bodies.
func (s *server) naming() map[string]handler {
	if s.Names == nil {
		return nil
	}
	return map[string]handler{
		"GET " + page.PeoplePath: s.namesOf(names.Person),
		"GET " + page.PlacesPath: s.namesOf(names.Place),
		"GET " + page.BodiesPath: s.namesOf(names.Body),
		"GET /name/{id}":         s.name,
	}
}

// namesOf answers with the list of a kind of names; ?letter= those under it, ?page=
// more of them.
func (s *server) namesOf(kind string) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		asked := page.NamesAsk{Kind: kind, Letter: page.Line(r.URL.Query().Get("letter"), 4), Limit: page.NamesToPage}
		asked.Offset = (page.SearchPageNumber(r.URL.Query().Get("page")) - 1) * asked.Limit
		letters, err := s.Names.NameLetters(r.Context(), kind)
		if err != nil {
			return err
		}
		all, err := s.Names.Names(r.Context(), asked)
		if err != nil {
			return err
		}
		return s.send(w, r, http.StatusOK, name.List(s.Words, page.NewNames(asked, letters, all)))
	}
}

// name answers with the page of one name; ?page= with more of its stories.
func (s *server) name(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	found, err := s.Names.Name(r.Context(), id)
	if err != nil {
		return err
	}
	offset := (page.SearchPageNumber(r.URL.Query().Get("page")) - 1) * page.StoriesToPage
	stories, err := s.Names.NameStories(r.Context(), id, offset, page.StoriesToPage)
	if err != nil {
		return err
	}
	said, err := s.Names.NameClaims(r.Context(), id, 0, page.SaidToPage)
	if err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, name.Page(s.Words, page.NewName(found, stories, offset, said)))
}

// linkSpeakers links the speakers of claims to their pages.
func (s *server) linkSpeakers(ctx context.Context, story stet.ID, claims ...*page.Claim) error {
	if s.Mentions == nil || s.Names == nil {
		return nil
	}
	known, err := s.Mentions.StoryNames(ctx, story)
	if err != nil {
		return err
	}
	index := names.NewIndex(known)
	for _, c := range claims {
		c.LinkSpeakers(index.Find)
	}
	return nil
}
