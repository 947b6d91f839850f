package claims

import (
	"regexp"
	"strings"
)

// measures are units by which one thing is measured rather than things counted.
var measures = map[string]bool{
	"kn": true, "ha": true, "cm": true, "mm": true, "kg": true, "t": true, "tonne": true, "ton": true, "knot": true, "km/h": true, "mph": true,
	"hectare": true, "acre": true, "km²": true, "m²": true, "litre": true, "degree": true, "°C": true, "magnitude": true, "decibel": true, "MW": true, "volt": true,
}

// happened is what becomes of people, after a number that does not say of what:
// "dozens were arrested".
var happened = regexp.MustCompile(`^(?: more| others)? (?:were |was |had been |have been |are )?(?:killed|dead|died|injured|hurt|wounded|arrested|detained|missing|evacuated|rescued|charged|hospitalised|(?:being )?treated|in hospital|taken to hospital)\b`)

// vague are numbers that tell an order only: "dozens" may be 91.
var vague = map[string]bool{"dozens": true, "scores": true, "hundreds": true, "thousands": true, "tens": true, "millions": true}

// vagueUpTo is how many times its least a vague number may be.
const vagueUpTo = 10

// definite are words before a number that is taken for known.
var definite = map[string]bool{"the": true, "these": true, "those": true, "his": true, "her": true, "its": true, "their": true, "our": true}

// lastWord gives the last word of a text in lower case.
func lastWord(s string) string {
	s = strings.TrimRight(s, " \u00a0\n")
	return strings.ToLower(s[strings.LastIndexAny(s, " \n")+1:])
}

// kindOf gives what a unit counts, so that counts of it can be compared.
func kindOf(unit string) string {
	head := unit[strings.LastIndexByte(unit, ' ')+1:]
	if peopleUnits[head] {
		return "person"
	}
	return unit
}

// peopleUnits are units that count people.
var peopleUnits = func() map[string]bool {
	m := map[string]bool{}
	for unit := range strings.FieldsSeq(`person people civilian soldier guard trooper fighter rebel policeman officer passenger patient worker employee
		resident villager student pupil child man woman protester demonstrator marcher participant visitor victim casualty member fisherman sailor miner
		driver guest prisoner hostage migrant refugee voter family`) {
		m[unit] = true
	}
	return m
}()
