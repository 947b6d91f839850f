package page

import (
	"strings"

	"stet"
	"stet/internal/messages"
)

// NewsArticle is an article in schema.org's words. Its citations carry the
// selectors of the W3C Web Annotation model, in code points.
type NewsArticle struct {
	Context      []any        `json:"@context"`
	Type         string       `json:"@type"`
	ID           string       `json:"@id"`
	URL          string       `json:"url"`
	Headline     string       `json:"headline"`
	Image        []string     `json:"image"`
	Description  string       `json:"description,omitempty"`
	Lang         string       `json:"inLanguage"`
	Published    string       `json:"datePublished"`
	Modified     string       `json:"dateModified"`
	Version      int          `json:"version"`
	Author       organization `json:"author"`
	Publisher    organization `json:"publisher"`
	MainEntity   string       `json:"mainEntityOfPage"`
	SourceType   string       `json:"digitalSourceType"` // IPTC, by way of schema.org
	BasedOn      []basis      `json:"isBasedOn,omitempty"`
	Citations    []quotation  `json:"citation,omitempty"`
	Corrections  []comment    `json:"correction,omitempty"`
	Principles   string       `json:"publishingPrinciples"`
	Disclosure   string       `json:"backstory"` // schema.org: how and why an article was made
	Record       record       `json:"subjectOf"` // the production record
	FreeOfCharge bool         `json:"isAccessibleForFree"`
}

type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`

	Corrections string `json:"correctionsPolicy,omitempty"`
}

type basis struct {
	Type      string       `json:"@type"`
	URL       string       `json:"url"`
	Headline  string       `json:"headline"`
	Published string       `json:"datePublished"`
	Publisher organization `json:"publisher"`
}

// quotation is a passage of one of the reports.
type quotation struct {
	Type      []string `json:"@type"`
	Source    string   `json:"oa:hasSource"`
	Selectors []any    `json:"oa:hasSelector"`
}

type textPosition struct {
	Type  string `json:"@type"`
	Start int    `json:"oa:start"`
	End   int    `json:"oa:end"`
}

type textQuote struct {
	Type   string `json:"@type"`
	Exact  string `json:"oa:exact"`
	Prefix string `json:"oa:prefix,omitempty"`
	Suffix string `json:"oa:suffix,omitempty"`
}

type comment struct {
	Type string `json:"@type"`
	Date string `json:"datePublished"`
	Text string `json:"text"`
}

// record points to how the article was made.
type record struct {
	Type     string `json:"@type"`
	Name     string `json:"name"`
	URL      string `json:"url"`
	Encoding string `json:"encodingFormat"`
}

// Of the terms of IPTC's vocabulary of digital source types, by their names in
// schema.org. An article by the extractive writer is made by an algorithm that
// generates no words from what it was trained on. One by a model is made by a
// trained algorithm, even where its headline or some sentences are the extractive
// writer's; the composite term is for such media joined with media made
// otherwise, which nothing here is while no editor writes.
const (
	algorithmic        = "https://schema.org/AlgorithmicMediaDigitalSource"        // cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia
	trainedAlgorithmic = "https://schema.org/TrainedAlgorithmicMediaDigitalSource" // …/trainedAlgorithmicMedia
)

// Limits of the data, which repeats what the page says.
const (
	dataCitations = 16
	dataReports   = 16

	dataCorrections = 10
)

// NewNewsArticle makes the data of an article's page. Addresses are those of the
// originals, not of where a browser may find them.
func NewNewsArticle(site Site, m Material) NewsArticle {
	a := m.Article
	address := site.Base + ArticlePath(a.ID)
	self := organization{Type: "NewsMediaOrganization", Name: site.Name, URL: site.Base + "/", Corrections: site.Base + CorrectionsPath}
	n := NewsArticle{
		Context: []any{"https://schema.org", map[string]string{"oa": "http://www.w3.org/ns/oa#"}},
		Type:    "NewsArticle", ID: address, URL: address, Image: []string{site.Base + CardPath(a.ID, a.Revision)}, Headline: Line(a.Headline.Text, 240), Description: Line(a.Deck.Text, 300),
		Lang: Lang(a.Lang), Published: clock(a.Written, a.Written).ISO, Modified: clock(a.Changed, a.Changed).ISO, Version: a.Revision,
		Author: self, Publisher: self, Principles: site.Base + AboutPath, FreeOfCharge: true,
		MainEntity: address, SourceType: algorithmic, Disclosure: Disclosure(m.words(), a),
		Record: record{Type: "Dataset", Name: m.words().Text("article.made.record"), URL: site.Base + RecordDataPath(a.ID, a.Revision), Encoding: "application/json"},
	}
	if a.Writer != stet.Extractive {
		n.SourceType = trainedAlgorithmic
	}
	for _, r := range m.Dossier.Reports[:min(dataReports, len(m.Dossier.Reports))] {
		if address := SafeURL(r.URL); address != "" {
			n.BasedOn = append(n.BasedOn, basis{
				Type: "NewsArticle", URL: address, Headline: Line(r.Headline, 200), Published: clock(r.Published, r.Published).ISO,
				Publisher: organization{Type: "Organization", Name: outlet(r)},
			})
		}
	}
	n.Citations = quotations(m)
	for _, c := range a.Corrections[:min(dataCorrections, len(a.Corrections))] {
		n.Corrections = append(n.Corrections, comment{Type: "CorrectionComment", Date: clock(c.At, c.At).ISO, Text: corrected(m.words(), c)})
	}
	return n
}

// corrected says in a sentence or two what was corrected.
func corrected(w *messages.Words, c stet.Correction) string {
	c.Was, c.Is = strings.TrimSuffix(Line(c.Was, 240), "."), strings.TrimSuffix(Line(c.Is, 240), ".")
	if c.Is == "" {
		return w.Text("article.data.silent", "was", c.Was, "why", Line(c.Why, 240))
	}
	return w.Text("article.data.said", "was", c.Was, "is", c.Is, "why", Line(c.Why, 240))
}

// Disclosure says in words, for machines that read no page, that the article is
// AI-generated.
func Disclosure(w *messages.Words, a *stet.Article) string {
	if a.Withdrawn {
		return w.Text("article.data.withdrawn")
	}
	if a.Writer != stet.Extractive {
		return w.Text("article.data.model", "model", Line(a.Writer, 80), "reports", len(a.Reports), "origins", a.Origins)
	}
	return w.Text("article.data.plain", "reports", len(a.Reports), "origins", a.Origins)
}

// quotations gives the article's citations, each once, in order.
func quotations(m Material) []quotation {
	b := newNotebook(m.Dossier, m.Extra, nil, articleLimits)
	var out []quotation
	seen := map[stet.Passage]bool{}
	for _, c := range Citations(m.Article) {
		r, key := b.reports[c.Report], stet.Passage{Report: c.Report, Span: c.Span}
		if r == nil || seen[key] || c.Validate(r) != nil || SafeURL(r.URL) == "" || len(out) == dataCitations {
			continue
		}
		seen[key] = true
		at := stet.CodePoints(r.Text, c.Span)
		q := quotation{
			Type: []string{"Quotation", "oa:SpecificResource"}, Source: SafeURL(r.URL),
			Selectors: []any{textPosition{"oa:TextPositionSelector", at.Start, at.End}},
		}
		if len(c.Exact) <= notePassage { // a shortened quotation would select nothing
			q.Selectors = append(q.Selectors, textQuote{"oa:TextQuoteSelector", c.Exact, c.Prefix, c.Suffix})
		}
		out = append(out, q)
	}
	return out
}

// Citations gives every citation of an article in the order in which a reader
// meets them.
func Citations(a *stet.Article) []stet.Citation {
	var all []stet.Citation
	all = append(append(all, a.Headline.Citations...), a.Deck.Citations...)
	for _, s := range a.Sections {
		for _, sentence := range s.Sentences {
			all = append(all, sentence.Citations...)
		}
	}
	if a.PullQuote != nil {
		all = append(all, a.PullQuote.Citation)
	}
	for _, w := range a.Withheld {
		all = append(all, w.Sentence.Citations...)
	}
	return all
}
