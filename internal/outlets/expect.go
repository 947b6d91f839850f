package outlets

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stet"
)

// Story is what Stet must make of one file's reports.
type Story struct {
	File    string
	Reports []string   // keys of the reports that are one story
	Origins [][]string // keys of reports that are copies of one text; every other report is an origin of its own
	Claims  []Claim
	Checks  []Check
}

// Claim is a claim that the story's ledger must hold.
type Claim struct {
	Line      string   // as written
	Words     []string // that its proposition, figures and passages must contain
	Positions []Position
	Not       []Position    // that nobody may be seen to take
	Figures   []float64     // that somebody must be seen to give
	Status    stet.Status   // at the end; "" when not said
	Was       []stet.Status // that its history must hold
	Evidence  stet.Evidence // "" when not said
}

// Position is a stand that somebody must be seen to take.
type Position struct {
	Speaker string // part of the name
	Stance  stet.Stance
}

// Check is a sentence that the gates are asked about.
type Check struct {
	Line     string    // as written
	Gate     stet.Gate // that must refuse it; "" when it must stand
	Sentence string
}

func (s *Story) empty() bool { return s.Reports == nil && s.Claims == nil && s.Checks == nil }

// read adds one expect section.
func (s *Story) read(kind, body string) (err error) {
	read, ok := map[string]func(string) error{"stories": s.readStory, "claims": s.readClaim, "checks": s.readCheck}[kind]
	if !ok {
		return stet.Errorf(stet.Invalid, "unknown: use expect/stories, expect/claims or expect/checks")
	}
	for _, l := range lines(body) {
		if err := read(l); err != nil {
			return stet.Errorf(stet.Invalid, "%q: %w", l, err)
		}
	}
	return nil
}

func (s *Story) readStory(line string) error {
	kind, rest, _ := strings.Cut(line, ": ")
	keys := strings.Fields(rest)
	switch {
	case kind == "story" && s.Reports == nil && len(keys) > 0:
		s.Reports = keys
	case kind == "origin" && len(keys) > 1:
		s.Origins = append(s.Origins, keys)
	default:
		return stet.Errorf(stet.Invalid, "want one line story: KEY…, and lines origin: KEY KEY…")
	}
	return nil
}

var (
	claimForm = regexp.MustCompile(`^claim((?: "[^"]+")+)$`)
	stances   = []stet.Stance{
		stet.Asserts, stet.Denies, stet.Doubts, stet.Confirms, stet.Retracts, stet.Declines, stet.Asks, stet.Orders, stet.Plans,
	}
	statuses = []stet.Status{stet.Asserted, stet.Disputed, stet.Confirmed, stet.Withdrawn}
	degrees  = []stet.Evidence{stet.EvidenceNone, stet.EvidenceClaimant, stet.EvidenceIndependent}
)

func (s *Story) readClaim(line string) error {
	parts := strings.Split(line, " | ")
	m := claimForm.FindStringSubmatch(parts[0])
	if m == nil || len(parts) < 2 {
		return stet.Errorf(stet.Invalid, `want claim "WORDS"… | SPEAKER STANCE | not SPEAKER STANCE | figure NUMBER | status STATUS | was STATUS | evidence EVIDENCE`)
	}
	c := Claim{Line: line, Words: strings.Split(strings.Trim(m[1], ` "`), `" "`)}
	for _, part := range parts[1:] {
		if err := c.readPart(part); err != nil {
			return err
		}
	}
	s.Claims = append(s.Claims, c)
	return nil
}

func (c *Claim) readPart(part string) (err error) {
	for _, stance := range stances {
		speaker, ok := strings.CutSuffix(part, " "+string(stance))
		if !ok {
			continue
		}
		if speaker, ok = strings.CutPrefix(speaker, "not "); ok {
			c.Not = append(c.Not, Position{speaker, stance})
			return nil
		}
		c.Positions = append(c.Positions, Position{speaker, stance})
		return nil
	}
	kind, value, _ := strings.Cut(part, " ")
	switch kind {
	case "status":
		c.Status, err = oneOf(statuses, value)
	case "evidence":
		c.Evidence, err = oneOf(degrees, value)
	case "was":
		var was stet.Status
		was, err = oneOf(statuses, value)
		c.Was = append(c.Was, was)
	case "figure":
		var figure float64
		figure, err = strconv.ParseFloat(value, 64)
		c.Figures = append(c.Figures, figure)
	default:
		err = stet.Errorf(stet.Invalid, "%q ends in no stance", part)
	}
	return err
}

// oneOf gives the value as one of those that there are.
func oneOf[T ~string](all []T, value string) (T, error) {
	if !slices.Contains(all, T(value)) {
		return "", stet.Errorf(stet.Invalid, "%q is none of %q", value, all)
	}
	return T(value), nil
}

var gates = []stet.Gate{
	stet.GateCitation, stet.GateQuotation, stet.GateFigure, stet.GateName, stet.GateAttribution, stet.GateStance, stet.GateSupport,
}

func (s *Story) readCheck(line string) error {
	verdict, sentence, ok := strings.Cut(line, " | ")
	c := Check{Line: line, Gate: stet.Gate(verdict), Sentence: sentence}
	if verdict == "stands" {
		c.Gate = ""
	}
	if !ok || sentence == "" || c.Gate != "" && !slices.Contains(gates, c.Gate) {
		return stet.Errorf(stet.Invalid, "want stands | SENTENCE, or GATE | SENTENCE")
	}
	s.Checks = append(s.Checks, c)
	return nil
}

// checkStories holds the expected stories against the reports: each is in
// exactly one.
func checkStories(stories []Story, known map[string]*Report) error {
	placed := map[string]bool{}
	for _, s := range stories {
		for _, key := range s.Reports {
			if known[key] == nil || placed[key] {
				return stet.Errorf(stet.Invalid, "%s: section expect/stories: %s is no report, or in a story already", s.File, key)
			}
			placed[key] = true
		}
		for _, o := range s.Origins {
			for _, key := range o {
				if !slices.Contains(s.Reports, key) {
					return stet.Errorf(stet.Invalid, "%s: section expect/stories: the origin names %s, which is not in the story", s.File, key)
				}
			}
		}
	}
	for key, r := range known {
		if !placed[key] {
			return stet.Errorf(stet.Invalid, "%s: section expect/stories: no story has %s", r.File, key)
		}
	}
	return nil
}
