package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"stet"
	"stet/internal/pipeline"
	"stet/internal/statements"
	"stet/internal/store"
	"stet/internal/store/storetest"
	"stet/internal/verify"
)

// realStatements lets the gates read as those of the program do.
type realStatements struct{}

func (realStatements) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

const tugURL = "http://coast-daily.example/tug"

// ferryText are the paragraphs of a report; each test edits one.
var ferryText = []string{
	"The ferry Amarant burned for six hours off the port of Lindholm on Friday, the harbour master Mara Lind said.",
	"Lind said 91 people had been taken off the ship by two tugs before noon.",
	"The owner of the ship, Sund Lines, denied that the engine had been repaired without an inspection.",
	"The strait was closed to shipping until the evening, according to the port office.",
	"The weather had been calm since Tuesday, and the water was unusually warm for the season.",
}

// tugText is another outlet's report of the same fire.
var tugText = []string{
	"A fire on the ferry Amarant kept two tugs busy off the port of Lindholm on Friday.",
	"The captain of the tug Styrbjorn, Per Holm, said the ferry had burned from bow to stern.",
	"Holm said nobody aboard the ferry Amarant had been hurt.",
}

// piece is a page with a headline and paragraphs.
func piece(headline string, paragraphs []string) page {
	return page{kind: "text/html", body: "<html><head><title>" + headline + "</title></head><body><article><h1>" + headline + "</h1>\n<p>" +
		strings.Join(paragraphs, "</p>\n<p>") + "</p></article></body></html>"}
}

// with gives paragraphs with one of them changed, or left out for "".
func with(paragraphs []string, i int, text string) []string {
	out := slices.Clone(paragraphs)
	if out[i] = text; text == "" {
		out = slices.Delete(out, i, i+1)
	}
	return out
}

// press is a newsroom whose outlets edit their pages.
type press struct {
	*newsroom
	t *testing.T
	c clock
}

// published runs a newsroom on the pages until it has written.
func published(t *testing.T, db *store.Store, pages map[string]page, change ...func(*pipeline.Options)) *press {
	d := &press{t: t}
	addresses := slices.Sorted(func(yield func(string) bool) {
		for a := range pages {
			if !yield(a) {
				return
			}
		}
	})
	pages[feedURL] = list(addresses...)
	change = append([]func(*pipeline.Options){d.c.set, func(o *pipeline.Options) { o.Gates = verify.New(realStatements{}) }}, change...)
	d.newsroom = run(t, db, openArchive(t), &web{pages: pages}, change...)
	d.settled()
	return d
}

// settled waits, and gives every revision of the only article.
func (d *press) settled() []stet.Article {
	d.t.Helper()
	if parked := d.settle(d.t); len(parked) > 0 {
		d.t.Fatalf("parked: %+v", parked)
	}
	latest, err := d.db.Latest(d.t.Context(), 10)
	if err != nil || len(latest) != 1 {
		d.t.Fatalf("%d articles (%v), want one", len(latest), err)
	}
	all, err := d.db.Revisions(d.t.Context(), latest[0].ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

// edit changes a page, lets an hour pass, and gives every revision then.
func (d *press) edit(address string, p page) []stet.Article {
	d.t.Helper()
	d.web.set(address, p)
	d.later(d.t, &d.c)
	return d.settled()
}

// gone is a page that is no longer there.
var gone = page{err: stet.Errorf(stet.NotFound, "nothing there (404 Not Found)")}

// texts gives an article's sentences, its headline and deck first.
func texts(a stet.Article) []string {
	out := []string{a.Headline.Text, a.Deck.Text}
	for _, section := range a.Sections {
		for _, s := range section.Sentences {
			out = append(out, s.Text)
		}
	}
	return out
}

// holds reports whether a sentence of the article holds the words.
func holds(a stet.Article, words string) bool {
	return slices.ContainsFunc(texts(a), func(s string) bool { return strings.Contains(s, words) })
}

// both are the pages of two outlets about one fire.
func both() map[string]page {
	return map[string]page{ferryURL: piece("Ferry burns off Lindholm", ferryText), tugURL: piece("Fire on the ferry Amarant", tugText)}
}

const taken = "91 people had been taken off"

func TestEditThatChangesAFigureIsCorrected(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		all := d.edit(ferryURL, piece("Ferry burns off Lindholm", with(ferryText, 1, "Lind said 92 people had been taken off the ship by two tugs before noon.")))
		if len(all) != 2 || !holds(all[0], taken) {
			t.Fatalf("%d revisions, the first: %q", len(all), texts(all[0]))
		}
		first, last := all[0], all[1]
		if holds(last, taken) || !holds(last, "92 people") {
			t.Errorf("the figure did not change: %q", texts(last))
		}
		if len(last.Corrections) != 1 {
			t.Fatalf("corrections: %+v, want one", last.Corrections)
		}
		c := last.Corrections[0]
		if !strings.Contains(c.Was, "91 people") || !strings.Contains(c.Is, "92 people") || !strings.Contains(c.Why, "Harbour Wire changed its report") || c.Revision != 2 {
			t.Errorf("correction %+v", c)
		}
		if last.Reason != "Harbour Wire changed its report." {
			t.Errorf("reason %q", last.Reason)
		}
		// The rest keeps its words and its place.
		for i, s := range texts(first) {
			if other := texts(last)[i]; !strings.Contains(s, taken) && s != other {
				t.Errorf("sentence %d was %q, is %q", i, s, other)
			}
		}
		r, err := db.Record(t.Context(), last.ID, 2)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(r.Verdicts, func(v stet.Verdict) bool {
			return v.From == 1 && v.Outcome == stet.Held && strings.Contains(v.Text, "91 people") && v.Refused[0].Gate == stet.GateFigure
		}) {
			t.Errorf("the record does not tell that the figure gate refused the old sentence: %+v", r.Verdicts)
		}
	})
}

func TestEditThatRemovesACitedSentenceIsCorrected(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		all := d.edit(ferryURL, piece("Ferry burns off Lindholm", with(ferryText, 1, "")))
		last := all[len(all)-1]
		if len(all) != 2 || holds(last, taken) || len(last.Corrections) != 1 {
			t.Fatalf("%d revisions, the last %q with %+v", len(all), texts(last), last.Corrections)
		}
		if c := last.Corrections[0]; !strings.Contains(c.Was, taken) || c.Is != "" || !strings.Contains(c.Why, "no longer holds the passage") {
			t.Errorf("correction %+v", c)
		}
		corrected, err := db.Corrected(t.Context(), 10)
		if err != nil || len(corrected) != 1 {
			t.Errorf("the page of corrections would list %d articles (%v)", len(corrected), err)
		}
	})
}

func TestEditOfWhatIsNotCitedMakesNoRevision(t *testing.T) {
	for name, change := range map[string]page{
		"another last sentence": piece("Ferry burns off Lindholm", with(ferryText, 4, "The water had been unusually warm for the season, and calm.")),
		"white space":           piece("Ferry burns off Lindholm", with(ferryText, 1, "Lind  said 91 people had been taken off the ship\n by two tugs before noon.")),
		"around the text": {kind: "text/html", body: strings.Replace(piece("Ferry burns off Lindholm", ferryText).body, "<article>",
			"<nav><a href='/'>Front page</a></nav><article>", 1)},
		"an outage":           {err: stet.Errorf(stet.Unavailable, "connection refused")},
		"a page turned away":  {err: stet.Errorf(stet.Forbidden, "402 Payment Required")},
		"a page without text": {kind: "text/html", body: "<html><body></body></html>"},
		"missing once":        gone,
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.Store) {
				d := published(t, db, both())
				if all := d.edit(ferryURL, change); len(all) != 1 {
					t.Errorf("%d revisions, the last because: %s %+v", len(all), all[len(all)-1].Reason, all[len(all)-1].Corrections)
				}
			})
		})
	}
}

func TestRemovalOfOneOfSeveral(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		d.edit(ferryURL, gone)
		all := d.edit(ferryURL, gone)
		last := all[len(all)-1]
		if len(all) != 2 || last.Withdrawn || len(last.Reports) != 1 || !strings.Contains(last.Reason, "took down its report") {
			t.Fatalf("%d revisions, the last from %d reports: %s", len(all), len(last.Reports), last.Reason)
		}
		if holds(last, taken) || !holds(last, "kept two tugs busy") {
			t.Errorf("it says %q", texts(last))
		}
		if !slices.ContainsFunc(last.Corrections, func(c stet.Correction) bool {
			return strings.Contains(c.Was, taken) && c.Is == "" && strings.Contains(c.Why, "took its report down")
		}) {
			t.Errorf("corrections %+v", last.Corrections)
		}
		// The page comes back as it was: so does what it bears out.
		d.web.set(ferryURL, piece("Ferry burns off Lindholm", ferryText))
		for range 3 {
			d.later(t, &d.c)
			all = d.settled()
		}
		if last := all[len(all)-1]; len(last.Reports) != 2 || !holds(last, taken) {
			t.Errorf("after it came back: %d revisions, %q", len(all), texts(last))
		}
	})
}

func TestCopyBearsOutWhatWasTakenDown(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		pages := map[string]page{ferryURL: piece("Ferry burns off Lindholm", ferryText), tugURL: piece("Ferry burns off Lindholm", ferryText)}
		d := published(t, db, pages)
		before := d.settled()[0]
		d.edit(ferryURL, gone)
		all := d.edit(ferryURL, gone)
		last := all[len(all)-1]
		if len(all) != 2 || len(last.Corrections) != 0 || !slices.Equal(texts(before), texts(last)) {
			t.Errorf("a copy is still published: %d revisions, corrections %+v", len(all), last.Corrections)
		}
	})
}

func TestRemovalOfTheOnlyReportWithdrawsTheArticle(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, map[string]page{ferryURL: piece("Ferry burns off Lindholm", ferryText)})
		before := d.settled()[0]
		d.edit(ferryURL, gone)
		all := d.edit(ferryURL, gone)
		last := all[len(all)-1]
		if len(all) != 2 || !last.Withdrawn || len(last.Sections) != 0 || len(last.Reports) != 0 || holds(last, "ferry") {
			t.Fatalf("%d revisions, the last %+v", len(all), last)
		}
		if len(last.Corrections) != 1 || last.Corrections[0].Was != before.Headline.Text {
			t.Errorf("corrections %+v", last.Corrections)
		}
		if front, err := db.Front(t.Context(), noon.Add(3*60*60e9), noon, 10); err != nil || len(front) != 0 {
			t.Errorf("the front page still lists %d articles (%v)", len(front), err)
		}
		if all := d.edit(ferryURL, gone); len(all) != 2 {
			t.Errorf("withdrawn %d times", len(all)-1)
		}
		d.web.set(ferryURL, piece("Ferry burns off Lindholm", ferryText))
		for range 40 { // until the next look
			d.later(t, &d.c)
			all = d.settled()
		}
		if last := all[len(all)-1]; last.Withdrawn || !holds(last, taken) {
			t.Errorf("the page is there again, the article says %q", texts(last))
		}
	})
}

func TestPageThatReadsAgainAsItOnceDid(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		d.edit(ferryURL, piece("Ferry burns off Lindholm", with(ferryText, 1, "Lind said 92 people had been taken off the ship by two tugs before noon.")))
		all := d.edit(ferryURL, piece("Ferry burns off Lindholm", ferryText))
		if last := all[len(all)-1]; len(all) != 3 || !holds(last, taken) || holds(last, "92 people") || len(last.Corrections) != 2 {
			t.Errorf("%d revisions, the last %q with %+v", len(all), texts(last), last.Corrections)
		}
	})
}

func TestNewReportKeepsWhatDidNotChange(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, map[string]page{ferryURL: piece("Ferry burns off Lindholm", ferryText)})
		before := d.settled()[0]
		d.web.set(tugURL, piece("Fire on the ferry Amarant", tugText))
		all := d.edit(feedURL, list(ferryURL, tugURL))
		last := all[len(all)-1]
		if len(all) != 2 || !strings.HasPrefix(last.Reason, "A new report, by ") || len(last.Corrections) != 0 || !holds(last, "Holm") && !holds(last, "tug Styrbjorn") {
			t.Fatalf("%d revisions, the last because %q: %q", len(all), last.Reason, texts(last))
		}
		kept := 0
		for _, s := range texts(before)[2:] {
			if slices.Contains(texts(last), s) {
				kept++
			}
		}
		if kept < len(texts(before))-3 {
			t.Errorf("of %q only %d stayed: %q", texts(before), kept, texts(last))
		}
	})
}

func TestListThatTellsOfAnUpdateHastensTheLook(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		for range 2 { // the next look is three hours off
			d.later(t, &d.c)
			d.settled()
		}
		atom := `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title><entry><id>x</id><title>Ferry</title><link href="` + ferryURL +
			`"/><published>2031-05-02T09:00:00Z</published><updated>2031-05-02T14:30:00Z</updated></entry></feed>`
		d.web.set(ferryURL, piece("Ferry burns off Lindholm", with(ferryText, 1, "")))
		d.edit(feedURL, page{kind: "application/atom+xml", body: atom})
		if _, err := d.PollDue(t.Context()); err != nil {
			t.Fatal(err)
		}
		if all := d.settled(); len(all) != 2 {
			t.Errorf("%d revisions an hour after the list told of the update", len(all))
		}
	})
}
