package names

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// The kinds of name, as pages and searches call them.
const (
	Person = "person"
	Place  = "place"
	Body   = "body"
)

// Name is a person, place or body in a story.
type Name struct {
	ID      stet.ID   `json:"id"` // across stories
	Kind    string    `json:"kind"`
	Label   string    `json:"label"`            // as most of its mentions have it
	Forms   []string  `json:"forms,omitempty"`  // its other spellings, sorted
	Titles  []string  `json:"titles,omitempty"` // that reports give it, the most frequent first
	Reports []stet.ID `json:"reports"`          // that it appears in, as the story has them sorted; at least one
	Latest  time.Time `json:"latest"`           // publication of the last of them
	Said    []Said    `json:"said,omitempty"`   // the positions that it takes in the story, earliest first
}

// Said is a position that a name takes on a claim.
type Said struct {
	Claim  stet.ID     `json:"claim"`
	Stance stet.Stance `json:"stance"`
	Since  time.Time   `json:"since"`
}

// Limits of what is kept of a story.
const (
	namesMax  = 400
	formsMax  = 8
	titlesMax = 3
	labelMax  = 80 // bytes
)

// Of lists the names in a story's reports, and what they said in its claims, those
// in most reports first. The result depends on the story alone.
//
// A person's last name alone counts to whom the story names in full; it is left out
// where the story names nobody so, or two people. So are bodies whose names are
// ordinary words and could be those of many ("Ministry of Transport"), unless
// everybody knows them.
func Of(d *stet.Dossier) []Name {
	g := gathering{full: map[string]string{}, by: map[string]*entry{}, same: map[string]string{}}
	for _, r := range d.Reports {
		g.read(r)
	}
	g.locate()
	for _, m := range g.mentions {
		g.count(m)
	}
	for i := range d.Claims {
		g.hear(&d.Claims[i])
	}
	return g.names()
}

// mention is a name in a report.
type mention struct {
	report *stet.Report
	name   string // without title
	title  string
	kind   text.NameKind
	place  bool // stands where places do: "in Lindholm"
}

// entry is a name while it is gathered.
type entry struct {
	key     string
	order   int
	kinds   map[string]int
	forms   map[string]int
	titles  map[string]int
	reports []stet.ID
	latest  time.Time
	said    []Said
}

type gathering struct {
	full     map[string]string // last name → the full one, "" where two share it
	mentions []mention
	by       map[string]*entry
	same     map[string]string   // key → the key of another spelling in the story, which came first
	people   map[string][]string // last name in common spelling → full names
}

// read notes a report's names.
func (g *gathering) read(r *stet.Report) {
	for _, n := range text.Names(r.Text, r.Lang) {
		m := mention{report: r, name: clean(n.Span.In(r.Text)), title: Squeeze(n.Title.In(r.Text)), kind: n.Kind}
		m.place = r.Lang == "en" && m.title == "" && placed(r.Text[:n.Span.Start])
		if m.name == "" || len(m.name) > labelMax {
			continue
		}
		if m.kind == text.NamePerson {
			AddFull(g.full, m.name)
		}
		g.mentions = append(g.mentions, m)
	}
}

// placed reports whether what stands before a name leads to a place's.
func placed(before string) bool {
	before = before[max(0, len(before)-8):]
	return strings.HasSuffix(before, " in ") || strings.HasSuffix(before, " near ")
}

// Limits by which a name of no kind is taken for a place's: how often it stands
// where places do, and of how many of its mentions one must.
const (
	placedAt   = 2
	placedEach = 3
)

// locate takes names that no list knows for those of places where they stand as
// such often enough.
func (g *gathering) locate() {
	all, in := map[string]int{}, map[string]int{}
	for _, m := range g.mentions {
		if all[m.name]++; m.place {
			in[m.name]++
		}
	}
	for i, m := range g.mentions {
		if m.kind == text.NameOther && in[m.name] >= placedAt && in[m.name]*placedEach >= all[m.name] && g.full[m.name] == "" && !vague(m.name) {
			g.mentions[i].kind = text.NamePlace
		}
	}
}

// count adds a mention to its name's entry.
func (g *gathering) count(m mention) {
	kind := ""
	switch m.kind {
	case text.NamePerson:
		kind = Person
		if m.name = g.inFull(m.name); m.name == "" {
			return
		}
	case text.NamePlace:
		kind = Place
	case text.NameBody:
		kind = Body
		if vague(m.name) {
			return
		}
	default:
		if m.name = g.known(m.name); m.name == "" {
			return
		}
	}
	key := g.key(m.name, kind)
	e := g.by[key]
	if e == nil {
		if kind == "" {
			return
		}
		e = &entry{key: key, order: len(g.by), kinds: map[string]int{}, forms: map[string]int{}, titles: map[string]int{}}
		g.by[key] = e
	}
	if kind != "" {
		e.kinds[kind]++
	}
	e.forms[m.name]++
	if m.title != "" {
		e.titles[m.title]++
	}
	if !slices.Contains(e.reports, m.report.ID) {
		e.reports = append(e.reports, m.report.ID)
	}
	if m.report.Published.After(e.latest) {
		e.latest = m.report.Published
	}
}

// inFull gives a person's full name; "" for nobody whom the story tells.
func (g *gathering) inFull(name string) string {
	if strings.Contains(name, " ") {
		return name
	}
	return g.full[name]
}

// known gives a name of no kind as an entry has it: one of several words may be
// told elsewhere in the story, one of one word may be a person's.
func (g *gathering) known(name string) string {
	if full := g.full[name]; full != "" {
		return full
	}
	return name
}

// key gives the key of a name's entry in the story. A person's name that is one
// with another before it but for its given name's form (Same) is that one.
func (g *gathering) key(name, kind string) string {
	key := Key(name)
	if other := g.same[key]; other != "" {
		return other
	}
	if kind != Person || g.by[key] != nil {
		return key
	}
	if g.people == nil {
		g.people = map[string][]string{}
	}
	last := Spelling(Last(name))
	for _, before := range g.people[last] {
		if Same(before, name) && Key(before) != key {
			g.same[key] = Key(before)
			return g.same[key]
		}
	}
	if len(g.people[last]) < formsMax {
		g.people[last] = append(g.people[last], name)
	}
	return key
}

// vague reports whether a body's name could be that of many.
func vague(name string) bool {
	if text.KnownName(name) != text.NameOther && !everywhere[strings.ToLower(name)] || aliases[strings.ToLower(name)] != "" {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if !text.Ordinary(w) {
			return false
		}
	}
	return true
}

// everywhere are names that everybody knows, and that many countries have one of.
var everywhere = map[string]bool{"supreme court": true, "high court": true, "central bank": true, "national guard": true, "coast guard": true, "house of representatives": true, "democratic party": true}

// hear notes what a claim's speakers said. Who is in no report by that name is
// passed over.
func (g *gathering) hear(c *stet.Claim) {
	for _, p := range c.Positions {
		name := clean(p.Speaker)
		if full := g.full[name]; full != "" {
			name = full
		}
		key := Key(name)
		if other := g.same[key]; other != "" {
			key = other
		}
		e := g.by[key]
		if e == nil || name == "" {
			continue
		}
		said := Said{Claim: c.ID, Stance: p.Stance, Since: p.Since}
		if !slices.ContainsFunc(e.said, func(s Said) bool { return s.Claim == said.Claim && s.Stance == said.Stance }) {
			e.said = append(e.said, said)
		}
	}
}

// names gives what was gathered, in order.
func (g *gathering) names() []Name {
	all := make([]*entry, 0, len(g.by))
	for _, e := range g.by {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b *entry) int {
		return cmp.Or(-cmp.Compare(len(a.reports), len(b.reports)), -cmp.Compare(len(a.said), len(b.said)), cmp.Compare(a.order, b.order))
	})
	out := make([]Name, 0, min(len(all), namesMax))
	for _, e := range all[:min(len(all), namesMax)] {
		out = append(out, e.name())
	}
	return out
}

func (e *entry) name() Name {
	forms := most(e.forms)
	label := forms[0]
	if other := aliases[strings.ToLower(label)]; other != "" {
		label = other
	}
	n := Name{
		ID: stet.NewID(time.Time{}, "name", e.key), Kind: most(e.kinds)[0], Label: label,
		Titles: most(e.titles), Reports: e.reports, Latest: e.latest, Said: e.said,
	}
	n.Titles = n.Titles[:min(len(n.Titles), titlesMax)]
	for _, f := range forms[:min(len(forms), formsMax)] {
		if f != label && utf8.ValidString(f) {
			n.Forms = append(n.Forms, f)
		}
	}
	slices.Sort(n.Forms)
	slices.SortStableFunc(n.Said, func(a, b Said) int { return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Claim, b.Claim)) })
	return n
}

// most gives what was counted, the most frequent first; of equals the first by
// letter.
func most(counts map[string]int) []string {
	all := make([]string, 0, len(counts))
	for s := range counts {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(-cmp.Compare(counts[a], counts[b]), cmp.Compare(a, b)) })
	return all
}

// Index finds names of a story by what speakers are called.
type Index map[string]stet.ID

// NewIndex makes the index of a story's names, those of Of.
func NewIndex(all []Name) Index {
	x := Index{}
	for _, n := range all {
		for _, form := range append([]string{n.Label}, n.Forms...) {
			if key := Key(form); x[key] == "" {
				x[key] = n.ID
			}
		}
	}
	return x
}

// Find gives whom a speaker's name means; "" for none of them.
func (x Index) Find(speaker string) stet.ID { return x[Key(speaker)] }
