package adversary

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// names gives the draft's names of a kind outside quotations.
func (t *trial) names(kinds ...text.NameKind) []text.Name {
	return slices.DeleteFunc(text.Names(t.text, t.source.Lang), func(n text.Name) bool {
		return t.quoted(n.Span) || !slices.Contains(kinds, n.Kind) || t.outlet(n.Span.In(t.text))
	})
}

func (t *trial) outlet(name string) bool {
	return slices.ContainsFunc(t.reports, func(r *stet.Report) bool { return strings.Contains(r.Outlet, name) })
}

// absent gives those of a list whose last word the passages do not hold.
func (t *trial) absent(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return t.says(lastWord(n)) })
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// person puts somebody else for a person: another of the story or a stranger.
func person(t *trial) bool {
	all := t.names(text.NamePerson)
	others := append(t.absent(t.scene.people), t.absent(strangers)...)
	if len(all) == 0 || len(others) == 0 {
		return false
	}
	n := pick(t.random, all)
	other := pick(t.random, others)
	if !strings.Contains(n.Span.In(t.text), " ") {
		other = lastWord(other)
	}
	t.put(n.Span, other)
	return true
}

// title puts another office before a name.
func title(t *trial) bool {
	for _, n := range t.names(text.NamePerson, text.NameOther) {
		if n.Title.Empty() {
			continue
		}
		other := pick(t.random, titles)
		if strings.EqualFold(n.Title.In(t.text), other) || strings.Contains(strings.ToLower(t.source.Text), strings.ToLower(lastWord(other)[:3])) {
			continue
		}
		t.put(n.Title, other)
		return true
	}
	return false
}

// place puts another place for one.
func place(t *trial) bool {
	all := t.names(text.NamePlace)
	others := append(t.absent(t.scene.places), t.absent(places)...)
	if len(all) == 0 || len(others) == 0 {
		return false
	}
	t.put(pick(t.random, all).Span, pick(t.random, others))
	return true
}

// swappedRoles lets two names of the draft change places.
func swappedRoles(t *trial) bool {
	all := t.names(text.NamePerson, text.NamePlace, text.NameBody, text.NameOther)
	all = slices.DeleteFunc(all, func(n text.Name) bool { return !n.Title.Empty() })
	for i, a := range all {
		for _, b := range all[i+1:] {
			first, second := a.Span.In(t.text), b.Span.In(t.text)
			if a.Kind != b.Kind || first == second || together(t.text[a.Span.End:b.Span.Start]) {
				continue
			}
			t.text = t.text[:a.Span.Start] + second + t.text[a.Span.End:b.Span.Start] + first + t.text[b.Span.End:]
			return true
		}
	}
	return false
}

// together reports whether two names with so little between them can change
// places and mean the same: "Ann Bo and Lena Moss".
func together(between string) bool {
	fields := strings.Fields(between)
	return len(fields) < 2 && !strings.Contains(between, "’s") && !strings.Contains(between, "'s") ||
		len(fields) < 4 && (slices.Contains(fields, "and") || slices.Contains(fields, "or")) || strings.TrimSpace(between) == ","
}
