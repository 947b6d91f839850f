package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/account"
	"stet/internal/desk"
	"stet/internal/web"
	"stet/internal/web/webtest"
)

// editors is a desk that publishes what does not hold the word refused, and a
// queue in memory. account is who is signed in.
type editors struct {
	account  *stet.Account
	problems []stet.Problem
	orders   []desk.Order
}

func (e *editors) Visitor(*http.Request) (*stet.Account, error) { return e.account, nil }

func (e *editors) AddProblem(_ context.Context, p stet.Problem) error {
	e.problems = append(e.problems, p)
	return p.Validate()
}

func (e *editors) Problem(_ context.Context, id stet.ID) (*stet.Problem, error) {
	for i := range e.problems {
		if e.problems[i].ID == id {
			return &e.problems[i], nil
		}
	}
	return nil, stet.Errorf(stet.NotFound, "no problem")
}

func (e *editors) OpenProblems(context.Context, int) (open []stet.Problem, _ error) {
	for _, p := range e.problems {
		if p.State == stet.ProblemOpen {
			open = append(open, p)
		}
	}
	return open, nil
}

func (e *editors) DismissProblem(ctx context.Context, id stet.ID, by, answer string, at time.Time) error {
	p, err := e.Problem(ctx, id)
	if err == nil {
		p.State, p.By, p.Answer, p.Settled = stet.ProblemDismissed, by, answer, at
	}
	return err
}

func (e *editors) Correct(_ context.Context, o desk.Order) (int, []stet.Refusal, error) {
	switch {
	case o.Why == "":
		return 0, nil, stet.Errorf(stet.Invalid, "no reason")
	case strings.Contains(o.Is, "refused"):
		return 0, []stet.Refusal{{Gate: stet.GateFigure, Reason: "the passage says 91"}}, nil
	}
	e.orders = append(e.orders, o)
	return 3, nil, nil
}

// desked is a site with a desk, and who is signed in there.
func desked(t testing.TB, role stet.Role) (http.Handler, *editors) {
	t.Helper()
	e := &editors{}
	if role != "" {
		e.account = &stet.Account{ID: stet.NewID(webtest.Now, string(role)), Name: "Edith", Role: role}
	}
	o := options(webtest.New())
	o.Desk, o.Problems, o.Visitors = e, e, e
	service, err := account.New(account.Options{Base: o.Base, Registration: account.Open, Now: o.Now})
	if err != nil {
		t.Fatal(err)
	}
	o.Accounts = service
	return site(t, o), e
}

func post(h http.Handler, path string, pairs ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestEverySentenceLeadsToItsForm(t *testing.T) {
	h, _ := desked(t, "")
	p := webtest.Parse(t, get(h, articlePath).Body.String())
	notes := p.All(".n")
	a := webtest.Revisions()[1]
	for i, s := range a.Sections[0].Sentences {
		n := i + 3 // after headline and deck
		form := get(h, articlePath+"/problem?s="+string(rune('0'+n)))
		checked := webtest.Parse(t, form.Body.String()).One("input[checked]").Parent
		if got := strings.TrimSpace(webtest.Text(checked)); got != s.Text {
			t.Errorf("sentence %d: the form is about %q, want %q", n, got, s.Text)
		}
	}
	linked := 0
	for _, n := range notes {
		for _, a := range p.Within(n).All("a[href]") {
			if strings.Contains(webtest.Attr(a, "href"), "/problem?s=") {
				linked++
			}
		}
	}
	if linked < 12 {
		t.Errorf("%d of %d notes lead to a form", linked, len(notes))
	}
}

func TestReportsReachTheQueue(t *testing.T) {
	h, e := desked(t, "")
	first := webtest.Revisions()[1].Sections[0].Sentences[0].Text
	for name, c := range map[string]struct {
		text string
		want int
	}{"empty": {" \n", http.StatusBadRequest}, "too long": {strings.Repeat("x", stet.ProblemMax+1), http.StatusBadRequest}} {
		if w := post(h, articlePath+"/problem", "s", "3", "text", c.text); w.Code != c.want || len(e.problems) > 0 {
			t.Errorf("%s: %d, %d kept", name, w.Code, len(e.problems))
		}
	}
	if w := post(h, articlePath+"/problem", "s", "3", "revision", "2", "text", "<b>It rained.</b>"); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if len(e.problems) != 1 || e.problems[0].About.Sentence != first || e.problems[0].Account != "" {
		t.Fatalf("%+v", e.problems)
	}
	// A form of another revision counts that one's sentences.
	if post(h, articlePath+"/problem", "s", "1", "revision", "1", "text", "The headline"); e.problems[1].About.Revision != 1 {
		t.Errorf("%+v", e.problems[1])
	}
	if w := get(h, "/desk"); w.Code != http.StatusSeeOther {
		t.Errorf("the queue answers %d to nobody", w.Code)
	}
	e.account = &stet.Account{Name: "Rae", Role: stet.RoleReader}
	for _, w := range []*httptest.ResponseRecorder{get(h, "/desk"), get(h, "/desk/correct?problem="+string(e.problems[0].ID)), post(h, "/desk/correct", "was", first), post(h, "/desk/problem")} {
		if w.Code != http.StatusForbidden {
			t.Errorf("a reader is answered %d", w.Code)
		}
	}
	if got := post(h, articlePath+"/problem", "text", "x", "s", "999").Code; got != http.StatusSeeOther || e.problems[2].About.Sentence != "" {
		t.Errorf("a sentence that is not there: %d, %+v", got, e.problems[2])
	}
	e.account.Barred = "spam"
	if post(h, articlePath+"/problem", "text", "once more"); len(e.problems) != 3 {
		t.Error("who is barred fills the queue")
	}
	for i := range 30 {
		if w := post(h, articlePath+"/problem", "text", strings.Repeat("x", i+1)); w.Code == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("nobody stops who sends very many")
}

func TestEditorCorrects(t *testing.T) {
	h, e := desked(t, "")
	post(h, articlePath+"/problem", "s", "3", "text", "<b>It rained.</b>")
	problem := e.problems[0]
	e.account = &stet.Account{ID: stet.NewID(webtest.Now, "editor"), Name: "Edith", Role: stet.RoleEditor}
	queue := get(h, "/desk").Body.String()
	if !strings.Contains(queue, "&lt;b&gt;It rained.") || !strings.Contains(queue, problem.About.Sentence) {
		t.Errorf("the queue lacks the report:\n%s", queue)
	}
	form := get(h, "/desk/correct?problem="+string(problem.ID)).Body.String()
	for _, want := range []string{"It rained.", problem.About.Sentence, "without warning and flooding", "Lantern"} {
		if !strings.Contains(form, want) {
			t.Errorf("the form lacks %q", want)
		}
	}
	send := func(pairs ...string) *httptest.ResponseRecorder {
		return post(h, "/desk/correct", append([]string{"was", problem.About.Sentence, "problem", string(problem.ID)}, pairs...)...)
	}
	if w := send("is", "This is refused.", "why", "so"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "the passage says 91") || !strings.Contains(w.Body.String(), "This is refused.") {
		t.Errorf("refused: %d", w.Code)
	}
	if w := send("is", "Better."); w.Code != http.StatusBadRequest {
		t.Errorf("without a reason: %d", w.Code)
	}
	if w := send("is", "Better.", "why", "A reader saw it.", "article", "0000"); w.Code != http.StatusSeeOther || len(e.orders) != 1 {
		t.Fatalf("%d, %+v", w.Code, e.orders)
	}
	if o := e.orders[0]; o.Article != webtest.ArticleID || o.Was != problem.About.Sentence || o.Is != "Better." || o.By != "Edith" || o.Problem != problem.ID {
		t.Errorf("%+v", o)
	}
	if w := get(h, "/desk/correct?article="+string(webtest.ArticleID)); !strings.Contains(w.Body.String(), "Choose this sentence") {
		t.Error("without a sentence there is nothing to choose from")
	}
	if w := get(h, "/desk/correct"); w.Code != http.StatusNotFound {
		t.Errorf("without an article: %d", w.Code)
	}
	post(h, "/desk/problem", "id", string(problem.ID), "answer", "It says so.")
	if e.problems[0].State != stet.ProblemDismissed || strings.Contains(get(h, "/desk").Body.String(), "It rained.") {
		t.Errorf("%+v", e.problems[0])
	}
}

func TestCompare(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, articlePath+"/compare").Body.String())
	if rows := p.All("tr.new"); len(rows) != 6 {
		t.Errorf("%d rows differ, want the 6 sentences of two further sections", len(rows))
	}
	if got := len(p.All(".cmp tbody tr:not(.sec)")); got < 16 {
		t.Errorf("%d rows", got)
	}
	same := webtest.Parse(t, get(h, articlePath+"/compare?from=2&to=2").Body.String())
	if !strings.Contains(same.Text("article"), "Not a word") || len(same.All("del, ins")) > 0 {
		t.Error("a revision differs from itself")
	}
	for _, query := range []string{"?from=9", "?to=0", "?from=x", "?to=-1"} {
		if w := get(h, articlePath+"/compare"+query); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", query, w.Code)
		}
	}
}

var _ web.Problems = (*editors)(nil)
