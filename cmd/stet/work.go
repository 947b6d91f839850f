package main

import (
	"fmt"
	"log/slog"
)

type workCmd struct{}

// Help is shown by stet work --help.
func (workCmd) Help() string {
	return `Any number of these may run on one PostgreSQL database; on SQLite one, and not beside stet serve.

Example:
  stet work --database postgres://stet@db/stet`
}

// Run works until it is told to stop.
func (*workCmd) Run(c *console) error {
	n, err := working(c, slog.New(slog.NewTextHandler(c.err, nil)))
	if err != nil {
		return err
	}
	defer n.close()
	stop, err := n.work(c.ctx)
	if err != nil {
		return err
	}
	defer stop()
	fmt.Fprintln(c.out, "Working; stop with an interrupt.")
	<-c.ctx.Done()
	return nil
}
