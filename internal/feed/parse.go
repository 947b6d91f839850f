package feed

import (
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/text/language"

	"stet"
)

// Feed is an outlet's list. Addresses are absolute; texts are without markup.
type Feed struct {
	Title   string
	Home    string // the outlet's front page; "" when not told
	Self    string // the feed's own address, as it tells it; "" when not told
	Hub     string // where changes can be subscribed to (WebSub); "" for nowhere
	Lang    string // BCP 47; "" when not told
	Items   []stet.Item
	Skipped []Skip // entries that are not among Items
}

// Skip is an entry that was left out.
type Skip struct {
	Entry  string // its title, identifier or address, whichever it has
	Reason string // "it has no address"
}

// Bounds on texts, in characters; longer ones are cut.
const (
	maxTitle   = 500
	maxSummary = 1000
	maxName    = 200
)

// Parse reads RSS, RDF, Atom or JSON Feed. contentType is that of the HTTP
// answer, "" when unknown; base is the address the feed came from. The items
// have everything but ID, Source and Seen, in the feed's order, each address
// once. Error kinds: Invalid, with what it is instead and, for a web page, the
// feeds it names; TooLarge; Internal when the parser fails.
func Parse(body []byte, contentType, base string) (f *Feed, err error) {
	defer stet.Wrap(&err, "read the feed")
	r, found, err := read(body, contentType, base)
	if err != nil {
		return nil, err
	}
	from, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	f = &Feed{Title: plain(r.Title, maxTitle), Lang: lang(r.Language)}
	f.Home, _ = absolute(from, r.Link)
	f.Self, _ = absolute(from, r.FeedLink)
	f.Hub, _ = absolute(from, r.hub)
	if home, err := url.Parse(f.Home); err == nil && f.Home != "" && found == formRSS {
		// RSS has no rule for relative addresses; those who write them think of
		// their site, which may not be where the feed lies.
		from = home
	}
	seen := make(map[string]bool, len(r.Items))
	for i, entry := range r.Items {
		item, reason := newItem(entry, from)
		if reason == "" && seen[item.URL] {
			reason = "its address is listed above"
		}
		if reason != "" {
			f.Skipped = append(f.Skipped, Skip{Entry: entryName(entry), Reason: reason})
			continue
		}
		seen[item.URL] = true
		if item.Lang = f.Lang; i < len(r.langs) && lang(r.langs[i]) != "" {
			item.Lang = lang(r.langs[i])
		}
		f.Items = append(f.Items, item)
	}
	return f, nil
}

// newItem makes an item of an entry, or says why not.
func newItem(entry *gofeed.Item, base *url.URL) (item stet.Item, reason string) {
	for _, candidate := range append([]string{entry.Link}, entry.Links...) {
		if item.URL, reason = absolute(base, candidate); reason == "" {
			break
		}
	}
	if item.URL == "" && isWeb(entry.GUID) {
		// An RSS guid is the address unless it says otherwise, and an Atom id or
		// a JSON Feed id often is.
		item.URL, reason = absolute(base, entry.GUID)
	}
	if item.URL == "" {
		return item, reason
	}
	item.GUID = cut(entry.GUID, maxTitle)
	item.Title = plain(entry.Title, maxTitle)
	if item.Summary = plain(entry.Description, maxSummary); item.Summary == "" {
		item.Summary = plain(entry.Content, maxSummary)
	}
	item.Author = authors(entry.Authors)
	item.Published, item.Updated = moment(entry.PublishedParsed), moment(entry.UpdatedParsed)
	return item, ""
}

// authors joins the names; a mailbox alone is nobody's name and not repeated.
func authors(people []*gofeed.Person) string {
	var names []string
	for _, p := range people {
		if p == nil {
			continue
		}
		if name := plain(p.Name, maxName); name != "" && !strings.Contains(name, "@") {
			names = append(names, name)
		}
	}
	return cut(strings.Join(names, ", "), maxName)
}

// moment drops times that no web page was written at, most of them zeroes of
// one clock or another.
func moment(t *time.Time) time.Time {
	if t == nil || t.Year() < 1990 || t.Year() > 9999 {
		return time.Time{}
	}
	return t.UTC()
}

// lang gives a language tag its usual spelling; "" for what is none.
func lang(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 35 { // RFC 5646 section 4.4.1
		return ""
	}
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// entryName is how an entry that was left out can be found again.
func entryName(entry *gofeed.Item) string {
	for _, s := range []string{entry.Title, entry.GUID, entry.Link} {
		if name := plain(s, maxName); name != "" {
			return name
		}
	}
	return "an entry without title"
}
