package stet

// Dossier is everything known about one story: what a writer, a gate and a page
// are given. Reports and statements are sorted by publication, then ID; claims
// stand most important first; Origins has an entry for each report.
type Dossier struct {
	Story      Story
	Reports    []*Report
	Origins    map[ID]ID // report → origin
	Statements []Statement
	Claims     []Claim
}

// Report gives the report with the ID, or nil.
func (d *Dossier) Report(id ID) *Report {
	for _, r := range d.Reports {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// OriginCount is the number of independent origins among the reports.
func (d *Dossier) OriginCount() int {
	seen := make(map[ID]bool, len(d.Origins))
	for _, o := range d.Origins {
		seen[o] = true
	}
	return len(seen)
}
