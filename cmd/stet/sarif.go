package main

import (
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"stet"
	"stet/internal/check"
)

// sarifLog is a log in SARIF 2.1.0 (OASIS 2020), which editors and build servers
// show as annotations: a result for each refusal, on the words at issue.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"` // an empty list says that it was checked
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID    string    `json:"id"`
	Short sarifText `json:"shortDescription"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	Rule      string          `json:"ruleId"`
	Index     int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
	Related   []sarifLocation `json:"relatedLocations,omitempty"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifText    `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

// sarifRegion counts lines and columns from 1; the end is the column after the
// last character.
type sarifRegion struct {
	StartLine   int       `json:"startLine"`
	StartColumn int       `json:"startColumn"`
	EndLine     int       `json:"endLine"`
	EndColumn   int       `json:"endColumn"`
	Snippet     sarifText `json:"snippet"`
}

// gateRules are the gates in the order in which they are asked, and what each
// wants.
var gateRules = []sarifRule{
	{string(stet.GateCitation), sarifText{"Some passage of the sources has what the sentence says."}},
	{string(stet.GateQuotation), sarifText{"Quoted words stand in a source letter for letter, and are that speaker's."}},
	{string(stet.GateFigure), sarifText{"Numbers, units, dates and ranks are the source's."}},
	{string(stet.GateName), sarifText{"People, places, bodies and titles are the source's."}},
	{string(stet.GateAttribution), sarifText{"What a source has somebody say is not told as fact, nor given to another."}},
	{string(stet.GateStance), sarifText{"Nothing is denied, hedged or planned otherwise than in the source."}},
	{string(stet.GateSupport), sarifText{"The rest of the words are the source's."}},
}

// sarif gives the refusals of a text as a log; file is its name, "-" for standard
// input.
func sarif(file, text string, verdicts []check.Verdict) sarifLog {
	run := sarifRun{
		Tool: sarifTool{sarifDriver{"stet", version(), gateRules}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
	}
	at := sarifArtifact{artifact(file)}
	for _, v := range verdicts {
		var related []sarifLocation
		for _, p := range v.Passages {
			related = append(related, sarifLocation{sarifPhysical{Artifact: sarifArtifact{artifact(p.Source)}}, &sarifText{p.Exact}})
		}
		for _, r := range v.Refusals {
			region := regionOf(text, v.At, r.Words)
			run.Results = append(run.Results, sarifResult{
				Rule: string(r.Gate), Index: ruleIndex(r.Gate), Level: "error", Message: sarifText{r.Reason},
				Locations: []sarifLocation{{Physical: sarifPhysical{at, &region}}}, Related: related,
			})
		}
	}
	return sarifLog{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{run}}
}

func ruleIndex(gate stet.Gate) int {
	for n, rule := range gateRules {
		if rule.ID == string(gate) {
			return n
		}
	}
	return -1 // SARIF's word for none
}

// regionOf gives where in a text the words of a sentence stand, the whole of the
// sentence when they do not stand in it as they are.
func regionOf(text string, sentence stet.Span, words string) sarifRegion {
	if at, found := check.Issue(sentence.In(text), words); found {
		sentence = stet.Span{Start: sentence.Start + at.Start, End: sentence.Start + at.End}
	}
	r := sarifRegion{Snippet: sarifText{sentence.In(text)}}
	r.StartLine, r.StartColumn = lineColumn(text, sentence.Start)
	r.EndLine, r.EndColumn = lineColumn(text, sentence.End)
	return r
}

// lineColumn gives the line and the column, in code points, of a byte of a text.
func lineColumn(text string, at int) (line, column int) {
	before := text[:at]
	last := strings.LastIndexByte(before, '\n') + 1
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[last:])
}

// artifact gives a file's name or an address as SARIF wants it: a URI reference.
func artifact(name string) string {
	if name == "-" {
		return "stdin"
	}
	if u, err := url.Parse(name); err == nil && u.Host != "" {
		return u.String()
	}
	return (&url.URL{Path: filepath.ToSlash(name)}).String()
}
