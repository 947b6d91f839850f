package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/config"
)

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLaterOverrulesEarlier(t *testing.T) {
	file := write(t, "data = '/srv/stet'\n[site]\ntitle = 'The Desk'\n[fetch]\npoll = '5m'\nallow = ['10.0.0.0/8']\n")
	secret := write(t, "postgres://stet:hush@db/stet\n")
	c, err := config.Load(file, env("STET_SITE_TITLE", "The Night Desk", "STET_DATABASE_FILE", secret, "STET_FETCH_ROBOTS", "false"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Data != "/srv/stet" || c.Site.Title != "The Night Desk" || time.Duration(c.Fetch.Poll) != 5*time.Minute || c.Fetch.Robots ||
		len(c.Fetch.Allow) != 1 || c.DatabaseAddress() != "postgres://stet:hush@db/stet" || c.Listen != config.Default().Listen {
		t.Errorf("got %+v", c)
	}
	for _, s := range config.Settings(c) {
		if strings.Contains(s.Text, "hush") {
			t.Errorf("%s shows a password: %s", s.Name, s.Text)
		}
	}
}

func TestWebhookSettings(t *testing.T) {
	secret := write(t, "whsec_hush\n")
	file := write(t, "[webhook]\nurls = ['https://old.example/']\n")
	c, err := config.Load(file, env("STET_WEBHOOK_URLS", "https://me:hush@desk.example/hush, http://10.0.0.7/hook", "STET_WEBHOOK_SECRET_FILE", secret))
	if err != nil {
		t.Fatal(err)
	}
	if c.Webhook.Secret != "whsec_hush" || len(c.Webhook.URLs) != 2 || c.Webhook.URLs[1] != "http://10.0.0.7/hook" {
		t.Errorf("%+v", c.Webhook)
	}
	for _, s := range config.Settings(c) {
		if strings.Contains(s.Text, "hush") {
			t.Errorf("%s shows a secret: %s", s.Name, s.Text)
		}
		if s.Name == "webhook.urls" && !strings.Contains(s.Text, "desk.example") {
			t.Errorf("it does not say who is told: %s", s.Text)
		}
	}
}

func TestModelSettings(t *testing.T) {
	key := write(t, "sk-hush\n")
	file := write(t, "[model]\nurl = 'https://me:hush@models.example/v1'\nname = 'small'\nprice_in = 0.4\nprice_out = 1.6\nday_cost = 2.5\n"+
		"[write]\ntone = 'Dry.'\n[write.sections]\nside = 'So {side}'\n")
	c, err := config.Load(file, env("STET_MODEL_KEY_FILE", key, "STET_JUDGE_KEY_FILE", key, "STET_MODEL_ARTICLE_COST", "0.05", "STET_WRITE_SECTIONS_SHORT", "Kurz"))
	if err != nil {
		t.Fatal(err)
	}
	if m := c.Model; m.Key != "sk-hush" || m.PriceOut != 1.6 || m.ArticleCost != 0.05 || m.DayCost != 2.5 || c.Write.Sections.Side != "So {side}" || c.Write.Sections.Short != "Kurz" {
		t.Errorf("%+v %+v", m, c.Write)
	}
	for _, s := range config.Settings(c) {
		if strings.Contains(s.Text, "hush") {
			t.Errorf("%s shows a secret: %s", s.Name, s.Text)
		}
		if s.Name == "model.url" && !strings.Contains(s.Text, "models.example/v1") {
			t.Errorf("it does not say who is asked: %s", s.Text)
		}
	}
}

func TestWrongSettingsAreNamed(t *testing.T) {
	for _, c := range []struct{ file, env, value, want string }{
		{file: "titel = 'x'", want: "titel"},
		{file: "[fetch]\npoll = 'soon'", want: "poll"},
		{file: "[fetch", want: "fetch"},
		{env: "STET_WORK_WORKERS", value: "many", want: "STET_WORK_WORKERS"},
		{env: "STET_FETCH_ALLOW", value: "10.0.0.1", want: "STET_FETCH_ALLOW"},
		{env: "STET_SITE_URL", value: "news", want: "site.url"},
		{env: "STET_WRITE_MAX_WORDS", value: "3", want: "write.max_words"},
		{env: "STET_DATABASE_FILE", value: "/nowhere", want: "STET_DATABASE_FILE"},
		{env: "STET_WEBHOOK_URLS", value: "https://desk.example/hook", want: "webhook.secret"},
		{env: "STET_MODEL_URL", value: "http://localhost:11434/v1", want: "model.name"},
		{env: "STET_MODEL_PRICE_IN", value: "cheap", want: "STET_MODEL_PRICE_IN"},
		{file: "[model]\nday_tokens = -1", want: "below 0"},
		{file: "[model]\nurl = 'http://h/v1'\nname = 'm'\nday_cost = 2.5", want: "model.price_in"},
		{file: "[model]\nurl = 'localhost:11434'\nname = 'm'", want: "model.url"},
		{file: "[judge]\nurl = 'file:///x'\nname = 'm'", want: "judge.url"},
		{file: "[model]\nmax_tokens = 7", want: "model.max_tokens"},
	} {
		path := ""
		if c.file != "" {
			path = write(t, c.file)
		}
		_, err := config.Load(path, env(c.env, c.value))
		if stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want an invalid setting that names %s", c, err, c.want)
		}
	}
}

func TestContactIsNeeded(t *testing.T) {
	for contact, ok := range map[string]bool{"": false, "me": false, "desk@example.org": true, "https://example.org/contact": true} {
		c := config.Default()
		c.Site.Contact = contact
		if err := c.NeedContact(); (err == nil) != ok {
			t.Errorf("%q: %v", contact, err)
		}
	}
}

func TestDocumentationListsEverySetting(t *testing.T) {
	b, err := os.ReadFile("../../docs/config.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range config.Settings(config.Default()) {
		if !strings.Contains(string(b), "| `"+s.Name+"` | `"+s.Env+"` |") || !strings.Contains(string(b), s.Doc) {
			t.Errorf("docs/config.md does not list %s as it is", s.Name)
		}
	}
}
