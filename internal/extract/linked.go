package extract

import (
	"encoding/json"
	"slices"
	"strings"
)

// linked is what the page's JSON-LD says of the article (schema.org).
type linked struct {
	headline, publisher, lang string
	published, modified       string
	authors                   []string // persons, or what does not say that it is not one
	bodies                    []string // authors that are organisations
}

// articleTypes are schema.org's, with how sure each is the page's own article:
// a page may list several.
var articleTypes = map[string]int{
	"NewsArticle": 4, "ReportageNewsArticle": 4, "AnalysisNewsArticle": 4, "BackgroundNewsArticle": 4, "OpinionNewsArticle": 4,
	"AskPublicNewsArticle": 4, "ReviewNewsArticle": 4, "LiveBlogPosting": 4,
	"Article": 3, "BlogPosting": 3, "Report": 3, "TechArticle": 3, "ScholarlyArticle": 3, "SocialMediaPosting": 3,
	"AdvertiserContentArticle": 3, "SatiricalArticle": 3, "DiscussionForumPosting": 3,
	"CreativeWork": 2, "Review": 2, "Recipe": 2, "VideoObject": 1, "WebPage": 1, "ItemPage": 1,
}

// readLinked reads the best article node of all the scripts, filling what it
// lacks from lesser ones of the page itself.
func readLinked(scripts []string) linked {
	w := walker{byID: map[string]map[string]any{}}
	for _, s := range scripts {
		if v, ok := decodeLinked(s); ok {
			w.walk(v, 0)
		}
	}
	var l linked
	for rank := 4; rank >= 1; rank-- {
		for _, n := range w.nodes {
			if n.rank == rank {
				w.fill(&l, n.object, rank)
			}
		}
	}
	if l.publisher == "" {
		l.publisher = w.site
	}
	return l
}

// decodeLinked parses one script. Publishers write raw line breaks inside
// strings, CDATA marks, comments and stray semicolons; a second try does without.
func decodeLinked(s string) (any, bool) {
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	for _, mark := range []string{"//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	// Decode reads one value and lets what follows it be.
	err := json.NewDecoder(strings.NewReader(s)).Decode(&v)
	return v, err == nil
}

// walker collects the typed nodes in the order of the page.
type walker struct {
	nodes []ranked
	byID  map[string]map[string]any
	site  string // name of a WebSite or NewsMediaOrganization node
	seen  int
}

type ranked struct {
	object map[string]any
	rank   int
}

// maxNodes bounds the search through JSON-LD.
const maxNodes = 2_000

func (w *walker) walk(v any, depth int) {
	if w.seen++; w.seen > maxNodes || depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			w.walk(item, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && w.byID[id] == nil {
			w.byID[id] = v
		}
		for _, name := range strs(v["@type"]) {
			if rank := articleTypes[name]; rank > 0 {
				w.nodes = append(w.nodes, ranked{v, rank})
				break
			}
			if w.site == "" && (name == "WebSite" || name == "NewsMediaOrganization") {
				w.site = text(v["name"])
			}
		}
		// Not liveBlogUpdate: updates have times and authors of their own.
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			w.walk(v[key], depth+1)
		}
	}
}

func (w *walker) fill(l *linked, o map[string]any, rank int) {
	if rank >= 2 {
		l.headline = first(l.headline, text(o["headline"]), text(o["name"]))
		for _, key := range []string{"author", "creator"} {
			if len(l.authors) == 0 {
				l.authors = w.names(o[key], false)
			}
			if len(l.bodies) == 0 {
				l.bodies = w.names(o[key], true)
			}
		}
	}
	l.published = first(l.published, text(o["datePublished"]))
	l.modified = first(l.modified, text(o["dateModified"]))
	if rank >= 3 {
		l.published = first(l.published, text(o["dateCreated"]))
	}
	if l.publisher == "" {
		if names := w.names(o["publisher"], true); len(names) > 0 {
			l.publisher = names[0]
		}
	}
	l.lang = first(l.lang, text(o["inLanguage"]))
}

// names reads the names of persons, or else those of organisations: strings
// (taken for persons), objects with a name, references to such objects, lists of these.
func (w *walker) names(v any, bodies bool) (list []string) {
	switch v := v.(type) {
	case string:
		if !bodies {
			return strs(v)
		}
	case []any:
		for _, item := range v[:min(len(v), 20)] {
			list = append(list, w.names(item, bodies)...)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && v["name"] == nil && w.byID[id] != nil {
			v = w.byID[id]
		}
		types := strs(v["@type"])
		isBody := slices.ContainsFunc(types, func(t string) bool { return strings.Contains(t, "Organization") }) && !slices.Contains(types, "Person")
		if isBody == bodies {
			return strs(v["name"])
		}
	}
	return list
}

// text reads a value that should be a string but may be a list of one.
func text(v any) string {
	if list := strs(v); len(list) > 0 {
		return list[0]
	}
	return ""
}

func strs(v any) (list []string) {
	switch v := v.(type) {
	case string:
		if s := plain(unescape(head(v, maxMeta))); s != "" {
			return []string{s}
		}
	case []any:
		for _, item := range v {
			if s, ok := item.(string); ok {
				list = append(list, strs(s)...)
			}
		}
	}
	return list
}
