package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"stet"
	"stet/internal/page"
)

// gather finds the sources of a request: those pasted, then the archived reports
// that are named, then as many of the named stories' as there is room for. It
// opens no address: a line only ever names something in this site's archive.
func (s *server) gather(r *http.Request, sent checkRequest, m *page.CheckMaterial) (err error) {
	if m.Pasted, err = s.pasted(sent); err != nil {
		return err
	}
	g := gathering{taken: map[stet.ID]bool{}}
	for _, one := range m.Pasted {
		if !g.take(one) {
			return s.tooMany()
		}
	}
	var stories []stet.ID
	for _, line := range sent.Archive {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if len(stories) > page.CheckSources {
			return s.tooMany()
		}
		one, story, err := s.archived(r, line)
		switch {
		case err != nil:
			return err
		case one == nil:
			stories = append(stories, story)
		case !g.take(one):
			return s.tooMany()
		}
	}
	for _, id := range stories {
		if err := s.gatherStory(r.Context(), id, &g, m); err != nil {
			return err
		}
	}
	m.Archived = g.reports[len(m.Pasted):]
	if len(g.reports) == 0 {
		return &complaint{http.StatusBadRequest, "source-1", s.Words.Text("check.wrong.sourceless")}
	}
	return nil
}

// gatherStory takes the reports of a story that there is room for, one of each
// independent origin first: a copy has nothing that its origin has not.
func (s *server) gatherStory(ctx context.Context, id stet.ID, g *gathering, m *page.CheckMaterial) error {
	d, err := s.Stories.Dossier(ctx, id)
	if stet.KindOf(err) == stet.NotFound {
		return s.nowhere(page.StoryPath(id))
	}
	if err != nil {
		return err
	}
	seen := map[stet.ID]bool{}
	var first, copies []*stet.Report
	for _, one := range d.Reports {
		if o := d.Origins[one.ID]; o != "" && seen[o] {
			copies = append(copies, one)
		} else {
			seen[o] = true
			first = append(first, one)
		}
	}
	for _, one := range append(first, copies...) {
		if !g.take(one) {
			m.Left++
		}
	}
	return nil
}

// gathering is sources within the bounds, each once.
type gathering struct {
	reports    []*stet.Report
	taken      map[stet.ID]bool
	characters int
}

// take adds a report, unless there is no room for it.
func (g *gathering) take(r *stet.Report) bool {
	if g.taken[r.ID] {
		return true
	}
	n := utf8.RuneCountInString(r.Text)
	if len(g.reports) == page.CheckSources || g.characters+n > page.CheckAgainst {
		return false
	}
	g.reports, g.characters, g.taken[r.ID] = append(g.reports, r), g.characters+n, true
	return true
}

// archived gives the report that an address of this site names, or the story.
func (s *server) archived(r *http.Request, address string) (*stet.Report, stet.ID, error) {
	kind, id, ok := s.ownAddress(r.Host, address)
	if !ok {
		return nil, "", &complaint{
			http.StatusBadRequest, "archive",
			s.Words.Text("check.wrong.elsewhere", "address", page.Line(address, 120)),
		}
	}
	var err error
	switch kind {
	case "report":
		var one *stet.Report
		if one, err = s.Reports.Report(r.Context(), id); err == nil {
			return one, "", nil
		}
	case "story":
		return nil, id, nil
	case "article":
		var all []stet.Article
		if all, err = s.Articles.Revisions(r.Context(), id); err == nil {
			return nil, all[len(all)-1].Story, nil
		}
	}
	if stet.KindOf(err) == stet.NotFound {
		err = s.nowhere(address)
	}
	return nil, "", err
}

func (s *server) nowhere(address string) error {
	return &complaint{http.StatusBadRequest, "archive", s.Words.Text("check.wrong.nowhere", "address", page.Line(address, 120))}
}

// ownAddress reads an address of this site: a path, or all of it with the host
// under which the site knows itself or is asked. What follows the identifier is
// not looked at.
func (s *server) ownAddress(host, address string) (kind string, id stet.ID, ok bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", "", false
	}
	if u.Host != "" && u.Host != host && u.Scheme+"://"+u.Host != s.Base {
		return "", "", false
	}
	kind, rest, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	name, _, _ := strings.Cut(rest, "/")
	id = stet.ID(strings.TrimSuffix(name, jsonSuffix))
	if kind != "report" && kind != "story" && kind != "article" {
		return "", "", false
	}
	return kind, id, id.Validate() == nil
}
