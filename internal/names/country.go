package names

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.txt
var countryList string

// CountryNames is the table of names that stand for a country's government.
type CountryNames struct {
	Terms      map[string]string // lower-case name or adjective → lower-case country, for terms
	Speakers   map[string]string // lower-case name of the government → country
	Adjectives map[string]string // lower-case adjective → country
}

// Countries is read once and never changed.
var Countries = sync.OnceValue(func() CountryNames {
	c := CountryNames{map[string]string{}, map[string]string{}, map[string]string{}}
	for line := range strings.Lines(countryList) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		if len(parts) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		country := strings.TrimSpace(parts[0])
		c.Speakers[strings.ToLower(country)] = country
		for _, name := range strings.Split(parts[1], ",") {
			c.Speakers[strings.ToLower(strings.TrimSpace(name))] = country
		}
		for _, name := range strings.Split(parts[2], ",") {
			adjective := strings.ToLower(strings.TrimSpace(name))
			c.Adjectives[adjective] = country
			c.Terms[adjective] = strings.ToLower(country)
		}
	}
	return c
})
