// Package thoughts is what readers say under an article: the section on the
// article's page, which is the same for everybody, the page of its own with the
// forms, and the moderators' queue. All of it works without a script.
//
// What is shown, held or refused is internal/discuss's to say; the package keeps
// nothing but its style.
package thoughts

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/discuss"
	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/signin"
)

//go:embed thoughts.css
var css string

//go:embed section.css
var section string

// Style is the style of comments, for the article's page too.
var Style = section

var style = layout.NewStyle(signin.Style, section, css)

// Path is the address of an article's comments.
func Path(article stet.ID) string { return page.ArticlePath(article) + "/thoughts" }

// About is where something is said about the sentence that ?s= counts.
func About(article stet.ID, n int) string { return fmt.Sprintf("%s?s=%d#write", Path(article), n) }

// AboutClaim is where something is said about a claim of the article's story.
func AboutClaim(article, claim stet.ID) string {
	return Path(article) + "?claim=" + string(claim) + "#write"
}

// HTMLID is a comment's id on its page.
func HTMLID(id stet.ID) string { return "t-" + string(id) }

// Viewer is who looks: the zero value is anybody.
type Viewer struct {
	Account *stet.Account
	Muted   []stet.ID // accounts that they do not want to hear
}

// Thought is a comment ready to be read.
type Thought struct {
	ID       stet.ID
	Name     string // "" when its writer's account is deleted
	HTML     string // through discuss.Markup
	At       page.Clock
	Edited   bool
	Depth    int
	About    string  // the words of the sentence that it is about; "" for the article
	Claim    stet.ID // that it is about, About being its words; "" for none
	Gone     bool    // the article no longer has that sentence
	State    stet.CommentState
	Reason   string // a message, or a moderator's words
	Credit   int
	Mine     bool
	Editable bool
	Muted    bool
}

// Section is what an article's page shows.
type Section struct {
	Article stet.ID
	Count   int // shown in all
	Shown   int // shown here
	Threads [][]Thought
}

// View is an article's comments for a viewer.
type View struct {
	Article  stet.ID
	Revision int
	Headline string
	Lang     string
	Count    int
	Threads  [][]Thought
	Waiting  []Thought // the viewer's own that are held or were removed
	Viewer   Viewer
	Longest  int
	Draft    Draft
	Here     string // the page's own address, to come back to after signing in
	Page     int    // from 1
	Pages    int
	Correct  string // where an editor makes a correction of a comment; "" for nowhere
}

// Draft is the form as it was typed.
type Draft struct {
	Text    string
	Parent  stet.ID
	To      *stet.Comment // what Parent names
	About   stet.Anchor
	Trouble discuss.Reason
}

// Edit is the form in which a comment is changed.
type Edit struct {
	Comment stet.Comment
	Text    string
	Trouble discuss.Reason
}

// Queue is what waits for a moderator.
type Queue struct {
	Waiting []Queued
	More    bool
}

// Queued is a comment that waits.
type Queued struct {
	discuss.Waiting
	HTML     string
	Headline string // of its article; "" when that is gone
	At       page.Clock
}

// Material is what a view is made from.
type Material struct {
	Article  *stet.Article
	Comments []stet.Comment
	Viewer   Viewer
	Markup   *discuss.Markup
	Rules    discuss.Rules
	Now      time.Time
}

// NewView makes the view.
func NewView(m Material) View {
	v := View{
		Article: m.Article.ID, Revision: m.Article.Revision, Headline: page.Clean(m.Article.Headline.Text), Lang: page.Lang(m.Article.Lang), Viewer: m.Viewer, Longest: m.Rules.Longest,
	}
	for _, t := range discuss.Threads(m.Comments) {
		thread := make([]Thought, len(t))
		for i, p := range t {
			thread[i] = m.thought(p.Comment, p.Depth)
			if p.State == stet.CommentShown {
				v.Count++
			}
		}
		v.Threads = append(v.Threads, thread)
	}
	if a := m.Viewer.Account; a != nil {
		for _, c := range m.Comments {
			if c.Account == a.ID && (c.State == stet.CommentHeld || c.State == stet.CommentRemoved) {
				v.Waiting = append(v.Waiting, m.thought(c, 0))
			}
		}
	}
	return v
}

func (m Material) thought(c stet.Comment, depth int) Thought {
	t := Thought{
		ID: c.ID, Name: page.Line(c.Name, stet.AccountNameMax), At: page.NewClock(c.Written), Edited: !c.Edited.IsZero(), Depth: depth,
		State: c.State, Reason: c.Reason, Credit: c.Credit, About: page.Line(c.About.Sentence, 300),
	}
	mine := m.Viewer.Account != nil && c.Account == m.Viewer.Account.ID
	if c.State == stet.CommentShown || mine && c.State != stet.CommentDeleted {
		t.HTML = m.Markup.HTML(c.Text)
	}
	t.Claim = c.About.Claim
	t.Gone = t.About != "" && t.Claim == "" && !page.Says(m.Article, c.About.Sentence)
	if a := m.Viewer.Account; a != nil {
		t.Mine = discuss.MayDelete(a, c)
		t.Editable = m.Rules.MayEdit(a, c, m.Now)
		t.Muted = c.Account != "" && slices.Contains(m.Viewer.Muted, c.Account)
	}
	return t
}

// Anchored ties words that a form names to the article, if it has them.
func Anchored(a *stet.Article, sentence string) stet.Anchor {
	sentence = strings.TrimSpace(sentence)
	if sentence == "" || !page.Says(a, sentence) {
		return stet.Anchor{}
	}
	return stet.Anchor{Revision: a.Revision, Sentence: sentence}
}

// Paginate leaves one page of threads: the one with the comment, or the one with
// the number.
func (v *View) Paginate(number, per int, with stet.ID) {
	v.Pages = max(1, (len(v.Threads)+per-1)/per)
	for i, t := range v.Threads {
		if with != "" && slices.ContainsFunc(t, func(one Thought) bool { return one.ID == with }) {
			number = i/per + 1
		}
	}
	v.Page = min(max(1, number), v.Pages)
	v.Threads = v.Threads[min(len(v.Threads), (v.Page-1)*per):min(len(v.Threads), v.Page*per)]
}

// Page is the page of an article's comments.
func Page(v View) layout.Document {
	head := page.Head{Title: v.Headline, Path: Path(v.Article), Lang: v.Lang, Feed: page.FeedOf(Path(v.Article)), Private: v.Count == 0 || v.Page > 1}
	return layout.Document{Head: head, Style: style, Main: thoughts(v)}
}

// EditPage is the form in which a comment is changed.
func EditPage(e Edit) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "thoughts.edit_title", Private: true}, Style: style, Main: edit(e)}
}

// ObjectPage asks what is amiss with a comment.
func ObjectPage(c stet.Comment) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "thoughts.report_title", Private: true}, Style: style, Main: object(c)}
}

// QueuePage is the moderators' queue.
func QueuePage(q Queue) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "thoughts.queue_title", Private: true}, Style: style, Main: queue(q)}
}
