package outlets

import (
	"bytes"
	"embed"
	"html/template"
	"strings"
	"time"
)

//go:embed pages/*.html
var pageFiles embed.FS

var pages = template.Must(template.New("").ParseFS(pageFiles, "pages/*.html"))

// wording is what an outlet's pages say around the text.
type wording struct {
	Example   string // that the outlet is invented
	Sections  []string
	Search    string
	Subscribe string
	Updated   string
	By        string
	Share     string
	Advert    string
	Adverts   [2]string
	Cookies   string
	Agree     string
	Letter    string
	LetterAsk string
	Related   string
	More      string // before the outlet's name
	Comments  string
	SignIn    string
	Imprint   string
}

var words = map[string]wording{
	"en": {
		Example:  "Example outlet: invented for the Stet demonstration",
		Sections: []string{"Home", "World", "Politics", "Business", "Science", "Sport", "Culture"},
		Search:   "Search", Subscribe: "Subscribe for 1 crown a week", Updated: "Published", By: "By", Share: "Share this article",
		Advert:  "Advertisement",
		Adverts: [2]string{"Winter boots, now half price at Tamm & Daughters", "See the fjords by rail. Book before Sunday."},
		Cookies: "We and our 812 partners store cookies on your device. You can change your choice at any time.",
		Agree:   "Accept all", Letter: "The morning letter", LetterAsk: "Get the day's five most important stories in your inbox.",
		Related: "Read also", More: "More from", Comments: "Join the conversation", SignIn: "Sign in to comment. Be kind; our moderators read along.",
		Imprint: "About us · Contact · Privacy · Terms of use",
	},
	"de": {
		Example:  "Example outlet: invented for the Stet demonstration · Beispiel: dieses Blatt ist erfunden",
		Sections: []string{"Startseite", "Politik", "Wirtschaft", "Panorama", "Sport", "Kultur"},
		Search:   "Suche", Subscribe: "Jetzt vier Wochen kostenlos lesen", Updated: "Stand", By: "Von", Share: "Artikel teilen",
		Advert:  "Anzeige",
		Adverts: [2]string{"Winterstiefel zum halben Preis bei Tamm & Töchter", "Mit der Bahn durch die Fjorde. Bis Sonntag buchen."},
		Cookies: "Wir und unsere 812 Partner speichern Cookies auf Ihrem Gerät. Sie können Ihre Wahl jederzeit ändern.",
		Agree:   "Alle annehmen", Letter: "Der Morgenbrief", LetterAsk: "Die fünf wichtigsten Nachrichten des Tages in Ihrem Postfach.",
		Related: "Lesen Sie auch", More: "Alles aus dem", Comments: "Reden Sie mit", SignIn: "Melden Sie sich an, um zu kommentieren.",
		Imprint: "Über uns · Kontakt · Datenschutz · Impressum",
	},
}

// articleView is what an article template is given.
type articleView struct {
	Outlet
	Report
	Words   wording
	Related []Report // at most three
	Data    linkedData
	Comment template.HTML // the hidden text once more, as an HTML comment
}

// Day is the date as people read it.
func (v articleView) Day() string {
	if v.Outlet.Lang == "de" {
		return v.Published.Format("02.01.2006, 15:04 Uhr")
	}
	switch v.Theme {
	case "wire":
		return v.Published.Format("January 2, 2006 3:04 PM") + " UTC"
	case "post":
		return v.Published.Format("Mon 2 Jan 2006")
	case "review":
		return v.Published.Format("2 January 2006")
	}
	return v.Published.Format("2 January 2006, 15:04") + " GMT"
}

// Machine is the time as machines read it; a review tells the day only.
func (v articleView) Machine() string {
	if v.Theme == "review" {
		return v.Published.Format(time.DateOnly)
	}
	return v.Published.Format(time.RFC3339)
}

// Lead is the first paragraph, for previews.
func (v articleView) Lead() string { return v.Paragraphs[0] }

// Page is the address of the report's page.
func (v articleView) Page() string { return v.Report.URL() }

// linkedData is a schema.org NewsArticle.
type linkedData struct {
	Context   string   `json:"@context"`
	Type      string   `json:"@type"`
	Headline  string   `json:"headline"`
	Published string   `json:"datePublished"`
	Modified  string   `json:"dateModified"`
	Lang      string   `json:"inLanguage"`
	Page      string   `json:"mainEntityOfPage"`
	Author    dataName `json:"author"`
	Publisher dataName `json:"publisher"`
}

type dataName struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// articlePage makes the page of a report. It is a function of what was
// published until the report itself, so that it stays the same whenever it is
// fetched.
func articlePage(o Outlet, r Report, earlier []Report) []byte {
	at := r.Published.Format(time.RFC3339)
	v := articleView{
		Outlet: o, Report: r, Words: words[o.Lang], Related: earlier[:min(3, len(earlier))],
		Data: linkedData{
			"https://schema.org", "NewsArticle", r.Headline, at, at, r.Lang, r.URL(),
			dataName{"Person", r.Byline},
			dataName{"NewsMediaOrganization", o.Name},
		},
	}
	if r.Hidden != "" { // without dashes, which could end the comment
		v.Comment = template.HTML("<!-- " + template.HTMLEscapeString(strings.ReplaceAll(r.Hidden, "-", " ")) + " -->") //nolint:gosec // escaped
	}
	return render(o.Theme+".html", v)
}

// frontView is what the front page's template is given.
type frontView struct {
	Outlet
	Words   wording
	Reports []Report
}

func frontPage(o Outlet, published []Report) []byte {
	return render("front.html", frontView{o, words[o.Lang], published})
}

// directory leads a person who opens the bare address to the outlets.
func (s *Scenario) directory() document {
	return document{kind: "text/html", charset: "utf-8", body: render("directory.html", s.Outlets), modified: added}
}

func render(name string, v any) []byte {
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, name, v); err != nil {
		panic(err) // a defect of a template, which the tests would show
	}
	return b.Bytes()
}
