package query

import (
	"strings"
	"time"
)

// Query is what a reader asked for.
type Query struct {
	Root   Node      // nil when no word and no operator was given but dates
	From   time.Time // not before; zero: no bound. UTC, the beginning of a day
	Until  time.Time // before; zero: no bound
	Notes  []Note    // what was not taken as it was typed
	Chosen bool      // something but words was understood: the page says what
}

// Empty reports whether nothing was asked for.
func (q Query) Empty() bool { return q.Root == nil && q.From.IsZero() && q.Until.IsZero() }

// Node is a part of the tree: [And], [Or], [Not], [Text] or [Tag].
type Node interface{ write(*strings.Builder, bool) }

// And asks for all of its parts, at least two.
type And []Node

// Or asks for any of its parts, at least two.
type Or []Node

// Not asks for what its part does not hold of.
type Not struct{ Node }

// Text asks for words one after the other.
type Text struct {
	Field  Field
	Words  []string // as [Words] folds them; at least one
	Prefix bool     // the last word may go on
	Whole  bool     // of Speaker and Source: the name is these words and no more
}

// Tag asks for a property of which there is a list: a kind, a status, a language.
type Tag struct {
	Name  TagName
	Value string
}

// Field says where words are looked for.
type Field string

// The fields.
const (
	Anywhere Field = "" // title, text and speakers
	Speaker  Field = "speaker"
	Source   Field = "source"
	Title    Field = "title"
)

// TagName is the name of a property.
type TagName string

// The properties.
const (
	Kind   TagName = "kind"
	Status TagName = "status"
	Lang   TagName = "lang"
)

// Kinds are what can be found, in the order in which pages list them.
var Kinds = []string{"article", "claim", "person", "place", "body", "report"}

// Statuses are those of claims, and of articles by their leading claim.
var Statuses = []string{"asserted", "disputed", "confirmed", "withdrawn"}

// Note says what was not taken as it was typed.
type Note struct {
	Why  Why
	Text string // that it is about
}

// Why is the reason of a note.
type Why string

// The reasons.
const (
	LeftOut Why = "left_out" // more words than are looked for
	BadDate Why = "bad_date" // searched as words
	BadKind Why = "bad_kind"
	BadStat Why = "bad_status"
	BadLang Why = "bad_lang"
	Bracket Why = "bracket" // one was missing, or too many stood inside one another
	NoWord  Why = "no_word" // signs alone
)

// String gives the query in a form that [Parse] reads as the same.
func (q Query) String() string {
	var b strings.Builder
	if q.Root != nil {
		q.Root.write(&b, false)
	}
	if !q.From.IsZero() {
		b.WriteString(" from:" + q.From.Format(time.DateOnly))
	}
	if !q.Until.IsZero() {
		b.WriteString(" before:" + q.Until.Format(time.DateOnly))
	}
	return strings.TrimSpace(b.String())
}

func (n And) write(b *strings.Builder, inner bool) { join(b, n, " ", inner) }
func (n Or) write(b *strings.Builder, inner bool)  { join(b, n, " OR ", inner) }

func join(b *strings.Builder, all []Node, with string, inner bool) {
	if inner {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	for i, n := range all {
		if i > 0 {
			b.WriteString(with)
		}
		n.write(b, true)
	}
}

func (n Not) write(b *strings.Builder, _ bool) {
	b.WriteByte('-')
	n.Node.write(b, true)
}

func (n Tag) write(b *strings.Builder, _ bool) { b.WriteString(string(n.Name) + ":" + n.Value) }

func (n Text) write(b *strings.Builder, _ bool) {
	if n.Field != Anywhere {
		b.WriteString(string(n.Field) + ":")
	}
	quoted := n.Whole || len(n.Words) > 1
	words := strings.Join(n.Words, " ")
	if quoted && !n.Whole && n.Field != Anywhere {
		words, quoted = strings.Join(n.Words, "-"), false // source:harbour-wire is part of a name
	}
	if quoted {
		words = `"` + words + `"`
	}
	if b.WriteString(words); n.Prefix {
		b.WriteByte('*')
	}
}

// Loose gives the query for documents that hold any of the words that this one
// wants all of; false where that is no other query.
func (q Query) Loose() (Query, bool) {
	all, ok := q.Root.(And)
	if !ok {
		return q, false
	}
	var words Or
	rest := And{}
	for _, n := range all {
		if t, text := n.(Text); text && t.Field == Anywhere {
			words = append(words, t)
		} else {
			rest = append(rest, n)
		}
	}
	if len(words) < 2 {
		return q, false
	}
	q.Root = words
	if len(rest) > 0 {
		q.Root = append(And{words}, rest...)
	}
	return q, true
}

// With gives the query with one more condition.
func (q Query) With(n Node) Query {
	switch root := q.Root.(type) {
	case nil:
		q.Root = n
	case And:
		q.Root = append(append(And{}, root...), n)
	default:
		q.Root = And{root, n}
	}
	return q
}
