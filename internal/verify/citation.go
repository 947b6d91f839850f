package verify

import "stet"

// citation refuses a sentence that names no passage, or one that does not
// stand where the citation says.
func citation(s stet.Sentence, reports map[stet.ID]*stet.Report) []Refusal {
	if len(s.Citations) == 0 {
		return []Refusal{{Gate: stet.GateCitation, Reason: "no passage is given for it", Words: s.Text}}
	}
	for _, c := range s.Citations {
		if err := c.Validate(reports[c.Report]); err != nil {
			return []Refusal{{Gate: stet.GateCitation, Reason: err.Error(), Words: c.Exact}}
		}
	}
	return nil
}
