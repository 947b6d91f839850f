package stance

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stet"
)

// marked reads a sentence whose cue stands in < > and whose content in [ ].
func marked(t *testing.T, s string) (text string, cue, content []stet.Span) {
	t.Helper()
	var b strings.Builder
	open := map[rune]int{}
	for _, c := range s {
		switch c {
		case '<', '[':
			open[c] = b.Len()
		case '>':
			cue = append(cue, stet.Span{Start: open['<'], End: b.Len()})
		case ']':
			content = append(content, stet.Span{Start: open['['], End: b.Len()})
		default:
			b.WriteRune(c)
		}
	}
	if len(cue)+len(content) == 0 {
		t.Fatalf("nothing is marked in %q", s)
	}
	return b.String(), cue, content
}

// reading is a marked sentence and what it should be read as.
type reading struct {
	sentence string
	stance   stet.Stance
	modality stet.Modality
	negated  bool
}

func check(t *testing.T, lang string, all []reading) {
	t.Helper()
	for _, r := range all {
		text, cue, content := marked(t, r.sentence)
		want := Reading{r.stance, r.modality, r.negated}
		if got := Read(text, cue, content, lang); got != want {
			t.Errorf("%s\n got %+v\nwant %+v", r.sentence, got, want)
		}
	}
}

// The same cue is read by what stands around it, not by itself.
func TestVerbGroupAndComplement(t *testing.T) {
	check(t, "en", []reading{
		{"Ms Orrin <denied> that [the vault was open].", stet.Denies, "", false},
		{"Ms Orrin did not <deny> that [the vault was open].", stet.Declines, "", false},
		{"Ms Orrin <no longer denies> that [the vault was open].", stet.Confirms, "", false},
		{"Ms Orrin <said> that [the vault was open].", stet.Asserts, "", false},
		{"Ms Orrin <did not say> whether [the vault was open].", stet.Declines, "", false},
		{"Ms Orrin <declined> [to say whether the vault was open].", stet.Declines, "", false},
		{"Ms Orrin <no longer says> that [the vault was open].", stet.Retracts, "", false},
		{"Ms Orrin <told> [the guards to open the vault].", stet.Orders, "", false},
		{"Ms Orrin <told> the guards [not to open the vault].", stet.Orders, "", true},
		{"Ms Orrin <told> the guards that [the vault was not open].", stet.Asserts, "", true},
		{"Ms Orrin <called> on the chief guard [to open the vault].", stet.Asks, "", false},
		{"Ms Orrin <insisted> on Monday that [the vault was open].", stet.Asserts, "", false},
		{"Ms Orrin <agreed> that [the vault was open].", stet.Confirms, "", false},
		{"Ms Orrin <agreed> [to open the vault].", stet.Plans, stet.Will, false},
		{"Ms Orrin <refused> [to open the vault].", stet.Plans, stet.Will, true},
		{"Ms Orrin <expects> [to open the vault].", stet.Plans, stet.Will, false},
		{"[The vault] <is expected> [to open on Monday].", stet.Asserts, stet.Will, false},
		{"Nobody in the bank <believes> that [the vault was open].", stet.Doubts, "", false},
		{"Ms Orrin <could not rule out> that [the vault was open].", stet.Asserts, stet.May, false},
		{"Ms Orrin <took> her remark <back>: [the vault was open].", stet.Retracts, "", false},
		{"Ms Orrin <apologised for saying> [the vault was open].", stet.Retracts, "", false},
		{"Ms Orrin <refused to apologise for saying> [the vault was open].", stet.Asserts, "", false},
		{"[The vault was open], <according to> Ms Orrin.", stet.Asserts, "", false},
		{"Ms Orrin: [“The vault won't open.”]", stet.Asserts, stet.Will, true},
		{"Ms Orrin <said>: [“Is the vault open?”]", stet.Asks, "", false},
	})
}

// What the content says of itself is told by its main clause.
func TestContent(t *testing.T) {
	check(t, "en", []reading{
		{"He <said> [the bridge, which will never open, cost a fortune].", stet.Asserts, "", false},
		{"He <said> [if the river rises, the bridge will close].", stet.Asserts, stet.Will, false},
		{"He <said> [rain in May was not rare].", stet.Asserts, "", true},
		{"He <said> [there was no doubt that it was theft].", stet.Asserts, "", false},
		{"He <said> [it was not only cold but dark].", stet.Asserts, "", false},
		{"He <said> [the report is simply “untrue”].", stet.Asserts, "", true},
		{"He <said> [they could not find the key].", stet.Asserts, "", true},
		{"He <said> [they might not find the key].", stet.Asserts, stet.May, true},
		{"He <said> [nobody had seen the key].", stet.Asserts, "", true},
		{"He <said> [divers found no trace of the key].", stet.Asserts, "", true},
		{"He <said> [the U.S. envoy would leave. She will not return].", stet.Asserts, stet.Would, false},
	})
}

func TestBrokenInput(t *testing.T) {
	all := []stet.Span{{Start: -4, End: 3}, {Start: 5, End: 2}, {Start: 0, End: 1 << 40}}
	if got := Read("He said so.", all, all, "xx"); got.Stance != stet.Asserts {
		t.Errorf("spans outside the text: %+v, want a plain assertion", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("notde ’'.\",“„äжю\x00deny refused to said will no-"))).Draw(t, "text")
		span := rapid.Custom(func(t *rapid.T) stet.Span {
			return stet.Span{Start: rapid.IntRange(-1, len(text)+1).Draw(t, "start"), End: rapid.IntRange(-1, len(text)+1).Draw(t, "end")}
		})
		cue, content := rapid.SliceOfN(span, 0, 6).Draw(t, "cue"), rapid.SliceOfN(span, 0, 6).Draw(t, "content")
		lang := rapid.SampledFrom(languages).Draw(t, "lang")
		got := Read(text, cue, content, lang)
		if again := Read(text, cue, content, lang); got != again || got.Stance == "" {
			t.Fatalf("%+v, then %+v", got, again)
		}
	})
}

// A heading that is neither a class nor a set of readings would be lost without
// a word.
func TestWordLists(t *testing.T) {
	stances := map[stet.Stance]bool{
		stet.Asserts: true, stet.Denies: true, stet.Doubts: true, stet.Confirms: true, stet.Retracts: true,
		stet.Declines: true, stet.Asks: true, stet.Orders: true, stet.Plans: true,
	}
	for _, lang := range languages {
		seen := map[stet.Stance]bool{}
		for w, place := range lexiconOf(lang).places {
			for _, p := range lexiconOf(lang).words[place].patterns {
				for c, r := range p.readings {
					if r != (Reading{}) && !stances[r.Stance] {
						t.Errorf("%s: %q reads as %q under condition %d", lang, w, r.Stance, c)
					}
				}
				seen[p.readings[plain].Stance] = true
			}
		}
		if len(seen) != len(stances) {
			t.Errorf("%s has cues for %d of %d stances", lang, len(seen), len(stances))
		}
	}
}

func BenchmarkRead(b *testing.B) {
	text := "The harbour authority in Tarnow has repeatedly declined to say whether the crane that fell on Monday, killing two dockers, had been inspected since the company took over the terminal in the spring of last year."
	cue := []stet.Span{{Start: strings.Index(text, "has"), End: strings.Index(text, " whether")}}
	content := []stet.Span{{Start: strings.Index(text, "whether"), End: len(text) - 1}}
	b.ReportAllocs()
	for b.Loop() {
		Read(text, cue, content, "en")
	}
}
