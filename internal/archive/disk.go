package archive

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"stet"
)

// disk is what writing needs of a file system. An interface because tests fill
// the disk, break it, and stop in the middle.
type disk interface {
	create(dir string) (file, error) // a new file with a name of its own
	rename(from, to string) error
	remove(name string) error
	syncDir(dir string) error
}

// file is a file being written.
type file interface {
	io.WriteCloser
	Name() string
	Sync() error
}

// osDisk is the operating system's.
type osDisk struct{}

func (osDisk) create(dir string) (file, error) { return os.CreateTemp(dir, "body-*") }
func (osDisk) rename(from, to string) error    { return os.Rename(from, to) }
func (osDisk) remove(name string) error        { return os.Remove(name) }

// syncDir makes the names in a folder safe: syncing a file does not cover the
// entry that names it (fsync(2)).
func (osDisk) syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

var errTooLong = errors.New("the file is longer than any the archive writes")

// readFile reads no more than limit bytes.
func readFile(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = errTooLong
	}
	return data, err
}

// mend gives an error of the file system its kind and says what to do.
func mend(dir string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return stet.Errorf(stet.Unavailable, "the disk that holds %s is full: free some space, and the work goes on by itself: %w", dir, err)
	case errors.Is(err, syscall.EROFS):
		return stet.Errorf(stet.Unavailable, "the disk that holds %s is read-only: mount it for writing: %w", dir, err)
	case errors.Is(err, fs.ErrPermission):
		return stet.Errorf(stet.Forbidden, "no right to use %s: give it to the account that runs this program: %w", dir, err)
	}
	return stet.Errorf(stet.Unavailable, "the disk that holds %s does not work as it should: look at it before going on: %w", dir, err)
}
