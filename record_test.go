package stet_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stet"
)

// whatever draws a record of any size, as a writer out of its mind would fill it.
func whatever(t *rapid.T) stet.Record {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(rapid.SampledFrom([]string{"word ", "\xff", "Ü", "\x00", ""}).Draw(t, "text"), rapid.IntRange(0, 3000).Draw(t, "times"))
	})
	r := stet.Record{Article: stet.NewID(noon, "a"), Revision: 1, Writer: "w" + text.Draw(t, "writer"), Began: noon, Finished: noon}
	for range rapid.IntRange(0, 700).Draw(t, "verdicts") {
		r.Verdicts = append(r.Verdicts, stet.Verdict{Text: "It burned.", Outcome: stet.Stands})
	}
	if len(r.Verdicts) > 0 {
		v := &r.Verdicts[0]
		v.Text, v.Place, v.Outcome = text.Draw(t, "sentence"), text.Draw(t, "place"), stet.Held
		for range rapid.IntRange(1, 40).Draw(t, "refusals") {
			v.Refused = append(v.Refused, stet.Refusal{Gate: stet.GateFigure, Reason: text.Draw(t, "reason")})
		}
	}
	r.Given = make([]stet.Given, rapid.IntRange(0, 900).Draw(t, "given"))
	return r
}

func TestRecordIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := whatever(t)
		b := r.Bounded()
		if err := b.Validate(); err != nil {
			t.Fatal(err)
		}
		if len(b.Verdicts)+len(b.Given)+b.Omitted != len(r.Verdicts)+len(r.Given) {
			t.Fatalf("%d verdicts, %d reports, %d omitted of %d and %d", len(b.Verdicts), len(b.Given), b.Omitted, len(r.Verdicts), len(r.Given))
		}
		doc, err := json.Marshal(b)
		if err != nil || len(doc) > 256<<10 || !utf8.Valid(doc) {
			t.Fatalf("%d bytes (%v)", len(doc), err)
		}
		if again := b.Bounded(); again.Omitted != b.Omitted || len(again.Writer) != len(b.Writer) {
			t.Fatal("bounding twice cuts twice")
		}
	})
}

func TestRecordContradictsItselfNowhere(t *testing.T) {
	refusal := []stet.Refusal{{Gate: stet.GateFigure, Reason: "91"}}
	good := stet.Record{Article: stet.NewID(noon, "a"), Revision: 1, Writer: "w", Began: noon, Finished: noon}
	for name, change := range map[string]func(*stet.Record){
		"no revision":           func(r *stet.Record) { r.Revision = 0 },
		"no writer":             func(r *stet.Record) { r.Writer = "" },
		"no article":            func(r *stet.Record) { r.Article = "" },
		"ends before it began":  func(r *stet.Record) { r.Finished = noon.Add(-1) },
		"earns tokens":          func(r *stet.Record) { r.TokensIn = -1 },
		"stands though refused": func(r *stet.Record) { r.Verdicts = []stet.Verdict{{Outcome: stet.Stands, Refused: refusal}} },
		"withheld by nobody":    func(r *stet.Record) { r.Verdicts = []stet.Verdict{{Outcome: stet.Held}} },
		"repaired into nothing": func(r *stet.Record) { r.Verdicts = []stet.Verdict{{Outcome: stet.Repaired, Refused: refusal}} },
		"repaired and refused again": func(r *stet.Record) {
			r.Verdicts = []stet.Verdict{{Outcome: stet.Repaired, Repaired: "x", Refused: refusal, Again: refusal}}
		},
		"an outcome nobody has heard": func(r *stet.Record) { r.Verdicts = []stet.Verdict{{Outcome: "maybe"}} },
	} {
		r := good
		change(&r)
		if stet.KindOf(r.Validate()) != stet.Invalid {
			t.Errorf("%s: accepted", name)
		}
	}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
}
