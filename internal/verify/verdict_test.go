package verify_test

import (
	"slices"
	"testing"

	"stet"
	"stet/internal/verify"
)

func TestEveryProposedSentenceHasItsVerdict(t *testing.T) {
	r := newReport("Harbour Wire", wire)
	d := &stet.Dossier{Reports: []*stet.Report{r}}
	fair := stet.Sentence{Text: "About 1,200 people live in Tarn.", Citations: []stet.Citation{cite(t, r, "About 1,200")}}
	wrong := stet.Sentence{Text: "About 1,300 people live in Tarn.", Citations: fair.Citations}
	loose := stet.Sentence{Text: "Everybody is shocked."}
	draft := stet.Article{Headline: fair, Sections: []stet.Section{{Heading: "Tarn", Sentences: []stet.Sentence{wrong, loose}}}}
	a, verdicts := verify.New(finder{}).Review(draft, d, func(s stet.Sentence, _ verify.Refusal) (stet.Sentence, bool) {
		if s.Text == wrong.Text {
			return fair, true
		}
		return stet.Sentence{Text: "Nobody is shocked."}, true
	})
	emptied, _ := verify.New(finder{}).Review(draft, d, func(stet.Sentence, verify.Refusal) (stet.Sentence, bool) {
		return stet.Sentence{Citations: fair.Citations}, true
	})
	if len(emptied.Withheld) != 2 {
		t.Errorf("a sentence repaired into nothing is not withheld: %+v", emptied)
	}
	if len(a.Withheld) != 1 || len(verdicts) != 3 {
		t.Fatalf("withheld %+v, verdicts %+v", a.Withheld, verdicts)
	}
	for i, want := range []struct {
		place   string
		outcome stet.Outcome
		refused stet.Gate
		passed  bool // the support gate
	}{
		{"headline", stet.Stands, "", true}, {"Tarn", stet.Repaired, stet.GateFigure, true}, {"Tarn", stet.Held, stet.GateCitation, false},
	} {
		v := verdicts[i]
		if v.Place != want.place || v.Outcome != want.outcome || (want.refused != "") != (len(v.Refused) > 0) ||
			want.refused != "" && v.Refused[0].Gate != want.refused || slices.Contains(v.Passed, stet.GateSupport) != want.passed {
			t.Errorf("verdict %d: %+v, want %+v", i, v, want)
		}
	}
	if v := verdicts[2]; v.Repaired != "Nobody is shocked." || len(v.Again) == 0 {
		t.Errorf("a repair that failed is not told: %+v", v)
	}
	rec := stet.Record{Article: stet.NewID(r.Published, "a"), Revision: 1, Writer: "extractive", Began: r.Published, Finished: r.Published, Verdicts: verdicts}
	if err := rec.Bounded().Validate(); err != nil {
		t.Error(err)
	}
}
