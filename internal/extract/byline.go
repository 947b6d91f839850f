package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// byline finds the authors: JSON-LD, <meta>, elements marked as the author
// (rel, itemprop, class names), then a line beside the headline that begins
// with "By". Names are cleaned of "By", functions, addresses; what is no name (a link,
// a sentence, the outlet itself) is dropped. Only where nobody is named, an
// organisation that the page gives as its author is the byline.
func (d *data) byline(v *view, site string) string {
	if list := people(d.ld.authors, site); list != "" {
		return list
	}
	for _, name := range authorNames {
		if list := people(d.meta[name], site); list != "" {
			return list
		}
	}
	if writtenBy.MatchString(d.one("twitter:label1")) { // what WordPress sites tell Slack
		if list := people(d.meta["twitter:data1"], site); list != "" {
			return list
		}
	}
	if list := people(visibleAuthors(v), site); list != "" {
		return list
	}
	for _, line := range v.near() {
		if runes(line) <= 90 && byLine.MatchString(line) {
			if list := people([]string{line}, site); list != "" {
				return list
			}
		}
	}
	return bodies(slices.Concat(d.ld.bodies, d.ld.authors, d.meta["author"]))
}

// bodies joins the names of organisations, whole.
func bodies(list []string) string {
	var kept []string
	for _, name := range list {
		if !containsFold(kept, name) && isPerson(name, "") && !strings.Contains(name, "/") {
			kept = append(kept, name)
		}
	}
	return strings.Join(kept[:min(len(kept), 3)], "; ")
}

// authorNames are the <meta> names under which authors are found, surest first.
var authorNames = []string{
	"author", "article:author", "og:author", "dc.creator", "dcterms.creator", "dc.creator.aut", "parsely-author", "sailthru.author", "byl",
	"citation_author", "creator", "authors", "cxenseparse:author", "article:author_name", "shareaholic:article_author_name",
}

// visibleAuthors gives the texts of elements that are marked as the author's
// name; of the surest mark that occurs.
func visibleAuthors(v *view) []string {
	found := make([][]string, authorMarks)
	for n := range v.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		mark := authorMark(n)
		if mark < 0 || v.aside(n, commentWords) {
			continue
		}
		if shallow(n) > 240 {
			continue
		}
		if t := textOf(n); t != "" && runes(t) <= 120 && len(found[mark]) < 6 {
			found[mark] = append(found[mark], t)
		}
	}
	for mark, list := range found {
		switch {
		case len(list) == 0:
		case mark <= 1:
			return list
		default:
			return list[:1]
		}
	}
	return nil
}

// authorMarks is the number of kinds of mark that authorMark tells apart.
const authorMarks = 4

// authorClasses are class names of authors' names, with how sure each is.
var authorClasses = map[string]int{
	"author-name": 1, "author__name": 1, "authorname": 1, "byline-name": 1, "byline__name": 1, "fn": 1, "article-author": 1, "post-author": 1, "entry-author": 1,
	"author": 2, "byline": 2, "autor": 2, "auteur": 2, "article__author": 2, "article__byline": 2,
}

// authorMark tells how surely an element holds the author's name: from 0
// (surest), -1 when not at all.
func authorMark(n *html.Node) int {
	if n.DataAtom == atom.Meta {
		return -1
	}
	if strings.EqualFold(attr(n, "rel"), "author") || attr(n, "itemprop") == "author" {
		return 0
	}
	class := strings.ToLower(head(attr(n, "class"), maxMarks))
	best := -1
	for name := range strings.FieldsSeq(class) {
		if mark := authorClasses[name]; mark > 0 && (best < 0 || mark < best) {
			best = mark
		}
	}
	if best < 0 && (strings.Contains(class, "byline") || strings.Contains(class, "author")) {
		return authorMarks - 1
	}
	return best
}

// commentWords mark the places where names are readers' or other articles'.
var commentWords = []string{"comment", "kommentar", "related", "sidebar", "teaser", "widget"}

var (
	byWords = `(?:by|von|par|por|di|door|av|af|text|texte|texto|testo|autor|autorin|author|auteur|autore|przez|od|tekst|interview|foto|words|reporter)`
	// byPrefix is what stands before a name: "By", "Written by", "View all posts by".
	byPrefix  = regexp.MustCompile(`(?i)^\W*(?:(?:written|posted|published|reported|submitted|created|words|story|geschrieben|verfasst|veröffentlicht|erstellt|gespeichert|eingestellt|ein beitrag|ein artikel|artikel|beitrag|ein kommentar|eine analyse|écrit|publié|rédigé|escrito|publicado|scritto|(?:view |see |zeige )?all(?:e|es)? (?:posts|articles|stories|beiträge|artikel)?|posts|articles|beiträge) )?` + byWords + `(?:\(?in\)?)?(?:\s*:\s*|\s+|$)`)
	byLine    = regexp.MustCompile(`(?i)^\W*(?:(?:written|posted|published|geschrieben|verfasst|erstellt|ein artikel|ein beitrag|texte?|escrito|écrit) )?(?:by|von|par|por|di|door|autor|autorin|author|text|texte)\b:?\s+\p{Lu}`)
	writtenBy = regexp.MustCompile(`(?i)^(?:written|verfasst|geschrieben|écrit|escrito|scritto|geschreven|napisane|autor)`)
	// byPlace is what follows a name: place, function, date, time.
	byPlace   = regexp.MustCompile(`(?i)(?:\s+(?:in|aus|at|on|am|for|für|um|vom)\s|\s+[–—-]\s|\s*[(|•·»→<>]|\s*,?\s+(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\.?,?\s*\d|\s+\d|\s+(?:stand|veröffentlicht|published|updated|aktualisiert|publié|posted)\b:?|,? (?:staff writer|correspondent|editor|reporter|redakteur|redaktion$|chefredakteur)).*$`)
	bySplit   = regexp.MustCompile(`(?i)\s*(?:[,;/&+]|\s(?:and|und|et|y|e|och|og|en|i|oraz)\s)\s*`)
	byAddress = regexp.MustCompile(`(?i)\S*@\S+|https?://\S+|www\.\S+`)
)

// people cleans a list of authors' names, drops what is none and joins the rest.
func people(list []string, site string) string {
	var kept []string
	for _, entry := range list[:min(len(list), 20)] {
		entry = head(entry, maxMeta)
		if strings.HasPrefix(entry, "http") && !strings.Contains(entry, " ") {
			continue
		}
		entry = byAddress.ReplaceAllString(plain(stripTags(entry)), " ")
		entry = byPrefix.ReplaceAllString(entry, "")
		for _, name := range bySplit.Split(entry, -1) {
			name = plain(byPlace.ReplaceAllString(byPrefix.ReplaceAllString(name, ""), ""))
			name = strings.Trim(name, " ,:;-–—|*\"'“”„()[]")
			if w := name[strings.LastIndexByte(name, ' ')+1:]; len(w) > 4 { // "Jr." keeps its stop
				name = strings.TrimRight(name, ".")
			}
			if len(kept) > 0 && !strings.ContainsFunc(name, unicode.IsUpper) && strings.ContainsFunc(name, unicode.IsLower) {
				continue // a function: "staff writer"
			}
			if isPerson(name, site) && !containsFold(kept, name) && len(kept) < 12 {
				kept = append(kept, name)
			}
		}
	}
	return strings.Join(kept, "; ")
}

// isPerson drops what cannot be a name: too long, without a capital (where the
// script has them), the outlet itself, a content system's account.
func isPerson(name, site string) bool {
	n := len(words(nil, name))
	if n == 0 || n > 6 || runes(name) > 60 || runes(name) < 2 || isName(name, []string{site}) {
		return false
	}
	switch strings.ToLower(name) {
	case "admin", "administrator", "editor", "redaktion", "webmaster", "root", "user", "guest", "author", "autor", "unknown", "null", "none", "undefined", "staff", "follow", "datum", "date", "weiter", "weitere artikel", "archiv anzeigen", "mehr", "more", "posted", "read more", "share":
		return false
	}
	return strings.ContainsFunc(name, unicode.IsLetter)
}

func containsFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}
