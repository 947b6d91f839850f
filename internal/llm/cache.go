package llm

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"stet"
)

// Cache keeps replies under the hash of their request, one file each, so that a
// task that is done twice asks once. A file that cannot be read counts as
// missing: the model is asked again.
type Cache struct{ dir string }

// keep is how long a reply is kept: a task is repeated within days.
const keep = 30 * 24 * time.Hour

// OpenCache opens the cache in a directory, made if needed, and removes what was
// kept too long.
func OpenCache(dir string, now time.Time) (c *Cache, err error) {
	defer stet.Wrap(&err, "the model's cache")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, stet.Errorf(stet.Unavailable, "%w", err)
	}
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > keep {
			err = os.Remove(path)
			if !errors.Is(err, fs.ErrNotExist) { // another process was first
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, stet.Errorf(stet.Unavailable, "%w", err)
	}
	return &Cache{dir}, nil
}

func (c *Cache) path(key string) string { return filepath.Join(c.dir, key[:2], key+".json") }

// get gives the reply kept under a key.
func (c *Cache) get(key string) (Reply, bool) {
	b, err := os.ReadFile(c.path(key))
	if err != nil {
		return Reply{}, false
	}
	var r Reply
	if json.Unmarshal(b, &r) != nil || r.Text == "" {
		return Reply{}, false
	}
	r.Cached = true
	return r, true
}

// put keeps a reply. The file appears whole or not at all.
func (c *Cache) put(key string, r Reply) (err error) {
	defer stet.Wrap(&err, "keep a reply")
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	path := c.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // after a failure; else it is gone
	if _, err := f.Write(b); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
