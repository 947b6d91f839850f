package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"stet"
	"stet/internal/store"
)

// Archive is where the bytes of originals are. An interface because tests, and
// later object storage, have their own.
type Archive interface {
	Put(body []byte) (sha256 string, err error)
	Get(sha256 string) ([]byte, error)
}

// format is the number of this layout.
const format = 1

// chunk is the size, in bytes, from which rows are written out: tar wants to
// know a file's size before its content.
const chunk = 4 << 20

type header struct {
	Format int `json:"format"`
}

// Write writes the newsroom to w. The error is of kind Corrupt when an original
// in the archive is damaged: a backup that lacks it would hide that.
func Write(ctx context.Context, w io.Writer, s *store.Store, a Archive) (err error) {
	defer stet.Wrap(&err, "backup")
	z, err := zstd.NewWriter(w)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	head, err := json.Marshal(header{format})
	if err != nil {
		return err
	}
	if err := add(t, "backup.json", head); err != nil {
		return err
	}
	if err := s.View(ctx, func(q store.Queries) error { return writeView(ctx, t, q, a) }); err != nil {
		return err
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

func writeView(ctx context.Context, t *tar.Writer, q store.Queries, a Archive) error {
	digests, err := q.Digests(ctx)
	if err != nil {
		return err
	}
	for _, sum := range digests {
		body, err := a.Get(sum)
		if err != nil {
			return err
		}
		if err := add(t, "archive/"+sum, body); err != nil {
			return err
		}
	}
	for _, table := range store.Tables() {
		if err := writeTable(ctx, t, q, table); err != nil {
			return err
		}
	}
	return nil
}

func writeTable(ctx context.Context, t *tar.Writer, q store.Queries, table store.Table) error {
	var rows bytes.Buffer
	n := 0
	flush := func() error {
		n++
		defer rows.Reset()
		return add(t, fmt.Sprintf("tables/%s/%06d.jsonl", table.Name, n), rows.Bytes())
	}
	err := q.Dump(ctx, table, func(row []any) error {
		line, err := json.Marshal(row)
		if err != nil {
			return err
		}
		rows.Write(append(line, '\n'))
		if rows.Len() < chunk {
			return nil
		}
		return flush()
	})
	if err != nil || rows.Len() == 0 {
		return err
	}
	return flush()
}

func add(t *tar.Writer, name string, body []byte) error {
	if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o640, Size: int64(len(body)), Format: tar.FormatPAX}); err != nil {
		return err
	}
	_, err := t.Write(body)
	return err
}
