package discuss

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"stet"
)

// Premoderate says whose comments wait for a moderator.
type Premoderate string

// The ways to premoderate.
const (
	All  Premoderate = "all"  // everybody's
	New  Premoderate = "new"  // of who has not yet had Trusted comments shown
	None Premoderate = "none" // nobody's, but for held words and many links
)

// Rules are the house's.
type Rules struct {
	Premoderate Premoderate
	Trusted     int           // comments shown until one is no longer new
	Held        []string      // words that make a comment wait
	Refused     []string      // words that make it refused
	Links       int           // more make it wait
	Longest     int           // characters
	Edit        time.Duration // how long its writer may change it
	Hourly      int           // comments of one account in an hour
}

// Validate reports what cannot be; the error is of kind Invalid.
func (r Rules) Validate() error {
	switch {
	case r.Premoderate != All && r.Premoderate != New && r.Premoderate != None:
		return stet.Errorf(stet.Invalid, "comments.premoderate is %q: use all, new or none", r.Premoderate)
	case r.Longest < 50 || r.Longest > 20_000 || r.Hourly < 1 || r.Links < 0 || r.Trusted < 0 || r.Edit < 0:
		return stet.Errorf(stet.Invalid, "comments.longest must be 50 to 20000, comments.hourly at least 1, the others not below 0")
	}
	return nil
}

// Writer is who writes, as far as the rules ask.
type Writer struct {
	Account *stet.Account // nil when nobody is signed in
	Shown   int           // comments of theirs that readers see
	Recent  int           // comments of theirs within the last hour
}

// Reason is why a comment waits or is refused: a message of the interface.
type Reason string

// The reasons.
const (
	ReasonNew     Reason = "thoughts.held_new"
	ReasonAll     Reason = "thoughts.held_all"
	ReasonWord    Reason = "thoughts.held_word"
	ReasonLinks   Reason = "thoughts.held_links"
	ReasonEmpty   Reason = "thoughts.refused_empty"
	ReasonLong    Reason = "thoughts.refused_long"
	ReasonRefused Reason = "thoughts.refused_word"
	ReasonOften   Reason = "thoughts.refused_often"
	ReasonBarred  Reason = "thoughts.refused_barred"
)

// Decide says whether a text is shown or held, and why held; or why it is
// refused, with an empty state. Editors' comments are shown.
func (r Rules) Decide(text string, w Writer) (stet.CommentState, Reason) {
	switch n := utf8.RuneCountInString(text); {
	case w.Account == nil || w.Account.Barred != "":
		return "", ReasonBarred
	case strings.IndexFunc(text, unicode.IsGraphic) < 0 || strings.TrimSpace(text) == "":
		return "", ReasonEmpty
	case n > r.Longest:
		return "", ReasonLong
	case w.Recent >= r.Hourly && !w.Account.May(stet.RoleEditor):
		return "", ReasonOften
	case has(text, r.Refused):
		return "", ReasonRefused
	case w.Account.May(stet.RoleEditor):
		return stet.CommentShown, ""
	case r.Premoderate == All:
		return stet.CommentHeld, ReasonAll
	case r.Premoderate == New && w.Shown < r.Trusted:
		return stet.CommentHeld, ReasonNew
	case has(text, r.Held):
		return stet.CommentHeld, ReasonWord
	case len(links.FindAllStringIndex(text, r.Links+1)) > r.Links:
		return stet.CommentHeld, ReasonLinks
	}
	return stet.CommentShown, ""
}

// links finds what would become one, and bare host names that are meant as one.
var links = regexp.MustCompile(`(?i)\b(?:https?://|www\.|mailto:)\S`)

// has reports whether a text holds one of the words or phrases, whatever their
// letter case, width or accents.
func has(text string, words []string) bool {
	folded := " " + fold(text) + " "
	for _, w := range words {
		if f := fold(w); f != "" && strings.Contains(folded, " "+f+" ") {
			return true
		}
	}
	return false
}

// fold gives a text's words in one form, with single spaces between.
func fold(text string) string {
	text = cases.Fold().String(norm.NFKD.String(text))
	var b strings.Builder
	space := false
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\u200b' || r == '\u00ad':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}

// MayEdit reports whether the account may still change the comment.
func (r Rules) MayEdit(a *stet.Account, c stet.Comment, now time.Time) bool {
	return MayDelete(a, c) && now.Sub(c.Written) <= r.Edit
}

// MayDelete reports whether the account may take the comment away for good: its
// writer may, always.
func MayDelete(a *stet.Account, c stet.Comment) bool {
	return a != nil && a.Barred == "" && c.Account == a.ID && c.Account != "" && (c.State == stet.CommentShown || c.State == stet.CommentHeld)
}
