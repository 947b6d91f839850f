package stories

import "time"

// months by their names in the languages that have a background table, as the
// scanner gives them.
var months = named(map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
})

// weekdays by their names, likewise.
var weekdays = named(map[string]time.Weekday{
	"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday,
	"montag": time.Monday, "dienstag": time.Tuesday, "mittwoch": time.Wednesday, "donnerstag": time.Thursday,
	"freitag": time.Friday, "samstag": time.Saturday, "sonnabend": time.Saturday, "sonntag": time.Sunday,
})

// named keys a table by hash: of the name, and of the name as either stemmer
// leaves it.
func named[T any](byName map[string]T) map[term]T {
	byHash := make(map[term]T, 2*len(byName))
	for name, v := range byName {
		byHash[hashOf([]byte(name))] = v
		byHash[hashOf(englishStem([]byte(name)))] = v
		byHash[hashOf(germanStem([]byte(name)))] = v
	}
	return byHash
}

// dayNamed works out which day a weekday means in a report published at ref:
// the latest such day that is not after it. Reports look back far more often
// than ahead.
func dayNamed(w word, ref time.Time) (time.Time, bool) {
	if w.number || !w.capital {
		return time.Time{}, false
	}
	day, ok := weekdays[w.hash]
	if !ok {
		return time.Time{}, false
	}
	ref = ref.UTC()
	back := (int(ref.Weekday()) - int(day) + 7) % 7
	return ref.AddDate(0, 0, -back), true
}
