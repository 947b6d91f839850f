package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"

	"stet"
	"stet/internal/backup"
)

type backupCmd struct {
	File string `arg:"" help:"File to write; it must not exist."`
}

// Help is shown by stet backup --help.
func (backupCmd) Help() string { return "Example:\n  stet backup newsroom.stet" }

// Run writes the backup beside its final name first, so that a file of that
// name is always whole.
func (b *backupCmd) Run(c *console) (err error) {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	n, err := open(c.ctx, cfg)
	if err != nil {
		return err
	}
	defer n.close()
	if _, err := os.Stat(b.File); err == nil {
		return stet.Errorf(stet.Conflict, "%s exists: name another file", b.File)
	}
	f, err := os.CreateTemp(filepath.Dir(b.File), ".backup-*")
	if err != nil {
		return stet.Errorf(stet.Unavailable, "%w", err)
	}
	defer os.Remove(f.Name()) // gone already when it worked
	defer f.Close()
	if err := backup.Write(c.ctx, f, n.store, n.archive); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return stet.Errorf(stet.Unavailable, "%w", err)
	}
	if err := os.Rename(f.Name(), b.File); err != nil {
		return stet.Errorf(stet.Unavailable, "%w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Wrote %s, %d bytes.\n", b.File, info.Size())
	return nil
}

type restoreCmd struct {
	File string `arg:"" help:"A file that stet backup wrote."`
}

// Help is shown by stet restore --help.
func (restoreCmd) Help() string {
	return `The newsroom named by --data or --database must be empty. A backup of SQLite restores on
PostgreSQL too. Parked tasks are tried again.

Example:
  stet restore newsroom.stet --database postgres://stet@db/stet`
}

// Run restores.
func (r *restoreCmd) Run(c *console) error {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	f, err := os.Open(r.File)
	if err != nil {
		return stet.Errorf(stet.NotFound, "%w", err)
	}
	defer f.Close()
	n, err := open(c.ctx, cfg)
	if err != nil {
		return err
	}
	defer n.close()
	if err := backup.Restore(c.ctx, bufio.NewReader(f), n.store, n.archive); err != nil {
		return err
	}
	todo, err := n.pipeline.Resume(c.ctx)
	if err != nil {
		return err
	}
	counts, err := n.store.Counts(c.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Restored %d reports, %d stories, %d articles; %d tasks to do.\n", counts["reports"], counts["stories"], counts["articles"], todo)
	return nil
}
