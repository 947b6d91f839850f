package clusters

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"strings"
	"sync"

	"stet"
)

// Grains is how many clusterings there are, from coarse to fine.
const Grains = 3

// Row is a word's cluster in each clustering, counted from 1; all zero for a
// word that is not in the table.
type Row [Grains]uint16

// Table maps lower-case words to their clusters. It is safe for concurrent use.
type Table struct{ rows map[string]Row }

// Of gives the clusters of a lower-case word.
func (t *Table) Of(lower string) Row { return t.rows[lower] }

// Len is the number of words.
func (t *Table) Len() int { return len(t.rows) }

//go:embed clusters.bin
var embedded []byte

// Default gives the embedded table. The error is of kind Internal and means
// that the program was built with a broken file.
var Default = sync.OnceValues(func() (*Table, error) { return Read(bytes.NewReader(embedded)) })

// maxWords bounds a table, because a file's header is not to be trusted.
const maxWords = 1 << 20

// Read reads a table that [Table.Write] wrote. A broken file is Invalid.
func Read(r io.Reader) (_ *Table, err error) {
	defer stet.Wrap(&err, "clusters.Read")
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "not a table of word clusters: %v", err)
	}
	var n uint32
	if err := binary.Read(z, binary.LittleEndian, &n); err != nil || n > maxWords {
		return nil, stet.Errorf(stet.Invalid, "a table of word clusters with a broken head")
	}
	rows := make([]Row, n)
	if err := binary.Read(z, binary.LittleEndian, rows); err != nil {
		return nil, stet.Errorf(stet.Invalid, "a table of word clusters that ends early")
	}
	var words strings.Builder
	if _, err := io.Copy(&words, io.LimitReader(z, maxWords*64)); err != nil {
		return nil, stet.Errorf(stet.Invalid, "a table of word clusters with broken words: %v", err)
	}
	t := &Table{rows: make(map[string]Row, n)}
	rest := words.String()
	for _, row := range rows {
		word, after, ok := strings.Cut(rest, "\n")
		if !ok {
			return nil, stet.Errorf(stet.Invalid, "a table of word clusters with too few words")
		}
		t.rows[word], rest = row, after
	}
	return t, nil
}

// write writes words with their rows.
func write(w io.Writer, words []string, rows []Row) (err error) {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := binary.Write(z, binary.LittleEndian, uint32(len(words))); err != nil {
		return err
	}
	if err := binary.Write(z, binary.LittleEndian, rows); err != nil {
		return err
	}
	if _, err := io.WriteString(z, strings.Join(words, "\n")+"\n"); err != nil {
		return err
	}
	return z.Close()
}
