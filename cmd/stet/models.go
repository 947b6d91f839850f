package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"stet"
	"stet/internal/compose"
	"stet/internal/compose/model"
	"stet/internal/config"
	"stet/internal/draft"
	"stet/internal/llm"
	"stet/internal/pipeline"
)

// style is the house's, for whoever writes.
func style(cfg config.Config) compose.Options {
	return compose.Options{
		Lang: cfg.Site.Lang, MaxWordsPerReport: cfg.Write.MaxWords, MaxSentences: cfg.Write.MaxSentences, Tone: cfg.Write.Tone,
		Sections: compose.Sections(cfg.Write.Sections),
	}
}

// models adds the language models that are configured to a pipeline: one that
// writes, one that judges, both, or none.
func models(cfg config.Config, o *pipeline.Options) error {
	if cfg.Model.URL == "" && cfg.Judge.URL == "" {
		return nil
	}
	m, j := cfg.Model, cfg.Judge
	dir := filepath.Join(cfg.Data, "model")
	cache, err := llm.OpenCache(filepath.Join(dir, "replies"), time.Now())
	if err != nil {
		return err
	}
	day, err := llm.OpenBudget(dir, llm.Limits{Tokens: m.DayTokens, Cost: m.DayCost, Time: time.Duration(m.DayTime)}, time.Now)
	if err != nil {
		return err
	}
	each := llm.Limits{Tokens: m.ArticleTokens, Cost: m.ArticleCost, Time: time.Duration(m.ArticleTime)}
	endpoint := func(address, name, key string, timeout config.Duration, price llm.Price) (*llm.Model, error) {
		client, err := llm.New(llm.Options{Address: address, Model: name, Key: key, UserAgent: "Stet/" + version(), Timeout: time.Duration(timeout)})
		if err != nil {
			return nil, err
		}
		return &llm.Model{Name: name, Address: address, Generator: client, Cache: cache, Day: day, Each: each, Price: price, Now: time.Now}, nil
	}
	if m.URL != "" {
		e, err := endpoint(m.URL, m.Name, m.Key, m.Timeout, llm.Price{In: m.PriceIn, Out: m.PriceOut})
		if err != nil {
			return err
		}
		o.Model = &draft.Model{Endpoint: e, Parallel: m.Parallel, Options: model.Options{
			Name: m.Name, MaxBytes: m.InputBytes, MaxTokens: m.MaxTokens, AnyLanguage: j.URL != "",
		}}
	}
	if j.URL != "" {
		e, err := endpoint(j.URL, j.Name, j.Key, j.Timeout, llm.Price{In: j.PriceIn, Out: j.PriceOut})
		if err != nil {
			return err
		}
		o.Judge = &draft.Judge{Endpoint: e, Strict: j.Strict}
	}
	o.Published = accounts(o.Log)
	return nil
}

// accounts tells the operator what each article took, and what went wrong.
func accounts(log *slog.Logger) func(*draft.Piece) {
	return func(p *draft.Piece) {
		if log == nil {
			return
		}
		level := slog.LevelInfo
		if p.Trouble != "" {
			level = slog.LevelWarn
		}
		a, r := p.Article, p.Record
		var judging stet.Judging
		if r.Judging != nil {
			judging = *r.Judging
		}
		log.Log(context.Background(), level, "published", "article", a.ID, "revision", a.Revision, "writer", a.Writer, "fallback", r.Fallback, "trouble", p.Trouble,
			"withheld", len(a.Withheld), "requests", r.Requests, "cached", r.Cached, "tokens_in", r.TokensIn, "tokens_out", r.TokensOut, "cost", r.Cost,
			"took", r.Finished.Sub(r.Began), "judge", judging.Model, "judge_refused", judging.Refused)
	}
}
