package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"stet"
	"stet/internal/card"
	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

// card answers with the picture that other sites show where an article is shared.
// It is drawn once for each revision and standing.
func (s *server) card(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	revision, err := revisionAsked(r)
	if err != nil {
		return err
	}
	standing, err := s.standings.of(r.Context(), id)
	if err != nil {
		return err
	}
	if revision == 0 {
		revision = standing.Revision
	}
	key := pageKey{article: id, revision: revision, card: true, now: page.Standing{Status: standing.Status, Evidence: standing.Evidence}}
	p := s.cache.get(key, s.Now())
	if p == nil {
		// It is drawn for all who wait, and does not end when one of them leaves.
		ctx := context.WithoutCancel(r.Context())
		drawn, err, _ := s.renders.Do(fmt.Sprint(key), func() (any, error) { return s.drawCard(ctx, key) })
		if err != nil {
			return err
		}
		p = drawn.(*rendered)
	}
	h := w.Header()
	h["Etag"], h["Content-Length"] = p.plain.etag, p.plain.length
	h.Set("Content-Type", "image/png")
	h.Set("Cache-Control", "public, max-age=3600")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin") // it is there to be shown elsewhere
	if matches(r.Header.Get("If-None-Match"), p.plain.etag[0]) {
		h.Del("Content-Length")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	_, err = w.Write(p.plain.body)
	return gone(err)
}

// drawCard draws a card and keeps it. One is drawn at a time: it takes longer than
// a page, and nobody who reads waits for it.
func (s *server) drawCard(ctx context.Context, key pageKey) (*rendered, error) {
	s.drawing.Lock()
	defer s.drawing.Unlock()
	all, err := s.Articles.Revisions(ctx, key.article)
	if err != nil {
		return nil, err
	}
	for i := range all {
		a := &all[i]
		if a.Revision != key.revision {
			continue
		}
		b, err := card.Draw(card.Card{
			Site: s.Name, Headline: page.Line(a.Headline.Text, 400), Standing: standingWords(s.Words, key.now), Disputed: key.now.Status == stet.Disputed,
			Foot: s.Words.Count("site.origins", a.Origins) + " · " + s.Words.Date(a.Changed.UTC(), messages.MomentYear),
		})
		if err != nil {
			return nil, err
		}
		p := newPicture(key, s.Now(), b)
		s.cache.put(p)
		return p, nil
	}
	return nil, stet.Errorf(stet.NotFound, "there is no such revision")
}

// standingWords says how an article's leading claim stands; "" where there is none.
func standingWords(w *messages.Words, now page.Standing) string {
	b := page.NewBadge(now.Status, now.Evidence)
	if b.Status == "" {
		return ""
	}
	words := strings.ToUpper(w.Text("site.status." + string(b.Status)))
	if b.Evidence != "" {
		words += " · " + w.Text(layout.BadgeID(b))
	}
	return words
}
