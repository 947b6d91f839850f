package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"stet"
	"stet/internal/lang"
	"stet/internal/statements"
)

// ledgerStory is one story with the ledger that people expect of it.
type ledgerStory struct {
	name           string
	reports        []*stet.Report // in the file's order: report 1 first
	origins        map[stet.ID]stet.ID
	claims         []goldClaim
	contradictions []contradiction
}

// goldClaim is an expected claim.
type goldClaim struct {
	words     string
	status    stet.Status
	evidence  stet.Evidence
	quotes    []goldQuote
	positions []ledgerPosition
	figures   []ledgerFigure
}

// goldQuote is a passage that says, denies or otherwise speaks to a claim.
type goldQuote struct {
	report int // index
	span   stet.Span
}

// contradiction is a pair of claims that cannot both stand, or one claim on
// which two sides contradict each other. Kind is a [stet.TieKind].
type contradiction struct {
	A    int          `json:"a"`
	B    int          `json:"b"` // A for one claim within itself
	Kind stet.TieKind `json:"kind"`
}

// ledgerFiles gives the .txtar files that the paths name or hold, each folder's
// by name.
func ledgerFiles(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, stet.Errorf(stet.NotFound, "%w", err)
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		found, err := filepath.Glob(filepath.Join(path, "*.txtar"))
		if err != nil {
			return nil, stet.Errorf(stet.Invalid, "%w", err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, stet.Errorf(stet.Invalid, "no stories to measure: give a .txtar file or a folder of them")
	}
	return files, nil
}

// ledgerStories reads the stories that the paths name or hold.
func ledgerStories(paths []string) ([]*ledgerStory, error) {
	files, err := ledgerFiles(paths)
	if err != nil {
		return nil, err
	}
	var out []*ledgerStory
	for _, file := range files {
		s, err := readLedgerStory(file)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// readLedgerStory reads a story file; an error of kind Invalid says which line
// is wrong.
func readLedgerStory(file string) (_ *ledgerStory, err error) {
	defer stet.Wrap(&err, "read %s", file)
	a, err := txtar.ParseFile(file)
	if err != nil {
		return nil, stet.Errorf(stet.NotFound, "%w", err)
	}
	s := &ledgerStory{name: strings.TrimSuffix(filepath.Base(file), ".txtar"), origins: map[stet.ID]stet.ID{}}
	for _, f := range a.Files {
		switch {
		case f.Name == "ledger":
			err = s.readLedger(string(f.Data))
		case f.Name == fmt.Sprintf("report %d", len(s.reports)+1):
			err = s.readReport(string(f.Data))
		default:
			err = stet.Errorf(stet.Invalid, "unexpected part %q: reports are numbered from 1, the ledger comes last", f.Name)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(s.reports) == 0 || len(s.claims) == 0 {
		return nil, stet.Errorf(stet.Invalid, "it has %d reports and %d claims: want at least one of each", len(s.reports), len(s.claims))
	}
	return s, nil
}

// readReport reads a report: header lines, a blank line, the text.
func (s *ledgerStory) readReport(part string) error {
	n := len(s.reports) + 1
	head, body, _ := strings.Cut(part, "\n\n")
	r := stet.Report{URL: fmt.Sprintf("https://%s.example/%d", s.name, n), Text: paragraphs(body)}
	original := 0
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			return stet.Errorf(stet.Invalid, "report %d: header line %q is not \"name: value\"", n, strings.TrimSpace(line))
		}
		var err error
		switch key {
		case "outlet":
			r.Outlet = value
		case "headline":
			r.Headline = value
		case "published":
			r.Published, err = time.Parse(time.RFC3339, value)
			r.Fetched = r.Published
		case "copy of":
			original, err = s.number(value, len(s.reports))
		default:
			err = fmt.Errorf("unknown header %q", key)
		}
		if err != nil {
			return stet.Errorf(stet.Invalid, "report %d: %w", n, err)
		}
	}
	r.Lang = lang.Detect(r.Text)
	r = stet.NewReport(r)
	if err := r.Validate(); err != nil {
		return err
	}
	s.reports = append(s.reports, &r)
	s.origins[r.ID] = r.ID
	if original > 0 {
		s.origins[r.ID] = s.origins[s.reports[original-1].ID]
	}
	return nil
}

// paragraphs joins the lines of each paragraph.
func paragraphs(body string) string {
	var out []string
	for p := range strings.SplitSeq(body, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}

// number reads a number from 1 to most.
func (s *ledgerStory) number(value string, most int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > most {
		return 0, stet.Errorf(stet.Invalid, "%q is not a number from 1 to %d", value, most)
	}
	return n, nil
}

// readLedger reads the expected claims and contradictions.
func (s *ledgerStory) readLedger(part string) error {
	var later []string // contradictions may stand before the claims they name
	for line := range strings.Lines(part) {
		line = strings.TrimSpace(line)
		key, value, ok := strings.Cut(line, ": ")
		var err error
		switch {
		case line == "":
		case !ok:
			err = stet.Errorf(stet.Invalid, "it is not \"name: value\"")
		case key == "contradiction":
			later = append(later, value)
		case key == fmt.Sprintf("claim %d", len(s.claims)+1):
			s.claims = append(s.claims, goldClaim{words: value})
		case len(s.claims) == 0:
			err = stet.Errorf(stet.Invalid, "it stands before the first claim")
		default:
			err = s.readField(&s.claims[len(s.claims)-1], key, value)
		}
		if err != nil {
			return stet.Errorf(stet.Invalid, "ledger line %q: %w", line, err)
		}
	}
	for _, value := range later {
		if err := s.readContradiction(value); err != nil {
			return stet.Errorf(stet.Invalid, "contradiction %q: %w", value, err)
		}
	}
	for i, c := range s.claims {
		if len(c.quotes) == 0 {
			return stet.Errorf(stet.Invalid, "claim %d says nothing: give at least one \"says\" line", i+1)
		}
	}
	return nil
}

func (s *ledgerStory) readField(c *goldClaim, key, value string) error {
	parts := strings.Split(value, " | ")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case key == "status":
		c.status = stet.Status(value)
		return oneOf(c.status, stet.Asserted, stet.Disputed, stet.Confirmed, stet.Withdrawn)
	case key == "evidence":
		c.evidence = stet.Evidence(value)
		return oneOf(c.evidence, stet.EvidenceNone, stet.EvidenceClaimant, stet.EvidenceIndependent)
	case key == "says":
		q, err := s.quote(value)
		c.quotes = append(c.quotes, q)
		return err
	case key == "position" && len(parts) == 2:
		p := ledgerPosition{parts[0], stet.Stance(parts[1])}
		c.positions = append(c.positions, p)
		return oneOf(p.Stance, stet.Asserts, stet.Denies, stet.Doubts, stet.Confirms, stet.Retracts, stet.Declines, stet.Asks, stet.Orders, stet.Plans)
	case key == "figure" && len(parts) == 4:
		v, err := strconv.ParseFloat(strings.ReplaceAll(parts[0], ",", ""), 64)
		if err != nil {
			return stet.Errorf(stet.Invalid, "%q is no number", parts[0])
		}
		bound, ok := boundNames[parts[2]]
		if !ok {
			return stet.Errorf(stet.Invalid, "unknown bound %q: use exact, at least, at most or about", parts[2])
		}
		c.figures = append(c.figures, ledgerFigure{v, bound, parts[1], parts[3]})
		return nil
	}
	return stet.Errorf(stet.Invalid, "unknown field %q, or not as many parts as it has", key)
}

var boundNames = map[string]string{"exact": "", "at least": "≥", "at most": "≤", "about": "~", "more than": ">", "fewer than": "<"}

func oneOf[T ~string](value T, allowed ...T) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return stet.Errorf(stet.Invalid, "unknown value %q: use one of %q", value, allowed)
}

// quote reads `2 "words of report 2"`.
func (s *ledgerStory) quote(value string) (goldQuote, error) {
	number, words, _ := strings.Cut(value, " ")
	n, err := s.number(number, len(s.reports))
	if err != nil {
		return goldQuote{}, err
	}
	words = strings.Join(strings.Fields(words), " ")
	if len(words) < 3 || words[0] != '"' || words[len(words)-1] != '"' {
		return goldQuote{}, stet.Errorf(stet.Invalid, "want words in quotation marks")
	}
	words = words[1 : len(words)-1]
	at := strings.Index(s.reports[n-1].Text, words)
	if at < 0 {
		return goldQuote{}, stet.Errorf(stet.Invalid, "report %d does not hold these words", n)
	}
	return goldQuote{n - 1, stet.Span{Start: at, End: at + len(words)}}, nil
}

// readContradiction reads "1 | within | denial" or "1 3 | differing figures".
func (s *ledgerStory) readContradiction(value string) error {
	sides, rest, _ := strings.Cut(value, " | ")
	kind, within := strings.CutPrefix(rest, "within | ")
	c := contradiction{Kind: stet.TieKind(strings.TrimSpace(kind))}
	if err := oneOf(c.Kind, stet.TieDenial, stet.TieFigures, stet.TieAccounts); err != nil {
		return err
	}
	var claims []int
	for f := range strings.FieldsSeq(sides) {
		n, err := s.number(f, len(s.claims))
		if err != nil {
			return err
		}
		claims = append(claims, n-1)
	}
	switch {
	case within && len(claims) == 1:
		c.A, c.B = claims[0], claims[0]
	case !within && len(claims) == 2 && claims[0] != claims[1]:
		c.A, c.B = min(claims[0], claims[1]), max(claims[0], claims[1])
	default:
		return stet.Errorf(stet.Invalid, "want one claim and \"within\", or two claims")
	}
	s.contradictions = append(s.contradictions, c)
	return nil
}

// dossier makes the story's dossier, without claims.
func (s *ledgerStory) dossier() *stet.Dossier {
	d := &stet.Dossier{Story: stet.Story{ID: stet.NewID(s.reports[0].Published, "story", s.name), Version: 1}, Origins: s.origins}
	for _, r := range s.reports {
		d.Reports = append(d.Reports, r)
		d.Story.Reports = append(d.Story.Reports, r.ID)
		d.Statements = append(d.Statements, statements.Extract(r)...)
	}
	slices.Sort(d.Story.Reports)
	return d
}
