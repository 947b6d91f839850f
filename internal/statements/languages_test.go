package statements

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"stet"
)

// role is which part of a statement a span is.
type role int

const (
	source role = iota
	cueRole
	content
	roles
)

var roleNames = [roles]string{"source", "cue", "content"}

// spoken is a statement's spans by role.
type spoken [roles][]stet.Span

// mark is an opening bracket of the labelled texts: "[S2 ", or a closing one.
var mark = regexp.MustCompile(`\[([SQC])(\d?) |\]`)

// labelled parts a marked text into the text and its statements by number.
func labelled(t *testing.T, marked string) (string, []spoken) {
	t.Helper()
	type open struct {
		number string
		role   role
		start  int
	}
	var b strings.Builder
	var stack []open
	var numbers []string
	var all []spoken
	at := 0
	for _, m := range mark.FindAllStringSubmatchIndex(marked, -1) {
		b.WriteString(marked[at:m[0]])
		at = m[1]
		if m[2] >= 0 {
			stack = append(stack, open{marked[m[4]:m[5]], role(strings.Index("SQC", marked[m[2]:m[3]])), b.Len()})
			continue
		}
		if len(stack) == 0 {
			t.Fatalf("a bracket closes nothing in %q", marked)
		}
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		n := slices.Index(numbers, o.number)
		if n < 0 {
			n = len(numbers)
			numbers, all = append(numbers, o.number), append(all, spoken{})
		}
		all[n][o.role] = append(all[n][o.role], stet.Span{Start: o.start, End: b.Len()})
	}
	if len(stack) > 0 {
		t.Fatalf("a bracket stays open in %q", marked)
	}
	b.WriteString(marked[at:])
	return b.String(), all
}

// edge is what does not count at a span's ends: which marks belong to a span
// is a matter of convention.
const edge = " \n.,:;!?…—–-«»„“”\"'’‘()"

// bare gives spans without the marks at their ends.
func bare(text string, spans []stet.Span) []stet.Span {
	var out []stet.Span
	for _, s := range spans {
		in := s.In(text)
		s.Start += len(in) - len(strings.TrimLeft(in, edge))
		s.End -= len(in) - len(strings.TrimRight(in, edge))
		if s.End > s.Start {
			out = append(out, s)
		}
	}
	return out
}

// tally counts what was found, what was wanted, and both.
type tally struct{ both, found, wanted int }

func (c tally) f1() float64 {
	if c.found+c.wanted == 0 {
		return 0
	}
	return 200 * float64(c.both) / float64(c.found+c.wanted)
}

// score is one language's and part's tallies.
type score struct {
	exact, chars [roles]tally
	said         tally // statements with cue and source right and half the content or more
}

// add compares one text's statements with those wanted.
func (sc *score) add(text string, wanted, found []spoken) {
	for r := range roles {
		keys := map[string]int{}
		chars := make([]int, len(text))
		for _, w := range wanted {
			if len(w[r]) > 0 {
				sc.exact[r].wanted++
				keys[fmt.Sprint(w[r])]++
			}
			cover(chars, w[r], 1)
		}
		for _, f := range found {
			if len(f[r]) > 0 {
				sc.exact[r].found++
				if key := fmt.Sprint(f[r]); keys[key] > 0 {
					keys[key]--
					sc.exact[r].both++
				}
			}
			cover(chars, f[r], 2)
		}
		for _, c := range chars {
			sc.chars[r].wanted += c & 1
			sc.chars[r].found += c >> 1
			sc.chars[r].both += c & (c >> 1)
		}
	}
	taken := map[int]bool{}
	for _, w := range wanted {
		for n, f := range found {
			if !taken[n] && same(w, f, len(text)) {
				taken[n] = true
				sc.said.both++
				break
			}
		}
	}
	sc.said.wanted += len(wanted)
	sc.said.found += len(found)
}

// cover sets a bit for every byte of the spans.
func cover(chars []int, spans []stet.Span, bit int) {
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			chars[i] |= bit
		}
	}
}

// same reports whether two statements have one source, one cue, and at least
// half their contents in common.
func same(a, b spoken, size int) bool {
	chars := make([]int, size)
	cover(chars, a[content], 1)
	cover(chars, b[content], 2)
	both, either := 0, 0
	for _, c := range chars {
		both += c & (c >> 1)
		either += c&1 | c>>1
	}
	return 2*both >= either && slices.Equal(a[source], b[source]) && slices.Equal(a[cueRole], b[cueRole])
}

// spokenOf gives an extracted statement's spans.
func spokenOf(text string, s stet.Statement) spoken {
	return spoken{bare(text, s.Source), bare(text, s.Cue), bare(text, s.Content)}
}

// The five languages that only the rules read, on invented news: half of each
// file was kept aside while the rules were fitted. Verbose, it shows where the
// half that may be fitted to goes wrong.
func TestLanguages(t *testing.T) {
	floors := map[string][2]float64{ // who said what: tune, kept; two or three points under what is reached
		"de": {97, 88}, "fr": {97, 91}, "es": {97, 95}, "ru": {97, 91}, "uk": {97, 91},
	}
	for _, lang := range []string{"de", "fr", "es", "ru", "uk"} {
		for i, part := range []string{"tune", "kept"} {
			t.Run(lang+"/"+part, func(t *testing.T) {
				sc := scoreFile(t, lang, part)
				for r := range roles {
					t.Logf("%-7s exact %5.1f  characters %5.1f", roleNames[r], sc.exact[r].f1(), sc.chars[r].f1())
				}
				t.Logf("%d statements, %d found; who said what %.1f", sc.said.wanted, sc.said.found, sc.said.f1())
				if floor := floors[lang][i]; sc.said.f1() < floor {
					t.Errorf("who said what is %.1f, under its floor of %.1f", sc.said.f1(), floor)
				}
			})
		}
	}
}

// scoreFile extracts from one part of a language's file.
func scoreFile(t *testing.T, lang, part string) (sc score) {
	file, err := txtar.ParseFile(filepath.Join("testdata", lang+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range file.Files {
		if !strings.HasPrefix(f.Name, part+"/") {
			continue
		}
		text, wanted := labelled(t, string(f.Data))
		var found []spoken
		for n := range wanted {
			for r := range roles {
				wanted[n][r] = bare(text, wanted[n][r])
			}
		}
		all := Extract(&stet.Report{Text: text, Lang: lang})
		for _, s := range all {
			found = append(found, spokenOf(text, s))
		}
		before := sc.said
		sc.add(text, wanted, found)
		if n := len(wanted); part == "tune" && testing.Verbose() && (sc.said.both-before.both < n || len(found) > n) {
			t.Logf("%s: %s%s", f.Name, f.Data, show(all, text))
		}
	}
	return sc
}

// Random strings of what the rules for free word order look for.
func TestLanguagesProperties(t *testing.T) {
	words := map[string]string{
		"de": "sagte teilte mit hat bestritten bestätigt wies zurück , . : „ “ dass Braun die Ministerin der Das wie laut zufolge nach Angaben soll haben sei und kündigte an — ( ) am Montag \n\n warf vor nicht so",
		"fr": "« » , . : a déclaré a-t-il dit que selon d'après aurait tué le maire Braun et qui accusé par comme l'a été affirmant s'est — ( ) lundi \n\n refusé de commenter si",
		"es": "« » , . : dijo ha negado que según el alcalde Braun y presuntamente habría recibido así lo — -- ( ) el 13 de abril \n\n se negó a comentar fue acusado por alegando",
		"ru": "« » , . : — сказал сообщил что по словам мэр Иван Браун и об этом как якобы в понедельник ( ) \n\n отказался от комментариев сообщается который журналистам",
		"uk": "« » , . : — сказав повідомив що за словами мер Іван Браун і про це як нібито у понеділок ( ) \n\n відмовився від коментарів повідомляється який журналістам",
	}
	langs := []string{"de", "fr", "es", "ru", "uk"}
	rapid.Check(t, func(rt *rapid.T) {
		lang := rapid.SampledFrom(langs).Draw(rt, "lang")
		picked := rapid.SliceOfN(rapid.SampledFrom(strings.Split(words[lang], " ")), 0, 60).Draw(rt, "words")
		checkStatements(t, strings.Join(picked, " "), lang)
	})
}

// Time is bounded in these languages too.
func TestLanguagesHostile(t *testing.T) {
	units := map[string][]string{
		"de": {"sagte ", "sagte, ", "hat bestritten ", "teilte ", "laut Braun ", "zufolge ", "die ", "„sagte, ", "wie er sagte, ", "soll "},
		"fr": {"a dit ", "selon le maire, ", "« a dit, ", "dit-il ", "aurait tué ", "l'a "},
		"ru": {"сказал ", "по словам мэра, ", "«да, — сказал он, — ", "об этом сообщил ", "— "},
	}
	for lang, all := range units {
		for _, unit := range all {
			start := processorTime(t)
			Extract(&stet.Report{Text: strings.Repeat(unit, 100_000/len(unit)), Lang: lang})
			if took := processorTime(t) - start; took > 4*time.Second {
				t.Errorf("100 kB of %q took %v", unit, took)
			}
		}
	}
}
