package stet_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stet"
)

var noon = time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)

func TestIDsSortByTimeAndNameOneThing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := time.UnixMilli(rapid.Int64Range(1, 1<<47).Draw(t, "a")).UTC()
		b := time.UnixMilli(rapid.Int64Range(1, 1<<47).Draw(t, "b")).UTC()
		key := rapid.SliceOfN(rapid.String(), 1, 3).Draw(t, "key")
		x, y := stet.NewID(a, key...), stet.NewID(b, key...)
		if a.Before(b) && x >= y || a.Equal(b) && x != y {
			t.Fatalf("%v %v and %v %v", a, x, b, y)
		}
		if err := x.Validate(); err != nil || !x.Time().Equal(a) {
			t.Fatalf("%v: %v, made at %v", x, err, x.Time())
		}
		if z := stet.NewID(a, append(slices.Clone(key), "more")...); z == x {
			t.Fatal("another key, the same ID")
		}
	})
	if stet.NewID(noon, "ab", "c") == stet.NewID(noon, "a", "bc") {
		t.Error("the parts of a key run together")
	}
	for _, bad := range []stet.ID{"", "x", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "../../etc/passwd", stet.NewID(noon, "a") + "0"} {
		if stet.KindOf(bad.Validate()) != stet.Invalid {
			t.Errorf("%q counts as an identifier", bad)
		}
	}
}

func TestErrorsKeepTheirKindAndCause(t *testing.T) {
	cause := fs.ErrNotExist
	read := func() (err error) {
		defer stet.Wrap(&err, "read(%q)", "x")
		return stet.Errorf(stet.NotFound, "no such file: %w", cause)
	}
	err := fmt.Errorf("start: %w", read())
	if both := stet.Errorf(stet.Unavailable, "%w: %w", errors.New("first"), cause); !errors.Is(both, cause) {
		t.Error("of two causes the second is not seen")
	}
	if stet.KindOf(err) != stet.NotFound || !errors.Is(err, cause) || err.Error() != `start: read("x"): no such file: file does not exist` {
		t.Errorf("%v of kind %q", err, stet.KindOf(err))
	}
	if stet.KindOf(errors.New("x")) != stet.Internal || stet.KindOf(nil) != "" {
		t.Error("what has no kind is internal, and nothing is nothing")
	}
}

func TestSpansFitWhatTheyAreOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		s := stet.Span{Start: rapid.IntRange(-2, len(text)+2).Draw(t, "start"), End: rapid.IntRange(-2, len(text)+2).Draw(t, "end")}
		in := s.In(text)
		if s.Validate(text) != nil {
			if in != "" {
				t.Fatalf("%v of %q gives %q", s, text, in)
			}
			return
		}
		points := stet.CodePoints(text, s)
		if got := string([]rune(text)[points.Start:points.End]); got != in || !utf8.ValidString(in) {
			t.Fatalf("%v of %q is %q, in code points %q", s, text, in, got)
		}
	})
}

func TestCitationsHoldOnlyWhereTheyStand(t *testing.T) {
	r := stet.NewReport(stet.Report{
		URL: "http://harbour-wire.example/1", Snapshot: strings.Repeat("ab", 32), Fetched: noon,
		Text: "Zwölf Menschen wurden verletzt. “Nobody died,” Lind said.",
	})
	at := strings.Index(r.Text, "“Nobody")
	c := stet.Cite(&r, stet.Span{Start: at, End: at + len("“Nobody died,”")})
	if c.Exact != "“Nobody died,”" || c.Suffix != " Lind said." || !strings.HasSuffix(c.Prefix, "verletzt. ") || utf8.RuneCountInString(c.Prefix) > 32 {
		t.Errorf("%+v", c)
	}
	if err := c.Validate(&r); err != nil {
		t.Error(err)
	}
	other := r
	other.Snapshot = strings.Repeat("cd", 32)
	moved := c
	moved.Span.Start, moved.Span.End = 0, len(c.Exact)
	changed := c
	changed.Exact = "“Nobody lied,”"
	for name, err := range map[string]error{
		"no report": c.Validate(nil), "another snapshot": c.Validate(&other), "another place": moved.Validate(&r), "other words": changed.Validate(&r),
	} {
		if stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReportsFromTheFuture(t *testing.T) {
	for _, published := range []time.Time{{}, noon.Add(time.Hour)} {
		if r := stet.NewReport(stet.Report{URL: "http://x.example/", Fetched: noon, Published: published}); !r.Published.Equal(noon) {
			t.Errorf("published %v, read at noon, counts as %v", published, r.Published)
		}
	}
}

func TestNounsSayWhatIsWrong(t *testing.T) {
	source := stet.NewSource(stet.Source{Name: "Harbour Wire", URL: "http://harbour-wire.example/feed.xml"})
	if err := source.Validate(); err != nil {
		t.Fatal(err)
	}
	nameless, script, kind := source, source, source
	nameless.Name, script.URL, kind.Kind = "", "javascript:alert(1)", "gopher"
	report := stet.NewReport(stet.Report{URL: "http://x.example/", Fetched: noon, Text: "x"})
	if err := report.Validate(); err != nil {
		t.Fatal(err)
	}
	empty, broken := report, report
	empty.Text, broken.Text = "", "\xff"
	for name, err := range map[string]error{
		"no name": nameless.Validate(), "a script": script.Validate(), "a kind": kind.Validate(), "no text": empty.Validate(), "no UTF-8": broken.Validate(),
		"an item": stet.NewItem(stet.Item{URL: "ftp://x"}).Validate(), "a snapshot": stet.NewSnapshot(stet.Snapshot{URL: "http://x.example/", SHA256: "12"}).Validate(),
		"a statement": stet.Statement{}.Validate("x"), "a span": stet.Statement{Content: []stet.Span{{Start: 0, End: 9}}}.Validate("x"),
	} {
		if stet.KindOf(err) != stet.Invalid || err.Error() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOriginsAreCountedOnce(t *testing.T) {
	d := stet.Dossier{Origins: map[stet.ID]stet.ID{"a": "x", "b": "x", "c": "y"}}
	if n := d.OriginCount(); n != 2 {
		t.Errorf("%d origins", n)
	}
	if d.Report("nobody") != nil {
		t.Error("a report that is not there")
	}
}

func TestRolesBuildOnOneAnother(t *testing.T) {
	var nobody *stet.Account
	reader, editor := &stet.Account{Role: stet.RoleReader}, &stet.Account{Role: stet.RoleEditor}
	for _, c := range []struct {
		who  *stet.Account
		need stet.Role
		may  bool
	}{
		{nobody, stet.RoleReader, false},
		{reader, stet.RoleReader, true},
		{reader, stet.RoleEditor, false},
		{editor, stet.RoleReader, true},
		{editor, stet.RoleAdministrator, false},
		{&stet.Account{Role: stet.RoleAdministrator}, stet.RoleEditor, true},
		{&stet.Account{Role: "king"}, stet.RoleReader, false},
		{reader, "", false},
	} {
		if c.who.May(c.need) != c.may {
			t.Errorf("%+v may %q: %v", c.who, c.need, !c.may)
		}
	}
}

func TestNamesOfAccounts(t *testing.T) {
	for name, fine := range map[string]bool{
		"Ada Lovelace": true, "d'Arc": true, "Олена Пчілка": true, "नेहा": true, "x2": true,
		"x": false, "": false, " Ada": false, "Ada ": false, "A  B": false, "Ada\u202eevil": false, "a\u200bb": false, "<b>": false, strings.Repeat("a", 41): false,
	} {
		a := stet.NewAccount(stet.Account{Name: name, Added: noon})
		if err := a.Validate(); (err == nil) != fine {
			t.Errorf("%q: %v", name, err)
		}
	}
}
