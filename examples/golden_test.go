package examples_test

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"stet"
	"stet/examples"
	"stet/internal/claims"
	"stet/internal/copies"
	"stet/internal/extract"
	"stet/internal/outlets"
	"stet/internal/pipeline"
	"stet/internal/statements"
	"stet/internal/stories"
	"stet/internal/verify"
)

// newsroom is what the stages make of the scenario, from the served pages on.
type newsroom struct {
	scenario *outlets.Scenario
	reports  map[string]*stet.Report // by key
	keys     map[stet.ID]string
	origins  map[stet.ID]stet.ID
	stories  map[stet.ID]stet.ID
}

// made is the newsroom, made once for all tests.
var made = sync.OnceValues(newNewsroom)

func read(t *testing.T) *newsroom {
	t.Helper()
	n, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// newNewsroom sends every report through the stages in order of publication, as
// the pipeline does.
func newNewsroom() (*newsroom, error) {
	scenario, err := outlets.Load(examples.Newsroom)
	if err != nil {
		return nil, err
	}
	n := &newsroom{scenario, map[string]*stet.Report{}, map[stet.ID]string{}, map[stet.ID]stet.ID{}, map[stet.ID]stet.ID{}}
	originOf, storyOf := copies.New(copies.Options{}), stories.New(stories.Options{})
	for _, piece := range scenario.Reports {
		r, err := n.fetch(piece)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", piece.Key(), err)
		}
		n.reports[piece.Key()], n.keys[r.ID] = &r, piece.Key()
		n.origins[r.ID] = originOf.Place(r.ID, r.Published, r.Text)
		doc := stories.Doc{ID: r.ID, Lang: r.Lang, Headline: r.Headline, Text: r.Text, Published: r.Published}
		for _, m := range storyOf.Place(doc) {
			n.stories[m.Report] = m.Story
		}
	}
	return n, nil
}

// fetch makes a report of the page that its outlet serves.
func (n *newsroom) fetch(piece outlets.Report) (stet.Report, error) {
	waves := n.scenario.Waves()
	now := waves[slices.IndexFunc(waves, func(w time.Time) bool { return !w.Before(piece.Published) })]
	w := httptest.NewRecorder()
	n.scenario.Handler(func() time.Time { return now }).ServeHTTP(w, httptest.NewRequest(http.MethodGet, piece.URL(), nil))
	body := w.Body.Bytes()
	page, err := extract.Read(body, w.Header().Get("Content-Type"), piece.URL())
	if err != nil {
		return stet.Report{}, err
	}
	sources := n.scenario.Sources()
	source := sources[slices.IndexFunc(n.scenario.Outlets, func(o outlets.Outlet) bool { return o.Host == piece.Host })]
	item := stet.NewItem(stet.Item{Source: source.ID, URL: piece.URL(), Title: piece.Headline, Published: piece.Published, Seen: now})
	shot := stet.NewSnapshot(stet.Snapshot{
		Item: item.ID, URL: piece.URL(), Final: piece.URL(), Status: w.Code, Fetched: now,
		SHA256: fmt.Sprintf("%x", sha256.Sum256(body)), Size: int64(len(body)),
	})
	r := pipeline.NewReport(page, shot, item, source)
	return r, r.Validate()
}

// groups gives the sets of keys that the map puts together, each sorted.
func (n *newsroom) groups(of map[stet.ID]stet.ID, among []string) []string {
	sets := map[stet.ID][]string{}
	for _, key := range among {
		id := of[n.reports[key].ID]
		sets[id] = append(sets[id], key)
	}
	var out []string
	for _, set := range sets {
		out = append(out, joined(set))
	}
	slices.Sort(out)
	return out
}

func joined(keys []string) string { return strings.Join(slices.Sorted(slices.Values(keys)), " ") }

// dossier is the story as the file expects it, so that a wrong grouping is told
// once, by the test of groups.
func (n *newsroom) dossier(story outlets.Story) *stet.Dossier {
	d := &stet.Dossier{Origins: map[stet.ID]stet.ID{}}
	for _, piece := range n.scenario.Reports { // by publication
		if r := n.reports[piece.Key()]; slices.Contains(story.Reports, piece.Key()) {
			d.Reports = append(d.Reports, r)
			d.Origins[r.ID] = n.origins[r.ID]
			d.Statements = append(d.Statements, statements.Extract(r)...)
			d.Story.Reports = append(d.Story.Reports, r.ID)
		}
	}
	slices.Sort(d.Story.Reports)
	d.Story.ID, d.Story.Version = stet.NewID(d.Reports[0].Published, "story", string(d.Reports[0].ID)), 1
	return d
}

func TestStories(t *testing.T) {
	n := read(t)
	var all, want []string
	for _, piece := range n.scenario.Reports {
		all = append(all, piece.Key())
	}
	for _, story := range n.scenario.Stories {
		want = append(want, joined(story.Reports))
	}
	slices.Sort(want)
	if got := n.groups(n.stories, all); !slices.Equal(got, want) {
		t.Errorf("stories\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestOrigins(t *testing.T) {
	n := read(t)
	var all, want []string
	for _, story := range n.scenario.Stories {
		all = append(all, story.Reports...)
		alone := slices.Clone(story.Reports)
		for _, o := range story.Origins {
			want = append(want, joined(o))
			alone = slices.DeleteFunc(alone, func(key string) bool { return slices.Contains(o, key) })
		}
		want = append(want, alone...)
	}
	slices.Sort(want)
	if got := n.groups(n.origins, all); !slices.Equal(got, want) {
		t.Errorf("origins\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// A copy is what the outlet says it is: the files' headers and expectations
// agree.
func TestCopiesAreExpectedOfTheirOriginal(t *testing.T) {
	n := read(t)
	for _, piece := range n.scenario.Reports {
		if piece.CopyOf != "" && n.origins[n.reports[piece.Key()].ID] != n.origins[n.reports[piece.CopyOf].ID] {
			t.Errorf("%s is not of one origin with %s, which it copies", piece.Key(), piece.CopyOf)
		}
	}
}

func TestClaims(t *testing.T) {
	n := read(t)
	for _, story := range n.scenario.Stories {
		d := n.dossier(story)
		ledger := claims.Ledger(d)
		for _, want := range story.Claims {
			t.Run(story.File+"/"+strings.Join(want.Words, " "), func(t *testing.T) {
				var near []string
				for _, c := range ledger {
					if !mentions(c, d, want.Words) {
						continue
					}
					wrong := differences(c, want)
					if len(wrong) == 0 {
						return
					}
					near = append(near, fmt.Sprintf("%q: %s", c.Proposition, strings.Join(wrong, ", ")))
				}
				t.Errorf("no claim is as expected: %s\n  %s", want.Line, strings.Join(near, "\n  "))
				if len(near) == 0 {
					for _, c := range ledger {
						t.Logf("the ledger has %q", c.Proposition)
					}
				}
			})
		}
	}
}

// mentions tells whether a claim's proposition, figures and passages hold all
// the words.
func mentions(c stet.Claim, d *stet.Dossier, words []string) bool {
	text := c.Proposition
	for _, f := range c.Figures {
		text += "\n" + f.Text + " " + f.Unit
	}
	for _, p := range c.Positions {
		for _, passage := range p.Passages {
			text += "\n" + passage.Span.In(d.Report(passage.Report).Text)
		}
	}
	text = strings.ToLower(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, strings.ToLower(w)) })
}

// differences says what a claim lacks of what is expected of it.
func differences(c stet.Claim, want outlets.Claim) (wrong []string) {
	var have []string
	takes := func(p outlets.Position) bool {
		return slices.ContainsFunc(c.Positions, func(got stet.Position) bool {
			return got.Stance == p.Stance && strings.Contains(got.Speaker, p.Speaker)
		})
	}
	for _, got := range c.Positions {
		have = append(have, fmt.Sprintf("%s %s", got.Speaker, got.Stance))
	}
	for _, p := range want.Positions {
		if !takes(p) {
			wrong = append(wrong, fmt.Sprintf("no position %s %s among %q", p.Speaker, p.Stance, have))
		}
	}
	for _, p := range want.Not {
		if takes(p) {
			wrong = append(wrong, fmt.Sprintf("%s %s, which no report says", p.Speaker, p.Stance))
		}
	}
	for _, figure := range want.Figures {
		if !slices.ContainsFunc(c.Figures, func(f stet.Figure) bool { return f.Value == figure }) {
			wrong = append(wrong, fmt.Sprintf("no figure %v", figure))
		}
	}
	for _, was := range want.Was {
		if !slices.ContainsFunc(c.History, func(h stet.Change) bool { return h.Status == was }) {
			wrong = append(wrong, fmt.Sprintf("it never was %s", was))
		}
	}
	if want.Status != "" && c.Status != want.Status {
		wrong = append(wrong, fmt.Sprintf("status %s, not %s", c.Status, want.Status))
	}
	if want.Evidence != "" && c.Evidence != want.Evidence {
		wrong = append(wrong, fmt.Sprintf("evidence %s, not %s", c.Evidence, want.Evidence))
	}
	return wrong
}

// finder lets the gates ask who says what.
type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

func TestChecks(t *testing.T) {
	n := read(t)
	gates := verify.New(finder{})
	for _, story := range n.scenario.Stories {
		d := n.dossier(story)
		for _, c := range story.Checks {
			t.Run(story.File+"/"+c.Line, func(t *testing.T) {
				verdicts := gates.Text(c.Sentence, "en", d.Reports)
				if len(verdicts) != 1 {
					t.Fatalf("%d verdicts", len(verdicts))
				}
				v := verdicts[0]
				refuses := slices.ContainsFunc(v.Refusals, func(r verify.Refusal) bool { return r.Gate == c.Gate })
				if c.Gate == "" && !v.Stands || c.Gate != "" && !refuses {
					t.Errorf("stands %v, refusals %+v, passage %q", v.Stands, v.Refusals, passages(v))
				}
			})
		}
	}
}

func passages(v verify.Verdict) (list []string) {
	for _, c := range v.Citations {
		list = append(list, c.Exact)
	}
	return list
}
