package statements

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stet"
)

// find gives the statements by speaker and stance whose content holds all the
// words.
func find(all []stet.Statement, text, speaker string, stance stet.Stance, words ...string) []stet.Statement {
	var out []stet.Statement
	for _, s := range all {
		ok := s.Stance == stance && strings.Contains(s.Speaker, speaker)
		content := strings.ToLower(contentOf(s, text))
		for _, w := range words {
			ok = ok && strings.Contains(content, strings.ToLower(w))
		}
		if ok {
			out = append(out, s)
		}
	}
	return out
}

func contentOf(s stet.Statement, text string) string {
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, c.In(text))
	}
	return strings.Join(parts, " … ")
}

// show prints statements for a failing test.
func show(all []stet.Statement, text string) string {
	var b strings.Builder
	for _, s := range all {
		src, cue := "", ""
		for _, x := range s.Source {
			src += x.In(text)
		}
		for _, x := range s.Cue {
			cue += x.In(text)
		}
		fmt.Fprintf(&b, "%s [%s] via %q %s (%s, %s, negated %v): %s\n", s.Speaker, src, s.Via, s.Stance, cue, s.Quotation, s.Negated, contentOf(s, text))
	}
	return b.String()
}

func TestSeedPage(t *testing.T) {
	dir := os.Getenv("STET_CORPORA")
	if dir == "" {
		dir = "../../../shared/corpora"
	}
	path := filepath.Join(dir, "..", "seed-page.txt")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the seed page is not at %s: set STET_CORPORA", path)
	}
	text := string(page)
	at := time.Date(2025, 12, 30, 9, 0, 0, 0, time.UTC)
	all := Extract(&stet.Report{ID: "seed", Text: text, Lang: "en", Published: at, Fetched: at})
	checks := []struct {
		name     string
		speakers []string
		stance   stet.Stance
		words    []string
	}{
		{"the attack", []string{"Lavrov", "Russia"}, stet.Asserts, []string{"91", "drones", "residence"}},
		{"no damage", []string{"Russia"}, stet.Asserts, []string{"destroyed", "without", "damage", "injury"}},
		{"the denial", []string{"Zelenskyy"}, stet.Denies, nil},
		{"the talks", []string{"Trump"}, stet.Asserts, []string{"95%", "ready"}},
		{"the review", []string{"Kremlin"}, "", []string{"reviewing", "stance"}},
	}
	for _, c := range checks {
		found := false
		for _, who := range c.speakers {
			for _, stance := range []stet.Stance{c.stance, stet.Asserts, stet.Plans} {
				if c.stance == "" || stance == c.stance {
					found = found || len(find(all, text, who, stance, c.words...)) > 0
				}
			}
		}
		if !found {
			t.Errorf("%s: no statement by %v with %v among:\n%s", c.name, c.speakers, c.words, show(all, text))
		}
	}
	if lavrov := find(all, text, "Lavrov", stet.Asserts, "91"); len(lavrov) == 0 || lavrov[0].Via != "Reuters" {
		t.Errorf("the minister's statement should be via the agency:\n%s", show(all, text))
	}
	if none := find(all, text, "", stet.Asserts, "evidence"); len(none) == 0 || !none[0].Negated {
		t.Error("that no evidence was given should be a negated statement")
	}
}

// want is one statement expected: speaker, via, stance, cue and content.
type want struct{ speaker, via, stance, cue, content string }

func TestExtract(t *testing.T) {
	tests := []struct {
		name, lang, text string
		want             []want
	}{
		{"that-clause", "en", "Mayor Ada Quill said that the bridge would close on Friday.", []want{
			{"Ada Quill", "", "asserts", "said", "that the bridge would close on Friday"},
		}},
		{"after a quotation", "en", "“The bridge is closed,” Ada Quill said. “Nobody may cross it today.”", []want{
			{"Ada Quill", "", "asserts", "said", "“The bridge is closed,” … “Nobody may cross it today.”"},
		}},
		{"inverted with apposition", "en", "\"The bridge is closed,\" said Ada Quill, the mayor of Norden.", []want{
			{"Ada Quill", "", "asserts", "said", "\"The bridge is closed,\""},
		}},
		{"interrupted", "en", "“The bridge,” Ada Quill said, “is closed.”", []want{
			{"Ada Quill", "", "asserts", "said", "“The bridge,” … “is closed.”"},
		}},
		{"at the end, indirect", "en", "The bridge will close on Friday, Ada Quill said.", []want{
			{"Ada Quill", "", "asserts", "said", "The bridge will close on Friday"},
		}},
		{"hearer and setting", "en", "Ada Quill told reporters on Monday that the bridge would close.", []want{
			{"Ada Quill", "", "asserts", "told", "that the bridge would close"},
		}},
		{"according to", "en", "The bridge will close on Friday, according to the harbour office.", []want{
			{"harbour office", "", "asserts", "according to", "The bridge will close on Friday"},
		}},
		{"by way of an outlet", "en", "According to the Norden Post, Ada Quill stated that the bridge would close.", []want{
			{"Ada Quill", "Norden Post", "asserts", "stated", "that the bridge would close"},
		}},
		{"two verbs, one subject", "en", "Ada Quill denied the charge and accused the builder of neglect.", []want{
			{"Ada Quill", "", "denies", "denied", "the charge"},
			{"Ada Quill", "", "asserts", "accused", "the builder of neglect"},
		}},
		{"gerund", "en", "Ada Quill rejected the plan, saying that it was too dear.", []want{
			{"Ada Quill", "", "denies", "rejected", "the plan"},
			{"Ada Quill", "", "asserts", "saying", "that it was too dear"},
		}},
		{"passive", "en", "The builder was accused of neglect by Ada Quill.", []want{
			{"Ada Quill", "", "asserts", "was accused", "The builder … of neglect"},
		}},
		{"declining", "en", "The builder declined to comment on the report.", []want{
			{"builder", "", "declines to comment", "declined to comment", "on the report"},
		}},
		{"not saying is declining", "en", "The builder did not say whether the bridge was safe.", []want{
			{"builder", "", "declines to comment", "did not say", "whether the bridge was safe"},
		}},
		{"not believing is doubting", "en", "Ada Quill does not believe that the bridge is safe.", []want{
			{"Ada Quill", "", "doubts", "does not believe", "that the bridge is safe"},
		}},
		{"confirming", "en", "The harbour office confirmed that the bridge was closed.", []want{
			{"harbour office", "", "confirms", "confirmed", "that the bridge was closed"},
		}},
		{"taking back", "en", "The harbour office retracted its warning about the bridge.", []want{
			{"harbour office", "", "retracts", "retracted", "its warning about the bridge"},
		}},
		{"ordering", "en", "The court ordered the builder to repair the bridge.", []want{
			{"court", "", "orders", "ordered", "the builder to repair the bridge"},
		}},
		{"planning", "en", "The council plans to repair the bridge.", []want{
			{"council", "", "plans", "plans", "to repair the bridge"},
		}},
		{"noun cue", "en", "Experts examined the mayor's claim that the bridge was safe.", []want{
			{"mayor", "", "asserts", "claim", "that the bridge was safe"},
		}},
		{"no verb but a noun", "en", "The claims of the two insurers were settled. His report was long.", nil},
		{"nobody says anything", "en", "The bridge closed on Friday. Rain fell for two days.", nil},
		{"evidence not shown by somebody", "en", "Velden has shown no evidence for the claim.", []want{
			{"", "", "asserts", "", "no evidence for the claim"},
		}},
		{"no evidence", "en", "No evidence has been provided for this.", []want{
			{"", "", "asserts", "", "No evidence has been provided for this"},
		}},
		{"german", "de", "Die Firma bestritt die Vorwürfe. „Wir helfen“, sagte Ministerin Anna Braun.", []want{
			{"Firma", "", "denies", "bestritt", "die Vorwürfe"},
			{"Anna Braun", "", "asserts", "sagte", "„Wir helfen“"},
		}},
		{"russian", "ru", "Министр Иван Петров заявил, что мост закрыт.", []want{
			{"Иван Петров", "", "asserts", "заявил", "что мост закрыт"},
		}},
		{"ukrainian", "uk", "Іван Петренко заявив, що міст закрито.", []want{
			{"Іван Петренко", "", "asserts", "заявив", "що міст закрито"},
		}},
		{"french", "fr", "Selon la police, le pont est fermé.", []want{
			{"police", "", "asserts", "Selon", "le pont est fermé"},
		}},
		{"spanish", "es", "La alcaldesa Ana Ruiz negó que el puente estuviera cerrado.", []want{
			{"Ana Ruiz", "", "denies", "negó", "que el puente estuviera cerrado"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []want
			all := Extract(&stet.Report{Text: tt.text, Lang: tt.lang})
			for _, s := range all {
				var cue []string
				for _, c := range s.Cue {
					cue = append(cue, c.In(tt.text))
				}
				got = append(got, want{s.Speaker, s.Via, string(s.Stance), strings.Join(cue, " "), contentOf(s, tt.text)})
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%+v\nwant\n%+v\n%s", got, tt.want, show(all, tt.text))
			}
		})
	}
}

// A last name and a pronoun mean the person named before; a pronoun that could
// mean two people means nobody.
func TestSpeaker(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"last name", "Ada Quill, the mayor, opened the bridge. Quill said it was safe.", []string{"Ada Quill"}},
		{"he", "Karl Weiss opened the bridge.\n\nHe said it was safe.", []string{"Karl Weiss"}},
		{"two could be meant", "Karl Weiss met Peter Holm in Norden. He said it was safe.", []string{""}},
		{"the last speaker goes on", "Karl Weiss told Peter Holm that it was safe. He added that it was new.", []string{"Karl Weiss", "Karl Weiss"}},
		{"who", "Karl Weiss, who said it was safe, left.", []string{"Karl Weiss"}},
		{"office", "The harbour office said it would close.", []string{"harbour office"}},
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

func TestRunningQuotation(t *testing.T) {
	text := "“The bridge is old,” Ada Quill said. “It was built by my father.\n\n“It will be repaired in the spring.”"
	all := Extract(&stet.Report{Text: text, Lang: "en"})
	if len(all) != 1 || len(all[0].Content) != 3 || all[0].Quotation != stet.Direct {
		t.Errorf("want one statement of three direct parts, got\n%s", show(all, text))
	}
}

// Every statement fits its text, stands within its sentence, and is the same
// when found again.
func checkStatements(t *testing.T, text, lang string) {
	t.Helper()
	r := &stet.Report{ID: "r", Text: text, Lang: lang}
	all := Extract(r)
	for i, s := range all {
		if err := s.Validate(text); err != nil {
			t.Fatalf("%v in %q", err, text)
		}
		for _, role := range [][]stet.Span{s.Source, s.Cue, s.Content} {
			for k, span := range role {
				if span.Empty() || k > 0 && role[k-1].End > span.Start || !s.Sentence.Contains(span) {
					t.Fatalf("span %v of %+v is empty, out of order or outside its sentence in %q", span, s, text)
				}
			}
		}
		if i > 0 && first(all[i-1]) > first(s) {
			t.Fatalf("statements out of order in %q", text)
		}
	}
	if !reflect.DeepEqual(all, Extract(r)) {
		t.Fatalf("two runs differ on %q", text)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("“The bridge,” Ada Quill said, “is closed.”", "en")
	f.Add("According to the Post, he said (on Monday): \"no\n\n\"evidence", "en")
	f.Add("„Wir helfen“, sagte Braun, die, und", "de")
	f.Add("!֒0!Ւ0sw)a\x1fsw!a\x1f", "")
	f.Add("X: Y said by, according to, who", "fr")
	f.Add("По словам, что «", "ru")
	f.Fuzz(checkStatementsFuzz)
}

func checkStatementsFuzz(t *testing.T, text, lang string) {
	if !utf8.ValidString(text) || len(text) > 1<<14 {
		t.Skip("not what a report holds")
	}
	checkStatements(t, text, lang)
}

// Random strings of the words that the rules look for, which reach the rules'
// odd corners sooner than random bytes do.
func TestExtractProperties(t *testing.T) {
	words := []string{
		"said", "says", "claims", "that", "who", "he", "Brown", "Ada", "the", "mayor", "according", "to", "by", "was", "accused",
		",", ".", "“", "”", "\"", ":", "(", ")", "\n\n", "denied", "and", "of", "on", "Monday", "no", "evidence", "reportedly",
		"saying", "asked", "'s", "claim", "—", "which", "told", "in", "a", "statement", "é", "-", "did", "not",
	}
	rapid.Check(t, func(rt *rapid.T) {
		picked := rapid.SliceOfN(rapid.SampledFrom(words), 0, 60).Draw(rt, "words")
		lang := rapid.SampledFrom([]string{"en", "de", "ru", ""}).Draw(rt, "lang")
		checkStatements(t, strings.Join(picked, " "), lang)
	})
}

// processorTime gives the time that this process has had on processors, which
// other processes on a busy machine do not lengthen.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Whatever a page holds, time is bounded: these are the shapes that pairwise
// rules are slowest on.
func TestExtractHostile(t *testing.T) {
	for _, unit := range []string{"said ", "said, ", "claim that ", "according to ", "he said ", "saying, ", "“said ", "Brown, ", "by ", "( ", ". ", "who ", "Ada Brown and ", ", said Brown", "his "} {
		start := processorTime(t)
		Extract(&stet.Report{Text: strings.Repeat(unit, 100_000/len(unit)), Lang: "en"})
		if took := processorTime(t) - start; took > 4*time.Second {
			t.Errorf("100 kB of %q took %v", unit, took)
		}
	}
}

// The extractor must keep up with the whole way from page to placed report:
// 30,000 tokens a second and processor at the least.
func TestExtractSpeed(t *testing.T) {
	sentence := "Mayor Ada Quill of Norden, who leads the council, told reporters on Monday that “the bridge” would close and denied the claims by the builder. "
	text := strings.Repeat(sentence, 2000)
	Extract(&stet.Report{Text: sentence, Lang: "en"}) // loads the model
	start := processorTime(t)
	Extract(&stet.Report{Text: text, Lang: "en"})
	if took := processorTime(t) - start; took > 2*time.Second {
		t.Errorf("%d bytes took %v: more than 2 s for about 58,000 tokens", len(text), took)
	}
}

func BenchmarkExtract(b *testing.B) {
	sentence := "Mayor Ada Quill of Norden, who leads the council, told reporters on Monday that “the bridge” would close.\n\n“It is old,” Quill said. "
	text := strings.Repeat(sentence, 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Extract(&stet.Report{Text: text, Lang: "en"})
	}
}
