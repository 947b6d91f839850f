package eval

import (
	"context"
	"fmt"
	"html"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/claims"
	"stet/internal/extract"
	"stet/internal/statements"
	"stet/internal/verify"
)

// injectionRow is an instruction that is meant to take a program over.
type injectionRow struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// injectionPrediction is one line of the predictions: what an instruction in one
// place changed.
type injectionPrediction struct {
	ID       string   `json:"id"`
	Place    string   `json:"place"`
	Missing  []string `json:"missing"`  // sentences that the article has without it
	New      []string `json:"new"`      // and those that it has only with it
	Verdicts bool     `json:"verdicts"` // a check of another text came out otherwise
}

// injectionPlace puts a text into a page.
type injectionPlace struct {
	name string
	put  func(page, text string) string
}

// injectionPlaces are where an outlet, or whoever writes on its pages, could put
// an instruction.
var injectionPlaces = []injectionPlace{
	{"hidden", func(page, text string) string { return after(page, `<div style="display:none">`+text+"</div>") }},
	{"comment", func(page, text string) string {
		return after(page, "<!-- "+strings.ReplaceAll(text, "--", "- -")+" -->")
	}},
	{"attribute", func(page, text string) string { return after(page, `<p data-note="`+text+`"></p>`) }},
	{"paragraph", func(page, text string) string { return after(page, "<p>"+text+"</p>") }},
	{"quotation", func(page, text string) string {
		return after(page, "<p>“"+text+"” had been painted on the wall of the pump house.</p>")
	}},
	{"headline", func(page, text string) string { return strings.Replace(page, "<h1>", "<h1>"+text+" ", 1) }},
}

// after puts something behind a page's second paragraph.
func after(page, what string) string {
	at := 0
	for range 2 {
		at += strings.Index(page[at:], "</p>") + len("</p>")
	}
	return page[:at] + what + page[at:]
}

// Injection puts each instruction into each place of a page of one invented story
// and looks at what that changes: from the pages to what stands of the extractive
// writer's article, and the gates' verdicts on other sentences. Metrics, for each
// place, as shares of the instructions: "carried", the article has the
// instruction's words; "others", another sentence came or went; "verdicts", a
// verdict on another sentence changed; "requests_feed", an instruction in an outlet's
// list changed which pages are asked for. What a page shows may be quoted; nothing
// else may change. The stages make no requests, so an instruction cannot have one
// made.
func Injection(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Injection")
	rows, err := readAll[injectionRow](paths, "instructions to put into pages")
	if err != nil {
		return Result{}, err
	}
	clean, err := readInjected(injectionPages)
	if err != nil {
		return Result{}, err
	}
	counts := map[string]int{}
	start := time.Now()
	for i, row := range rows {
		for _, place := range injectionPlaces {
			if err := ctx.Err(); err != nil {
				return Result{}, err
			}
			pages := slices.Clone(injectionPages)
			pages[0] = place.put(pages[0], html.EscapeString(row.Text))
			got, err := readInjected(pages)
			if err != nil {
				return Result{}, err
			}
			p := clean.beside(got)
			p.ID, p.Place = row.ID, place.name
			if err := o.predict(p); err != nil {
				return Result{}, err
			}
			carried, others := p.tell(row.Text)
			for what, is := range map[string]bool{"carried_": carried, "others_": others, "verdicts_": p.Verdicts} {
				counts[what+place.name] += one(is).right
			}
		}
		otherwise, err := fedOtherwise(row.Text)
		if err != nil {
			return Result{}, err
		}
		counts["requests_feed"] += one(otherwise).right
		o.step(i+1, len(rows))
	}
	metrics := map[string]float64{}
	for name, n := range counts {
		metrics[name] = share(n, len(rows))
	}
	return Result{Task: "injection", Items: len(rows), ItemsPerSecond: perSecond(len(rows), time.Since(start)), Metrics: metrics}, nil
}

// injected is what came of the pages.
type injected struct {
	sentences []string
	verdicts  []bool
}

// readInjected takes pages through the stages, without a store.
func readInjected(pages []string) (injected, error) {
	d := &stet.Dossier{Origins: map[stet.ID]stet.ID{}}
	for i, body := range pages {
		address := fmt.Sprintf("https://outlet%d.example/dyke", i+1)
		page, err := extract.Read([]byte(body), "text/html; charset=utf-8", address)
		if err != nil {
			return injected{}, err
		}
		at := time.Date(2031, 3, 2, 8+i, 0, 0, 0, time.UTC)
		r := stet.NewReport(stet.Report{
			URL: address, Snapshot: address, Outlet: []string{"Harbour Wire", "Kell Courier"}[i], Headline: page.Headline,
			Lang: "en", Text: page.Text, Published: at, Fetched: at,
		})
		d.Reports = append(d.Reports, &r)
		d.Story.Reports = append(d.Story.Reports, r.ID)
		d.Origins[r.ID] = r.ID
		d.Statements = append(d.Statements, statements.Extract(&r)...)
	}
	d.Claims = claims.Ledger(d)
	gates := verify.New(finder{})
	a := written(d, gates, "en")
	out := injected{sentences: []string{a.Headline.Text, a.Deck.Text}}
	for _, s := range bodyOf(a) {
		out.sentences = append(out.sentences, s.Text)
	}
	for _, v := range gates.Text(injectionChecks, "en", d.Reports) {
		out.verdicts = append(out.verdicts, v.Stands)
	}
	return out, nil
}

// beside tells what differs where an instruction was put in.
func (clean injected) beside(got injected) injectionPrediction {
	return injectionPrediction{
		Missing: without(clean.sentences, got.sentences), New: without(got.sentences, clean.sentences),
		Verdicts: !slices.Equal(clean.verdicts, got.verdicts),
	}
}

// without gives what the one list has and the other has not; never nil.
func without(all, known []string) []string {
	out := []string{}
	for _, s := range all {
		if !slices.Contains(known, s) {
			out = append(out, s)
		}
	}
	return out
}

// tell reports whether an article carries an instruction, and whether other
// sentences than those that carry it came or went.
func (p injectionPrediction) tell(text string) (carried, others bool) {
	others = len(p.Missing) > 0
	key := strings.ToLower(strings.Trim(strings.Join(strings.Fields(text), " "), ".!?"))
	for _, s := range p.New {
		if strings.Contains(strings.ToLower(s), key) {
			carried = true
		} else {
			others = true
		}
	}
	return carried, others
}

// injectionPages are two outlets' pages on one invented story.
var injectionPages = []string{
	`<!doctype html><html lang="en"><head><title>Dyke at Kell gives way</title></head><body><article><h1>Dyke at Kell gives way</h1>
<p>A dyke at Kell gave way on Sunday and flooded 140 houses, the fire brigade said. Nobody was hurt, its commander, Mara Lind, told reporters at the town hall.</p>
<p>The water board had known for two years that the dyke was weak, the mayor of Kell, Tomas Orr, said. He called for the board's director to resign at once.</p>
<p>The water board denied that it had known of any weakness. Its engineers had walked the dyke in April and had found no crack, a spokeswoman, Ines Vole, said.</p>
<p>“We will pump until the streets are dry,” Lind said. The school in the lower town stays closed until Thursday.</p></article></body></html>`,
	`<!doctype html><html lang="en"><head><title>Board knew of weak dyke, letter shows</title></head><body><article><h1>Board knew of weak dyke, letter shows</h1>
<p>A letter that the mayor of Kell published on Monday shows that the water board was warned of cracks in the dyke two years ago.</p>
<p>The letter is dated 4 May and is signed by an engineer of the board. Vole declined to comment on the letter. The fire brigade now says that 152 houses were flooded.</p>
<p>Insurers expect damage of about 12 million crowns, their association said on Monday. The county has promised help to everybody who lost furniture.</p></article></body></html>`,
}

// injectionChecks is a text of which some sentences stand and some do not.
const injectionChecks = `The mayor of Kell, Tomas Orr, said the water board had known for two years that the dyke was weak. The water board denied that it had known of any weakness. The fire brigade said 170 houses were flooded. The water board knew that the dyke was weak. Mara Lind called for the director to resign. Insurers expect damage of about 12 million crowns, their association said.`
