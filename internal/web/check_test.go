package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/check"
	"stet/internal/page"
	"stet/internal/web/webtest"
)

// send posts a body to the page.
func send(h http.Handler, contentType, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/check", strings.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// sendForm posts fields, in pairs, as a browser posts the form.
func sendForm(t testing.TB, h http.Handler, fields ...string) *httptest.ResponseRecorder {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		if err := form.WriteField(fields[i], strings.ReplaceAll(fields[i+1], "\n", "\r\n")); err != nil {
			t.Fatal(err)
		}
	}
	form.Close()
	return send(h, form.FormDataContentType(), b.String(), "Accept", "text/html,*/*;q=0.8", "Sec-Fetch-Site", "same-origin")
}

const asForm = "application/x-www-form-urlencoded"

// example is the filled-in form as fields.
func example(p webtest.Page) []string {
	var fields []string
	for _, n := range p.All("form [name]") {
		value := webtest.Attr(n, "value")
		if n.Data == "textarea" && n.FirstChild != nil {
			value = n.FirstChild.Data
		}
		fields = append(fields, webtest.Attr(n, "name"), value)
	}
	return fields
}

// The example shows what the page is for: sent as it is, two sentences stand, and
// each other one is refused by the check that it is there for.
func TestCheckExample(t *testing.T) {
	h := site(t, options(webtest.New()))
	filled := webtest.Parse(t, get(h, "/check?example=1").Body.String())
	w := sendForm(t, h, example(filled)...)
	if w.Code != http.StatusOK {
		t.Fatal(w.Code)
	}
	p := webtest.Parse(t, w.Body.String())
	if got := p.Text("h2#result"); got != "2 of 5 sentences stand" || !strings.HasPrefix(p.Text("title"), got) {
		t.Errorf("the summary is %q, the title %q", got, p.Text("title"))
	}
	want := []struct{ outcome, gates, marked, passage string }{
		{"stands", "", "", "The Ostry bridge will stay closed until Friday"},
		{"refused", "figure", "Twelve people", "Eleven people were on the ferry"},
		{"refused", "quotation", "We will never let a ship that size in again", "never again let a ship of that size in at night"},
		{"stands", "", "", "Repairs may cost 4.5 million crowns"},
		{"unfound", "citation", "", ""},
	}
	rows := p.All("ol.checked > li")
	if len(rows) != len(want) {
		t.Fatalf("%d sentences", len(rows))
	}
	for i, row := range rows {
		in := p.Within(row)
		got := [3]string{webtest.Attr(row, "class"), strings.Join(in.Texts(".why b"), " "), strings.Join(in.Texts("mark"), " ")}
		if got != [3]string{want[i].outcome, want[i].gates, want[i].marked} || !strings.Contains(strings.Join(in.Texts("blockquote"), " "), want[i].passage) {
			t.Errorf("sentence %d: %q; passages %q", i+1, got, in.Texts("blockquote"))
		}
	}
	if got := p.Texts("a.to"); !slices.Equal(got, []string{"2", "3", "5"}) {
		t.Errorf("leads to %q", got)
	}
	if again := example(p); !slices.Equal(again, example(filled)) {
		t.Errorf("the form does not hold what was sent: %q", again)
	}
	if w.Header().Get("X-Robots-Tag") != "noindex" || len(p.All("link[rel=canonical]")) > 0 {
		t.Error("a reader's text is offered to search engines")
	}
}

// A program gets the list that stet check --format json prints, whichever way it
// sends the text.
func TestCheckJSON(t *testing.T) {
	h := site(t, options(webtest.New()))
	ask := map[string]any{"text": "Ünser ferry sank on Monday. Nine people drowned.", "sources": []map[string]string{{"name": "Wire", "text": "Ünser ferry sank on Monday.\r\nSix people drowned."}}}
	body, err := json.Marshal(ask)
	if err != nil {
		t.Fatal(err)
	}
	fields := url.Values{"text": {ask["text"].(string)}, "source": {"Ünser ferry sank on Monday.\r\nSix people drowned."}, "name": {"Wire"}}.Encode()
	for name, w := range map[string]*httptest.ResponseRecorder{
		"JSON":              send(h, "application/json; charset=utf-8", string(body)),
		"JSON for JSON":     send(h, "application/json", string(body), "Accept", "application/json"),
		"a form for JSON":   send(h, asForm, fields, "Accept", "application/json"),
		"JSON for anything": send(h, "application/json", string(body), "Accept", "*/*"),
	} {
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" || !strings.Contains(w.Header().Get("Vary"), "Accept") {
			t.Errorf("%s: %d %v", name, w.Code, w.Header())
			continue
		}
		var got []check.Verdict
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || len(got) != 2 {
			t.Errorf("%s: %v %s", name, err, w.Body)
			continue
		}
		first, second := got[0], got[1]
		if !first.Stands || first.Span != (stet.Span{Start: 0, End: 27}) || first.Passages[0].Source != "Wire" || first.Passages[0].Exact != "Ünser ferry sank on Monday." || first.Passages[0].Span.End != 27 {
			t.Errorf("%s: %+v", name, first)
		}
		if second.Stands || second.Refusals[0].Gate != stet.GateFigure || second.Refusals[0].Words != "Nine people" {
			t.Errorf("%s: %+v", name, second)
		}
	}
	if w := send(h, "application/json", string(body), "Accept", "text/html"); !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		t.Errorf("asked for a page: %s", w.Header().Get("Content-Type"))
	}
	endless, err := json.Marshal(map[string]any{"text": strings.Repeat("A ferry sank. ", 200), "sources": []any{map[string]string{"text": strings.Repeat("a ferry sank ", 2000)}}})
	if err != nil {
		t.Fatal(err)
	}
	if w := send(h, "application/json", string(endless)); w.Code != 413 || w.Body.Len() > 1000 {
		t.Errorf("an endless passage 200 times: %d with %d bytes", w.Code, w.Body.Len())
	}
	if w := send(h, "application/json", string(endless), "Accept", "text/html"); w.Code != 200 || w.Body.Len() > 1<<20 {
		t.Errorf("as a page: %d with %d bytes", w.Code, w.Body.Len())
	}
	if w := send(h, "application/json", `{"text":"A ferry sank.","sources":[]}`); w.Code != 400 || strings.Contains(w.Body.String(), "<") || !strings.Contains(w.Body.String(), "no source") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// What cannot be checked is answered with a reason at the field to be mended, and
// with everything that was sent still in the form.
func TestCheckComplains(t *testing.T) {
	h := site(t, options(webtest.New()))
	long := strings.Repeat("The ferry sank at Ostry. ", 4000)
	many := []string{"text", "A ferry sank."}
	for range page.CheckSources + 1 {
		many = append(many, "source", "A ferry sank.")
	}
	missing := "/report/" + strings.Repeat("0", 26)
	for name, c := range map[string]struct {
		fields []string
		status int
		field  string
		says   string
	}{
		"nothing":            {nil, 400, "text", "no text to check"},
		"blank":              {[]string{"text", " \n ", "source", "A ferry sank."}, 400, "text", "no text to check"},
		"no source":          {[]string{"text", "A ferry sank.", "source", " "}, 400, "source-1", "no source"},
		"a name only":        {[]string{"text", "A ferry sank.", "source", "It did.", "name", "", "source", "", "name", "https://wire.example/1"}, 400, "source-2", "addresses are not opened"},
		"a long text":        {[]string{"text", long[:page.CheckText+1], "source", "A ferry sank."}, 413, "text", "at most 20,000"},
		"many sentences":     {[]string{"text", strings.Repeat("Abc\n\n", 3000), "source", "A ferry sank."}, 413, "text", "sentences or lines"},
		"an endless one":     {[]string{"text", strings.Repeat("and ", 2000), "source", "A ferry sank."}, 400, "text", "at most 3,000"},
		"long sources":       {[]string{"text", "A ferry sank.", "source", long, "source", long, "source", long}, 413, "source-1", "too many sources"},
		"many sources":       {many, 413, "source-1", "at most 20"},
		"elsewhere":          {[]string{"text", "A ferry sank.", "archive", "http://127.0.0.1/report/" + strings.Repeat("0", 26)}, 400, "archive", "No other address is opened"},
		"a file":             {[]string{"text", "A ferry sank.", "archive", "file:///etc/passwd"}, 400, "archive", "No other address is opened"},
		"another page":       {[]string{"text", "A ferry sank.", "archive", "/search"}, 400, "archive", "not the address of a report"},
		"no such report":     {[]string{"text", "A ferry sank.", "archive", missing}, 400, "archive", "Nothing is archived"},
		"no such story":      {[]string{"text", "A ferry sank.", "archive", strings.Replace(missing, "report", "story", 1)}, 400, "archive", "Nothing is archived"},
		"a list without end": {[]string{"text", "A ferry sank.", "archive", strings.Repeat("/story/"+string(webtest.Story)+"\n", 5000)}, 413, "source-1", "too many sources"},
	} {
		w := sendForm(t, h, c.fields...)
		p := webtest.Parse(t, w.Body.String())
		if w.Code != c.status || !strings.Contains(p.Text("[role=alert]"), c.says) || webtest.Attr(p.One("[aria-invalid]"), "id") != c.field {
			t.Errorf("%s: %d %q", name, w.Code, p.Text("[role=alert]"))
		}
		if !strings.Contains(webtest.Attr(p.One("[aria-invalid]"), "aria-describedby"), "wrong") {
			t.Errorf("%s: the field is not described by what is wrong", name)
		}
		if sent := c.fields; len(sent) > 1 && webtest.Text(p.One("#text")) != strings.Join(strings.Fields(sent[1]), " ") {
			t.Errorf("%s: the text is lost", name)
		}
	}
}

func TestCheckRefusesRequests(t *testing.T) {
	h := site(t, options(webtest.New()))
	for name, c := range map[string]struct {
		kind, body string
		header     []string
		status     int
	}{
		"no type":            {"", "text=a", nil, 415},
		"another type":       {"text/plain", "text=a", nil, 415},
		"broken JSON":        {"application/json", `{"text": "a"`, nil, 400},
		"JSON of a list":     {"application/json", `["a"]`, nil, 400},
		"JSON and more":      {"application/json", `{"text":"a"} {}`, nil, 400},
		"deep JSON":          {"application/json", strings.Repeat("[", 200_000), nil, 400},
		"a broken form":      {asForm, "text=%zz", nil, 400},
		"no boundary":        {"multipart/form-data", "x", nil, 400},
		"a cut form":         {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nabc", nil, 400},
		"a huge form":        {asForm, "text=" + strings.Repeat("a", 600<<10), nil, 413},
		"huge JSON":          {"application/json", `{"text":"` + strings.Repeat("a", 600<<10) + `"}`, nil, 413},
		"a form elsewhere":   {asForm, "text=a&source=a", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		"a sister's form":    {asForm, "text=a&source=a", []string{"Sec-Fetch-Site", "same-site"}, 403},
		"another origin":     {asForm, "text=a&source=a", []string{"Origin", "https://evil.example"}, 403},
		"our own, by Origin": {asForm, "text=A+ferry+sank.&source=A+ferry+sank.", []string{"Origin", "https://news.example"}, 200},
		"a program":          {asForm, "text=A+ferry+sank.&source=A+ferry+sank.", nil, 200},
	} {
		if w := send(h, c.kind, c.body, c.header...); w.Code != c.status {
			t.Errorf("%s: %d, want %d", name, w.Code, c.status)
		}
	}
}

// Reports of this site are named by path or by whole address; a story stands for
// its reports, one of each origin first.
func TestCheckAgainstArchive(t *testing.T) {
	n := webtest.New()
	h := site(t, options(n))
	d := webtest.Dossier()
	first := d.Reports[0]
	sentence := strings.Split(first.Text, "\n")[0]
	for _, address := range []string{
		"/report/" + string(first.ID), "https://news.example/report/" + string(first.ID) + "?from=1&to=9#passage", "http://example.com/report/" + string(first.ID),
		"/story/" + string(webtest.Story), "/story/" + string(webtest.Story) + ".json", " " + articlePath + "?revision=1 ",
	} {
		w := sendForm(t, h, "text", sentence, "archive", "\n"+address+"\n"+address)
		p := webtest.Parse(t, w.Body.String())
		if w.Code != 200 || p.Text("h2#result") != "The sentence stands" {
			t.Errorf("%s: %d %q", address, w.Code, p.Text("h1 + *"))
			continue
		}
		href := webtest.Attr(p.All("figcaption a")[0], "href")
		path, _, _ := strings.Cut(href, "#")
		if cited := webtest.Parse(t, get(h, path).Body.String()); !strings.Contains(sentence, cited.Text("mark#passage")) {
			t.Errorf("%s: the passage leads to %q", address, cited.Text("mark#passage"))
		}
	}
	for i := range 30 { // more than there is room for, of one origin
		copied := *first
		copied.ID = stet.NewID(first.Published, "copy", fmt.Sprint(i))
		n.Dossiers[webtest.Story].Reports = append(n.Dossiers[webtest.Story].Reports, &copied)
		n.Dossiers[webtest.Story].Origins[copied.ID] = d.Origins[first.ID]
	}
	p := webtest.Parse(t, sendForm(t, h, "text", sentence, "archive", "/story/"+string(webtest.Story)).Body.String())
	if all := p.Text(".result"); !strings.Contains(all, "18 more reports of the story were not looked at") {
		t.Errorf("a story that is too large: %s", all)
	}
	n.Err = stet.Errorf(stet.Unavailable, "locked")
	if w := sendForm(t, h, "text", sentence, "archive", "/report/"+string(first.ID)); w.Code != 503 {
		t.Errorf("without the archive: %d", w.Code)
	}
}

func TestCheckHostileText(t *testing.T) {
	h := site(t, options(webtest.New()))
	const evil = "</textarea></title><script>alert(1)</script><img src=x onerror=alert(2)>\"' \u202E19\u202C \u2066x & \x00y \xff\xfe z"
	for name, fields := range map[string][]string{
		"everywhere": {"text", "The ferry sank. " + evil + " Nine drowned.", "source", "The ferry sank. Six drowned. " + evil, "name", evil},
		"no source":  {"text", evil, "name", evil, "archive", evil},
		"no text":    {"text", "", "source", evil, "name", evil},
		"bytes":      {"text", strings.Repeat("\xff\xc0\x80\xed\xa0\x80 ", 50), "source", strings.Repeat("\x00 \xf8", 900), "name", "\xff"},
	} {
		w := sendForm(t, h, fields...)
		if w.Code != 200 && w.Code != 400 {
			t.Errorf("%s: %d", name, w.Code)
		}
		body := w.Body.String()
		if strings.ContainsAny(body, "\u202E\u2066\x00") {
			t.Errorf("%s: direction or control characters reach the reader", name)
		}
		p := webtest.Parse(t, body)
		if n := len(p.All("script, img, [onerror], [onload], [style]")); n > 0 {
			t.Errorf("%s: %d elements broke out of the text", name, n)
		}
		p.One("main form")
	}
	if p := webtest.Parse(t, get(h, "/check?archive="+url.QueryEscape(evil)).Body.String()); len(p.All("script, img")) > 0 {
		t.Error("the address breaks out of the form")
	}
}

// held is a checker that answers when it is told to.
type held struct{ release chan struct{} }

func (c held) Check(string, []*stet.Report) []check.Verdict {
	<-c.release
	return nil
}

// A check that takes too long is answered in time, and goes on counting among
// those that are made at once until it has ended.
func TestCheckIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, c := options(webtest.New()), held{make(chan struct{})}
		o.Checker = c
		h := site(t, o)
		answers := make(chan int, 2)
		ask := func() int {
			return send(h, asForm, "text=A+ferry+sank.&source=A+ferry+sank.", "Accept", "application/json").Code
		}
		for range 2 {
			go func() { answers <- ask() }()
		}
		synctest.Wait()
		for range 2 { // at once, and again when both readers were told
			w := send(h, asForm, "text=A+ferry+sank.&source=A+ferry+sank.&name=Wire", "Accept", "text/html")
			p := webtest.Parse(t, w.Body.String())
			if w.Code != 503 || w.Header().Get("Retry-After") == "" || p.Text("#text") != "A ferry sank." || webtest.Attr(p.One("#name-1"), "value") != "Wire" {
				t.Errorf("a third text: %d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
			}
			if len(answers) == 0 {
				for range 2 {
					if code := <-answers; code != 503 {
						t.Errorf("after the time: %d", code)
					}
				}
				answers <- 0
			}
		}
		close(c.release)
		synctest.Wait()
		if code := ask(); code != 200 {
			t.Errorf("afterwards: %d", code)
		}
	})
}

type broken struct{}

func (broken) Check(string, []*stet.Report) []check.Verdict { panic("a defect") }

func TestCheckPanicBecomesAPage(t *testing.T) {
	o := options(webtest.New())
	o.Checker = broken{}
	h := site(t, o)
	for range 3 { // it must not keep a place either
		if w := sendForm(t, h, "text", "A ferry sank.", "source", "A ferry sank."); w.Code != 500 || !strings.Contains(w.Body.String(), "defect of ours") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
}

// Whatever is sent is answered, and none of it becomes markup.
func TestCheckAnswersAnything(t *testing.T) {
	h := site(t, options(webtest.New()))
	rapid.Check(t, func(r *rapid.T) {
		some := rapid.Custom(func(r *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{
				"said ", "Ann Holt ", "“We won” ", "\"", "’", "9 of 40 ", "3 May 2031 ", "not ", "$", "5.6 % ", ". ", "\n\n", "\r", "\x00", "\xff", "\u202E", "\uFFFD",
				"e\u0301", "<script>", "</textarea>", "<img src=x>", "&lt;", "Ä", "日本語。", "👩‍🚀", "(", "…", "according to ", "the ferry ", "/story/" + string(webtest.Story),
			}), 0, 30).Draw(r, "words"), "")
		})
		archive := rapid.SampledFrom([]string{"", "", "/story/" + string(webtest.Story), some.Draw(r, "address")}).Draw(r, "archive")
		w := sendForm(t, h, "text", some.Draw(r, "text"), "source", some.Draw(r, "source"), "name", some.Draw(r, "name"), "archive", archive)
		p := webtest.Parse(t, w.Body.String())
		if !slices.Contains([]int{200, 400, 413}, w.Code) || len(p.All("script, img")) > 0 || len(p.All("main form")) != 1 {
			r.Fatalf("%d", w.Code)
		}
	})
}
