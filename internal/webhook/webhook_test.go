package webhook_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/webhook"
)

// secret, vector and signature are the worked example that the libraries of
// Standard Webhooks test themselves by.
const (
	secret    = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
	vectorID  = "msg_p5jXN8AQM9LWM0D4loKWxJek"
	vector    = `{"test": 2432232314}`
	signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
)

var vectorTime = time.Unix(1614265330, 0)

func client(t *testing.T, o webhook.Options) *webhook.Client {
	t.Helper()
	o.Secret = secret
	o.Now = func() time.Time { return vectorTime }
	c, err := webhook.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// receiver answers with a status and keeps what it was sent.
func receiver(t *testing.T, status int, location string) (address string, got func() (http.Header, string)) {
	t.Helper()
	var header http.Header
	var body []byte
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header = r.Header.Clone()
		body, _ = io.ReadAll(r.Body)
		if location != "" {
			w.Header().Set("Location", location)
		}
		w.WriteHeader(status)
		io.WriteString(w, strings.Repeat("no reader of this ", 10_000))
	}))
	t.Cleanup(s.Close)
	return s.URL + "/hook?token=hush", func() (http.Header, string) { return header, string(body) }
}

func TestSendIsSigned(t *testing.T) {
	address, got := receiver(t, 202, "")
	if err := client(t, webhook.Options{UserAgent: "Stet/1"}).Send(t.Context(), address, vectorID, vector); err != nil {
		t.Fatal(err)
	}
	header, body := got()
	for name, want := range map[string]string{
		"webhook-id": vectorID, "webhook-timestamp": "1614265330", "webhook-signature": signature,
		"Content-Type": "application/json", "User-Agent": "Stet/1",
	} {
		if header.Get(name) != want {
			t.Errorf("%s: %q, want %q", name, header.Get(name), want)
		}
	}
	if body != vector {
		t.Errorf("body %q", body)
	}
}

func TestFailuresAreToldApart(t *testing.T) {
	elsewhere, reached := receiver(t, 200, "")
	for status, want := range map[int]stet.Kind{
		200: "", 204: "", 301: stet.Unavailable, 307: stet.Unavailable, 400: stet.Unavailable, 410: stet.NotFound, 500: stet.Unavailable, 503: stet.Unavailable,
	} {
		address, _ := receiver(t, status, elsewhere)
		err := client(t, webhook.Options{}).Send(t.Context(), address, vectorID, vector)
		if stet.KindOf(err) != want {
			t.Errorf("%d: %v of kind %q, want %q", status, err, stet.KindOf(err), want)
		}
		if err != nil && strings.Contains(err.Error(), "hush") {
			t.Errorf("the error tells the address's secret: %v", err)
		}
	}
	if header, _ := reached(); header != nil {
		t.Error("a redirect was followed")
	}
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	if err := client(t, webhook.Options{}).Send(t.Context(), closed.URL+"/?token=hush", vectorID, vector); stet.KindOf(err) != stet.Unavailable || strings.Contains(err.Error(), "hush") {
		t.Errorf("nobody listens: %v", err)
	}
}

func TestSlowReceiver(t *testing.T) {
	wait := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-wait }))
	defer s.Close()
	defer close(wait)
	err := client(t, webhook.Options{Timeout: 50 * time.Millisecond}).Send(t.Context(), s.URL, vectorID, vector)
	if stet.KindOf(err) != stet.Unavailable {
		t.Errorf("%v, want unavailable", err)
	}
}

func TestNewRefuses(t *testing.T) {
	for name, o := range map[string]webhook.Options{
		"no secret":    {},
		"no prefix":    {Secret: strings.TrimPrefix(secret, "whsec_")},
		"short secret": {Secret: "whsec_AAAA"},
		"not base64":   {Secret: "whsec_" + strings.Repeat("!", 40)},
		"a path":       {Secret: secret, URLs: []string{"/hook"}},
		"a file":       {Secret: secret, URLs: []string{"file:///etc/passwd"}},
	} {
		if _, err := webhook.New(o); stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), "webhook.") {
			t.Errorf("%s: %v, want an invalid setting that is named", name, err)
		}
	}
}

var day = time.Date(2031, 3, 14, 9, 0, 0, 0, time.UTC)

// story is two reports: the first tells what Kestria says, the second that
// Orlund denies it, shows its log and takes something back.
func story() (d *stet.Dossier, said, denied stet.Passage) {
	first := stet.NewReport(stet.Report{URL: "https://lantern.example/1", Outlet: "Lantern Wire", Headline: "Kestria: gates opened", Published: day, Fetched: day, Text: "Größte Flut. Kestria says eleven gates were opened."})
	second := stet.NewReport(stet.Report{URL: "https://courier.example/2", Outlet: "The Tarn Courier", Headline: "No gate", Published: day.Add(time.Hour), Fetched: day.Add(time.Hour), Text: "Orlund denied it. It showed its log book."})
	at := func(r stet.Report, words string) stet.Passage {
		n := strings.Index(r.Text, words)
		return stet.Passage{Report: r.ID, Span: stet.Span{Start: n, End: n + len(words)}}
	}
	said, denied = at(first, "Kestria says eleven gates were opened."), at(second, "Orlund denied it.")
	d = &stet.Dossier{Story: stet.Story{ID: stet.NewID(day, "story")}, Reports: []*stet.Report{&first, &second}}
	return d, said, denied
}

func claim(said stet.Passage, positions ...stet.Position) stet.Claim {
	c := stet.Claim{
		ID: stet.NewID(day, "claim"), Proposition: "eleven gates were opened", Passage: said, Status: stet.Asserted, Evidence: stet.EvidenceNone, Since: day,
		Positions: []stet.Position{{Speaker: "Kestria", Stance: stet.Asserts, Since: day, Passages: []stet.Passage{said}}},
		History:   []stet.Change{{At: day, Report: said.Report, Status: stet.Asserted, Evidence: stet.EvidenceNone, Reason: "Kestria says so"}},
	}
	c.Positions = append(c.Positions, positions...)
	return c
}

func position(speaker string, stance stet.Stance, p ...stet.Passage) stet.Position {
	return stet.Position{Speaker: speaker, Stance: stance, Since: day.Add(time.Hour), Passages: p}
}

// news gives the types of the messages from one ledger to the next.
func news(d *stet.Dossier, before, after []stet.Claim) (types []string) {
	e := *d
	e.Claims = after
	for _, m := range webhook.News(before, &e, func(stet.ID) string { return "" }) {
		var b struct{ Type string }
		if err := json.Unmarshal([]byte(m.Body), &b); err != nil {
			panic(err)
		}
		types = append(types, b.Type)
	}
	return types
}

func TestNews(t *testing.T) {
	d, said, denied := story()
	log := stet.Passage{Report: denied.Report, Span: stet.Span{Start: 18, End: 41}}
	shown := func(c stet.Claim, e stet.Evidence) stet.Claim {
		c.Evidence, c.Basis = e, []stet.Passage{log}
		c.History = append(slices.Clone(c.History), stet.Change{At: day.Add(time.Hour), Report: denied.Report, Status: c.Status, Evidence: e, Reason: "tells of evidence"})
		return c
	}
	plain := claim(said)
	denial := claim(said, position("Orlund", stet.Denies, denied))
	renamed := claim(said, position("The government of Orlund", stet.Denies, said, denied))
	renamed.ID = stet.NewID(day, "another claim")
	for name, c := range map[string]struct {
		before, after []stet.Claim
		want          string
	}{
		"first ledger, nothing denied":       {nil, []stet.Claim{plain}, ""},
		"first ledger, a denial":             {nil, []stet.Claim{denial}, "claim.denied"},
		"a denial appears":                   {[]stet.Claim{plain}, []stet.Claim{denial}, "claim.denied"},
		"the same again":                     {[]stet.Claim{denial}, []stet.Claim{denial}, ""},
		"the claim has another ID and name":  {[]stet.Claim{denial}, []stet.Claim{renamed}, ""},
		"a denial is gone":                   {[]stet.Claim{denial}, []stet.Claim{plain}, ""},
		"somebody else denies it too":        {[]stet.Claim{denial}, []stet.Claim{claim(said, position("Orlund", stet.Denies, denied), position("Vance", stet.Denies, log))}, "claim.denied"},
		"a doubt":                            {[]stet.Claim{plain}, []stet.Claim{claim(said, position("Orlund", stet.Doubts, denied))}, ""},
		"taken back":                         {[]stet.Claim{denial}, []stet.Claim{claim(said, position("Orlund", stet.Denies, denied), position("Kestria", stet.Retracts, log))}, "claim.retracted"},
		"evidence by the claimant":           {[]stet.Claim{plain}, []stet.Claim{shown(plain, stet.EvidenceClaimant)}, "claim.evidence"},
		"then independent":                   {[]stet.Claim{shown(plain, stet.EvidenceClaimant)}, []stet.Claim{shown(plain, stet.EvidenceIndependent)}, "claim.evidence"},
		"evidence is rated lower again":      {[]stet.Claim{shown(plain, stet.EvidenceIndependent)}, []stet.Claim{shown(plain, stet.EvidenceClaimant)}, ""},
		"a denial and evidence in one piece": {[]stet.Claim{plain}, []stet.Claim{shown(denial, stet.EvidenceClaimant)}, "claim.denied claim.evidence"},
	} {
		if got := strings.Join(news(d, c.before, c.after), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestMessageTellsWhoAndWhere(t *testing.T) {
	d, said, denied := story()
	c := claim(said, position("Orlund", stet.Denies, denied, said))
	c.Status = stet.Disputed
	c.History = append(c.History, stet.Change{At: day.Add(time.Hour), Report: denied.Report, Status: stet.Disputed, Evidence: stet.EvidenceNone, Reason: "Orlund denies it"})
	d.Claims = []stet.Claim{c}
	all := webhook.News(nil, d, func(id stet.ID) string { return "https://news.example/claim/" + string(id) })
	if len(all) != 1 || all[0].ID.Validate() != nil || !all[0].At.Equal(day.Add(time.Hour)) {
		t.Fatalf("%+v", all)
	}
	var b struct {
		Type      string
		Timestamp time.Time
		Data      struct {
			Claim           struct{ ID, Proposition, Status, Evidence string }
			Speaker, Reason string
			URL             string
			Report          struct{ Outlet, URL string }
			Passages        []stet.Citation
		}
	}
	if err := json.Unmarshal([]byte(all[0].Body), &b); err != nil {
		t.Fatal(err)
	}
	x := b.Data
	if b.Type != "claim.denied" || !b.Timestamp.Equal(day.Add(time.Hour)) || x.Claim.ID != string(c.ID) || x.Claim.Status != "disputed" || x.Claim.Evidence != "none shown" ||
		x.Speaker != "Orlund" || x.Reason != "Orlund denies it" || x.Report.Outlet != "The Tarn Courier" || x.URL != "https://news.example/claim/"+string(c.ID) {
		t.Errorf("%s", all[0].Body)
	}
	if len(x.Passages) != 2 || x.Passages[0].Exact != "Orlund denied it." {
		t.Fatalf("passages %+v", x.Passages)
	}
	// "ö" and "ß" are one code point and two bytes each.
	if p := x.Passages[1]; string([]rune(d.Reports[0].Text)[p.Span.Start:p.Span.End]) != p.Exact {
		t.Errorf("%v does not select %q by code points", p.Span, p.Exact)
	}
}
