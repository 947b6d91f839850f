package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"stet"
	"stet/internal/compose/model"
	"stet/internal/draft"
	"stet/internal/llm"
	"stet/internal/llm/llmtest"
	"stet/internal/pipeline"
	"stet/internal/statements"
	"stet/internal/store"
	"stet/internal/store/storetest"
	"stet/internal/verify"
)

// statementsOf joins the gates to the statements, as cmd/stet does.
type statementsOf struct{}

func (statementsOf) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

// endpoint is a scripted model as a newsroom has it configured.
func endpoint(t *testing.T, s *llmtest.Server, dir string, day, each llm.Limits) *llm.Model {
	t.Helper()
	client, err := llm.New(llm.Options{Address: s.URL, Model: "small", Pause: time.Millisecond, MaxPause: 5 * time.Millisecond, Timeout: 10 * time.Second, Transport: s})
	if err != nil {
		t.Fatal(err)
	}
	cache, err := llm.OpenCache(filepath.Join(dir, "replies"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	budget, err := llm.OpenBudget(dir, day, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return &llm.Model{Name: "small", Address: s.URL, Generator: client, Cache: cache, Day: budget, Each: each, Price: llm.Price{In: 1000, Out: 1000}, Now: time.Now}
}

// accounts keeps what a newsroom published.
type accounts struct {
	mu  sync.Mutex
	all []*draft.Piece
}

func (a *accounts) keep(p *draft.Piece) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.all = append(a.all, p)
}

// shown gives the numbers of the passages in a prompt by the words they hold.
func shown(t *testing.T, prompt string) func(words string) int {
	return func(words string) int {
		for line := range strings.Lines(prompt) {
			var p struct {
				N    int
				Text string
			}
			if json.Unmarshal([]byte(line), &p) == nil && strings.Contains(p.Text, words) {
				return p.N
			}
		}
		t.Errorf("no passage holds %q:\n%s", words, prompt)
		return 0
	}
}

// say is a sentence of a reply.
func say(text string, passages ...int) string {
	b, err := json.Marshal(map[string]any{"text": text, "passages": append([]int{}, passages...)})
	if err != nil {
		panic(err)
	}
	return string(b)
}

func answer(headline, deck string, sentences ...string) string {
	return fmt.Sprintf(`{"headline":%s,"deck":%s,"sections":[{"section":"happened","sentences":[%s]}]}`, headline, deck, strings.Join(sentences, ","))
}

const (
	headline = "Sund Lines denies that the engine had been repaired without an inspection"
	deck     = "The port office said that the strait was closed to shipping until the evening."
)

// articleOf is a good article about the ferry, with further sentences.
func articleOf(t *testing.T, prompt string, more ...string) string {
	n := shown(t, prompt)
	return answer(say(headline, n("Sund Lines")), say(deck, n("strait")), append([]string{
		say("The ferry Amarant burned for six hours off the port of Lindholm, the harbour master Mara Lind said.", n("Amarant")),
		say("All 91 people aboard were taken off by two tugs.", n("tugs")),
		say("Sund Lines denied that the engine had been repaired without an inspection.", n("Sund Lines")),
		say("Lind said: “We saw smoke at dawn and nothing but smoke until ten.”", n("smoke")),
	}, more...)...)
}

// tell runs a newsroom on one report with a model, and gives what it published.
func tell(t *testing.T, db *store.Store, change ...func(*pipeline.Options)) (*stet.Article, *accounts) {
	t.Helper()
	kept := &accounts{}
	change = append([]func(*pipeline.Options){func(o *pipeline.Options) {
		o.Gates, o.Published = verify.New(statementsOf{}), kept.keep
	}}, change...)
	n := run(t, db, openArchive(t), &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}}, change...)
	if parked := n.settle(t); len(parked) > 0 {
		t.Fatalf("parked: %+v", parked)
	}
	stories, err := db.Stories(t.Context(), 10)
	if err != nil || len(stories) != 1 {
		t.Fatal(stories, err)
	}
	a, err := db.StoryArticle(t.Context(), stories[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(kept.all) != 1 {
		t.Fatalf("%d accounts of one revision", len(kept.all))
	}
	return a, kept
}

func wording(a *stet.Article) string {
	lines := []string{a.Headline.Text, a.Deck.Text}
	for _, s := range a.Sections {
		for _, x := range s.Sentences {
			lines = append(lines, x.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// TestModelWritesAndOneBadSentenceIsWithheld goes the whole way: a model writes a
// good article and two bad sentences, mends one of them when told why, and the
// other is withheld in public.
func TestModelWritesAndOneBadSentenceIsWithheld(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
			at := shown(t, a.User)
			if n == 0 {
				return llmtest.Text(articleOf(t, a.User,
					say("All 92 people aboard were taken off.", at("tugs")),
					say("The captain Peter Quill was arrested.", at("smoke"))))
			}
			return llmtest.Text(`{"sentences":[{"id":1,` + say("All 91 people aboard were taken off before noon.", at("tugs"))[1:] + `,{"id":2,` + say("Captain Peter Quill was arrested on Friday.", at("smoke"))[1:] + `]}`)
		})
		dir := t.TempDir()
		a, kept := tell(t, db, func(o *pipeline.Options) {
			o.Model = &draft.Model{Endpoint: endpoint(t, s, dir, llm.Limits{}, llm.Limits{}), Options: model.Options{Name: "small"}}
		})
		if a.Writer != "small" || a.Headline.Text != headline || a.Deck.Text != deck || !strings.Contains(wording(a), "All 91 people aboard were taken off before noon.") {
			t.Errorf("by %s:\n%s", a.Writer, wording(a))
		}
		if strings.Contains(wording(a), "92") || strings.Contains(wording(a), "Quill") {
			t.Errorf("what was refused stands:\n%s", wording(a))
		}
		if len(a.Withheld) != 1 || a.Withheld[0].Sentence.Text != "The captain Peter Quill was arrested." || !strings.Contains(a.Withheld[0].Reason, "Quill") {
			t.Errorf("withheld %+v", a.Withheld)
		}
		asked := s.Asked()
		if len(asked) != 2 || !strings.Contains(asked[1].User, "92 people") || !strings.Contains(asked[1].User, "Peter Quill”") {
			t.Fatalf("%d requests; the second must name both sentences and why", len(asked))
		}
		c, err := db.Record(t.Context(), a.ID, a.Revision)
		if err != nil {
			t.Fatal(err)
		}
		outcomes := map[stet.Outcome]int{}
		for _, v := range c.Verdicts {
			outcomes[v.Outcome]++
		}
		if c.Writer != "small" || c.Model != "scripted-1" || c.Fallback != "" || c.Requests != 2 || c.TokensIn != 200 || c.TokensOut != 100 || c.Cost != 0.3 || c.Seconds <= 0 || c.Repairs != 1 ||
			len(c.Prompts) != 5 || len(c.Given) != 1 || len(c.Given[0].Passages) < 5 || outcomes[stet.Stands] != 6 || outcomes[stet.Repaired] != 1 || outcomes[stet.Held] != 1 || c.Replaced != nil {
			t.Errorf("record %+v, outcomes %v", c, outcomes)
		}
		if got := kept.all[0]; got.Article.Revision != a.Revision || got.Record.Writer != "small" {
			t.Errorf("told of %+v", got.Record)
		}
		if a.Reason != "First version." {
			t.Errorf("reason %q", a.Reason)
		}
	})
}

func sqlite(t *testing.T) *store.Store { return storetest.Open(t, storetest.Address(t, "sqlite")) }

// writes makes the model of a script.
func writes(t *testing.T, s *llmtest.Server) *draft.Model {
	return &draft.Model{Endpoint: endpoint(t, s, t.TempDir(), llm.Limits{}, llm.Limits{}), Options: model.Options{Name: "small"}}
}

// TestFallsBackAndSaysSo holds that whatever becomes of the model, the
// extractive writer's article is published, and readers are told why.
func TestFallsBackAndSaysSo(t *testing.T) {
	const noUse, noTime, noBudget, tooLittle = "its reply was of no use", "did not answer in time", "budget did not suffice", "too little of what it wrote stood"
	good := func(step func(string) llmtest.Step) llmtest.Script {
		return func(_ int, a llmtest.Asked) llmtest.Step { return step(articleOf(t, a.User)) }
	}
	lie := func(sentences ...string) llmtest.Script {
		return llmtest.InOrder(llmtest.Text(answer(say("Lies", 1), say("More lies", 1), sentences...)))
	}
	for name, c := range map[string]struct {
		script    llmtest.Script
		day, each llm.Limits
		why       string
	}{
		"down":            {llmtest.InOrder(llmtest.Status(503, "no")), llm.Limits{}, llm.Limits{}, noTime},
		"overloaded":      {llmtest.InOrder(llmtest.Status(429, "later", "Retry-After", "600")), llm.Limits{}, llm.Limits{}, noTime},
		"slow":            {llmtest.InOrder(llmtest.Hang), llm.Limits{}, llm.Limits{Time: 30 * time.Millisecond}, noTime},
		"wrong key":       {llmtest.InOrder(llmtest.Status(401, "who?")), llm.Limits{}, llm.Limits{}, "could not be asked"},
		"no JSON":         {llmtest.InOrder(llmtest.Text("I would rather talk about something else.")), llm.Limits{}, llm.Limits{}, noUse},
		"truncated JSON":  {good(func(s string) llmtest.Step { return llmtest.Text(s[:len(s)-20]) }), llm.Limits{}, llm.Limits{}, noUse},
		"cut short":       {good(llmtest.CutShort), llm.Limits{}, llm.Limits{}, noBudget},
		"wrong schema":    {llmtest.InOrder(llmtest.Text(`{"article":"All is well."}`)), llm.Limits{}, llm.Limits{}, noUse},
		"day over budget": {good(llmtest.Text), llm.Limits{Tokens: 100}, llm.Limits{}, noBudget},
		"article too":     {good(llmtest.Text), llm.Limits{}, llm.Limits{Cost: 0.01}, noBudget},
		"all invented":    {lie(say("Peter Quill was arrested.", 1), say("The mayor resigned.", 1)), llm.Limits{}, llm.Limits{}, tooLittle},
		"out of range":    {lie(say("All 91 people aboard were taken off by two tugs.", 77)), llm.Limits{}, llm.Limits{}, tooLittle},
		"empty sentences": {lie(say("", 1), say(" ", 2)), llm.Limits{}, llm.Limits{}, noUse},
		"shifted by one": {func(_ int, a llmtest.Asked) llmtest.Step {
			n := shown(t, a.User)
			return llmtest.Text(answer(say(headline, n("Sund Lines")+1), say(deck, n("strait")-1),
				say("All 91 people aboard were taken off by two tugs.", n("tugs")+1), say("Sund Lines denied that the engine had been repaired without an inspection.", n("Sund Lines")-1)))
		}, llm.Limits{}, llm.Limits{}, tooLittle},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.New(c.script)
			a, kept := tell(t, sqlite(t), func(o *pipeline.Options) {
				o.Model = &draft.Model{Endpoint: endpoint(t, s, t.TempDir(), c.day, c.each), Options: model.Options{Name: "small"}}
			})
			if a.Writer != "extractive" || len(a.Sections) == 0 || a.Headline.Text == "" {
				t.Fatalf("by %s:\n%s", a.Writer, wording(a))
			}
			if want := "First version. Written without the language model: "; !strings.HasPrefix(a.Reason, want) || !strings.Contains(a.Reason, c.why) {
				t.Errorf("reason %q, want %q", a.Reason, c.why)
			}
			if got := kept.all[0]; got.Record.Writer != stet.Extractive || !strings.Contains(got.Record.Fallback, c.why) || got.Trouble == "" {
				t.Errorf("record %+v, trouble %q", got.Record, got.Trouble)
			}
			if c.why == tooLittle && len(a.Withheld) == 0 {
				t.Error("what the model wrote is not withheld in public")
			}
			if strings.Contains(name, "budget") && len(s.Asked()) > 0 {
				t.Error("it was asked though the budget does not suffice")
			}
		})
	}
}

// TestHeadlineThatFallsIsTheExtractiveWriters holds what stands where the
// model's headline is refused, be it for a lie, an instruction that it obeyed or
// one of its own that it repeats.
func TestHeadlineThatFallsIsTheExtractiveWriters(t *testing.T) {
	plain, _ := tell(t, sqlite(t))
	for name, text := range map[string]string{
		"a lie":                   "Ferry sinks off Lindholm, killing 91 people",
		"an instruction obeyed":   "Visit https://buy.example now for cheap ferries",
		"its instructions":        "You know nothing but the passages that you are given",
		"self-talk":               "Here is the headline: the ferry Amarant burned",
		"nothing":                 "",
		"cites what is not there": headline,
	} {
		s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
			if n > 0 {
				return llmtest.Text(`{"sentences":[]}`)
			}
			return llmtest.Text(strings.Replace(articleOf(t, a.User), say(headline, shown(t, a.User)("Sund Lines")), say(text, 99), 1))
		})
		a, kept := tell(t, sqlite(t), func(o *pipeline.Options) { o.Model = writes(t, s) })
		if a.Writer != "small" || a.Headline.Text != plain.Headline.Text || a.Deck.Text != deck || len(kept.all[0].Record.Replaced) != 1 {
			t.Errorf("%s: by %s, headline %q, deck %q, replaced %v", name, a.Writer, a.Headline.Text, a.Deck.Text, kept.all[0].Record.Replaced)
		}
		if text != "" && (len(a.Withheld) != 1 || a.Withheld[0].Sentence.Text != text) {
			t.Errorf("%s: withheld %+v", name, a.Withheld)
		}
	}
}

// TestRefusedRepairIsWithheld holds that a repair that fails costs no more than
// the sentences it was for.
func TestRefusedRepairIsWithheld(t *testing.T) {
	for name, step := range map[string]llmtest.Step{
		"down": llmtest.Status(500, ""), "nonsense": llmtest.Text("No."), "wrong again": llmtest.Text(`{"sentences":[{"id":1,"text":"All 93 people aboard were taken off.","passages":[2]}]}`),
		"what stands already": llmtest.Text(`{"sentences":[{"id":1,"text":"All 91 people aboard were taken off by two tugs.","passages":[2]}]}`),
		"another's number":    llmtest.Text(`{"sentences":[{"id":7,"text":"All was well.","passages":[1]}]}`),
	} {
		s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
			if n > 0 {
				return step
			}
			return llmtest.Text(articleOf(t, a.User, say("All 92 people aboard were taken off.", shown(t, a.User)("tugs"))))
		})
		a, kept := tell(t, sqlite(t), func(o *pipeline.Options) { o.Model = writes(t, s) })
		if n := strings.Count(wording(a), "All 91 people"); n != 1 {
			t.Errorf("%s: it says %d times that 91 were taken off", name, n)
		}
		if a.Writer != "small" || len(a.Withheld) != 1 || !strings.Contains(a.Withheld[0].Sentence.Text, "92") || kept.all[0].Record.Fallback != "" {
			t.Errorf("%s: by %s, withheld %+v, account %+v", name, a.Writer, a.Withheld, kept.all[0])
		}
	}
}

// TestRepeatedTaskAsksNothingAgain stops a task after the model has answered, by
// a store that fails once, and holds that its repetition makes no request.
func TestRepeatedTaskAsksNothingAgain(t *testing.T) {
	s := llmtest.New(func(_ int, a llmtest.Asked) llmtest.Step { return llmtest.Text(articleOf(t, a.User)) })
	dir := t.TempDir()
	use := func(o *pipeline.Options) {
		o.Model = &draft.Model{Endpoint: endpoint(t, s, dir, llm.Limits{}, llm.Limits{}), Options: model.Options{Name: "small"}}
	}
	first, _ := tell(t, sqlite(t), use)
	again, kept := tell(t, sqlite(t), use) // the same newsroom, its database lost and the model's directory kept
	if n := len(s.Asked()); n != 1 {
		t.Errorf("%d requests for one article written twice", n)
	}
	if wording(first) != wording(again) || again.Writer != "small" {
		t.Errorf("written differently:\n%s\n\n%s", wording(first), wording(again))
	}
	if c := kept.all[0].Record; c.Requests != 0 || c.Cached != 1 || c.Cost != 0.15 || c.TokensIn != 100 {
		t.Errorf("%+v: it asked nothing, and rests on a reply that had its cost", c)
	}
}

// TestFurtherReportsDoNotStarveAStory has a report come in while the model still
// writes: its article is published all the same, and then the next.
func TestFurtherReportsDoNotStarveAStory(t *testing.T) {
	db, c, kept := sqlite(t), &clock{}, &accounts{}
	outlets := &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}}
	ready := make(chan *newsroom, 1)
	s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
		if n == 0 {
			room := <-ready
			outlets.set(portURL, ferry) // a reprint
			outlets.set(feedURL, list(ferryURL, portURL))
			room.later(t, c)
			for version, end := 1, time.Now().Add(20*time.Second); version < 2; {
				all, err := db.Stories(t.Context(), 1)
				if err != nil || len(all) != 1 || time.Now().After(end) {
					t.Error("the reprint does not come in:", all, err)
					break
				}
				version = all[0].Version
			}
		}
		return llmtest.Text(articleOf(t, a.User))
	})
	n := run(t, db, openArchive(t), outlets, c.set, func(o *pipeline.Options) {
		o.Gates, o.Published, o.Model = verify.New(statementsOf{}), kept.keep, writes(t, s)
	})
	ready <- n
	if parked := n.settle(t); len(parked) > 0 {
		t.Fatalf("parked: %+v", parked)
	}
	stories, err := db.Stories(t.Context(), 10)
	if err != nil || len(stories) != 1 {
		t.Fatal(stories, err)
	}
	a, err := db.StoryArticle(t.Context(), stories[0].ID)
	if err != nil || a.Revision != 2 || len(a.Reports) != 2 || len(kept.all) != 2 || kept.all[1].Record.Cached != 1 {
		t.Errorf("%v: revision %d from %d reports, %d accounts; want one from each version of the story", err, a.Revision, len(a.Reports), len(kept.all))
	}
}

// TestCalledOffIsNoFallback holds that a newsroom that is stopped while the model
// writes publishes nothing in its place: the task is taken up again.
func TestCalledOffIsNoFallback(t *testing.T) {
	asked := make(chan struct{})
	var once sync.Once
	s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
		once.Do(func() { close(asked) })
		return llmtest.Hang
	})
	db, kept := sqlite(t), &accounts{}
	ctx, cancel := context.WithCancel(t.Context())
	source := stet.NewSource(stet.Source{Name: "Harbour Wire", URL: feedURL, Added: noon})
	if err := db.Update(ctx, func(tx *store.Tx) error { return tx.AddSource(ctx, source) }); err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(pipeline.Options{
		Store: db, Fetcher: &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}}, Archive: openArchive(t), Gates: verify.New(statementsOf{}),
		Responsive: true, Now: func() time.Time { return noon }, Model: writes(t, s), Published: kept.keep,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.PollDue(ctx); err != nil {
		t.Fatal(err)
	}
	if err := p.Start(ctx); err != nil {
		t.Fatal(err)
	}
	<-asked
	cancel() // as a process that is told to end at once
	if err := p.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	counts, err := db.Counts(t.Context())
	if err != nil || counts["articles"] != 0 || len(kept.all) != 0 {
		t.Errorf("%v articles published (%v), accounts %+v", counts["articles"], err, kept.all)
	}
}

// TestJudgeCanOnlyRefuseMore holds what the judge's answers do to what stands.
func TestJudgeCanOnlyRefuseMore(t *testing.T) {
	const tugs = "All 91 people aboard were taken off by two tugs."
	verdict := func(no string) llmtest.Script {
		return func(_ int, a llmtest.Asked) llmtest.Step {
			var out []string
			for line := range strings.Lines(a.User) {
				var q struct {
					ID       int
					Sentence string
				}
				if json.Unmarshal([]byte(line), &q) == nil {
					out = append(out, fmt.Sprintf(`{"id":%d,"supported":%v,"words":"two tugs"}`, q.ID, q.Sentence != no))
				}
			}
			return llmtest.Text(`{"answers":[` + strings.Join(out, ",") + `]}`)
		}
	}
	for name, c := range map[string]struct {
		script   llmtest.Script
		strict   bool
		tugs     bool // still stands
		writer   string
		withheld int // the gates' own aside
		reason   string
	}{
		"all well":            {verdict(""), false, true, "small", 0, "First version."},
		"refuses one":         {verdict(tugs), false, false, "small", 1, "First version."},
		"down":                {llmtest.InOrder(llmtest.Status(500, "")), false, true, "small", 0, "First version. The second reader gave no answer to 6 sentences."},
		"nonsense":            {llmtest.InOrder(llmtest.Text("yes")), false, true, "small", 0, "First version. The second reader gave no answer to 6 sentences."},
		"answers none of all": {llmtest.InOrder(llmtest.Text(`{"answers":[{"id":400,"supported":false,"words":""}]}`)), false, true, "small", 0, "First version. The second reader gave no answer to 6 sentences."},
	} {
		s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
			if n > 0 {
				return llmtest.Text(`{"sentences":[]}`)
			}
			return llmtest.Text(articleOf(t, a.User, say("All 92 people aboard were taken off.", shown(t, a.User)("tugs"))))
		})
		j := llmtest.New(c.script)
		a, kept := tell(t, sqlite(t), func(o *pipeline.Options) {
			o.Model, o.Judge = writes(t, s), &draft.Judge{Endpoint: endpoint(t, j, t.TempDir(), llm.Limits{}, llm.Limits{}), Strict: c.strict}
		})
		if strings.Contains(wording(a), tugs) != c.tugs || a.Writer != c.writer || len(a.Withheld) != 1+c.withheld || a.Reason != c.reason {
			t.Errorf("%s: by %s, %q, withheld %+v\n%s", name, a.Writer, a.Reason, a.Withheld, wording(a))
		}
		if strings.Contains(j.Asked()[0].User, "92") {
			t.Errorf("%s: the judge is asked about what a gate refused", name)
		}
		if c.withheld > 0 && (a.Withheld[1].Gate != stet.GateJudge || !strings.Contains(a.Withheld[1].Reason, "“two tugs”")) {
			t.Errorf("%s: withheld %+v", name, a.Withheld[1])
		}
		if got := kept.all[0].Record.Judging; got.Asked != 6 || got.Refused != c.withheld || got.Model != "small" || (got.Unjudged > 0) != (kept.all[0].Trouble != "") {
			t.Errorf("%s: judging %+v", name, got)
		}
	}
}

// TestArticleInTheSitesLanguage holds that a site in another language than its
// reports gets an article in its own where a model writes and a judge compares,
// its passages in theirs, and else short quotations.
func TestArticleInTheSitesLanguage(t *testing.T) {
	german := func(t *testing.T, prompt string) string {
		n := shown(t, prompt)
		return answer(say("Fähre Amarant brennt vor Lindholm", n("Amarant")), say("Alle 91 Menschen an Bord wurden in Sicherheit gebracht.", n("tugs")),
			say("Die Fähre Amarant brannte vor dem Hafen von Lindholm sechs Stunden lang, sagte Mara Lind.", n("Amarant")),
			say("Zwei Schlepper nahmen alle 91 Menschen auf.", n("tugs")), say("Alle 92 Menschen wurden gerettet.", n("tugs")),
			say("Lind sagte: „We saw smoke at dawn and nothing but smoke until ten.“", n("smoke")),
			say("Eine zweite Fähre wurde vom Festland geschickt.", n("mainland")))
	}
	write := llmtest.Script(func(n int, a llmtest.Asked) llmtest.Step {
		if n > 0 {
			return llmtest.Text(`{"sentences":[]}`)
		}
		return llmtest.Text(german(t, a.User))
	})
	agree := llmtest.Script(func(_ int, a llmtest.Asked) llmtest.Step {
		var out []string
		for i := range strings.Count(a.User, `"sentence":`) {
			out = append(out, fmt.Sprintf(`{"id":%d,"supported":true,"words":""}`, i+1))
		}
		return llmtest.Text(`{"answers":[` + strings.Join(out, ",") + `]}`)
	})
	for name, c := range map[string]struct {
		judge  llmtest.Script
		writer string
		holds  string
	}{
		"judge":      {agree, "small", "Zwei Schlepper nahmen alle 91 Menschen auf."},
		"no judge":   {nil, "extractive", "Harbour Wire"},
		"judge down": {llmtest.InOrder(llmtest.Status(503, "")), "extractive", "Harbour Wire"},
	} {
		s := llmtest.New(write)
		a, kept := tell(t, sqlite(t), func(o *pipeline.Options) {
			o.Compose.Lang = "de"
			o.Model = writes(t, s)
			if c.judge != nil {
				o.Model.Options.AnyLanguage = true
				o.Judge = &draft.Judge{Endpoint: endpoint(t, llmtest.New(c.judge), t.TempDir(), llm.Limits{}, llm.Limits{})}
			}
		})
		if a.Writer != c.writer || a.Lang != "de" || !strings.Contains(wording(a), c.holds) || strings.Contains(wording(a), "92") {
			t.Errorf("%s: by %s (%s)\n%s\nwithheld %+v", name, a.Writer, kept.all[0].Record.Fallback, wording(a), a.Withheld)
		}
		if c.writer == "small" && (a.Sections[0].Heading != "Was geschehen ist" || !strings.Contains(a.Sections[0].Sentences[0].Citations[0].Exact, "harbour master")) {
			t.Errorf("%s: %+v", name, a.Sections[0])
		}
	}
}
