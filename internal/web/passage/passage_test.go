package passage

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"stet/internal/page"
)

// A sentence is shown letter for letter, and its last word stays on one line
// with its first mark unless it is too long for that.
func TestSentence(t *testing.T) {
	for text, kept := range map[string]string{
		"He said no.": "no.", "No.": "No.", "": "", "See " + strings.Repeat("x", 99): "", "zwölf Öfen": "Öfen",
	} {
		if got := words(text) + last(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
		if got := last(text); got != kept {
			t.Errorf("%q keeps %q with its mark, want %q", text, got, kept)
		}
	}
	var b bytes.Buffer
	if err := Sentence(page.Sentence{Text: "He said no.", Marks: []page.Mark{{N: 3, Outlet: "A & B"}}}).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	if want := `no.<button type="button" class="m" popovertarget="p3" aria-label="Passage 3: A &amp; B">3</button></span>`; !strings.Contains(b.String(), want) {
		t.Errorf("%s lacks %s", b.String(), want)
	}
}
