package outlets

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"time"

	"stet"
)

// Scenario is a newsroom's world: the outlets, what they publish and when, and
// what Stet must make of it.
type Scenario struct {
	Outlets []Outlet
	Reports []Report // by publication, then key
	Stories []Story  // by file

	waves []time.Time
}

// Outlet is an invented outlet.
type Outlet struct {
	Host    string // "harbour-wire.example"
	Name    string
	Owner   string
	Format  string // of its list: rss, atom, json or sitemap
	Theme   string // of its pages: wire, daily, post or review
	Lang    string
	Terms   string
	Charset string // of its list and pages: utf-8 or windows-1252
}

// URL is the address of the outlet's front page.
func (o Outlet) URL() string { return "http://" + o.Host + "/" }

// Report is one piece of an outlet.
type Report struct {
	File       string // that it was read from
	Host, Slug string
	Headline   string
	Byline     string
	Published  time.Time
	Section    string
	Lang       string // the outlet's when the piece does not say
	CopyOf     string // key of the report that it reprints; "" when its own
	Hidden     string // text that its page hides from people
	Paragraphs []string
}

// Key names the report in a scenario: "harbour-wire.example/ferry-fire".
func (r Report) Key() string { return r.Host + "/" + r.Slug }

// URL is the address of the report's page.
func (r Report) URL() string { return "http://" + r.Host + r.path() }

func (r Report) path() string { return "/" + r.Slug + ".html" }

// Load reads every newsroom/*.txtar of fsys and checks that they fit together.
// Errors are of kind Invalid and name file and section.
func Load(fsys fs.FS) (s *Scenario, err error) {
	defer stet.Wrap(&err, "outlets.Load")
	names, err := fs.Glob(fsys, "newsroom/*.txtar")
	if err != nil {
		return nil, stet.Errorf(stet.Internal, "%w", err)
	}
	s = &Scenario{}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, stet.Errorf(stet.Unavailable, "%w", err)
		}
		if err := s.read(path.Base(name), data); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.Reports, func(a, b Report) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Key(), b.Key()))
	})
	slices.SortFunc(s.waves, time.Time.Compare)
	if err := s.check(); err != nil {
		return nil, err
	}
	return s, nil
}

// check holds what the files say against one another.
func (s *Scenario) check() error {
	if len(s.Outlets) == 0 || len(s.Reports) == 0 || len(s.waves) == 0 {
		return stet.Errorf(stet.Invalid, "%d outlets, %d reports and %d waves: a scenario needs some of each in newsroom/*.txtar",
			len(s.Outlets), len(s.Reports), len(s.waves))
	}
	known := map[string]*Report{}
	for i := range s.Reports {
		r := &s.Reports[i]
		o := s.outlet(r.Host)
		switch {
		case o == nil:
			return stet.Errorf(stet.Invalid, "%s: section report/%s.txt: no outlet has this host: add outlet/%s", r.File, r.Key(), r.Host)
		case known[r.Key()] != nil:
			return stet.Errorf(stet.Invalid, "%s: section report/%s.txt: %s has it already", r.File, r.Key(), known[r.Key()].File)
		case r.Published.After(s.waves[len(s.waves)-1]):
			return stet.Errorf(stet.Invalid, "%s: section report/%s.txt: it is published after the last wave", r.File, r.Key())
		}
		known[r.Key()] = r
		r.Lang = cmp.Or(r.Lang, o.Lang)
	}
	for _, r := range s.Reports {
		if r.CopyOf != "" && known[r.CopyOf] == nil {
			return stet.Errorf(stet.Invalid, "%s: section report/%s.txt: Copy-of names %s, which is no report", r.File, r.Key(), r.CopyOf)
		}
	}
	return checkStories(s.Stories, known)
}

// outlet gives the outlet with the host, or nil.
func (s *Scenario) outlet(host string) *Outlet {
	for i := range s.Outlets {
		if s.Outlets[i].Host == host {
			return &s.Outlets[i]
		}
	}
	return nil
}

// Waves are the times up to which the demonstration reads, one after the
// other; earliest first.
func (s *Scenario) Waves() []time.Time { return slices.Clone(s.waves) }

// Hosts are the outlets' host names, sorted.
func (s *Scenario) Hosts() []string {
	hosts := make([]string, 0, len(s.Outlets))
	for _, o := range s.Outlets {
		hosts = append(hosts, o.Host)
	}
	slices.Sort(hosts)
	return hosts
}

// added is when the sources were added: before everything, and always the same.
var added = time.Date(2025, 12, 28, 0, 0, 0, 0, time.UTC)

// Sources are what an operator would add to read the outlets: one list each,
// in the scenario's order.
func (s *Scenario) Sources() []stet.Source {
	sources := make([]stet.Source, 0, len(s.Outlets))
	for _, o := range s.Outlets {
		kind := stet.SourceFeed
		if o.Format == "sitemap" {
			kind = stet.SourceSitemap
		}
		sources = append(sources, stet.NewSource(stet.Source{
			Name: o.Name, Owner: o.Owner, URL: "http://" + o.Host + lists[o.Format].path, Kind: kind,
			Home: o.URL(), Lang: o.Lang, Terms: o.Terms, Added: added,
		}))
	}
	return sources
}
