package feed

import (
	"encoding/xml"
	"io"
	"net/url"
	"strings"

	"stet"
)

// outline is an entry of an OPML 2.0 list, or a folder of such. Owner and Terms
// are ours, in a namespace as the standard asks of additions.
type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr,omitempty"`
	Type     string    `xml:"type,attr,omitempty"`
	XMLURL   string    `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string    `xml:"htmlUrl,attr,omitempty"`
	Language string    `xml:"language,attr,omitempty"`
	Owner    string    `xml:"owner,attr,omitempty"`
	Terms    string    `xml:"terms,attr,omitempty"`
	Kind     string    `xml:"kind,attr,omitempty"`
	Outlines []outline `xml:"outline"`
}

// maxNamed is how many unusable entries an error names.
const maxNamed = 3

// ParseOPML reads a list of sources, as feed readers write it; folders are
// ignored, an address that is listed twice counts once. An entry that cannot be
// a source makes the whole list an error of kind Invalid that names it, so that
// nothing is lost unnoticed. Other error kinds: TooLarge.
func ParseOPML(body []byte) (sources []stet.Source, err error) {
	defer stet.Wrap(&err, "read the list of sources")
	doc, err := document(body, "")
	if err != nil {
		return nil, err
	}
	if found := sniff(doc); found != formOPML {
		return nil, misfit(doc, found, &url.URL{}, "a list of sources (OPML)")
	}
	var list struct {
		Outlines []outline `xml:"body>outline"`
	}
	if err := decodeXML(doc, &list); err != nil {
		return nil, err
	}
	var bad []string
	seen := map[stet.ID]bool{}
	var collect func([]outline)
	collect = func(outlines []outline) {
		for _, o := range outlines {
			if o.XMLURL != "" {
				s := o.source()
				if err := s.Validate(); err != nil {
					bad = append(bad, err.Error())
				} else if !seen[s.ID] {
					seen[s.ID] = true
					sources = append(sources, s)
				}
			}
			collect(o.Outlines)
		}
	}
	collect(list.Outlines)
	if len(bad) > 0 {
		return nil, stet.Errorf(stet.Invalid, "%d entries cannot be sources; correct or remove them and import again: %s",
			len(bad), strings.Join(bad[:min(len(bad), maxNamed)], "; "))
	}
	return sources, nil
}

// source makes a source of an entry. A name that is missing is taken from the
// address; "feed:" is how some readers write "http:".
func (o outline) source() stet.Source {
	address := strings.TrimSpace(o.XMLURL)
	if rest, ok := strings.CutPrefix(address, "feed:"); ok {
		address = rest
		if strings.HasPrefix(rest, "//") {
			address = "http:" + rest
		}
	}
	if full, reason := absolute(&url.URL{}, address); reason == "" {
		address = full
	}
	name := cut(o.Title, maxName)
	if name == "" {
		name = cut(o.Text, maxName)
	}
	if u, err := url.Parse(address); err == nil && name == "" {
		name = u.Hostname()
	}
	home, _ := absolute(&url.URL{}, o.HTMLURL)
	return stet.NewSource(stet.Source{
		Name: name, Owner: cut(o.Owner, maxName), URL: address, Kind: stet.SourceKind(strings.ToLower(o.Kind)),
		Home: home, Lang: lang(o.Language), Terms: cut(o.Terms, maxSummary),
	})
}

// opmlOut is an OPML document as we write it. The names with a colon are
// written as they stand.
type opmlOut struct {
	XMLName  xml.Name     `xml:"opml"`
	Version  string       `xml:"version,attr"`
	Space    string       `xml:"xmlns:stet,attr"`
	Title    string       `xml:"head>title"`
	Outlines []outlineOut `xml:"body>outline"`
}

type outlineOut struct {
	Type     string `xml:"type,attr"`
	Text     string `xml:"text,attr"`
	Title    string `xml:"title,attr"`
	XMLURL   string `xml:"xmlUrl,attr"`
	HTMLURL  string `xml:"htmlUrl,attr,omitempty"`
	Language string `xml:"language,attr,omitempty"`
	Owner    string `xml:"stet:owner,attr,omitempty"`
	Terms    string `xml:"stet:terms,attr,omitempty"`
	Kind     string `xml:"stet:kind,attr,omitempty"`
}

// WriteOPML writes sources as an OPML 2.0 list that other readers can import,
// in the given order. ParseOPML gives the same sources back.
func WriteOPML(w io.Writer, title string, sources []stet.Source) (err error) {
	defer stet.Wrap(&err, "write the list of sources")
	list := opmlOut{Version: "2.0", Space: "urn:stet:opml", Title: title}
	for _, s := range sources {
		o := outlineOut{
			Type: "rss", Text: s.Name, Title: s.Name, XMLURL: s.URL, HTMLURL: s.Home, Language: s.Lang, Owner: s.Owner, Terms: s.Terms,
		}
		if s.Kind != stet.SourceFeed {
			o.Kind = string(s.Kind)
		}
		list.Outlines = append(list.Outlines, o)
	}
	return writeXML(w, list)
}

// writeXML writes a document with its declaration.
func writeXML(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
