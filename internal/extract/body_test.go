package extract

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet"
)

// made is an extractor that finds what the test says.
type made []string

func (m made) paragraphs(*html.Node, *url.URL) ([]string, error) {
	if m == nil {
		return nil, stet.Errorf(stet.Invalid, "nothing")
	}
	return m, nil
}

type panicking struct{}

func (panicking) paragraphs(*html.Node, *url.URL) ([]string, error) { panic("index out of range") }

const (
	lead    = "Forty boats were torn from their moorings when the storm reached the old basin of Quenby."
	first1  = "The harbour was closed on Tuesday evening, the harbour master said, and would stay so for the week."
	second1 = "Divers will search the basin on Wednesday, and the ferries will sail from the northern pier instead."
	third1  = "The government, which owns the harbour, put the damage at two million crowns, its spokesman said."
	caption = "The northern pier on Monday"
	author  = "Ada Morrow has written about harbours for twenty years, and lives in one of the boats of Quenby."
)

func TestBody(t *testing.T) {
	other := []string{strings.Repeat("Another part of the page, which speaks of quite other things, and at length, is here. ", 20)}
	short := []string{"A teaser for the evening news, with nothing of the article, was all that was found."}
	for name, c := range map[string]struct{ first, second, want made }{
		"both agree":                  {made{first1, second1}, made{first1, second1}, made{first1, second1}},
		"one fails":                   {nil, made{first1}, made{first1}},
		"the other fails":             {made{first1}, nil, made{first1}},
		"caption of one":              {made{first1, caption, second1}, made{first1, second1}, made{first1, second1}},
		"caption of both":             {made{first1, caption, second1}, made{first1, caption, second1}, made{first1, caption, second1}},
		"lead of the second":          {made{first1, second1}, made{lead, first1, second1}, made{lead, first1, second1}},
		"lead of the first":           {made{lead, first1, second1}, made{first1, second1}, made{lead, first1, second1}},
		"missing in between":          {made{first1, third1}, made{first1, second1, third1}, made{first1, second1, third1}},
		"after the end, of the first": {made{first1, second1, author}, made{first1, second1}, made{first1, second1}},
		"after the end, of the other": {made{first1, second1}, made{first1, second1, author}, made{first1, second1}},
		"nothing shared, short":       {made{first1, second1, third1}, short, made{first1, second1, third1}},
		"nothing shared, long":        {made{first1, second1}, other, other},
		"only the lead confirmed":     {made{lead, first1, second1, third1}, made{lead}, made{lead, first1, second1, third1}},
		"cut differently":             {made{first1 + " " + second1}, made{first1, second1}, made{first1 + " " + second1}},
	} {
		got, err := body(&html.Node{Type: html.DocumentNode}, &url.URL{}, c.first, c.second)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestBodyOutlivesAPanic(t *testing.T) {
	empty := &html.Node{Type: html.DocumentNode}
	if got, err := body(empty, &url.URL{}, panicking{}, made{first1}); err != nil || !slices.Equal(got, made{first1}) {
		t.Errorf("one panics: got %q, %v", got, err)
	}
	if _, err := body(empty, &url.URL{}, panicking{}, made(nil)); stet.KindOf(err) != stet.Internal {
		t.Errorf("one panics, the other finds nothing: error %v, want kind internal", err)
	}
}

func TestFurniture(t *testing.T) {
	for p, want := range map[string]bool{
		"Read also: The ten worst storms": true,
		"Lesen Sie auch: Zehn Stürme":     true,
		"ADVERTISEMENT":                   true,
		"© Quenby Press":                  true,
		"Czytaj też: Dziesięć burz":       true,

		// Sentences that only begin alike.
		"Readers also voted for the bridge, which opened on Monday.":                   false,
		"Advertisement rules were passed by the council on Monday.":                    false,
		"Sign up for" + strings.Repeat(" the council's long list of all who", 6) + ".": false,
	} {
		if got := isFurniture(p); got != want {
			t.Errorf("%q: furniture %v, want %v", p, got, want)
		}
	}
}
