package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"

	"stet"
	"stet/internal/store"
)

// maxFile bounds one file in a backup, in bytes: an archived original, or a
// chunk of rows with one row over.
const maxFile = 128 << 20

// Restore fills an empty newsroom from r. Either all of it arrives or none of
// the tables do. The error is of kind Conflict when the newsroom is not empty,
// Corrupt when the stream is damaged or no backup.
func Restore(ctx context.Context, r io.Reader, s *store.Store, a Archive) (err error) {
	defer stet.Wrap(&err, "restore")
	empty, err := s.Empty(ctx)
	if err != nil {
		return err
	}
	if !empty {
		return stet.Errorf(stet.Conflict, "the newsroom is not empty: name another data directory or database")
	}
	z, err := zstd.NewReader(r, zstd.WithDecoderMaxMemory(1<<30))
	if err != nil {
		return err
	}
	defer z.Close()
	t := tar.NewReader(z)
	if err := readHeader(t); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *store.Tx) error {
		for {
			entry, err := t.Next()
			if errors.Is(err, io.EOF) {
				return tx.FillSearch(ctx)
			}
			if err != nil {
				return damaged(err)
			}
			if err := restoreFile(ctx, tx, a, entry, t); err != nil {
				return err
			}
		}
	})
}

func readHeader(t *tar.Reader) error {
	entry, err := t.Next()
	if err != nil || entry.Name != "backup.json" {
		return stet.Errorf(stet.Corrupt, "this is no backup of a newsroom: %w", err)
	}
	var h header
	if err := json.NewDecoder(io.LimitReader(t, 1<<16)).Decode(&h); err != nil {
		return damaged(err)
	}
	if h.Format != format {
		return stet.Errorf(stet.Invalid, "this backup has format %d, made by another version: this one reads format %d", h.Format, format)
	}
	return nil
}

func restoreFile(ctx context.Context, tx *store.Tx, a Archive, entry *tar.Header, body io.Reader) error {
	if entry.Size > maxFile {
		return stet.Errorf(stet.TooLarge, "%s has %d bytes, more than %d", entry.Name, entry.Size, maxFile)
	}
	b, err := io.ReadAll(body)
	if err != nil {
		return damaged(err)
	}
	if sum, ok := strings.CutPrefix(entry.Name, "archive/"); ok {
		got, err := a.Put(b)
		if err == nil && got != sum {
			err = stet.Errorf(stet.Corrupt, "the original %s is damaged", sum)
		}
		return err
	}
	return fill(ctx, tx, entry.Name, b)
}

// fill adds the rows of one file to their table.
func fill(ctx context.Context, tx *store.Tx, name string, b []byte) error {
	for _, table := range store.Tables() {
		if path.Dir(name) != "tables/"+table.Name {
			continue
		}
		lines := bufio.NewScanner(bytes.NewReader(b))
		lines.Buffer(nil, maxFile)
		for lines.Scan() {
			row, err := store.ParseRow(lines.Bytes())
			if err != nil {
				return err
			}
			if err := tx.Fill(ctx, table, row); err != nil {
				return err
			}
		}
		return lines.Err()
	}
	return stet.Errorf(stet.Corrupt, "a backup has no file %q", name)
}

func damaged(err error) error {
	return stet.Errorf(stet.Corrupt, "the backup is damaged or cut short: %w", err)
}
