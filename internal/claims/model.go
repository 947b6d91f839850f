package claims

import (
	"bytes"
	_ "embed"
	"io"
	"sync"

	"stet/internal/ranker"
)

// Model decides which claim an utterance belongs to. It is safe for concurrent
// use.
type Model struct{ ranker *ranker.Model }

// lean is what an option must score to be taken rather than a new claim: by
// cross-validation on the tuning stories, where to join what is apart does less
// harm than to part what is one.
const lean = -0.5

// choose gives the best option; -1 when none is good enough.
func (m *Model) choose(options []option) int {
	best, score := -1, float32(lean)
	for n := range options {
		if s := m.ranker.Weigh(options[n].traits); s > score {
			best, score = n, s
		}
	}
	return best
}

//go:embed claims.bin
var embedded []byte

// Default gives the embedded model, read once. The error is of kind Internal and
// means that the program was built with a broken file.
var Default = sync.OnceValues(func() (*Model, error) { return Read(bytes.NewReader(embedded)) })

// Read reads a model that [Model.Write] wrote. A damaged file is Invalid.
func Read(r io.Reader) (*Model, error) {
	m, err := ranker.Read(r)
	if err != nil {
		return nil, err
	}
	return &Model{m}, nil
}

// Write writes the model.
func (m *Model) Write(w io.Writer) error {
	_, err := m.ranker.WriteTo(w)
	return err
}
