package verify_test

import (
	"context"
	"strings"
	"testing"

	"stet"
	"stet/internal/verify"
)

const seebote = `Außenministerin Lena Moss sagte am Montag, Velmar habe mindestens 91 Drohnen auf das Kraftwerk in Tarn geschossen.
„Wir werden darauf antworten“, sagte Moss. Der Fluss stieg um 3,5 Meter, und 95 % der Felder standen unter Wasser.
Die Residenz Oskar Brandts in Velm wurde am 8. März geräumt.`

func german() *stet.Report {
	r := *newReport("Seebote", seebote)
	r.Lang = "de"
	r = stet.NewReport(r)
	return &r
}

// TestAcrossLanguages holds what carries from one language to another, and that
// the rest stands only where a judge will read it.
func TestAcrossLanguages(t *testing.T) {
	r := german()
	for _, c := range []struct {
		name, sentence, passage string
		gate                    stet.Gate // "" when nothing is refused with a judge
		plain                   bool      // it stands without a judge
	}{
		{"an outlet's words, quoted", "Seebote wrote: “Der Fluss stieg um 3,5 Meter”.", "„Wir", "", true},
		{"another's words as an outlet's", "Seebote wrote: “Wir werden darauf antworten”.", "„Wir", "quotation", false},
		{"quotation and its speaker", "Moss said: “Wir werden darauf antworten”.", "„Wir", "", true},
		{"quotation translated", "Moss said: “We will answer this”.", "„Wir", "quotation", false},
		{"translated", "Lena Moss said Velmar had fired at least 91 drones at the power station in Tarn.", "Außen", "", false},
		{"other figure", "Lena Moss said Velmar had fired at least 92 drones at the power station in Tarn.", "Außen", "figure", false},
		{"bound lost", "Lena Moss said Velmar had fired 91 drones at the power station in Tarn.", "Außen", "figure", false},
		{"other name", "Peter Quill said Velmar had fired at least 91 drones at the power station in Tarn.", "Außen", "name", false},
		{"decimal comma", "The river rose by 3.5 metres and 95% of the fields were under water.", "„Wir", "", false},
		{"percentage lost", "The river rose by 3.5 metres and 95 fields were under water.", "„Wir", "figure", false},
		{"nothing but names and small words", "Oskar Brandt was not in Velm.", "Die Residenz", "", false},
		{"a not beside a quotation", "Moss has not said: “Wir werden darauf antworten”.", "„Wir", "", false},
		{"name in the genitive, date", "The residence of Oskar Brandt in Velm was cleared on 8 March.", "Die Residenz", "", false},
		{"other date", "The residence of Oskar Brandt in Velm was cleared on 9 March.", "Die Residenz", "figure", false},
		{"name cut short", "The residence of Oskar Bran in Velm was cleared on 8 March.", "Die Residenz", "name", false},
	} {
		draft := stet.Article{Lang: "en-GB", Sections: []stet.Section{{Heading: "x", Sentences: []stet.Sentence{{Text: c.sentence, Citations: []stet.Citation{cite(t, r, c.passage)}}}}}}
		d := &stet.Dossier{Reports: []*stet.Report{r}}
		judged := verify.New(finder{}).Judged().Article(draft, d, nil)
		if stands := len(judged.Withheld) == 0; stands != (c.gate == "") || !stands && judged.Withheld[0].Gate != c.gate {
			t.Errorf("%s, with a judge: %+v", c.name, judged.Withheld)
		}
		plain := verify.New(finder{}).Article(draft, d, nil)
		if stands := len(plain.Withheld) == 0; stands != c.plain {
			t.Errorf("%s, without a judge: %+v", c.name, plain.Withheld)
		} else if !stands && c.gate == "" && !strings.Contains(plain.Withheld[0].Reason, "no judge") {
			t.Errorf("%s: readers are told %q", c.name, plain.Withheld[0].Reason)
		}
	}
}

func TestNamesDoNotCarryBetweenScripts(t *testing.T) {
	r := *newReport("Вестник", "Министр Лена Мосс сказала, что ранены 12 человек.")
	r.Lang = "ru"
	r = stet.NewReport(r)
	draft := stet.Article{Lang: "en", Headline: stet.Sentence{Text: "Lena Moss said 12 people were hurt.", Citations: []stet.Citation{cite(t, &r, "Министр")}}}
	d := &stet.Dossier{Reports: []*stet.Report{&r}}
	if a := verify.New(finder{}).Judged().Article(draft, d, nil); len(a.Withheld) > 0 {
		t.Errorf("a name in another script is the judge's: %+v", a.Withheld)
	}
	draft.Headline.Text = "Lena Moss said 13 people were hurt."
	if a := verify.New(finder{}).Judged().Article(draft, d, nil); len(a.Withheld) == 0 {
		t.Error("a figure carries whatever the script")
	}
}

// TestAPassageInTheSameLanguageDecides holds that a foreign passage beside one in
// the article's language does not loosen the gates.
func TestAPassageInTheSameLanguageDecides(t *testing.T) {
	foreign, native := german(), newReport("Harbour Wire", wire)
	d := &stet.Dossier{Reports: []*stet.Report{foreign, native}}
	for text, stands := range map[string]bool{
		"Lena Moss said Velmar had sent 91 drones at the Tarn power station.": true,
		"Velmar sent 91 drones at the Tarn power station.":                    false,
		"Lena Moss confirmed that Velmar had sent 91 drones.":                 false,
	} {
		draft := stet.Article{Lang: "en", Headline: stet.Sentence{Text: text, Citations: []stet.Citation{cite(t, foreign, "Die Residenz"), cite(t, native, "Ardland's")}}}
		if a := verify.New(finder{}).Judged().Article(draft, d, nil); (len(a.Withheld) == 0) != stands {
			t.Errorf("%q: withheld %+v", text, a.Withheld)
		}
	}
}

// judge answers by a function of the sentence.
type judge func(sentence string) verify.Answer

func (j judge) Judge(_ context.Context, asked []verify.Question) ([]verify.Answer, error) {
	var out []verify.Answer
	for _, q := range asked {
		out = append(out, j(q.Sentence))
	}
	return out, nil
}

type silent struct{}

func (silent) Judge(context.Context, []verify.Question) ([]verify.Answer, error) {
	return nil, stet.Errorf(stet.Unavailable, "no answer")
}

func TestSecondReader(t *testing.T) {
	native, foreign := newReport("Harbour Wire", wire), german()
	d := &stet.Dossier{Reports: []*stet.Report{native, foreign}}
	one := func(text string, r *stet.Report, words string) stet.Sentence {
		return stet.Sentence{Text: text, Citations: []stet.Citation{cite(t, r, words)}}
	}
	people := one("About 1,200 people live in Tarn.", native, "About 1,200")
	third := one("The talks are in their third week.", native, "Drones were")
	cleared := one("The residence of Oskar Brandt was cleared.", foreign, "Die Residenz")
	draft := stet.Article{
		Lang: "en", Headline: people, Deck: cleared, Withheld: []stet.Withheld{{Sentence: stet.Sentence{Text: "All lies."}, Gate: stet.GateName}},
		Sections: []stet.Section{{Heading: "Tarn", Sentences: []stet.Sentence{people, third}}, {Heading: "Velm", Sentences: []stet.Sentence{cleared}}},
	}
	yes := func(string) verify.Answer { return verify.Answer{Judged: true} }
	no := func(words string) judge {
		return func(s string) verify.Answer {
			return verify.Answer{Judged: true, Refused: strings.Contains(s, words), Reason: "it does not find it"}
		}
	}
	for name, c := range map[string]struct {
		judge          verify.Judge
		strict         bool
		headline, deck string
		body, withheld int // sentences; besides the gates' own
		asked, missing int
	}{
		"all well":               {judge(yes), false, people.Text, cleared.Text, 3, 0, 3, 0},
		"refuses a sentence":     {no("third"), false, people.Text, cleared.Text, 2, 1, 3, 0},
		"refuses the headline":   {no("1,200"), false, third.Text, cleared.Text, 2, 1, 3, 0},
		"refuses all":            {no(""), false, "", "", 0, 3, 3, 0},
		"down":                   {silent{}, false, people.Text, third.Text, 2, 1, 3, 3},
		"down, strict":           {silent{}, true, "", "", 0, 3, 3, 3},
		"silent about the third": {judge(func(s string) verify.Answer { return verify.Answer{Judged: !strings.Contains(s, "third")} }), false, people.Text, cleared.Text, 3, 0, 3, 1},
	} {
		a, _, did := verify.New(finder{}).Judged().Second(t.Context(), draft, nil, d, c.judge, c.strict)
		n := 0
		for _, s := range a.Sections {
			n += len(s.Sentences)
		}
		if a.Headline.Text != c.headline || a.Deck.Text != c.deck || n != c.body || len(a.Withheld) != 1+c.withheld || did.Asked != c.asked || did.Unjudged != c.missing || (did.Trouble != nil) != (c.missing > 0) {
			t.Errorf("%s: headline %q, deck %q, %d sentences, withheld %+v, %+v", name, a.Headline.Text, a.Deck.Text, n, a.Withheld, did)
		}
		for _, w := range a.Withheld[1:] {
			if w.Gate != stet.GateJudge || w.Reason == "" {
				t.Errorf("%s: %+v", name, w)
			}
		}
	}
	if len(draft.Withheld) != 1 || len(draft.Sections[0].Sentences) != 2 {
		t.Error("the draft was changed")
	}
}
