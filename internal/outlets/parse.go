package outlets

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"stet"
)

var (
	hostForm = regexp.MustCompile(`^[a-z0-9-]+\.example$`)
	slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	themes   = []string{"daily", "post", "review", "wire"}
	charsets = []string{"utf-8", "windows-1252"}
)

// read adds one file to the scenario. Its comment, before the first section,
// is for people.
func (s *Scenario) read(file string, data []byte) error {
	if !utf8.Valid(data) {
		return stet.Errorf(stet.Invalid, "%s is not UTF-8", file)
	}
	seen := map[string]bool{}
	story := Story{File: file}
	for _, f := range txtar.Parse(data).Files {
		if seen[f.Name] {
			return stet.Errorf(stet.Invalid, "%s: section %s: it comes twice", file, f.Name)
		}
		seen[f.Name] = true
		if err := s.section(file, f.Name, string(f.Data), &story); err != nil {
			return stet.Errorf(stet.Invalid, "%s: section %s: %w", file, f.Name, err)
		}
	}
	if !story.empty() {
		s.Stories = append(s.Stories, story)
	}
	return nil
}

// section adds one section, whose name says what it is.
func (s *Scenario) section(file, name, body string, story *Story) error {
	kind, rest, _ := strings.Cut(name, "/")
	switch {
	case name == "waves":
		return s.readWaves(body)
	case kind == "outlet":
		o, err := readOutlet(rest, body)
		s.Outlets = append(s.Outlets, o)
		if err == nil && s.outlet(rest) != &s.Outlets[len(s.Outlets)-1] {
			return stet.Errorf(stet.Invalid, "another section has this host")
		}
		return err
	case kind == "report":
		r, err := readReport(rest, body)
		r.File = file
		s.Reports = append(s.Reports, r)
		return err
	case kind == "expect":
		return story.read(rest, body)
	}
	return stet.Errorf(stet.Invalid, "unknown: sections are waves, outlet/HOST, report/HOST/SLUG.txt, expect/stories, expect/claims, expect/checks")
}

func (s *Scenario) readWaves(body string) error {
	for _, l := range lines(body) {
		value, ok := strings.CutPrefix(l, "Wave: ")
		if !ok {
			return stet.Errorf(stet.Invalid, "%q: want Wave: TIME", l)
		}
		at, err := readTime(value)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(s.waves, at.Equal) {
			return stet.Errorf(stet.Invalid, "the wave %s comes twice", value)
		}
		s.waves = append(s.waves, at)
	}
	return nil
}

func readOutlet(host, body string) (Outlet, error) {
	o := Outlet{Host: host}
	if !hostForm.MatchString(host) {
		return o, stet.Errorf(stet.Invalid, "%q is not a host under .example", host)
	}
	rest, err := header{
		"Name": &o.Name, "Owner": &o.Owner, "Format": &o.Format, "Theme": &o.Theme, "Lang": &o.Lang, "Terms": &o.Terms, "Charset": &o.Charset,
	}.read(body, "Name", "Owner", "Format", "Theme", "Lang", "Terms")
	if err != nil {
		return o, err
	}
	if o.Charset == "" {
		o.Charset = "utf-8"
	}
	_, listed := lists[o.Format]
	_, spoken := words[o.Lang]
	switch {
	case rest != "":
		return o, stet.Errorf(stet.Invalid, "an outlet has headers only, not %q", firstLine(rest))
	case !listed:
		return o, stet.Errorf(stet.Invalid, "unknown Format %q: use rss, atom, json or sitemap", o.Format)
	case !slices.Contains(themes, o.Theme):
		return o, stet.Errorf(stet.Invalid, "unknown Theme %q: use one of %s", o.Theme, strings.Join(themes, ", "))
	case !slices.Contains(charsets, o.Charset) || o.Format == "json" && o.Charset != "utf-8":
		return o, stet.Errorf(stet.Invalid, "Charset %q does not go with %s: use utf-8, or windows-1252 with rss, atom or sitemap", o.Charset, o.Format)
	case !spoken:
		return o, stet.Errorf(stet.Invalid, "Lang %q: pages have furniture in en and de only", o.Lang)
	}
	return o, nil
}

func readReport(name, body string) (Report, error) {
	key, ok := strings.CutSuffix(name, ".txt")
	host, slug, parted := strings.Cut(key, "/")
	r := Report{Host: host, Slug: slug}
	if !ok || !parted || !slugForm.MatchString(slug) || slug == "index" {
		return r, stet.Errorf(stet.Invalid, "the name must be report/HOST/SLUG.txt, the slug of a-z, 0-9 and -, and not index")
	}
	var published string
	text, err := header{
		"Headline": &r.Headline, "Byline": &r.Byline, "Published": &published, "Section": &r.Section,
		"Lang": &r.Lang, "Copy-of": &r.CopyOf, "Hidden": &r.Hidden,
	}.read(body, "Headline", "Byline", "Published", "Section")
	if err != nil {
		return r, err
	}
	if r.Published, err = readTime(published); err != nil {
		return r, err
	}
	if _, ok := words[r.Lang]; r.Lang != "" && !ok {
		return r, stet.Errorf(stet.Invalid, "Lang %q: pages have furniture in en and de only", r.Lang)
	}
	for _, p := range strings.Split(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			r.Paragraphs = append(r.Paragraphs, p)
		}
	}
	if len(r.Paragraphs) == 0 {
		return r, stet.Errorf(stet.Invalid, "no text after the headers and a blank line")
	}
	return r, nil
}

// header says where each header's value goes.
type header map[string]*string

// read reads "Name: value" lines up to a blank line and gives what follows. An
// unknown name, one that comes twice and a needed one that is missing are
// errors.
func (h header) read(body string, needed ...string) (rest string, err error) {
	seen := map[string]bool{}
	for body != "" {
		var line string
		if line, body, _ = strings.Cut(body, "\n"); line == "" {
			break
		}
		name, value, ok := strings.Cut(line, ": ")
		switch to := h[name]; {
		case !ok || to == nil:
			return "", stet.Errorf(stet.Invalid, "unknown header %q", line)
		case seen[name]:
			return "", stet.Errorf(stet.Invalid, "the header %s comes twice", name)
		default:
			seen[name], *to = true, strings.TrimSpace(value)
		}
	}
	for _, name := range needed {
		if *h[name] == "" {
			return "", stet.Errorf(stet.Invalid, "the header %s is missing", name)
		}
	}
	return body, nil
}

func readTime(value string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return at, stet.Errorf(stet.Invalid, "%q is not a time: write 2025-12-29T16:02:00Z", value)
	}
	return at.UTC(), nil
}

// lines gives the lines that hold something.
func lines(body string) []string {
	return slices.DeleteFunc(strings.Split(body, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
