package main

import (
	"stet/internal/config"
	"stet/internal/messages"
	"stet/internal/theme"
	"stet/internal/web"
)

// dress gives the site its look and its words: ours, and the operator's over them.
func dress(cfg config.Site, o *web.Options) (err error) {
	if o.Theme, err = theme.Open(cfg.Theme); err != nil {
		return err
	}
	words, err := messages.Open(o.Theme.Messages)
	if err != nil {
		return err
	}
	o.Words = words.In(cfg.Lang)
	return nil
}
