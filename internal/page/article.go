package page

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stet"
	"stet/internal/messages"
)

// Article is the page of one revision of an article.
type Article struct {
	ID        stet.ID
	Lang      string
	Revision  int
	Newest    int // the newest revision; a page of an earlier one says so
	Status    Badge
	Headline  Sentence
	Deck      Sentence
	Written   Clock
	Changed   Clock
	Reason    string // why this revision was made, in English
	Minutes   int    // that reading it takes, at least 1
	Reports   int
	Origins   int
	Sections  []Section
	PullQuote *PullQuote
	Who       *Who
	Disputed  []Claim
	Unlisted  int // disputed claims that only the ledger shows
	Settled   int // claims that nobody disputes
	Ledger    string
	Timeline  *Timeline
	Sources   []Origin
	Unnamed   int // reports that only the ledger names
	Withheld  []Withheld
	Fixes     []Correction
	Making    Making
	Edits     []Edit // what the revision before it did not say so
	MoreEdits int
	Withdrawn bool
	Related   []Teaser
	Notes     []Note
	Problem   string // where a problem with it is reported; "" for nowhere
}

// Old reports whether a newer revision exists.
func (a Article) Old() bool { return a.Revision < a.Newest }

// Section is a heading and its paragraphs.
type Section struct {
	Heading    string
	Paragraphs [][]Sentence
}

// Sentence is a sentence with the marks that open its passages.
type Sentence struct {
	Text  string
	Marks []Mark
}

// PullQuote is a quotation set large.
type PullQuote struct {
	Text, Speaker, Cue, Outlet, Lang string
	Mark                             Mark
	After                            int // the section that it stands behind, from 0
}

// Withheld is a sentence that was refused, with the reason.
type Withheld struct {
	Text   string
	Gate   stet.Gate
	Reason string // in English
	Marks  []Mark
}

// Correction is a change to what an article said.
type Correction struct {
	At           Clock
	Was, Is, Why string // Is is "" when nothing is said in its place
	Comment      string // address of the reader's comment that led to it; "" for none
	Article      Link   // on the page of all corrections
	Lang         string // of the article, there
}

// Making is how an article was made: the disclosure, specific to it.
type Making struct {
	Writer    string // "" when no language model was used, else its name
	Sentences int
	Passages  int
	Withheld  int
	Revisions []Revision // newest first
	Snapshots []Snapshot
}

// Disclosed gives the operator's words that an article is AI-generated, with what
// they leave open filled in: {writer}, {reports}, {origins}, {withheld}. Of what was
// written without a language model the writer is "Stet".
func (k Making) Disclosed(words string, reports, origins int) string {
	writer := k.Writer
	if writer == "" {
		writer = "Stet"
	}
	return strings.NewReplacer("{writer}", writer, "{reports}", strconv.Itoa(reports), "{origins}", strconv.Itoa(origins), "{withheld}", strconv.Itoa(k.Withheld)).Replace(words)
}

// Revision is an entry of an article's history.
type Revision struct {
	Number int
	At     Clock
	Reason string
	Href   string
	Here   bool // the one shown
}

// Snapshot names the archived bytes of one report.
type Snapshot struct {
	Outlet, Href, SHA256 string
}

// Standing is what changes about an article without its words changing: which
// revision is newest, which version of the story's reports the ledger rests on,
// and the standing of the claim it leads with.
type Standing struct {
	Revision int
	Version  int           // stet.Story.Version
	Status   stet.Status   // "" when the story holds no claim
	Evidence stet.Evidence // likewise
	Thoughts int           // counts up whenever what readers see of its comments changes
}

// Material is what the page of an article is made from.
type Material struct {
	Article   *stet.Article
	Dossier   *stet.Dossier  // of its story, as it is now
	Extra     []*stet.Report // cited by the article, but no longer in its story
	Standing  Standing
	Revisions []stet.Article // all, oldest first
	Related   []Entry
	Live      func(string) string // nil: originals are where they say
	Problems  bool                // readers can report problems here
	Words     *messages.Words     // what the data for machines says in words; nil: English
}

// words are those of the site's language.
func (m Material) words() *messages.Words {
	if m.Words == nil {
		return messages.From(context.Background())
	}
	return m.Words
}

// Limits of an article's page.
const (
	articleClaims = 5
	articleHeld   = 12
	articleEdits  = 4
	paragraphMax  = 4 // sentences
	paragraphLen  = 420
)

// NewArticle makes the page of an article.
func NewArticle(m Material) Article {
	a, d := m.Article, m.Dossier
	near := a.Changed
	b := newNotebook(d, m.Extra, m.Live, articleLimits)
	p := Article{
		ID: a.ID, Lang: Lang(a.Lang), Revision: a.Revision, Newest: max(m.Standing.Revision, a.Revision),
		Status: badge(m.Standing.Status, m.Standing.Evidence), Headline: b.sentence(a.Headline), Deck: b.sentence(a.Deck),
		Written: clock(a.Written, time.Time{}), Changed: clock(a.Changed, a.Written), Reason: Line(a.Reason, 300),
		Reports: len(a.Reports), Origins: a.Origins, Ledger: StoryPath(a.Story),
	}
	if p.Lang == "" {
		p.Lang = "en"
	}
	for _, s := range a.Sections {
		p.Sections = append(p.Sections, b.section(s))
	}
	if p.PullQuote = b.pullQuote(a.PullQuote); p.PullQuote != nil {
		p.PullQuote.After = quotedIn(a)
	}
	if lead := leading(d.Claims); lead != nil {
		p.Who = b.who(lead, near)
	}
	p.claims(b, d, near)
	p.Timeline = b.timeline(d, m.Revisions, near)
	p.Sources, p.Unnamed = b.originsOf(d, near)
	p.Withheld = b.withheld(a.Withheld)
	for _, c := range a.Corrections {
		p.Fixes = append(p.Fixes, correction(c, near))
	}
	var edits int
	p.Edits, edits = NewEdits(previous(m), a, articleEdits)
	p.MoreEdits, p.Withdrawn = edits-len(p.Edits), a.Withdrawn
	p.Related = teasers(m.Related, near)
	if m.Problems {
		b.problems(a)
		p.Problem = ProblemPath(a.ID, 0)
	}
	p.Notes = b.notes
	p.Making, p.Minutes = making(m, p, near), minutes(a)
	return p
}

// readingSpeed is how many words of news people read silently in a minute, about
// (Brysbaert 2019: 238 of non-fiction in English), with a little for the marks.
const readingSpeed = 220

// minutes is how long an article's own text takes to read.
func minutes(a *stet.Article) int {
	words := len(strings.Fields(a.Deck.Text))
	for _, s := range a.Sections {
		words += len(strings.Fields(s.Heading))
		for _, sentence := range s.Sentences {
			words += len(strings.Fields(sentence.Text))
		}
	}
	return max(1, (words+readingSpeed/2)/readingSpeed)
}

// previous gives the revision before the one shown; nil for the first.
func previous(m Material) *stet.Article {
	for i := range m.Revisions {
		if m.Revisions[i].Revision == m.Article.Revision-1 {
			return &m.Revisions[i]
		}
	}
	return nil
}

// claims lists what is disputed and counts the rest.
func (p *Article) claims(b *notebook, d *stet.Dossier, near time.Time) {
	for _, c := range d.Claims {
		switch {
		case c.Status != stet.Disputed:
			p.Settled++
		case len(p.Disputed) == articleClaims:
			p.Unlisted++
		default:
			p.Disputed = append(p.Disputed, b.claim(c, near))
		}
	}
}

func (b *notebook) sentence(s stet.Sentence) Sentence {
	return Sentence{Text: Clean(s.Text), Marks: b.citations(s.Citations)}
}

// section parts a section's sentences into paragraphs that are short enough for
// a narrow screen; a writer gives none.
func (b *notebook) section(s stet.Section) Section {
	out := Section{Heading: Line(s.Heading, 160)}
	length := 0
	for _, sentence := range s.Sentences {
		last := len(out.Paragraphs) - 1
		n := utf8.RuneCountInString(sentence.Text)
		if last < 0 || len(out.Paragraphs[last]) == paragraphMax || length+n > paragraphLen {
			out.Paragraphs, length = append(out.Paragraphs, nil), 0
			last++
		}
		out.Paragraphs[last] = append(out.Paragraphs[last], b.sentence(sentence))
		length += n
	}
	return out
}

func (b *notebook) pullQuote(q *stet.PullQuote) *PullQuote {
	if q == nil {
		return nil
	}
	p := &PullQuote{
		Text: Clean(q.Text), Speaker: speaker(q.Speaker), Cue: Line(q.Cue, 40), Outlet: Line(q.Outlet, 80), Mark: b.cite(q.Citation),
	}
	if r := b.reports[q.Citation.Report]; r != nil {
		p.Lang = Foreign(r.Lang)
	}
	return p
}

// quotedIn is the section that rests on the pull quote's passage, or at least
// on its report; else the first.
func quotedIn(a *stet.Article) int {
	best, at := 0, 0
	for i, section := range a.Sections {
		for _, sentence := range section.Sentences {
			for _, c := range sentence.Citations {
				fit := 0
				if c.Report == a.PullQuote.Citation.Report {
					fit = 1
					if c.Span.Overlaps(a.PullQuote.Citation.Span) {
						fit = 2
					}
				}
				if fit > best {
					best, at = fit, i
				}
			}
		}
	}
	return at
}

func (b *notebook) withheld(all []stet.Withheld) []Withheld {
	var out []Withheld
	for _, w := range all[:min(articleHeld, len(all))] {
		out = append(out, Withheld{
			Text: Line(w.Sentence.Text, 400), Gate: w.Gate, Reason: Line(w.Reason, 300), Marks: b.citations(w.Sentence.Citations),
		})
	}
	return out
}

func correction(c stet.Correction, near time.Time) Correction {
	stop := func(s string) string { return strings.TrimSuffix(Line(s, 500), ".") } // the page sets its own
	out := Correction{At: clock(c.At, near), Was: stop(c.Was), Is: stop(c.Is), Why: Line(c.Why, 500)}
	if c.Comment != "" {
		out.Comment = ThoughtPath(c.Comment)
	}
	return out
}

func making(m Material, p Article, near time.Time) Making {
	k := Making{Passages: len(p.Notes), Withheld: len(m.Article.Withheld)}
	if m.Article.Writer != stet.Extractive {
		k.Writer = Line(m.Article.Writer, 80)
	}
	for _, s := range m.Article.Sections {
		k.Sentences += len(s.Sentences)
	}
	for i := len(m.Revisions) - 1; i >= 0; i-- {
		r := m.Revisions[i]
		k.Revisions = append(k.Revisions, Revision{
			Number: r.Revision, At: clock(r.Changed, near), Reason: Line(r.Reason, 300), Here: r.Revision == p.Revision,
			Href: fmt.Sprintf("%s?revision=%d", ArticlePath(r.ID), r.Revision),
		})
	}
	for _, r := range m.Dossier.Reports[:min(articleLimits.reports, len(m.Dossier.Reports))] {
		k.Snapshots = append(k.Snapshots, Snapshot{Outlet: outlet(r), Href: ReportPath(r.ID), SHA256: Line(r.Snapshot, 64)})
	}
	return k
}
