package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/zstd"

	"stet"
)

// Archive is a folder of bodies. It is safe for concurrent use; make one with
// Open.
type Archive struct {
	dir   string
	limit int64 // bytes of a body
	disk  disk
	enc   *zstd.Encoder
	dec   *zstd.Decoder
	safe  [256]atomic.Bool // folders whose own entries this process has synced
}

const (
	// maxBody bounds a body, and what a damaged or planted file may unpack to.
	maxBody = 64 << 20
	// staleAfter is the age at which a file in tmp has no writer any more.
	staleAfter = time.Hour
	suffix     = ".zst"
)

// Open opens the archive in dir and makes it when there is none. The error is
// of kind Unavailable or Forbidden.
func Open(dir string) (*Archive, error) { return open(dir, maxBody) }

func open(dir string, limit int64) (a *Archive, err error) {
	defer stet.Wrap(&err, "open the archive %s", dir)
	a = &Archive{dir: dir, limit: limit, disk: osDisk{}}
	if a.enc, err = zstd.NewWriter(nil, zstd.WithLowerEncoderMem(true)); err != nil {
		return nil, err
	}
	if a.dec, err = zstd.NewReader(nil, zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(uint64(limit))); err != nil {
		return nil, err
	}
	for _, sub := range []string{a.tmp(), a.root()} {
		if err := os.MkdirAll(sub, 0o750); err != nil {
			return nil, mend(dir, err)
		}
	}
	for _, changed := range []string{dir, filepath.Dir(filepath.Clean(dir))} {
		// The folder above may be one that we can pass through and not read.
		if err := a.disk.syncDir(changed); err != nil && !errors.Is(err, fs.ErrPermission) {
			return nil, mend(dir, err)
		}
	}
	return a, a.clear()
}

// clear removes what killed processes left in tmp.
func (a *Archive) clear() error {
	left, err := os.ReadDir(a.tmp())
	if err != nil {
		return mend(a.dir, err)
	}
	for _, f := range left {
		if info, err := f.Info(); err == nil && time.Since(info.ModTime()) > staleAfter {
			if err := a.disk.remove(filepath.Join(a.tmp(), f.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return mend(a.dir, err)
			}
		}
	}
	return nil
}

func (a *Archive) root() string { return filepath.Join(a.dir, "sha256") }
func (a *Archive) tmp() string  { return filepath.Join(a.dir, "tmp") }

// path is where a body lies. Only a key that checkKey accepts may come here.
func (a *Archive) path(sum string) string {
	return filepath.Join(a.root(), sum[:2], sum[2:]+suffix)
}

// checkKey accepts 64 lower-case hexadecimal digits and nothing that could name
// another file.
func checkKey(sum string) error {
	if len(sum) != sha256.Size*2 || strings.Trim(sum, "0123456789abcdef") != "" {
		return stet.Errorf(stet.Invalid, "%.80q is no SHA-256: want 64 digits 0-9 and a-f", sum)
	}
	return nil
}

func sumOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// Put keeps a body and gives its SHA-256 in hexadecimal. Putting the same bytes
// again changes nothing, except that a file which does not hold them any more
// is replaced. Error kinds: TooLarge; Unavailable when the disk is full or
// broken, and then nothing is left behind; Forbidden.
func (a *Archive) Put(body []byte) (sum string, err error) {
	defer stet.Wrap(&err, "archive.Put(%d bytes)", len(body))
	if int64(len(body)) > a.limit {
		return "", stet.Errorf(stet.TooLarge, "the archive takes no more than %d bytes at once", a.limit)
	}
	sum = sumOf(body)
	path := a.path(sum)
	if err := a.shard(filepath.Dir(path), sum); err != nil {
		return "", mend(a.dir, err)
	}
	if _, err := a.read(sum); err != nil {
		if err := a.write(path, a.enc.EncodeAll(body, nil)); err != nil {
			return "", mend(a.dir, err)
		}
	}
	// Also for a file that was there: whoever wrote it may have been killed
	// before its name was safe.
	if err := a.disk.syncDir(filepath.Dir(path)); err != nil {
		return "", mend(a.dir, err)
	}
	return sum, nil
}

// shard makes the folder for a body and its entry safe: once for each folder
// and process, since whoever made it may have been killed before that.
func (a *Archive) shard(dir, sum string) error {
	n, err := strconv.ParseUint(sum[:2], 16, 8)
	if err != nil || a.safe[n].Load() {
		return err
	}
	if err := os.Mkdir(dir, 0o750); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := a.disk.syncDir(a.root()); err != nil {
		return err
	}
	a.safe[n].Store(true)
	return nil
}

// write puts data under path in one step: other processes, and this one after a
// crash, see the whole file or none.
func (a *Archive) write(path string, data []byte) (err error) {
	f, err := a.disk.create(a.tmp())
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			// The error that matters is the one at hand; what cannot be removed
			// now is removed by clear.
			_ = a.disk.remove(f.Name())
		}
	}()
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	return a.disk.rename(f.Name(), path)
}

// Get gives the body with a SHA-256. Error kinds: Invalid for what is no
// SHA-256; NotFound; Corrupt when the stored bytes are not those; Unavailable,
// Forbidden.
func (a *Archive) Get(sum string) (body []byte, err error) {
	defer stet.Wrap(&err, "archive.Get(%.64s)", sum)
	if err := checkKey(sum); err != nil {
		return nil, err
	}
	return a.read(sum)
}

func (a *Archive) read(sum string) ([]byte, error) {
	path := a.path(sum)
	packed, err := readFile(path, a.limit+a.limit/64+1024)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, stet.Errorf(stet.NotFound, "no original with this SHA-256 in %s", a.dir)
	case errors.Is(err, errTooLong):
		return nil, corrupt(path, err)
	case err != nil:
		return nil, mend(a.dir, err)
	}
	body, err := a.dec.DecodeAll(packed, nil)
	if err != nil {
		return nil, corrupt(path, err)
	}
	if int64(len(body)) > a.limit || sumOf(body) != sum {
		return nil, corrupt(path, errors.New("the bytes have another SHA-256"))
	}
	return body, nil
}

func corrupt(path string, cause error) error {
	return stet.Errorf(stet.Corrupt, "%s is damaged: restore it from a backup: %w", path, cause)
}

// Walk calls f with the SHA-256 of every body, in order, until it gives an
// error. Bodies put meanwhile may or may not be among them.
func (a *Archive) Walk(f func(sum string) error) error {
	for i := range 256 {
		shard := fmt.Sprintf("%02x", i)
		files, err := os.ReadDir(filepath.Join(a.root(), shard))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return mend(a.dir, err)
		}
		for _, file := range files {
			rest, ok := strings.CutSuffix(file.Name(), suffix)
			if sum := shard + rest; ok && checkKey(sum) == nil {
				if err := f(sum); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Verify reads every body and calls bad for each that cannot be read, with the
// error of Get. It gives the number of bodies that are whole; its own error says
// that it could not look at all of them.
func (a *Archive) Verify(ctx context.Context, bad func(sum string, err error)) (whole int, err error) {
	err = a.Walk(func(sum string) error {
		if ctx.Err() != nil {
			return stet.Errorf(stet.Unavailable, "verification was stopped: %w", ctx.Err())
		}
		if _, err := a.Get(sum); err != nil {
			bad(sum, err)
			return nil
		}
		whole++
		return nil
	})
	return whole, err
}
