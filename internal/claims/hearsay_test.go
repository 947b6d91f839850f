package claims

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
)

// Words of another outlet that a report hands on are the position of whom they
// name, and come from that outlet's origin.
func TestHearsayIsTheInnerSpeakers(t *testing.T) {
	const first = "Minister Olga Brandt said that the dam at Kell had cracked."
	const second = "Harbour Wire reported that Brandt said the dam at Kell had cracked."
	at := time.Date(2031, 5, 4, 10, 0, 0, 0, time.UTC)
	wire := stet.NewReport(stet.Report{URL: "https://example.org/1", Outlet: "Harbour Wire", Text: first, Lang: "en", Published: at, Fetched: at})
	later := at.Add(time.Hour)
	post := stet.NewReport(stet.Report{URL: "https://example.org/2", Outlet: "Kell Post", Text: second, Lang: "en", Published: later, Fetched: later})
	find := func(text, words string) stet.Span {
		i := strings.Index(text, words)
		return stet.Span{Start: i, End: i + len(words)}
	}
	statement := func(r *stet.Report, speaker, cue, content string) stet.Statement {
		return stet.NewStatement(r.Published, stet.Statement{
			Report: r.ID, Speaker: speaker, Stance: stet.Asserts, Sentence: stet.Span{End: len(r.Text)},
			Source: []stet.Span{find(r.Text, speaker)}, Cue: []stet.Span{find(r.Text, cue)}, Content: []stet.Span{find(r.Text, content)},
		})
	}
	made := statement(&wire, "Olga Brandt", "said", "that the dam at Kell had cracked")
	outer := statement(&post, "Harbour Wire", "reported", "that Brandt said the dam at Kell had cracked")
	inner := statement(&post, "Brandt", "said", "the dam at Kell had cracked")
	inner.Within, inner.Via = outer.ID, "Harbour Wire"
	got := Ledger(&stet.Dossier{
		Reports: []*stet.Report{&wire, &post}, Origins: map[stet.ID]stet.ID{wire.ID: wire.ID, post.ID: post.ID},
		Statements: []stet.Statement{made, outer, inner},
	})
	if len(got) != 1 {
		t.Fatalf("got %+v, want one claim", got)
	}
	want := []stet.Position{{
		Speaker: "Olga Brandt", Stance: stet.Asserts, Since: at, Origins: []stet.ID{wire.ID},
		Passages: []stet.Passage{{Report: wire.ID, Span: made.Sentence}, {Report: post.ID, Span: inner.Sentence}},
		Words:    []stet.Passage{{Report: wire.ID, Span: find(first, "the dam at Kell had cracked")}, {Report: post.ID, Span: inner.Content[0]}},
	}}
	if diff := cmp.Diff(want, got[0].Positions); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
}
