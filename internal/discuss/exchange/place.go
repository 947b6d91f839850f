package exchange

import (
	"encoding/csv"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"

	"stet"
)

// Foreign is a comment as another program kept it.
type Foreign struct {
	Key     string // its name there
	Parent  string // that of what it answers; "" for none
	Page    string // address of the page that it stands under
	Name    string
	Text    string // Markdown
	Written time.Time
	State   stet.CommentState
}

// Limits of what is read.
const (
	commentsMost = 2_000_000
	textMost     = 20_000 // bytes of one comment
	nameMost     = 80     // bytes
)

// Pages leads from the addresses of pages elsewhere to articles here.
type Pages map[string]stet.ID

// ReadPages reads a table of two columns: a page's address, and an article's ID or
// address. Errors are of kind Invalid and name the line.
func ReadPages(r io.Reader) (Pages, error) {
	rows := csv.NewReader(io.LimitReader(r, 64<<20))
	rows.FieldsPerRecord, rows.ReuseRecord, rows.TrimLeadingSpace = 2, true, true
	pages := Pages{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return pages, nil
		}
		if err != nil {
			return nil, stet.Errorf(stet.Invalid, "the table of pages: %w", err)
		}
		id := stet.ID(row[1])
		if found, ok := articleAt(row[1]); ok {
			id = found
		}
		if id.Validate() != nil {
			line, _ := rows.FieldPos(1)
			return nil, stet.Errorf(stet.Invalid, "the table of pages, line %d: %q is no article: give its ID or address", line, row[1])
		}
		pages[normal(row[0])] = id
	}
}

// normal gives an address as it is looked up: without scheme, query, fragment and
// closing slash, which differ between a program's records of one page.
func normal(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return strings.TrimSpace(address)
	}
	return strings.ToLower(u.Host) + strings.TrimSuffix(u.Path, "/")
}

// articleAt gives the article that an address of a newsroom's leads to.
func articleAt(address string) (stet.ID, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", false
	}
	rest, ok := strings.CutPrefix(u.Path, "/article/")
	id, _, _ := strings.Cut(rest, "/")
	return stet.ID(id), ok && stet.ID(id).Validate() == nil
}

// Article gives the article that a page is, by the table or by its address.
func (p Pages) Article(page string) (stet.ID, bool) {
	if id, ok := p[normal(page)]; ok {
		return id, true
	}
	return articleAt(page)
}

// Place makes comments of ours of foreign ones, in their order, and gives those
// whose page is no article here. The same ones give the same comments, whenever
// they are read. An answer to what is not among them stands for itself.
func Place(format string, all []Foreign, pages Pages) (placed []stet.Comment, left []Foreign) {
	ids := map[string]stet.ID{}
	under := map[string]stet.ID{}
	for _, f := range all {
		if article, ok := pages.Article(f.Page); ok {
			ids[f.Key] = stet.NewID(f.Written, "comment", "from "+format, f.Key)
			under[f.Key] = article
		}
	}
	for _, f := range all {
		id, ok := ids[f.Key]
		if !ok {
			left = append(left, f)
			continue
		}
		c := stet.Comment{
			ID: id, Article: under[f.Key], Name: f.Name, Text: f.Text, Written: f.Written.UTC().Truncate(time.Millisecond), State: f.State,
		}
		if under[f.Parent] == c.Article && f.Parent != f.Key {
			c.Parent = ids[f.Parent]
		}
		if c.State == stet.CommentDeleted || c.State == stet.CommentRemoved {
			c.Text, c.Name = "", ""
		}
		placed = append(placed, c)
	}
	return placed, left
}

// bounded cuts what is longer than a comment of ours may be.
func bounded(f Foreign) Foreign {
	f.Name = short(strings.Join(strings.Fields(f.Name), " "), nameMost)
	f.Text = short(strings.TrimSpace(f.Text), textMost)
	if f.Text == "" && f.State == stet.CommentShown {
		f.State = stet.CommentDeleted
	}
	return f
}

// short gives at most n bytes of valid text.
func short(s string, n int) string {
	if len(s) > n {
		s = s[:n]
	}
	return strings.ToValidUTF8(s, "")
}

func tooMany() error {
	return stet.Errorf(stet.TooLarge, "the file holds more than %d comments: import it in parts", commentsMost)
}
