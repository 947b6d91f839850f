package page

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"stet"
	"stet/internal/query"
)

// Addresses of the lists of names.
const (
	PeoplePath = "/people"
	PlacesPath = "/places"
	BodiesPath = "/bodies"
)

// NamesPath is the address of the list of a kind of names.
func NamesPath(kind string) string {
	switch kind {
	case "place":
		return PlacesPath
	case "body":
		return BodiesPath
	}
	return PeoplePath
}

// NameEntry is a person, place or body as a list is given it.
type NameEntry struct {
	ID      stet.ID
	Kind    string // "person", "place" or "body"
	Name    string
	Stories int
	Said    int // positions that it takes on claims
	Latest  time.Time
}

// NamesAsk is what a list of names is asked for.
type NamesAsk struct {
	Kind          string // "" for all
	Letter        string // "": those in most stories, instead of those under the letter
	Offset, Limit int
}

// NamedStory is a story that a name appears in.
type NamedStory struct {
	Story   stet.ID
	Latest  time.Time // its last report that has the name
	Reports int       // of it that have the name
	Titles  []string
	Forms   []string // other spellings
	Entry   *Entry   // its article; nil while there is none
}

// NameClaim is a claim with a stance that a name takes on it.
type NameClaim struct {
	Claim  stet.Claim
	Lang   string // of its words; "" when not known
	Stance stet.Stance
	Since  time.Time
}

// Names is a page that lists names of a kind.
type Names struct {
	Kind    string
	Path    string
	Letter  string // "": those in most stories
	Letters []Tab
	Rows    []NameRow
	Total   int // under the letter, or of the kind
	Before  string
	After   string
}

// NameRow is a name in a list.
type NameRow struct {
	Kind    string
	Name    string
	Href    string
	Stories int
	Said    int
	Latest  Clock
}

// Limits of lists of names, and of a name's page.
const (
	NamesToPage   = 60
	StoriesToPage = 20
	SaidToPage    = 30
	nameAt        = 80 // characters
)

// NewNames makes a list of names; letters says how many stand under each.
func NewNames(asked NamesAsk, letters map[string]int, all []NameEntry) Names {
	p := Names{Kind: asked.Kind, Path: NamesPath(asked.Kind), Letter: asked.Letter, Rows: NameRows(all)}
	var order []string
	for letter, n := range letters {
		order = append(order, letter)
		p.Total += n
	}
	slices.Sort(order)
	for _, letter := range order {
		p.Letters = append(p.Letters, Tab{Kind: letter, N: letters[letter], Href: namesAddress(p.Path, letter, 1), Here: letter == asked.Letter})
	}
	if asked.Letter != "" {
		p.Total = letters[asked.Letter]
	}
	number := 1 + asked.Offset/max(asked.Limit, 1)
	if number > 1 {
		p.Before = namesAddress(p.Path, asked.Letter, number-1)
	}
	if asked.Offset+len(all) < p.Total && number < searchPages {
		p.After = namesAddress(p.Path, asked.Letter, number+1)
	}
	return p
}

func namesAddress(path, letter string, n int) string {
	v := url.Values{}
	if letter != "" {
		v.Set("letter", letter)
	}
	if n > 1 {
		v.Set("page", strconv.Itoa(n))
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

// Around gives the addresses of the pages before and after page number of what is
// at the path; "" for none.
func Around(path string, number int, more bool) (before, after string) {
	if number > 1 {
		before = namesAddress(path, "", number-1)
	}
	if more && number < searchPages {
		after = namesAddress(path, "", number+1)
	}
	return before, after
}

// NameRows makes the rows of a list of names.
func NameRows(all []NameEntry) []NameRow {
	rows := make([]NameRow, 0, len(all))
	for _, n := range all {
		rows = append(rows, NameRow{
			Kind: n.Kind, Name: Line(n.Name, nameAt), Href: NamePath(n.ID), Stories: n.Stories, Said: n.Said, Latest: clock(n.Latest, time.Time{}),
		})
	}
	return rows
}

// Name is the page of a person, place or body.
type Name struct {
	NameRow
	List    string   // address of the list that it is in
	Titles  []string // that reports give it
	Also    []string // other spellings
	Told    []Told   // the stories that it appears in, latest first
	Saying  []Saying // the positions that it takes, latest first
	AllSaid string   // address of the search for all of them; "" when they are here
	Before  string
	After   string
}

// Told is a story that a name appears in.
type Told struct {
	Teaser  *Teaser // its article; nil while there is none
	Ledger  string  // address of its ledger
	Reports int     // that have the name
	Latest  Clock
}

// Saying is a position that a name takes.
type Saying struct {
	Href   string
	Text   string
	Lang   string
	Stance stet.Stance
	Since  Clock
	Status Badge
}

// NewName makes a name's page: its stories from offset on, and what it last said.
func NewName(n NameEntry, stories []NamedStory, offset int, said []NameClaim) Name {
	p := Name{NameRow: NameRows([]NameEntry{n})[0], List: NamesPath(n.Kind)}
	for _, s := range stories {
		t := Told{Ledger: StoryPath(s.Story), Reports: s.Reports, Latest: clock(s.Latest, time.Time{})}
		if s.Entry != nil {
			one := teaser(*s.Entry, time.Time{})
			t.Teaser = &one
		}
		p.Told = append(p.Told, t)
		p.Titles = addLines(p.Titles, s.Titles, 4, p.Name)
		p.Also = addLines(p.Also, s.Forms, 8, p.Name)
	}
	if offset == 0 {
		for _, c := range said {
			p.Saying = append(p.Saying, Saying{
				Href: ClaimPath(c.Claim.ID), Text: proposition(c.Claim.Proposition, propositionAt), Lang: Lang(c.Lang), Stance: c.Stance,
				Since: clock(c.Since, time.Time{}), Status: badge(c.Claim.Status, c.Claim.Evidence),
			})
		}
	}
	if n.Said > len(said) {
		p.AllSaid = SearchAddress(query.Query{Root: query.And{
			query.Tag{Name: query.Kind, Value: "claim"}, query.Text{Field: query.Speaker, Words: query.Folded(n.Name, 16), Whole: true},
		}}.String(), "", newest, 1)
	}
	p.Before, p.After = Around(p.Href, 1+offset/StoriesToPage, offset+len(stories) < n.Stories)
	return p
}

// addLines adds what is new of more to all, up to limit.
func addLines(all, more []string, limit int, but string) []string {
	for _, s := range more {
		if s = Line(s, nameAt); s != "" && s != but && len(all) < limit && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// LinkSpeakers gives the speakers of a claim's positions the addresses of their
// pages, as find knows them; "" is for those without one.
func (c *Claim) LinkSpeakers(find func(speaker string) stet.ID) {
	for _, side := range [][]Stand{c.For, c.Against, c.Others} {
		for i := range side {
			if id := find(side[i].Speaker); id != "" {
				side[i].Href = NamePath(id)
			}
		}
	}
}
