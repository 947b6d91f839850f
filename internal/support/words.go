package support

// Row is a sentence that people judged beside its source. Rows of one set and
// group are versions of one sentence about one source.
type Row struct {
	Source, Sentence, Lang string
	Set                    int // which corpus, from 0
	Supported              bool
	Group                  string // "" for none
	Pair                   bool   // the group is for comparison alone: its members are never set beside other rows
}

// verdicts of words, for training.
const (
	unknown int8 = iota
	right
	wrong
)

// marked tells, for each word of an unsupported sentence, whether it stands in the
// nearest supported version. Where nothing but a loss tells them apart, the word
// after the loss is the wrong one.
func markedWords(words []word, versions [][]word) []int8 {
	out := make([]int8, len(words))
	best := -1
	var common []bool
	lost := -1
	for _, v := range versions {
		in, n, gap := align(words, v)
		if n > best {
			best, common, lost = n, in, gap
		}
	}
	if best < 0 {
		return out
	}
	changed := false
	for i := range out {
		out[i] = right
		if !common[i] {
			out[i], changed = wrong, true
		}
	}
	if !changed && lost >= 0 && lost < len(out) {
		out[lost] = wrong
	}
	return out
}

// align finds the longest common subsequence of a and b: which words of a are in
// it, how much it is worth, and the first word of a before which b has more.
func align(a, b []word) (in []bool, worth, lost int) {
	table := make([][]int16, len(a)+1)
	for i := range table {
		table[i] = make([]int16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].low == b[j].low {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	in, lost = make([]bool, len(a)), -1
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].low == b[j].low:
			in[i] = true
			i, j = i+1, j+1
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			if lost < 0 {
				lost = i
			}
			j++
		}
	}
	if lost < 0 && j < len(b) {
		lost = len(a) - 1
	}
	return in, 2*int(table[0][0]) - len(b), lost
}
