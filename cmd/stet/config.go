package main

import (
	"fmt"
	"text/tabwriter"

	"stet/internal/config"
)

type configCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// Help is shown with --help.
func (configCmd) Help() string { return "Example:\n  STET_SITE_TITLE='The Night Desk' stet config" }

// Run prints the settings in force.
func (s *configCmd) Run(c *console) error {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	all := config.Settings(cfg)
	if s.JSON {
		values := map[string]string{}
		for _, one := range all {
			values[one.Name] = one.Text
		}
		return printJSON(c.out, values)
	}
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, one := range all {
		fmt.Fprintf(w, "%s\t%s\t%s\n", one.Name, one.Text, one.Env)
	}
	return w.Flush()
}
