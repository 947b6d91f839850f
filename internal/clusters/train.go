package clusters

import (
	"bufio"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"

	"stet"
)

// Options says how a table is trained.
type Options struct {
	Words    int                   // how many of the file's first words
	Sizes    [Grains]int           // clusters of each clustering
	Rounds   int                   // of k-means
	Progress func(done, total int) // may be nil
}

// Train reads word vectors in the text form of GloVe and word2vec (a line a
// word, most frequent first: the word, then its numbers, apart by blanks) and
// writes a table. The same vectors give the same table.
func Train(vectors io.Reader, w io.Writer, o Options) (err error) {
	defer stet.Wrap(&err, "clusters.Train")
	words, points, err := readVectors(vectors, o.Words)
	if err != nil {
		return err
	}
	rows := make([]Row, len(words))
	done, total := 0, Grains*o.Rounds
	for g, k := range o.Sizes {
		assigned := kmeans(points, min(k, len(points)), o.Rounds, func() {
			if done++; o.Progress != nil {
				o.Progress(done, total)
			}
		})
		for i, c := range assigned {
			rows[i][g] = uint16(c + 1)
		}
	}
	return write(w, words, rows)
}

// readVectors reads the first n vectors, each scaled to length one. Words that
// are not in lower case are left out.
func readVectors(r io.Reader, n int) (words []string, points [][]float32, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && len(words) < n {
		fields := strings.Fields(lines.Text())
		if len(fields) < 3 || strings.ToLower(fields[0]) != fields[0] {
			continue
		}
		point := make([]float32, len(fields)-1)
		sum := 0.0
		for i, f := range fields[1:] {
			x, err := strconv.ParseFloat(f, 32)
			if err != nil {
				return nil, nil, stet.Errorf(stet.Invalid, "the vector of %q has a field that is no number", fields[0])
			}
			point[i] = float32(x)
			sum += x * x
		}
		if len(points) > 0 && len(point) != len(points[0]) {
			return nil, nil, stet.Errorf(stet.Invalid, "the vector of %q has %d numbers, those before it %d", fields[0], len(point), len(points[0]))
		}
		scale(point, sum)
		words, points = append(words, fields[0]), append(points, point)
	}
	if err := lines.Err(); err != nil {
		return nil, nil, err
	}
	if len(points) == 0 {
		return nil, nil, stet.Errorf(stet.Invalid, "no vectors: give a file with a word and its numbers on each line")
	}
	return words, points, nil
}

// scale divides a vector by the root of sum, its squared length.
func scale(v []float32, sum float64) {
	if sum == 0 {
		return
	}
	by := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= by
	}
}

// kmeans clusters unit vectors by their cosine. It begins with vectors evenly
// spread over the list, so that frequent and rare words both have their say,
// and needs no chance.
func kmeans(points [][]float32, k, rounds int, step func()) []int {
	centres := make([][]float32, k)
	for c := range centres {
		centres[c] = append([]float32(nil), points[c*len(points)/k]...)
	}
	assigned := make([]int, len(points))
	for range rounds {
		assign(points, centres, assigned)
		for c := range centres {
			clear(centres[c])
		}
		for i, c := range assigned {
			for d, x := range points[i] {
				centres[c][d] += x
			}
		}
		for _, centre := range centres {
			scale(centre, float64(dot(centre, centre)))
		}
		step()
	}
	return assigned
}

// assign gives each point its nearest centre, on all processors.
func assign(points, centres [][]float32, assigned []int) {
	const part = 4096
	var wait sync.WaitGroup
	for from := 0; from < len(points); from += part {
		wait.Go(func() {
			for i := from; i < min(from+part, len(points)); i++ {
				best := float32(math.Inf(-1))
				for c, centre := range centres {
					if s := dot(points[i], centre); s > best {
						best, assigned[i] = s, c
					}
				}
			}
		})
	}
	wait.Wait()
}

// dot is the inner product, in four running sums, which a processor adds side
// by side.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}
