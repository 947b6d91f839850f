package compose

import (
	"strings"

	"stet"
)

// Sections are the names of an article's sections.
type Sections struct {
	Short      string // a claim and its denial, side by side
	Happened   string // what nobody disputes
	Side       string // one side's view; {side} is its name
	Others     string // views besides those with a section of their own
	Views      string // views, when none has a section of its own
	Figures    string // figures that differ
	Unknown    string // what is not known or not shown
	Reports    string // sentences of the reports
	Background string // what was so before
}

// english is what the writers call their sections until they are told
// otherwise.
var english = Sections{
	Short: "In short", Happened: "What happened", Side: "What {side} says", Others: "What others say", Views: "Who says what",
	Figures: "What the figures say", Unknown: "What is not known", Reports: "What the reports say", Background: "Background",
}

// SectionsIn gives the names in a language, in English where we have none.
func SectionsIn(lang string) Sections {
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch primary {
	case "de":
		return Sections{
			"Kurz gefasst", "Was geschehen ist", "Was {side} sagt", "Was andere sagen", "Wer was sagt",
			"Was die Zahlen sagen", "Was nicht bekannt ist", "Was die Berichte sagen", "Hintergrund",
		}
	case "fr":
		return Sections{
			"En bref", "Les faits", "Ce que dit {side}", "Ce que disent les autres", "Qui dit quoi",
			"Ce que disent les chiffres", "Ce que l’on ignore", "Ce que disent les articles", "Contexte",
		}
	case "es":
		return Sections{
			"En breve", "Qué ha pasado", "Qué dice {side}", "Qué dicen otros", "Quién dice qué",
			"Qué dicen las cifras", "Qué no se sabe", "Qué dicen las informaciones", "Contexto",
		}
	}
	return english
}

// or gives s with names of o in place of those that are not set.
func (s Sections) or(o Sections) Sections {
	mine, theirs := s.all(), o.all()
	for i, name := range mine {
		if *name == "" {
			*name = *theirs[i]
		}
	}
	return s
}

func (s *Sections) all() [9]*string {
	return [9]*string{&s.Short, &s.Happened, &s.Side, &s.Others, &s.Views, &s.Figures, &s.Unknown, &s.Reports, &s.Background}
}

// Named gives a heading as a writer of ours makes it, in English, the house's
// name; one that is none of ours stays.
func (s Sections) Named(heading string) string {
	ours := english
	for i, name := range ours.all() {
		if heading == *name {
			return *s.all()[i]
		}
	}
	for _, verb := range []string{" says", " say"} {
		side, ok := strings.CutPrefix(heading, "What ")
		if side, ends := strings.CutSuffix(side, verb); ok && ends && s.Side != english.Side {
			return strings.ReplaceAll(s.Side, "{side}", side)
		}
	}
	return heading
}

// Styled puts an article, whose headings are ours, into the house's style: its
// sections' names, and its length, what stands last being left out.
func (o Options) Styled(a stet.Article) stet.Article {
	left := o.MaxSentences
	var kept []stet.Section
	for _, s := range a.Sections {
		s.Heading = o.Sections.Named(s.Heading)
		if o.MaxSentences > 0 {
			s.Sentences = s.Sentences[:min(left, len(s.Sentences))]
			left -= len(s.Sentences)
		}
		if len(s.Sentences) > 0 {
			kept = append(kept, s)
		}
	}
	a.Sections = kept
	return a
}
