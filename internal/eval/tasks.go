package eval

import (
	"context"
	"maps"
	"slices"
	"strings"

	"stet"
)

// Task is one measurement.
type Task struct {
	Name  string
	Input string // what its data are, in a line
	Run   func(ctx context.Context, paths []string, o Options) (Result, error)
}

// Tasks lists every measurement, in the order of the stages.
func Tasks() []Task {
	return []Task{
		{"feeds", "a folder in the layout of gofeed's testdata", Feeds},
		{"pages", "a folder of pages with gold.jsonl", Pages},
		{"copies", "a file of pairs, then the files that hold their texts", Copies},
		{"stories", "a file of reports with their events", Stories},
		{"stance", "the files of texts that the labels are about", Stance},
		{"layers", "a file of texts with statements, then the file of their automatic layers", Layers},
		{"statements", "a file of texts with their statements", Statements},
		{"ledger", "stories with their expected ledgers, or folders of them", Ledger},
		{"ledger-cross", "the same stories; each twelfth of them is measured with a model that learned from the others", LedgerCross},
		{"support", "files of sources and sentences with labels; of two, the first is for tuning; the model as shipped, which must not have learned from them", Support},
		{"support-cross", "files of sources and sentences with labels, one set a file; each tenth is measured with a model that learned from the others", SupportCross},
		{"summary", "a file of reports with a reference summary", Summary},
		{"adversary", "a file of reports with a reference summary; the rows at odd places are used", Adversary},
		{"adversary-tune", "the same file; the rows at even places are used, which were looked at while the gates were mended", AdversaryTune},
		{"injection", "a file of instructions to put into pages", Injection},
	}
}

// Named gives the task of that name; the error is of kind NotFound and lists
// what there is.
func Named(name string) (Task, error) {
	var names []string
	for _, t := range Tasks() {
		if t.Name == name {
			return t, nil
		}
		names = append(names, t.Name)
	}
	return Task{}, stet.Errorf(stet.NotFound, "there is no task %q: use %s", name, strings.Join(names, ", "))
}

// Names gives the metrics' names, sorted.
func (r Result) Names() []string { return slices.Sorted(maps.Keys(r.Metrics)) }
