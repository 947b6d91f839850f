package outlets_test

import (
	"cmp"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"stet"
	"stet/examples"
	"stet/internal/extract"
	"stet/internal/feed"
	"stet/internal/outlets"
)

func load(t testing.TB) *outlets.Scenario {
	t.Helper()
	s, err := outlets.Load(examples.Newsroom)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// get asks the outlets as they are at the time.
func get(s *outlets.Scenario, at time.Time, url string, header ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, url, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.Handler(func() time.Time { return at }).ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, r *http.Response) []byte {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheNewsroomIsLargeEnoughToShow(t *testing.T) {
	s := load(t)
	owners := map[string]bool{}
	for _, o := range s.Outlets {
		owners[o.Owner] = true
	}
	if len(s.Outlets) < 7 || len(owners) != len(s.Outlets) || len(s.Reports) < 16 || len(s.Stories) < 5 {
		t.Errorf("%d outlets of %d owners, %d reports, %d stories", len(s.Outlets), len(owners), len(s.Reports), len(s.Stories))
	}
	want := []time.Time{time.Date(2025, 12, 29, 22, 0, 0, 0, time.UTC), time.Date(2025, 12, 30, 9, 0, 0, 0, time.UTC)}
	if got := s.Waves(); !slices.EqualFunc(got, want, time.Time.Equal) {
		t.Errorf("waves %v", got)
	}
	if !slices.IsSorted(s.Hosts()) || len(s.Hosts()) != len(s.Outlets) {
		t.Errorf("hosts %v", s.Hosts())
	}
}

func TestListsTellWhatIsPublished(t *testing.T) {
	s := load(t)
	for _, wave := range s.Waves() {
		for i, source := range s.Sources() {
			if err := source.Validate(); err != nil {
				t.Error(err)
			}
			var want []string
			for _, r := range slices.Backward(s.Reports) {
				if r.Host == s.Outlets[i].Host && !r.Published.After(wave) {
					want = append(want, r.URL()+" "+r.Published.String()+" "+r.Headline)
				}
			}
			var got []string
			for _, item := range items(t, source, get(s, wave, source.URL)) {
				got = append(got, item.URL+" "+item.Published.String()+" "+item.Title)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s at %s lists\n%q, want\n%q", source.URL, wave, got, want)
			}
		}
	}
}

func items(t *testing.T, source stet.Source, r *http.Response) []stet.Item {
	t.Helper()
	if source.Kind == stet.SourceSitemap {
		m, err := feed.ParseSitemap(body(t, r), source.URL)
		if err != nil || len(m.Skipped) > 0 {
			t.Fatal(source.URL, err, m)
		}
		return m.Items
	}
	f, err := feed.Parse(body(t, r), r.Header.Get("Content-Type"), source.URL)
	if err != nil || len(f.Skipped) > 0 || f.Title != source.Name {
		t.Fatal(source.URL, err, f)
	}
	for _, item := range f.Items {
		if item.Summary == "" || item.Author == "" {
			t.Errorf("%s: entry %s has summary %q and author %q", source.URL, item.URL, item.Summary, item.Author)
		}
	}
	return f.Items
}

// Extraction is held here to what the pages' furniture and hidden text were
// made for.
func TestPagesGiveTheReportAndNothingElse(t *testing.T) {
	s := load(t)
	for _, r := range s.Reports {
		t.Run(r.Key(), func(t *testing.T) {
			res := get(s, r.Published, r.URL())
			raw := body(t, res)
			page, err := extract.Read(raw, res.Header.Get("Content-Type"), r.URL())
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.Join(r.Paragraphs, "\n\n"); page.Text != want {
				t.Errorf("text\n%s\nwant\n%s", page.Text, want)
			}
			if page.Headline != r.Headline {
				t.Errorf("headline %q, want %q", page.Headline, r.Headline)
			}
			if !strings.Contains(page.Byline, strings.Fields(r.Byline)[0]) {
				t.Errorf("byline %q, want %q", page.Byline, r.Byline)
			}
			if page.Published.Format(time.DateOnly) != r.Published.Format(time.DateOnly) {
				t.Errorf("published %s, want %s", page.Published, r.Published)
			}
		})
	}
}

func TestEveryPageSaysThatItIsInvented(t *testing.T) {
	s := load(t)
	last := s.Waves()[1]
	for _, o := range s.Outlets {
		urls := []string{o.URL()}
		for _, r := range s.Reports {
			if r.Host == o.Host {
				urls = append(urls, r.URL())
			}
		}
		for _, u := range urls {
			if text := string(body(t, get(s, last, u))); !strings.Contains(text, "Example outlet: invented for the Stet demonstration") {
				t.Errorf("%s does not say that it is invented", u)
			}
		}
	}
}

func TestHiddenTextIsInThePageThrice(t *testing.T) {
	s, hidden := load(t), 0
	for _, r := range s.Reports {
		if r.Hidden == "" {
			continue
		}
		hidden++
		if n := strings.Count(string(body(t, get(s, r.Published, r.URL()))), r.Hidden); n != 3 {
			t.Errorf("%s holds its hidden text %d times", r.URL(), n)
		}
	}
	if hidden == 0 {
		t.Error("no report has hidden text")
	}
}

func TestNothingIsServedBeforeItsTime(t *testing.T) {
	s := load(t)
	for _, r := range s.Reports {
		before := r.Published.Add(-time.Second)
		if got := get(s, before, r.URL()).StatusCode; got != http.StatusNotFound {
			t.Errorf("%s before its time: status %d", r.URL(), got)
		}
		if strings.Contains(string(body(t, get(s, before, "http://"+r.Host+"/"))), r.Slug) {
			t.Errorf("the front page of %s has %s before its time", r.Host, r.Slug)
		}
		page := body(t, get(s, r.Published, r.URL()))
		if later := body(t, get(s, r.Published.AddDate(1, 0, 0), r.URL())); string(page) != string(later) {
			t.Errorf("%s changes with time", r.URL())
		}
		for _, other := range s.Reports {
			if other.Published.After(r.Published) && strings.Contains(string(page), other.Slug) {
				t.Errorf("%s links to %s, which is later", r.Key(), other.Key())
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	s := load(t)
	last := s.Waves()[1]
	r := s.Reports[0]
	for url, want := range map[string]int{
		"http://" + r.Host + "/":                                     200,
		"http://" + r.Host + ":8080/index.html":                      200,
		"http://" + strings.ToUpper(r.Host) + "/robots.txt":          200,
		"http://" + r.Host + "/no-such.html":                         404,
		"http://127.0.0.1:9/":                                        200,
		"http://127.0.0.1:9/" + r.Host:                               301,
		"http://127.0.0.1:9/" + r.Host + "/":                         200,
		"http://127.0.0.1:9/" + r.Key() + ".html":                    200,
		"http://127.0.0.1:9/nobody.example/":                         404,
		"http://nobody.example/" + r.Slug + ".html":                  404,
		"http://" + r.Host + "/../../etc/passwd":                     404,
		"http://" + r.Host + "/%2e%2e/" + strings.Repeat("a/", 4000): 404,
	} {
		if got := get(s, last, url).StatusCode; got != want {
			t.Errorf("GET %.80s: %d, want %d", url, got, want)
		}
	}
	w := httptest.NewRecorder()
	s.Handler(func() time.Time { return last }).ServeHTTP(w, httptest.NewRequest(http.MethodPost, r.URL(), nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestUnchangedListsAreNotSentAgain(t *testing.T) {
	s := load(t)
	first, last := s.Waves()[0], s.Waves()[1]
	changed := 0
	for _, source := range s.Sources() {
		res := get(s, first, source.URL)
		etag, modified := res.Header.Get("ETag"), res.Header.Get("Last-Modified")
		if etag == "" || modified == "" {
			t.Fatalf("%s: ETag %q, Last-Modified %q", source.URL, etag, modified)
		}
		for name, value := range map[string]string{"If-None-Match": etag, "If-Modified-Since": modified} {
			if got := get(s, first, source.URL, name, value).StatusCode; got != http.StatusNotModified {
				t.Errorf("%s with %s: %d", source.URL, name, got)
			}
		}
		if get(s, last, source.URL, "If-None-Match", etag).StatusCode == http.StatusOK {
			changed++
		}
	}
	if changed != 3 {
		t.Errorf("%d lists have changed by the second wave, want 3", changed)
	}
}

// Every link of a page leads somewhere, found by host and by path alike.
func TestLinksLead(t *testing.T) {
	s := load(t)
	last := s.Waves()[1]
	for _, r := range s.Reports {
		tree, err := html.Parse(strings.NewReader(string(body(t, get(s, last, r.URL())))))
		if err != nil {
			t.Fatal(err)
		}
		for n := range tree.Descendants() {
			if n.Type != html.ElementNode || n.Data != "a" {
				continue
			}
			for _, a := range n.Attr {
				if a.Key != "href" || a.Val == "#" {
					continue
				}
				target, ok := strings.CutPrefix(a.Val, "./")
				if !ok {
					t.Errorf("%s: the link %s is not relative", r.Key(), a.Val)
				}
				for _, base := range []string{"http://" + r.Host + "/", "http://127.0.0.1/" + r.Host + "/"} {
					if got := get(s, last, base+target).StatusCode; got != http.StatusOK {
						t.Errorf("%s: the link %s: %d", r.Key(), base+target, got)
					}
				}
			}
		}
	}
}

// What a page opens it closes, in order: browsers and extractors mend the rest
// in ways of their own.
func TestPagesAreWellFormed(t *testing.T) {
	s := load(t)
	void := []string{"meta", "link", "br"}
	urls := []string{"http://127.0.0.1/"}
	for _, r := range s.Reports {
		urls = append(urls, r.URL(), "http://"+r.Host+"/")
	}
	for _, u := range urls {
		page := string(body(t, get(s, s.Waves()[1], u)))
		if !strings.HasPrefix(page, "<!DOCTYPE html>\n<html lang=") {
			t.Errorf("%s begins with %.40q", u, page)
		}
		var open []string
		for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
			switch tok := z.Token(); tok.Type {
			case html.StartTagToken:
				if !slices.Contains(void, tok.Data) {
					open = append(open, tok.Data)
				}
			case html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != tok.Data {
					t.Fatalf("%s closes %s while %q are open", u, tok.Data, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s leaves %q open", u, open)
		}
	}
}

const (
	outlet = "-- outlet/a.example --\nName: A\nOwner: O\nFormat: rss\nTheme: wire\nLang: en\nTerms: none\n"
	waves  = "-- waves --\nWave: 2025-01-02T00:00:00Z\n"
	report = "-- report/a.example/one.txt --\nHeadline: H\nByline: B\nPublished: 2025-01-01T00:00:00Z\nSection: S\n\nText.\n"
	expect = "-- expect/stories --\nstory: a.example/one\n"
)

func TestLoadRefusesWhatItDoesNotKnow(t *testing.T) {
	whole := outlet + waves + report + expect
	if _, err := outlets.Load(fstest.MapFS{"newsroom/x.txtar": {Data: []byte(whole)}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "0 outlets"},
		{"unknown section", whole + "-- notes --\n", "section notes"},
		{"section twice", whole + waves, "section waves: it comes twice"},
		{"unknown header", strings.Replace(whole, "Byline: B", "Author: B", 1), `section report/a.example/one.txt: unknown header "Author: B"`},
		{"header twice", strings.Replace(whole, "Byline: B", "Byline: B\nByline: C", 1), "Byline comes twice"},
		{"missing header", strings.Replace(whole, "Byline: B\n", "", 1), "Byline is missing"},
		{"no text", strings.Replace(whole, "Text.", "", 1), "no text"},
		{"bad time", strings.Replace(whole, "2025-01-01T00:00:00Z", "yesterday", 1), `"yesterday" is not a time`},
		{"bad slug", strings.Replace(whole, "one.txt", "One!.txt", 1), "report/HOST/SLUG.txt"},
		{"too late", strings.Replace(whole, "2025-01-01T", "2025-01-03T", 1), "after the last wave"},
		{"unknown format", strings.Replace(whole, "rss", "gopher", 1), `unknown Format "gopher"`},
		{"unknown theme", strings.Replace(whole, "wire", "punk", 1), `unknown Theme "punk"`},
		{"unknown charset", strings.Replace(whole, "Theme", "Charset: koi8-r\nTheme", 1), `Charset "koi8-r"`},
		{"unknown language", strings.Replace(whole, "Lang: en", "Lang: tlh", 1), `Lang "tlh"`},
		{"real host", strings.ReplaceAll(whole, "a.example", "example.org"), "not a host under .example"},
		{"no such outlet", strings.ReplaceAll(whole, "report/a.example", "report/b.example"), "no outlet has this host"},
		{"copy of nothing", strings.Replace(whole, "Byline: B", "Byline: B\nCopy-of: a.example/two", 1), "Copy-of names a.example/two"},
		{"unplaced report", strings.Replace(whole, expect, "", 1), "no story has a.example/one"},
		{"story of nothing", strings.Replace(whole, "story: ", "story: a.example/two ", 1), "a.example/two is no report"},
		{"bad claim", whole + "-- expect/claims --\nclaim drones | status disputed\n", `want claim "WORDS"`},
		{"bad status", whole + "-- expect/claims --\nclaim \"x\" | status true\n", `"true" is none of`},
		{"bad figure", whole + "-- expect/claims --\nclaim \"x\" | figure many\n", `"many"`},
		{"bad stance", whole + "-- expect/claims --\nclaim \"x\" | Lund sings\n", `"Lund sings" ends in no stance`},
		{"bad check", whole + "-- expect/checks --\ntruth | It is so.\n", "GATE | SENTENCE"},
		{"not UTF-8", whole + "\xff", "not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := outlets.Load(fstest.MapFS{"newsroom/x.txtar": {Data: []byte(c.text)}})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
			if stet.KindOf(err) != stet.Invalid {
				t.Errorf("kind %q", stet.KindOf(err))
			}
		})
	}
}

// Whatever loads is served without panic, and its lists can be read.
func FuzzLoad(f *testing.F) {
	f.Add(outlet + waves + report + expect)
	f.Add(outlet + waves + strings.Replace(report, "Section", "Hidden: --> <b>\nSection", 1) + expect)
	f.Add("-- report/a.example/one.txt --\n\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := outlets.Load(fstest.MapFS{"newsroom/x.txtar": {Data: []byte(text)}})
		if err != nil {
			return
		}
		last := slices.MaxFunc(s.Waves(), time.Time.Compare)
		for _, source := range s.Sources() {
			if got := get(s, last, source.URL).StatusCode; got != http.StatusOK {
				t.Errorf("%s: %d", source.URL, got)
			}
		}
		for _, r := range s.Reports {
			if got := get(s, last, r.URL()).StatusCode; got != http.StatusOK {
				t.Errorf("%s: %d", r.URL(), got)
			}
		}
	})
}

// The wording of the page that the residence story's facts are from is not
// ours: no run of six words of it may stand outside quotation marks.
func TestNoWordingIsTaken(t *testing.T) {
	dir := cmp.Or(os.Getenv("STET_CORPORA"), "../../../shared/corpora")
	seed, err := os.ReadFile(filepath.Join(filepath.Dir(dir), "seed-page.txt"))
	if err != nil {
		t.Skip("the page that the residence story's facts are from is not here: ", err)
	}
	taken := runs(string(seed))
	for _, r := range load(t).Reports {
		for _, run := range slices.Sorted(maps.Keys(runs(unquoted(r.Headline + " quotationmark " + strings.Join(r.Paragraphs, " quotationmark "))))) {
			if taken[run] {
				t.Errorf("%s: %s has the words %q", r.File, r.Key(), run)
			}
		}
	}
}

var quotation = regexp.MustCompile(`"[^"]*"|“[^”]*”`)

// unquoted puts a word that is in no text where quotations stand.
func unquoted(text string) string { return quotation.ReplaceAllString(text, " quotationmark ") }

func runs(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	set := map[string]bool{}
	for i := range max(0, len(words)-5) {
		set[strings.Join(words[i:i+6], " ")] = true
	}
	return set
}
