package eval

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"stet/internal/feed"
)

// injectionFeeds are ways in which an outlet's list could hold an instruction: in the
// plain fields of its first item, and in the markup that some lists carry.
var injectionFeeds = []func(text string) string{
	func(text string) string {
		return fmt.Sprintf("<title>%[1]s</title><description>%[1]s</description><category>%[1]s</category>", html.EscapeString(text))
	},
	func(text string) string {
		raw := strings.ReplaceAll(text, "]]>", "]] >")
		return fmt.Sprintf("<title><![CDATA[%[1]s]]></title><content:encoded><![CDATA[<p>%[1]s</p>]]></content:encoded>", raw)
	},
}

// injectionList is an outlet's list of the two pages, with something in its first
// item.
func injectionList(inside string) []byte {
	return fmt.Appendf(nil, `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Wire</title>
<item>%s<link>https://outlet1.example/dyke</link><pubDate>Sun, 02 Mar 2031 08:00:00 GMT</pubDate></item>
<item><title>Board knew of weak dyke, letter shows</title><link>https://outlet2.example/dyke</link></item></channel></rss>`, inside)
}

// requested gives the addresses that a list has the newsroom ask for.
func requested(list []byte) ([]string, error) {
	f, err := feed.Parse(list, "application/rss+xml", "https://outlet1.example/feed.xml")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, item := range f.Items {
		out = append(out, item.URL)
	}
	return out, nil
}

// fedOtherwise reports whether an instruction in a list changes which pages are asked
// for. The pages themselves are read from their own bytes, whatever a list says.
func fedOtherwise(text string) (bool, error) {
	clean, err := requested(injectionList("<title>Dyke at Kell gives way</title>"))
	if err != nil {
		return false, err
	}
	for _, inside := range injectionFeeds {
		got, err := requested(injectionList(inside(text)))
		if err != nil {
			return false, err
		}
		if !slices.Equal(clean, got) {
			return true, nil
		}
	}
	return false, nil
}
