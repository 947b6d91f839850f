package statements

import (
	"testing"

	"stet"
)

func TestSignedQuotationsNameTheirSpeaker(t *testing.T) {
	text := "What people on the quay say.\n\n“The ferry came in far too fast. We all saw it.” ― Mara Lind\n" +
		"“Nobody told us anything.” — Jonas Feld, dock worker\n\n\"It was the rudder,\" a clerk said - and left."
	r := stet.NewReport(stet.Report{URL: "https://harbour.example/1", Outlet: "Harbour Wire", Headline: "Voices", Lang: "en", Text: text})
	got := map[string]string{}
	for _, s := range Extract(&r) {
		got[s.Speaker] = s.Content[0].In(text)
	}
	for speaker, content := range map[string]string{
		"Mara Lind":  "“The ferry came in far too fast. We all saw it.”",
		"Jonas Feld": "“Nobody told us anything.”",
	} {
		if got[speaker] != content {
			t.Errorf("%s says %q, want %q", speaker, got[speaker], content)
		}
	}
}

func FuzzSignature(f *testing.F) {
	f.Add("“I saw it.” — Mara Lind\n")
	f.Add("\"\"-A")
	f.Add("”a” ― B.")
	f.Fuzz(func(t *testing.T, line string) {
		content, cue, source, ok := signature(line)
		if !ok {
			return
		}
		if content.Empty() || cue.Start < content.End || source.Start < cue.End || source.End > len(line) || source.Empty() {
			t.Errorf("%q: content %v, cue %v, source %v", line, content, cue, source)
		}
	})
}

func TestNameIsNotTornApart(t *testing.T) {
	text := "Lena Moss says the dam may not hold until April; Ines Holm denies it."
	r := stet.NewReport(stet.Report{URL: "https://harbour.example/1", Outlet: "Harbour Wire", Headline: "Dam", Lang: "en", Text: text})
	for _, s := range Extract(&r) {
		if s.Stance == stet.Denies && (s.Speaker != "Ines Holm" || s.Content[0].In(text) != "it") {
			t.Errorf("%s denies %q, want Ines Holm and \"it\"", s.Speaker, s.Content[0].In(text))
		}
	}
}

func TestSpeakersNameStandsWithTheSource(t *testing.T) {
	for text, want := range map[string]string{
		"According to the town's lawyer, Ann Bohl, the gate was open all night.":                          "Ann Bohl",
		"“Most of our people came in,” its head of operations, Jarek Mund, wrote to customers on Monday.": "Jarek Mund",
	} {
		r := stet.NewReport(stet.Report{URL: "https://harbour.example/1", Outlet: "Harbour Wire", Headline: "Gate", Lang: "en", Text: text})
		found := Extract(&r)
		if len(found) == 0 || found[0].Speaker != want {
			t.Errorf("%s\nfound %+v, want one of %s", text, found, want)
		}
	}
}
