package statements

import (
	"slices"
	"testing"

	"stet"
)

// Who speaks is named by an apposition, by the sentence before, or by the clause
// that a relative clause of saying hangs on.
func TestSpeakerByEntity(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"apposition", "“It was safe,” said the firm's engineer, Dora Venn.", []string{"Dora Venn"}},
		{"apposition after a preposition", "A doctor in the village, Hilde Marr, said the well was closed.", []string{"Hilde Marr"}},
		{"the place is no speaker", "Officials in the capital, Corvale, said the bridge was safe.", []string{"Officials in the capital"}},
		{"known as", "A rebel commander, known as Tall Jonas, said the army had fired first.", []string{"Tall Jonas"}},
		{"a body by apposition", "The quarry's owner, Slate Union, said the road was closed.", []string{"Slate Union"}},
		{"she goes on with an office", "The mayor said the dam was safe. She added that it was new.", []string{"mayor", "mayor"}},
		{"she goes on with a last name", "Tolley said that no call had come. “A list proves nothing,” she said.", []string{"Tolley", "Tolley"}},
		{"he is no police", "Police said two men were held. He said it was late.", []string{"Police", ""}},
		{"it is the body", "The harbour office said the pier was closed. It said the wind was too strong.", []string{"harbour office", "harbour office"}},
		{"subject of the sentence before", "Venn left the hall. “I was there and they were not,” he said.", []string{"Venn"}},
		{"a family", "The Kolm family said he was innocent.", []string{"Kolm family"}},
		{"those of a person", "Lawyers for Ann Bo said the trial was unfair.", []string{"Lawyers for Ann Bo"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			all := Extract(&stet.Report{Text: tt.text, Lang: "en"})
			for _, s := range all {
				got = append(got, s.Speaker)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q\n%s", got, tt.want, show(all, tt.text))
			}
		})
	}
}

// "That they said showed" is said by those who presented it.
func TestRelativeClauseOfSaying(t *testing.T) {
	text := "Prosecutors in the trial of Ann Bo presented papers on Thursday that they said showed how the money had been paid."
	all := Extract(&stet.Report{Text: text, Lang: "en"})
	at := slices.IndexFunc(all, func(s stet.Statement) bool { return len(s.Source) > 0 && s.Source[0].In(text) == "they" })
	if at < 0 || all[at].Speaker != "Prosecutors in the trial of Ann Bo" {
		t.Errorf("want the prosecutors, got\n%s", show(all, text))
	}
}
