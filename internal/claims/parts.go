package claims

import (
	"regexp"
	"strings"

	"stet"
	"stet/internal/text"
)

// parts gives a statement for each of the propositions that one says in a row:
// "that the course was short and that the record would not count", "six workers
// had died and 15 were being treated". What answers a claim, and a statement that
// says one thing, is its only part.
func parts(r *stet.Report, st *stet.Statement, numbers []text.Number) []*stet.Statement {
	if len(st.Content) != 1 || st.Quotation == stet.Direct || st.Stance != stet.Asserts {
		return []*stet.Statement{st}
	}
	content := st.Content[0]
	var cuts []stet.Span // what stands between two parts
	for _, m := range andThat.FindAllStringIndex(content.In(r.Text), -1) {
		cuts = append(cuts, stet.Span{Start: content.Start + m[0], End: content.Start + m[0] + strings.LastIndex(content.In(r.Text)[m[0]:m[1]], "that")})
	}
	if len(cuts) == 0 {
		cuts = beforeCounts(r, content, numbers)
	}
	if len(cuts) == 0 || len(cuts) >= maxParts {
		return []*stet.Statement{st}
	}
	var out []*stet.Statement
	from := content.Start
	for _, cut := range append(cuts, stet.Span{Start: content.End, End: content.End}) {
		part := *st
		part.Content = []stet.Span{{Start: from, End: cut.Start}}
		part = stet.NewStatement(r.Published, part)
		out, from = append(out, &part), cut.End
	}
	return out
}

// maxParts bounds the propositions of a statement.
const maxParts = 5

// andThat joins two clauses of what somebody says.
var andThat = regexp.MustCompile(`,? and that `)

// beforeCounts gives what stands before each count after the first that is the
// subject of a clause of its own.
func beforeCounts(r *stet.Report, content stet.Span, numbers []text.Number) (cuts []stet.Span) {
	seen := false
	for _, n := range numbers {
		if !content.Contains(n.Span) {
			continue
		}
		before := r.Text[content.Start:n.Span.Start]
		if joint := countJoint.FindStringIndex(before); seen && joint != nil && ownClause.MatchString(r.Text[n.Digits.End:content.End]) {
			cuts = append(cuts, stet.Span{Start: content.Start + joint[0], End: n.Span.Start})
		}
		seen = true
	}
	return cuts
}

// countJoint joins a clause to one before it.
var countJoint = regexp.MustCompile(`,? and $`)

// ownClause is the rest of a clause after the number that it begins with.
var ownClause = regexp.MustCompile(`^(?: [\pL-]+){0,3} (?:were|was|are|is|had|have|has|remain|remained)\b`)
