package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/config"
	"stet/internal/draft"
	"stet/internal/pipeline"
)

func TestModelsAreWiredAsConfigured(t *testing.T) {
	cfg := config.Default()
	cfg.Data = t.TempDir()
	var o pipeline.Options
	if err := models(cfg, &o); err != nil || o.Model != nil || o.Judge != nil {
		t.Fatalf("without an address: %+v %v", o, err)
	}
	if left, _ := os.ReadDir(cfg.Data); len(left) > 0 {
		t.Errorf("without an address it makes %v", left)
	}
	cfg.Model.URL, cfg.Model.Name, cfg.Model.PriceOut, cfg.Model.ArticleTokens, cfg.Model.Parallel = "http://models.example/v1", "wren-7b", 1.5, 30_000, 3
	if err := models(cfg, &o); err != nil {
		t.Fatal(err)
	}
	if m := o.Model; m.Endpoint.Name != "wren-7b" || m.Options.Name != "wren-7b" || m.Options.MaxBytes != 16000 || m.Options.AnyLanguage || m.Parallel != 3 ||
		m.Endpoint.Price.Out != 1.5 || m.Endpoint.Each.Tokens != 30_000 || m.Endpoint.Each.Time != 5*time.Minute || o.Judge != nil {
		t.Errorf("%+v %+v", m, m.Endpoint)
	}
	cfg.Judge.URL, cfg.Judge.Name, cfg.Judge.Strict = "http://models.example/v1", "owl-3b", true
	if err := models(cfg, &o); err != nil || o.Judge.Endpoint.Name != "owl-3b" || !o.Judge.Strict || !o.Model.Options.AnyLanguage || o.Judge.Endpoint.Day != o.Model.Endpoint.Day {
		t.Errorf("%+v %v: both must share the day's budget", o.Judge, err)
	}
	if _, err := os.Stat(filepath.Join(cfg.Data, "model", "replies")); err != nil {
		t.Error(err)
	}
}

func TestOperatorIsToldWhatAnArticleTook(t *testing.T) {
	var b bytes.Buffer
	accounts(slog.New(slog.NewTextHandler(&b, nil)))(&draft.Piece{
		Article: stet.Article{ID: "x", Writer: stet.Extractive}, Record: stet.Record{Fallback: "it did not answer in time", Cost: 0.25}, Trouble: "503: busy",
	})
	for _, want := range []string{"level=WARN", "extractive", "did not answer", "503: busy", "cost=0.25"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s lacks %q", b.String(), want)
		}
	}
}
