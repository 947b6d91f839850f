package web_test

import (
	"net/http"
	"strings"
	"testing"

	"stet/internal/web/webtest"
)

func TestArchive(t *testing.T) {
	n := webtest.New()
	h := site(t, options(n))
	written := n.Entries[0].Article.Written.UTC()
	year := webtest.Parse(t, get(h, "/archive").Body.String())
	link := "/archive/" + written.Format("2006-01-02")
	found := false
	for _, a := range year.All("main a[href]") {
		found = found || webtest.Attr(a, "href") == link
	}
	if !found {
		t.Errorf("the year does not lead to %s", link)
	}
	if body := get(h, link).Body.String(); !strings.Contains(body, "Kestria says Orlund opened a dam") {
		t.Error("the day does not name its article")
	}
	if w := get(h, "/archive/"+written.AddDate(0, 1, 0).Format("2006-01-02")); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Nothing was first published") || !strings.Contains(w.Body.String(), "noindex") {
		t.Errorf("a day without articles: %d", w.Code)
	}
	for _, path := range []string{"/archive/2031-02-30", "/archive/x", "/archive/9999-01-01", "/archive/0001-01-01", "/archive?year=1890", "/archive?year=x"} {
		if w := get(h, path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}
