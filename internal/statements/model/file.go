package model

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"io"
	"maps"
	"slices"
	"sync"

	"stet"
	"stet/internal/clusters"
	"stet/internal/crf"
	"stet/internal/ranker"
	"stet/internal/syntax"
	"stet/internal/tagger"
)

// kind names the file and the version of its features.
const kind = "stet statements 2\n"

// maxPart bounds a part of a file in bytes, packed.
const maxPart = 64 << 20

//go:embed statements.bin
var embedded []byte

// Default gives the embedded model, whose card is MODEL.md.
var Default = sync.OnceValues(func() (*Model, error) { return Read(bytes.NewReader(embedded)) })

// part is what a file is made of.
type part interface {
	WriteTo(w io.Writer) (int64, error)
}

// Write writes a model with the tagger and parser that it is to be used with.
// The clusters of words are not in it: they are the program's own.
func (m *Model) Write(w io.Writer, t *tagger.Model, p *syntax.Model) error {
	if _, err := io.WriteString(w, kind); err != nil {
		return err
	}
	for _, part := range []part{t, p, m.Cues, m.Roles, m.Ranker, m.Lexicon} {
		var b bytes.Buffer
		if _, err := part.WriteTo(&b); err != nil {
			return err
		}
		if err := binary.Write(w, binary.LittleEndian, uint32(b.Len())); err != nil {
			return err
		}
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// Read reads a model that [Model.Write] wrote. A damaged file is Invalid.
func Read(r io.Reader) (_ *Model, err error) {
	defer stet.Wrap(&err, "model.Read")
	words, err := clusters.Default()
	if err != nil {
		return nil, err
	}
	head := make([]byte, len(kind))
	if _, err := io.ReadFull(r, head); err != nil || string(head) != kind {
		return nil, stet.Errorf(stet.Invalid, "not a model of statements of this version; train it again")
	}
	var parts [6][]byte
	for i := range parts {
		var n uint32
		if err := binary.Read(r, binary.LittleEndian, &n); err != nil || n > maxPart {
			return nil, stet.Errorf(stet.Invalid, "a model of statements that ends early; train it again")
		}
		b, err := io.ReadAll(io.LimitReader(r, int64(n)))
		if err != nil || len(b) != int(n) {
			return nil, stet.Errorf(stet.Invalid, "a model of statements that ends early; train it again")
		}
		parts[i] = b
	}
	return join(parts, words)
}

// join reads the parts, side by side because each takes its time.
func join(parts [6][]byte, words *clusters.Table) (*Model, error) {
	m := &Model{Words: words}
	var errs [6]error
	var wait sync.WaitGroup
	wait.Go(func() {
		t, err := tagger.Read(bytes.NewReader(parts[0]))
		if errs[0] = err; err == nil {
			t.UseClusters(Clusters(words))
			m.Tagger = t
		}
	})
	wait.Go(func() {
		p, err := syntax.Read(bytes.NewReader(parts[1]))
		if errs[1] = err; err == nil {
			p.UseClusters(Clusters(words))
			m.Parser = p
		}
	})
	wait.Go(func() { m.Cues, errs[2] = crf.Read(bytes.NewReader(parts[2])) })
	wait.Go(func() { m.Roles, errs[3] = crf.Read(bytes.NewReader(parts[3])) })
	wait.Go(func() { m.Ranker, errs[4] = ranker.Read(bytes.NewReader(parts[4])) })
	m.Lexicon, errs[5] = readLexicon(parts[5])
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	if m.Cues.Labels() != cueLabels || m.Roles.Labels() != roleLabels || m.Ranker.Size() != len(startingValues) {
		return nil, stet.Errorf(stet.Invalid, "a model with other labels or values; train it again")
	}
	return m, nil
}

// Clusters turns a table into the look-up that the lower layers ask for.
func Clusters(words *clusters.Table) func(lower string) []uint16 {
	return func(lower string) []uint16 {
		row := words.Of(lower)
		if row == (clusters.Row{}) {
			return nil
		}
		return row[:]
	}
}

// WriteTo writes the lexicon: for each stem its hash and class.
func (l Lexicon) WriteTo(w io.Writer) (int64, error) {
	b := make([]byte, 0, 5*len(l))
	for _, stem := range slices.Sorted(maps.Keys(l)) {
		b = append(binary.LittleEndian.AppendUint32(b, stem), l[stem])
	}
	n, err := w.Write(b)
	return int64(n), err
}

func readLexicon(b []byte) (Lexicon, error) {
	if len(b)%5 != 0 {
		return nil, stet.Errorf(stet.Invalid, "a damaged lexicon; train it again")
	}
	l := make(Lexicon, len(b)/5)
	for ; len(b) > 0; b = b[5:] {
		l[binary.LittleEndian.Uint32(b)] = b[4]
	}
	return l, nil
}
