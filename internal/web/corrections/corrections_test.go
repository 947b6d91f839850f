package corrections_test

import (
	"strings"
	"testing"

	"stet"
	"stet/internal/page"
	"stet/internal/web/corrections"
	"stet/internal/web/webtest"
)

func TestNewestFirst(t *testing.T) {
	a := webtest.Revisions()[1]
	later := a
	later.Corrections = []stet.Correction{{At: webtest.Now, Was: "four", Is: "five", Why: "We misread it."}}
	p := webtest.Render(t, corrections.Page(webtest.English, page.NewCorrections([]stet.Article{a, later}, 10)))
	if got := p.Texts(".fixes li > p:not(.meta)"); len(got) != 2 || got[0] != "It said four. It now says five." {
		t.Errorf("corrections: %q", got)
	}
	if got := webtest.Attr(p.All(".fixes h2 a")[0], "href"); !strings.HasSuffix(got, "#corrections") {
		t.Errorf("link %q", got)
	}
	if got := webtest.Render(t, corrections.Page(webtest.English, nil)).Text(".none"); got != "None so far." {
		t.Errorf("without any: %q", got)
	}
}
