package main

import (
	"context"
	"net/http"
	"time"

	"stet"
)

type healthcheckCmd struct {
	URL string `help:"Where the server is (default: the setting listen)." placeholder:"ADDRESS"`
}

// Help is shown with --help.
func (healthcheckCmd) Help() string {
	return "Example:\n  stet healthcheck --url http://127.0.0.1:8440"
}

// Run asks whether the server is ready.
func (h *healthcheckCmd) Run(c *console) error {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	address := h.URL
	if address == "" {
		address = "http://" + cfg.Listen
	}
	ctx, cancel := context.WithTimeout(c.ctx, 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/readyz", nil)
	if err != nil {
		return stet.Errorf(stet.Invalid, "%w", err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return stet.Errorf(stet.Unavailable, "%w", err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return stet.Errorf(stet.Unavailable, "%s answers %s", address, res.Status)
	}
	return nil
}
