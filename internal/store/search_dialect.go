package store

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"stet/internal/query"
)

// foundSQL are the documents s that the expression $1 holds of, not before $2 and
// before $3.
func (d dialect) foundSQL() string {
	if d == sqlite {
		return "search_words JOIN search s ON s.place = search_words.rowid WHERE search_words MATCH $1 AND s.at >= $2 AND s.at < $3"
	}
	return "search s, CAST(CAST($1 AS text) AS tsquery) asked WHERE s.words @@ asked AND s.at >= $2 AND s.at < $3"
}

// searchSQL is the query for documents, best or newest first; $4 bounds their
// number, $5 says how many are passed over. The texts are read of those alone
// that are given.
func (d dialect) searchSQL(newest bool) string {
	key, rank := "s.kind || s.id", "ts_rank(s.words, asked)"
	if d == sqlite {
		rank = "-bm25(search_words, 4.0, 1.0, 2.0, 0.0, 0.0)"
	}
	if newest {
		rank = "s.at"
	}
	return fmt.Sprintf(`SELECT %s FROM (SELECT s.kind, s.id, %s AS rank FROM %s ORDER BY rank DESC, %s LIMIT $4 OFFSET $5) f
		JOIN search s ON s.kind = f.kind AND s.id = f.id ORDER BY f.rank DESC, %s`, foundColumns, rank, d.foundSQL(), key, key)
}

// expression is a query's tree in the engine's language. Words hold letters and
// digits only (query.Words), and tags are from lists of ours, so that nothing that
// a reader types is part of the language.
func (d dialect) expression(root query.Node) string {
	if root == nil {
		return d.term(everything, "", false)
	}
	var b strings.Builder
	d.write(&b, root)
	return b.String()
}

func (d dialect) write(b *strings.Builder, n query.Node) {
	switch n := n.(type) {
	case query.And:
		d.every(b, n)
	case query.Or:
		b.WriteByte('(')
		for i, one := range n {
			if i > 0 {
				b.WriteString(map[dialect]string{sqlite: " OR ", postgres: " | "}[d])
			}
			d.write(b, one)
		}
		b.WriteByte(')')
	case query.Not:
		d.every(b, query.And{n})
	case query.Tag:
		b.WriteString(d.term(tag(n.Name, n.Value), "", false))
	case query.Text:
		d.text(b, n)
	}
}

// every writes parts that are all wanted: first those that are to hold, then
// those that are not, since FTS5 only knows "this without that".
func (d dialect) every(b *strings.Builder, parts query.And) {
	var wanted, not []query.Node
	for _, n := range parts {
		if x, excluded := n.(query.Not); excluded {
			not = append(not, x.Node)
		} else {
			wanted = append(wanted, n)
		}
	}
	b.WriteString(strings.Repeat("(", 1+len(not)))
	for i, n := range wanted {
		if i > 0 {
			b.WriteString(map[dialect]string{sqlite: " AND ", postgres: " & "}[d])
		}
		d.write(b, n)
	}
	if len(wanted) == 0 {
		b.WriteString(d.term(everything, "", false))
	}
	b.WriteByte(')')
	for _, n := range not {
		b.WriteString(map[dialect]string{sqlite: " NOT ", postgres: " & !"}[d])
		d.write(b, n)
		b.WriteByte(')')
	}
}

// fields are where the words of a field stand: FTS5's columns, PostgreSQL's
// weights.
var fields = map[query.Field][2]string{
	query.Anywhere: {"title body speakers", "ABC"},
	query.Title:    {"title", "A"},
	query.Speaker:  {"speakers", "C"},
	query.Source:   {"sources", "D"},
}

func (d dialect) text(b *strings.Builder, n query.Text) {
	words := n.Words
	if n.Whole {
		words = append(append([]string{border}, words...), border)
	}
	where := fields[n.Field]
	if d == sqlite {
		fmt.Fprintf(b, `({%s} : "%s"`, where[0], strings.Join(words, " "))
		if n.Prefix {
			b.WriteString(" *")
		}
		b.WriteByte(')')
		return
	}
	// A phrase stands in one field: in each in turn.
	b.WriteByte('(')
	for i, weight := range []byte(where[1]) {
		if i > 0 {
			b.WriteString(" | ")
		}
		for k, w := range words {
			if k > 0 {
				b.WriteString(" <-> ")
			}
			b.WriteString(d.term(w, string(weight), n.Prefix && k == len(words)-1))
		}
	}
	b.WriteByte(')')
}

// term is one word for PostgreSQL, or a tag.
func (d dialect) term(word, weight string, prefix bool) string {
	if d == sqlite {
		return `({tags} : "` + word + `")`
	}
	star := ""
	if prefix {
		star = "*"
	}
	if weight == "" {
		weight = "D"
	}
	return "'" + word + "':" + star + weight
}

// vector is a document's words for PostgreSQL, each with its places.
func vector(f Found) string {
	places := map[string][]string{}
	at := 0
	add := func(words []string, weight string) {
		for _, w := range words {
			at++
			if at < 1<<14 {
				places[w] = append(places[w], strconv.Itoa(at)+weight)
			}
		}
		at++ // no phrase goes from one field into the next
	}
	add(query.Folded(f.Title, titleWords), "A")
	add(listed(f.Speakers), "C")
	add(listed(f.Sources), "D")
	add(tags(f), "D")
	add(body(f), "B")
	words := make([]string, 0, len(places))
	for w := range places {
		words = append(words, w)
	}
	sort.Strings(words)
	var b strings.Builder
	for _, w := range words {
		b.WriteString("'" + w + "':" + strings.Join(places[w], ",") + " ")
	}
	return b.String()
}
