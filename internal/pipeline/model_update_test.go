package pipeline_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"stet"
	"stet/internal/draft"
	"stet/internal/llm"
	"stet/internal/llm/llmtest"
	"stet/internal/pipeline"
	"stet/internal/store"
	"stet/internal/store/storetest"
	"stet/internal/verify"
)

// Sentences of a model about the reports of both(), in words of its own.
const (
	modelBurned = "Mara Lind, the harbour master, said that the ferry Amarant burned for six hours off the port of Lindholm."
	modelTaken  = "By noon 91 people had been taken off the ship by two tugs, Lind said."
	modelDenied = "Sund Lines, the owner of the ship, denied that the engine had been repaired without an inspection."
	modelStrait = "According to the port office, the strait was closed to shipping until the evening."
	modelBusy   = "Two tugs were kept busy by the fire off the port of Lindholm."
)

// passageWith gives the number of the passage that holds the words, 0 for none.
func passageWith(prompt, words string) int {
	for line := range strings.Lines(prompt) {
		var p struct {
			N    int
			Text string
		}
		if json.Unmarshal([]byte(line), &p) == nil && strings.Contains(p.Text, words) {
			return p.N
		}
	}
	return 0
}

// amarant writes about the reports of both(), whatever they say now: of each
// sentence that has its passage.
func amarant(a llmtest.Asked) llmtest.Step {
	var sentences []string
	for _, x := range [][2]string{
		{modelBurned, "burned for six hours"},
		{modelTaken, "91 people"},
		{strings.Replace(modelTaken, "91", "92", 1), "92 people"},
		{modelDenied, "denied"},
		{modelStrait, "strait"},
		{modelBusy, "two tugs busy"},
	} {
		if n := passageWith(a.User, x[1]); n > 0 {
			sentences = append(sentences, say(x[0], n))
		}
	}
	return llmtest.Text(answer(say("Sund Lines denies that the engine had been repaired without an inspection", passageWith(a.User, "denied")),
		say("The strait was closed to shipping until the evening, according to the port office.", passageWith(a.User, "strait")), sentences...))
}

// mayFail is amarant as long as it is up.
func mayFail(down *atomic.Bool) llmtest.Script {
	return func(_ int, a llmtest.Asked) llmtest.Step {
		if down.Load() {
			return llmtest.Status(503, "out for lunch")
		}
		return amarant(a)
	}
}

// TestEditedOriginalCorrectsWhatAModelWrote holds that a model's article goes the
// same way as any other when a page is edited, with the model up or down.
func TestEditedOriginalCorrectsWhatAModelWrote(t *testing.T) {
	for name, fails := range map[string]bool{"up": false, "down since": true} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.Store) {
				var down atomic.Bool
				s := llmtest.New(mayFail(&down))
				d := published(t, db, both(), func(o *pipeline.Options) { o.Model = writes(t, s) })
				if first := d.settled()[0]; first.Writer != "small" || !holds(first, modelTaken) || !holds(first, modelBusy) {
					t.Fatalf("by %s: %q, withheld %+v", first.Writer, texts(first), first.Withheld)
				}
				down.Store(fails)
				all := d.edit(ferryURL, piece("Ferry burns off Lindholm", with(ferryText, 1, "Lind said 92 people had been taken off the ship by two tugs before noon.")))
				last := all[len(all)-1]
				if len(all) != 2 || last.Writer != "small" || holds(last, "91") || !holds(last, "92 people") {
					t.Fatalf("%d revisions, by %s: %q", len(all), last.Writer, texts(last))
				}
				for _, kept := range []string{modelBurned, modelDenied, modelStrait, modelBusy} {
					if !fails && !holds(last, kept) {
						t.Errorf("%q is kept no more: %q", kept, texts(last))
					}
				}
				if len(last.Corrections) != 1 || last.Corrections[0].Was != modelTaken || !strings.Contains(last.Corrections[0].Is, "92 people") {
					t.Errorf("corrections %+v", last.Corrections)
				}
				r, err := db.Record(t.Context(), last.ID, 2)
				if err != nil {
					t.Fatal(err)
				}
				if fails != (r.Fallback != "") || fails != strings.Contains(last.Reason, "Written without the language model") || r.Writer != "small" {
					t.Errorf("fallback %q, reason %q, writer %s", r.Fallback, last.Reason, r.Writer)
				}
				if !slices.ContainsFunc(r.Verdicts, func(v stet.Verdict) bool { return v.From == 1 && v.Outcome == stet.Held && v.Text == modelTaken }) {
					t.Errorf("the record does not tell of the old sentence: %+v", r.Verdicts)
				}
				if kept := slices.ContainsFunc(r.Verdicts, func(v stet.Verdict) bool { return v.From == 1 && v.Outcome == stet.Stands }); kept != fails {
					t.Errorf("sentences that the writer did not propose again, told of as kept: %v", kept)
				}
			})
		})
	}
}

// TestRemovedOriginalTakesBackWhatAModelWrote takes one report down, then the
// other.
func TestRemovedOriginalTakesBackWhatAModelWrote(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		s := llmtest.New(func(_ int, a llmtest.Asked) llmtest.Step { return amarant(a) })
		d := published(t, db, both(), func(o *pipeline.Options) { o.Model = writes(t, s) })
		d.edit(ferryURL, gone)
		all := d.edit(ferryURL, gone)
		last := all[len(all)-1]
		if len(all) != 2 || holds(last, "91 people") || last.Withdrawn || len(last.Reports) != 1 {
			t.Fatalf("%d revisions, from %d reports: %q", len(all), len(last.Reports), texts(last))
		}
		if !slices.ContainsFunc(last.Corrections, func(c stet.Correction) bool {
			return c.Was == modelTaken && strings.Contains(c.Why, "took its report down")
		}) {
			t.Errorf("corrections %+v", last.Corrections)
		}
		for range 6 {
			all = d.edit(tugURL, gone)
		}
		if last = all[len(all)-1]; !last.Withdrawn || len(last.Sections) > 0 {
			t.Errorf("nothing is published any more, and it says %q", texts(last))
		}
	})
}

// TestModelsNameStandsAsLongAsItsWords holds who is named while the endpoint is
// down: the model, as long as a sentence of its own is kept.
func TestModelsNameStandsAsLongAsItsWords(t *testing.T) {
	var down atomic.Bool
	db := sqlite(t)
	d := published(t, db, map[string]page{ferryURL: piece("Ferry burns off Lindholm", ferryText)}, func(o *pipeline.Options) {
		o.Model = writes(t, llmtest.New(mayFail(&down)))
	})
	down.Store(true)
	d.web.set(tugURL, piece("Fire on the ferry Amarant", tugText))
	all := d.edit(feedURL, list(ferryURL, tugURL))
	last := all[len(all)-1]
	if len(all) != 2 || last.Writer != "small" || !holds(last, modelBurned) || len(last.Corrections) > 0 || !strings.Contains(last.Reason, "Written without the language model: it did not answer in time.") {
		t.Fatalf("%d revisions, by %s (%s): %q", len(all), last.Writer, last.Reason, texts(last))
	}
	r, err := db.Record(t.Context(), last.ID, 2)
	if err != nil || r.Writer != "small" || r.Fallback == "" || r.Model != "" {
		t.Errorf("%+v %v", r, err)
	}
}

// TestJudgeReadsWhatMoved holds that a judge is asked again about a kept sentence
// whose passage reads otherwise now, about no other, and that its no is a
// correction.
func TestJudgeReadsWhatMoved(t *testing.T) {
	var picky, down atomic.Bool
	judge := llmtest.New(func(_ int, a llmtest.Asked) llmtest.Step {
		var out []string
		for line := range strings.Lines(a.User) {
			var q struct {
				ID       int
				Sentence string
			}
			if json.Unmarshal([]byte(line), &q) == nil && q.ID > 0 {
				out = append(out, fmt.Sprintf(`{"id":%d,"supported":%v,"words":""}`, q.ID, !picky.Load() || q.Sentence != modelTaken))
			}
		}
		return llmtest.Text(`{"answers":[` + strings.Join(out, ",") + `]}`)
	})
	db := sqlite(t)
	d := published(t, db, both(), func(o *pipeline.Options) {
		o.Model = writes(t, llmtest.New(mayFail(&down)))
		o.Judge = &draft.Judge{Endpoint: endpoint(t, judge, t.TempDir(), llm.Limits{}, llm.Limits{})}
	})
	if first := d.settled()[0]; !holds(first, modelTaken) {
		t.Fatalf("%q", texts(first))
	}
	before := len(judge.Asked())
	picky.Store(true)
	down.Store(true) // so that the sentence is kept, not written anew
	all := d.edit(ferryURL, piece("Ferry burns off Lindholm", with(ferryText, 1, "Lind said 91 people had been taken off the burning ship by two tugs before noon.")))
	last := all[len(all)-1]
	asked := judge.Asked()[before:]
	again := asked[len(asked)-1].User
	if !strings.Contains(again, modelTaken) || strings.Contains(again, modelDenied) {
		t.Errorf("of what was kept it was asked:\n%s", again)
	}
	if len(all) != 2 || holds(last, modelTaken) || !slices.ContainsFunc(last.Corrections, func(c stet.Correction) bool {
		return c.Was == modelTaken && strings.Contains(c.Why, "a second reader")
	}) {
		t.Errorf("%d revisions, %q, corrections %+v", len(all), texts(last), last.Corrections)
	}
}

// TestKilledBetweenReplyAndPublication ends a process after the model has
// answered and before the article is kept: the next asks nothing, publishes
// once, and the record tells what the article cost.
func TestKilledBetweenReplyAndPublication(t *testing.T) {
	s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
		if n > 0 {
			return llmtest.Status(500, "it is asked again")
		}
		return amarant(a)
	})
	pages := both()
	pages[feedURL] = list(ferryURL, tugURL)
	h := newHand(t, &web{pages: pages}, func(o *pipeline.Options) { o.Model = writes(t, s) })
	h.drain(true)
	latest, err := h.db.Latest(t.Context(), 10)
	if err != nil || len(latest) != 1 || latest[0].Revision != 1 || latest[0].Writer != "small" || len(s.Asked()) != 1 {
		t.Fatalf("%d articles (%v), %d requests: %+v", len(latest), err, len(s.Asked()), latest)
	}
	r, err := h.db.Record(t.Context(), latest[0].ID, 1)
	if err != nil || r.Requests != 0 || r.Cached != 1 || r.TokensIn != 100 || r.TokensOut != 50 || r.Cost != 0.15 || r.Fallback != "" {
		t.Errorf("%+v %v", r, err)
	}
}

// TestOriginalEditedWhileTheModelWrites holds that what was written from a
// reading that is no longer published is not published either.
func TestOriginalEditedWhileTheModelWrites(t *testing.T) {
	db, c := sqlite(t), &clock{}
	outlets := &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: piece("Ferry burns off Lindholm", ferryText)}}
	ready := make(chan *newsroom, 1)
	s := llmtest.New(func(n int, a llmtest.Asked) llmtest.Step {
		if n == 0 {
			room := <-ready
			outlets.set(ferryURL, piece("Ferry burns off Lindholm", with(ferryText, 1, "Lind said 92 people had been taken off the ship by two tugs before noon.")))
			room.later(t, c)
			for version, end := 1, time.Now().Add(20*time.Second); version < 2; {
				all, err := db.Stories(t.Context(), 1)
				if err != nil || len(all) != 1 || time.Now().After(end) {
					t.Error("the edit does not come in:", all, err)
					break
				}
				version = all[0].Version
			}
		}
		return amarant(a)
	})
	n := run(t, db, openArchive(t), outlets, c.set, func(o *pipeline.Options) { o.Gates, o.Model = verify.New(realStatements{}), writes(t, s) })
	ready <- n
	if parked := n.settle(t); len(parked) > 0 {
		t.Fatalf("parked: %+v", parked)
	}
	latest, err := db.Latest(t.Context(), 10)
	if err != nil || len(latest) != 1 {
		t.Fatalf("%d articles (%v)", len(latest), err)
	}
	if a := latest[0].Article; a.Revision != 1 || holds(a, "91") || !holds(a, "92 people") || a.Writer != "small" {
		t.Errorf("revision %d by %s: %q", a.Revision, a.Writer, texts(a))
	}
}
