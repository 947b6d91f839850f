package config

import (
	"bytes"
	"errors"
	"net/mail"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"stet"
)

// Config is every setting. The doc tags are what `stet config` and
// docs/config.md say.
type Config struct {
	Data     string `toml:"data" doc:"Directory that holds the database and the archive."`
	Database string `toml:"database" doc:"Address of the database: empty for SQLite in the data directory, or postgres://USER:PASSWORD@HOST/NAME."`
	Listen   string `toml:"listen" doc:"Address that the web server listens on, as HOST:PORT."`

	Site    Site    `toml:"site"`
	Fetch   Fetch   `toml:"fetch"`
	Write   Write   `toml:"write"`
	Model   Model   `toml:"model"`
	Judge   Judge   `toml:"judge"`
	Work    Work    `toml:"work"`
	Webhook Webhook `toml:"webhook"`
	Account Account `toml:"account"`
	Mail    Mail    `toml:"mail"`

	Comments Comments `toml:"comments"`
	Topics   Topics   `toml:"topic" doc:"Topics that readers find in the list of topics: each a name and a search, as a table [[topic]] with name and query; in the environment as NAME = QUERY, parted by semicolons."`
}

// Site is what readers see.
type Site struct {
	Title   string `toml:"title" doc:"Name of the site."`
	URL     string `toml:"url" doc:"Address under which readers reach the site, for feeds and share links, without a path; empty for the address listened on."`
	Lang    string `toml:"lang" doc:"Language of the site and its articles, as a BCP 47 tag. The site itself speaks English, German, French, Spanish, Ukrainian, and what a theme adds; the default writer writes English."`
	Contact string `toml:"contact" doc:"E-mail or web address that outlets can complain to; sent with every request as part of the User-Agent. Needed before anything is fetched."`
	Theme   string `toml:"theme" doc:"Directory with a theme.css, a favicon.svg, a logo.svg and messages, each of which may be missing (theming.md); empty for none."`
	Hub     string `toml:"hub" doc:"Address of a WebSub hub that the feeds name; empty for none. The hub is not told when something changes: use one that looks by itself."`
	Example bool   `toml:"example" doc:"Say on every page that the newsroom is an example."`

	Disclosure string `toml:"disclosure" doc:"How an article tells readers that it is AI-generated, in the site's language: {writer}, {reports}, {origins} and {withheld} stand for what they name; empty for our own words."`
}

// Fetch is how originals are read.
type Fetch struct {
	Timeout  Duration       `toml:"timeout" doc:"Longest time for one request."`
	MaxBytes int64          `toml:"max_bytes" doc:"Largest page or feed, in bytes, unpacked."`
	Interval Duration       `toml:"interval" doc:"Pause between two requests to one host."`
	Poll     Duration       `toml:"poll" doc:"Pause between two readings of a source's list."`
	Recheck  Duration       `toml:"recheck" doc:"Pause until a report's page is looked at again, for changes; it triples each time that there is none, and ends after a month."`
	Robots   bool           `toml:"robots" doc:"Keep to robots.txt."`
	Allow    []netip.Prefix `toml:"allow" doc:"Private or loopback networks that may be read although they are refused by default, such as 10.1.0.0/16."`
}

// Write is how articles are written: the house's style.
type Write struct {
	MaxWords     int      `toml:"max_words" doc:"Most words that an article takes over from any one report."`
	MaxSentences int      `toml:"max_sentences" doc:"Most sentences of an article's text; 0 leaves it to the writer."`
	Tone         string   `toml:"tone" doc:"How a language model is to write, in a sentence or two; empty for plain and short. The default writer has one tone."`
	Sections     Sections `toml:"sections"`
}

// Sections are an article's headings; each that is empty is the one in site.lang.
type Sections struct {
	Short      string `toml:"short" doc:"Heading of a claim and its denial; empty for the name in site.lang (English, German, French or Spanish)."`
	Happened   string `toml:"happened" doc:"Heading of what nobody disputes."`
	Side       string `toml:"side" doc:"Heading of one side's view; {side} stands for its name."`
	Others     string `toml:"others" doc:"Heading of other views."`
	Views      string `toml:"views" doc:"Heading of who says what."`
	Figures    string `toml:"figures" doc:"Heading of figures that differ."`
	Unknown    string `toml:"unknown" doc:"Heading of what is not known."`
	Reports    string `toml:"reports" doc:"Heading of sentences of the reports."`
	Background string `toml:"background" doc:"Heading of what was so before."`
}

// Model is a language model that writes. Without url none does.
type Model struct {
	URL        string   `toml:"url" doc:"Address of an OpenAI-compatible endpoint whose model is to write, such as http://localhost:11434/v1; empty for the writer that needs none."`
	Name       string   `toml:"name" doc:"Name of the model, as the endpoint knows it and readers are told."`
	Key        string   `toml:"key" doc:"Key that the endpoint asks for; empty for none."`
	Timeout    Duration `toml:"timeout" doc:"Longest time for one request."`
	InputBytes int      `toml:"input_bytes" doc:"Most bytes of passages that the model is shown; about three to a token. Must leave room in its context for 2000 tokens of instructions, and max_tokens twice."`
	MaxTokens  int      `toml:"max_tokens" doc:"Most tokens of one reply."`
	Parallel   int      `toml:"parallel" doc:"Articles written at once."`
	PriceIn    float64  `toml:"price_in" doc:"Price of a million tokens sent, in your currency."`
	PriceOut   float64  `toml:"price_out" doc:"Price of a million tokens received."`

	ArticleTokens int      `toml:"article_tokens" doc:"Most tokens for one article, sent and received, by the model and by the judge each; 0 for no limit. Beyond any of these budgets the default writer writes."`
	ArticleCost   float64  `toml:"article_cost" doc:"Most money for one article, likewise; 0 for no limit."`
	ArticleTime   Duration `toml:"article_time" doc:"Longest time for one article's requests, likewise."`
	DayTokens     int      `toml:"day_tokens" doc:"Most tokens a day (UTC), of model and judge together; 0 for no limit."`
	DayCost       float64  `toml:"day_cost" doc:"Most money a day, likewise."`
	DayTime       Duration `toml:"day_time" doc:"Longest time of requests a day, likewise."`
}

// Judge is a language model that reads what the gates let stand, and can only
// refuse more. Without url none does.
type Judge struct {
	URL      string   `toml:"url" doc:"Address of an OpenAI-compatible endpoint whose model reads every sentence that the gates let stand, and may refuse it; empty for none."`
	Name     string   `toml:"name" doc:"Name of the judge's model."`
	Key      string   `toml:"key" doc:"Key that the endpoint asks for; empty for none."`
	Timeout  Duration `toml:"timeout" doc:"Longest time for one request."`
	PriceIn  float64  `toml:"price_in" doc:"Price of a million tokens sent."`
	PriceOut float64  `toml:"price_out" doc:"Price of a million tokens received."`
	Strict   bool     `toml:"strict" doc:"Withhold the sentences that the judge gives no answer to, instead of letting them stand by the gates alone."`
}

// Work is how jobs are run.
type Work struct {
	Workers  int      `toml:"workers" doc:"Tasks at once, in one process."`
	Attempts int      `toml:"attempts" doc:"Tries before a failing task is parked."`
	Retry    Duration `toml:"retry" doc:"Pause after a task's first failure; it doubles with each."`
}

// Webhook is who is told when a denial, a retraction or new evidence appears.
type Webhook struct {
	URLs   []string `toml:"urls" doc:"Addresses that are sent a message for each denial, retraction and showing of evidence; private ones may be named."`
	Secret string   `toml:"secret" doc:"Secret that messages are signed with: whsec_ and 24 to 64 bytes in base64. Needed with webhook.urls."`
}

// Account is how readers sign in.
type Account struct {
	Registration string         `toml:"registration" doc:"Who may make an account: open (anybody), invite (who has a link from stet account link), or off (nobody can sign in)."`
	ProxyHeader  string         `toml:"proxy_header" doc:"Header in which a proxy in front of the site says who sends a request, such as X-Remote-User; empty for none. Needs account.proxies."`
	Proxies      []netip.Prefix `toml:"proxies" doc:"Addresses of proxies in front of the site, such as 10.0.0.0/8: their X-Forwarded-For and account.proxy_header are believed, nobody else's."`
	OIDC         OIDC           `toml:"oidc"`
}

// OIDC is another site whose word about who somebody is is taken.
type OIDC struct {
	Name   string `toml:"name" doc:"Name of an OpenID Connect provider, in letters and digits, as readers see it; empty for none."`
	Issuer string `toml:"issuer" doc:"Address of the provider, such as https://login.example.org. It is told to lead back to SITE/sign-in/with/NAME/back."`
	ID     string `toml:"id" doc:"Client ID that the provider gave you."`
	Secret string `toml:"secret" doc:"Client secret that the provider gave you."`
}

// Mail is the server that sends links and digests. Without host none are.
type Mail struct {
	Host     string   `toml:"host" doc:"Mail server (SMTP) that sends sign-in links and digests; empty for none."`
	Port     int      `toml:"port" doc:"Its port."`
	User     string   `toml:"user" doc:"User name for it; empty to send without signing in."`
	Password string   `toml:"password" doc:"Password for it."`
	From     string   `toml:"from" doc:"Sender of the messages, such as The Desk <desk@example.org>."`
	TLS      string   `toml:"tls" doc:"Encryption: starttls, tls from the first byte, or none."`
	Timeout  Duration `toml:"timeout" doc:"Longest time for sending one message."`
}

// Comments is what readers may say. They can where they can sign in.
type Comments struct {
	On          bool     `toml:"on" doc:"Let readers who are signed in comment on articles."`
	Premoderate string   `toml:"premoderate" doc:"Whose comments wait for a moderator: all, new (of who has had few shown) or none."`
	Trusted     int      `toml:"trusted" doc:"Comments shown until their writer is no longer new."`
	Held        []string `toml:"held" doc:"Words and phrases that make a comment wait."`
	Refused     []string `toml:"refused" doc:"Words and phrases that a comment is refused for."`
	Links       int      `toml:"links" doc:"Links that a comment may hold without waiting."`
	Longest     int      `toml:"longest" doc:"Longest comment, in characters."`
	Edit        Duration `toml:"edit" doc:"How long a comment may be changed by its writer."`
	Hourly      int      `toml:"hourly" doc:"Comments that one account may write in an hour."`

	Blocked []netip.Prefix `toml:"blocked" doc:"Networks from which nobody signs in, comments or reports a problem, such as 203.0.113.0/24 or 203.0.113.7/32. Reading stays open."`
}

// Default gives the settings of a program that was told nothing.
func Default() Config {
	return Config{
		Data: "stet-data", Listen: "127.0.0.1:8440",
		Site:  Site{Title: "Stet", Lang: "en"},
		Fetch: Fetch{Timeout: Duration(20 * time.Second), MaxBytes: 5 << 20, Interval: Duration(time.Second), Poll: Duration(15 * time.Minute), Recheck: Duration(time.Hour), Robots: true},
		Write: Write{MaxWords: 90},
		Model: Model{
			Timeout: Duration(2 * time.Minute), InputBytes: 16000, MaxTokens: 4000, Parallel: 2,
			ArticleTokens: 50_000, ArticleTime: Duration(5 * time.Minute), DayTokens: 2_000_000,
		},
		Judge:    Judge{Timeout: Duration(2 * time.Minute)},
		Account:  Account{Registration: "open"},
		Mail:     Mail{Port: 587, TLS: "starttls", Timeout: Duration(30 * time.Second)},
		Comments: Comments{On: true, Premoderate: "new", Trusted: 2, Links: 2, Longest: 4000, Edit: Duration(10 * time.Minute), Hourly: 20},
		Work:     Work{Workers: 4, Attempts: 8, Retry: Duration(15 * time.Second)},
	}
}

// Load reads the file at path, which may be "" for none, and then the
// environment. getenv is os.Getenv or a test's. The error is of kind Invalid and
// names the setting.
func Load(path string, getenv func(string) string) (c Config, err error) {
	defer stet.Wrap(&err, "configuration")
	c = Default()
	if path != "" {
		if err := c.file(path); err != nil {
			return c, err
		}
	}
	if err := c.environment(getenv); err != nil {
		return c, err
	}
	return c, c.Validate()
}

func (c *Config) file(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return stet.Errorf(stet.NotFound, "%w", err)
	}
	d := toml.NewDecoder(bytes.NewReader(b)).DisallowUnknownFields()
	err = d.Decode(c)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		return stet.Errorf(stet.Invalid, "%s has settings that do not exist (docs/config.md lists all):\n%s", path, unknown.String())
	case errors.As(err, &wrong):
		return stet.Errorf(stet.Invalid, "%s:\n%s", path, wrong.String())
	case err != nil:
		return stet.Errorf(stet.Invalid, "%s: %w", path, err)
	}
	return nil
}

// Validate reports the first setting that cannot be; the error is of kind
// Invalid.
func (c Config) Validate() error {
	switch {
	case c.Data == "" && c.Database == "":
		return stet.Errorf(stet.Invalid, "data is empty: name the directory that holds the newsroom")
	case c.Fetch.Timeout <= 0 || c.Fetch.Poll <= 0 || c.Fetch.Recheck <= 0 || c.Work.Retry <= 0:
		return stet.Errorf(stet.Invalid, "fetch.timeout, fetch.poll and work.retry must be longer than nothing, such as 20s")
	case c.Fetch.Interval < 0:
		return stet.Errorf(stet.Invalid, "fetch.interval is negative")
	case c.Fetch.MaxBytes < 1<<10 || c.Fetch.MaxBytes > 64<<20:
		return stet.Errorf(stet.Invalid, "fetch.max_bytes is %d: use 1024 to %d", c.Fetch.MaxBytes, 64<<20)
	case c.Write.MaxWords < 20:
		return stet.Errorf(stet.Invalid, "write.max_words is %d: an article cannot be written from fewer than 20 words a report", c.Write.MaxWords)
	case c.Work.Workers < 1 || c.Work.Workers > 256 || c.Work.Attempts < 1 || c.Work.Attempts > 100:
		return stet.Errorf(stet.Invalid, "work.workers must be 1 to 256, work.attempts 1 to 100")
	}
	if err := c.validateModels(); err != nil {
		return err
	}
	if err := c.Topics.validate(); err != nil {
		return err
	}
	if len(c.Webhook.URLs) > 0 && c.Webhook.Secret == "" {
		return stet.Errorf(stet.Invalid, `webhook.urls is set, but webhook.secret is not: make one with  echo "whsec_$(openssl rand -base64 32)"`)
	}
	if err := c.validateAccounts(); err != nil {
		return err
	}
	if c.Site.URL != "" {
		if u, err := url.Parse(c.Site.URL); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			return stet.Errorf(stet.Invalid, "site.url is %q: use an address such as https://news.example.org", c.Site.URL)
		}
	}
	return nil
}

// validateModels reports the first setting of model or judge that cannot be.
func (c Config) validateModels() error {
	m, j := c.Model, c.Judge
	switch {
	case m.URL != "" && m.Name == "" || j.URL != "" && j.Name == "":
		return stet.Errorf(stet.Invalid, "model.name and judge.name must name a model where url is set")
	case m.Timeout <= 0 || j.Timeout <= 0 || m.ArticleTime <= 0:
		return stet.Errorf(stet.Invalid, "model.timeout, judge.timeout and model.article_time must be longer than nothing, such as 2m")
	case m.InputBytes < 1000 || m.InputBytes > 1<<20 || m.MaxTokens < 200 || m.MaxTokens > 100_000 || m.Parallel < 1 || m.Parallel > 64:
		return stet.Errorf(stet.Invalid, "model.input_bytes must be 1000 to %d, model.max_tokens 200 to 100000, model.parallel 1 to 64", 1<<20)
	case min(m.PriceIn, m.PriceOut, j.PriceIn, j.PriceOut, m.ArticleCost, m.DayCost) < 0 || min(m.ArticleTokens, m.DayTokens) < 0 || m.DayTime < 0:
		return stet.Errorf(stet.Invalid, "a price or budget of model or judge is below 0")
	case (m.ArticleCost > 0 || m.DayCost > 0) && m.URL != "" && m.PriceIn+m.PriceOut == 0:
		return stet.Errorf(stet.Invalid, "model.article_cost or model.day_cost is set, but model.price_in and model.price_out are not: without prices money is not counted")
	case len(c.Write.Tone) > maxTone:
		return stet.Errorf(stet.Invalid, "write.tone has %d bytes: say it in %d", len(c.Write.Tone), maxTone)
	case c.Write.MaxSentences < 0:
		return stet.Errorf(stet.Invalid, "write.max_sentences is below 0")
	}
	for name, address := range map[string]string{"model.url": m.URL, "judge.url": j.URL} {
		if address == "" {
			continue
		}
		if u, err := url.Parse(address); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			return stet.Errorf(stet.Invalid, "%s cannot be used: give an address such as http://localhost:11434/v1", name)
		}
	}
	return nil
}

// providerName is what account.oidc.name may be: it stands in addresses.
var providerName = regexp.MustCompile(`^[A-Za-z0-9]{1,30}$`)

// validateAccounts reports the first setting of signing in that cannot be.
func (c Config) validateAccounts() error {
	a, o := c.Account, c.Account.OIDC
	switch {
	case a.Registration != "open" && a.Registration != "invite" && a.Registration != "off":
		return stet.Errorf(stet.Invalid, "account.registration is %q: use open, invite or off", a.Registration)
	case a.ProxyHeader != "" && len(a.Proxies) == 0:
		return stet.Errorf(stet.Invalid, "account.proxy_header needs account.proxies: whose word is it to be?")
	case o.Name != "" && (!providerName.MatchString(o.Name) || o.Issuer == "" || o.ID == ""):
		return stet.Errorf(stet.Invalid, "account.oidc needs name (letters and digits), issuer and id")
	case c.Mail.Host != "" && (c.Mail.From == "" || c.Mail.Port < 1 || c.Mail.Port > 65535 || c.Mail.Timeout <= 0):
		return stet.Errorf(stet.Invalid, "mail.host needs mail.from, a port and a timeout")
	}
	return nil
}

// maxTone is the longest write.tone, in bytes.
const maxTone = 500

// NeedContact reports, as an error of kind Invalid, that outlets could not reach
// the operator: needed before anything is fetched from them.
func (c Config) NeedContact() error {
	if _, err := mail.ParseAddress(c.Site.Contact); err == nil || strings.HasPrefix(c.Site.Contact, "http") {
		return nil
	}
	return stet.Errorf(stet.Invalid, "site.contact is %q: set it (or STET_SITE_CONTACT) to an e-mail or web address, so that outlets can reach who reads them", c.Site.Contact)
}

// DatabaseAddress is where the database is: the one configured, or SQLite in the
// data directory.
func (c Config) DatabaseAddress() string {
	if c.Database != "" {
		return c.Database
	}
	return "sqlite:" + filepath.Join(c.Data, "stet.db")
}

// Duration is a time.Duration written as "15m" in files and the environment.
type Duration time.Duration

// MarshalText gives "15m0s".
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// UnmarshalText reads "15m".
func (d *Duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	*d = Duration(v)
	return err
}
