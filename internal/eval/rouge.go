package eval

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"

	"stet/internal/text"
)

// rouge is what one summary reaches.
type rouge struct{ one, two, longest float64 }

// rouges are those of all summaries of a kind, by its name.
type rouges map[string][]rouge

func (r rouges) add(name, summary string, want []string) {
	got := rougeTokens(summary)
	r[name] = append(r[name], rouge{rougeN(got, want, 1), rougeN(got, want, 2), rougeL(got, want)})
}

// put writes the means, with their intervals.
func (r rouges) put(m map[string]float64) {
	for name, all := range r {
		for measure, of := range map[string]func(rouge) float64{
			"rouge_1": func(x rouge) float64 { return x.one },
			"rouge_2": func(x rouge) float64 { return x.two },
			"rouge_l": func(x rouge) float64 { return x.longest },
		} {
			values := make([]float64, len(all))
			for i, x := range all {
				values[i] = of(x)
			}
			key := name + measure
			m[key] = mean(values)
			m[key+"_low"], m[key+"_high"] = meanInterval(values)
		}
	}
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(len(values), 1))
}

// meanInterval gives the 95 % interval of a mean, by the bootstrap that [interval]
// draws too.
func meanInterval(values []float64) (low, high float64) {
	random := rand.New(rand.NewPCG(1, 2))
	means := make([]float64, resamples)
	drawn := make([]float64, len(values))
	for i := range means {
		for k := range drawn {
			drawn[k] = values[random.IntN(len(values))]
		}
		means[i] = mean(drawn)
	}
	slices.Sort(means)
	return means[resamples*25/1000], means[resamples*975/1000-1]
}

// baselines scores what needs no newsroom: each report's first sentence, also by
// the outlet's side where that is known, and LexRank.
func (row summaryRow) baselines(scores rouges, want []string) {
	lang := cmp.Or(row.Lang, "en")
	var texts []string
	for _, r := range row.Reports {
		texts = append(texts, r.Text)
		lead := ""
		if spans := text.Sentences(r.Text, lang); len(spans) > 0 {
			lead = spans[0].In(r.Text)
		}
		scores.add("lead_1_", lead, want)
		if r.Side != "" {
			scores.add("lead_1_"+r.Side+"_", lead, want)
		}
	}
	scores.add("lexrank_", lexRank(texts, lang, maxSummary), want)
}

// rougeTokens gives the lower-cased runs of a–z and 0–9.
func rougeTokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// rougeN is the F1 of clipped n-gram counts.
func rougeN(got, want []string, n int) float64 {
	counts := map[string]int{}
	for i := 0; i+n <= len(want); i++ {
		counts[strings.Join(want[i:i+n], " ")]++
	}
	common := 0
	for i := 0; i+n <= len(got); i++ {
		if key := strings.Join(got[i:i+n], " "); counts[key] > 0 {
			counts[key]--
			common++
		}
	}
	return share(2*common, max(0, len(got)-n+1)+max(0, len(want)-n+1))
}

// rougeL is the F1 of the longest common subsequence of the whole texts.
func rougeL(got, want []string) float64 {
	row := make([]int, len(want)+1)
	for _, g := range got {
		diagonal := 0
		for j, w := range want {
			above := row[j+1]
			if g == w {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return share(2*row[len(want)], len(got)+len(want))
}
