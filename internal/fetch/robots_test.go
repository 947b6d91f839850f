package fetch

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"stet"
)

func TestRobotsRules(t *testing.T) {
	for _, tt := range []struct {
		name   string
		robots string
		yes    string // paths allowed, by spaces
		no     string
	}{
		{"empty", "", "/ /a", ""},
		{"nothing for us", "User-agent: Otherbot\nDisallow: /", "/ /a", ""},
		{"everybody", "User-agent: *\nDisallow: /private/", "/ /private /x/private/", "/private/ /private/a"},
		{"ours overrules everybody's", "User-agent: *\nDisallow: /\nUser-agent: stet\nDisallow: /x", "/ /a", "/x /xy"},
		{"a name that only begins like ours", "User-agent: Stetson\nDisallow: /\nUser-agent: Ste\nDisallow: /", "/a", ""},
		{"with a version", "User-agent: STET/2.0\nDisallow: /x", "/a", "/x"},
		{"several names", "User-agent: a\nUser-agent: stet\nUser-agent: b\nDisallow: /x", "/a", "/x"},
		{"two groups for us count as one", "User-agent: stet\nDisallow: /x\n\nUser-agent: b\nDisallow: /z\n\nUser-agent: stet\nDisallow: /y", "/z", "/x /y"},
		{"blank lines and sitemaps part nothing", "User-agent: stet\n\nSitemap: https://a.example/s.xml\n\nDisallow: /x", "/a", "/x"},
		{"longest wins", "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/b /a/bc /b", "/a /a/c"},
		{"of equals the allowing wins", "User-agent: *\nDisallow: /page\nAllow: /page", "/page", ""},
		{"empty disallow", "User-agent: *\nDisallow:", "/ /a", ""},
		{"stars", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c", "/x.pdf?v=1 /ab /z/abc", "/x.pdf /d/y.pdf /abc /axxbyyczz"},
		{"a star at the end", "User-agent: *\nDisallow: /fish*", "/Fish", "/fish /fish.html /fish/"},
		{"the end", "User-agent: *\nDisallow: /a$", "/ab /", "/a"},
		{"queries", "User-agent: *\nDisallow: /*?print=", "/a?page=1", "/a?print=1"},
		{"percent-encoding", "User-agent: *\nDisallow: /a%62c\nDisallow: /ö\nDisallow: /x%2Fy\nDisallow: /%2a/", "/x/y /z", "/abc /%C3%B6 /%c3%b6 /x%2fy /*/"},
		{"lines out of place", "Disallow: /z\nnonsense\nUser-agent: *\nwhat is this\nDisallow: /x\n: \nCrawl-delay: soon", "/z", "/x"},
		{"comments, case and spaces", "\ufeffUSER-AGENT : *   # all\r\n  disallow  :  /x  # here\r", "/a", "/x"},
		{"its own address", "User-agent: *\nDisallow: /", "/robots.txt", "/"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := parseRobots([]byte(tt.robots), "Stet")
			for verdict, paths := range map[bool]string{true: tt.yes, false: tt.no} {
				for path := range strings.FieldsSeq(paths) {
					u, err := url.Parse("https://herald.example" + path)
					if err != nil {
						t.Fatal(err)
					}
					if got := r.allowed(u); got != verdict {
						t.Errorf("%s: allowed %v", path, got)
					}
				}
			}
		})
	}
}

func TestRobotsDelay(t *testing.T) {
	for robots, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 2.5":                                 2500 * time.Millisecond,
		"User-agent: *\nCrawl-delay: 86400":                               maxDelay,
		"User-agent: *\nCrawl-delay: -1":                                  0,
		"User-agent: *\nCrawl-delay: NaN":                                 0,
		"User-agent: x\nCrawl-delay: 9":                                   0,
		"User-agent: *\nCrawl-delay: 9\nUser-agent: stet\nCrawl-delay: 1": time.Second,
	} {
		if got := parseRobots([]byte(robots), "Stet").delay; got != want {
			t.Errorf("%q: %s, want %s", robots, got, want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a*b$\nAllow: /%zz%4", "/a/b?c=%41")
	f.Add("User-agent: stet\ncrawl-delay: 1e300\nDisallow: $", "/")
	f.Fuzz(func(t *testing.T, robots, path string) {
		u, err := url.Parse("http://a.example/" + path)
		if err != nil {
			return
		}
		r := parseRobots([]byte(robots), "Stet")
		if r.delay < 0 || r.delay > maxDelay || len(r.rules) > maxRules {
			t.Errorf("out of bounds: %s, %d rules", r.delay, len(r.rules))
		}
		if !strings.Contains(strings.ToLower(robots), "disallow") && !r.allowed(u) {
			t.Errorf("%q forbids without a word of it", robots)
		}
	})
}

// site is a host whose robots.txt can change.
type site struct {
	mu     sync.Mutex
	status int
	robots string
	asked  int // for robots.txt
}

func (s *site) set(status int, robots string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status, s.robots = status, robots
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.URL.Path != "/robots.txt" {
		fmt.Fprint(w, "page")
		return
	}
	s.asked++
	if s.status == 302 {
		http.Redirect(w, r, "/robots.txt", s.status)
		return
	}
	w.WriteHeader(s.status)
	fmt.Fprint(w, s.robots)
}

func TestFetchHonoursRobots(t *testing.T) {
	const closed = "User-agent: *\nDisallow: /closed"
	for _, tt := range []struct {
		status int
		robots string
		open   stet.Kind // what fetching /open and /closed comes to
		closed stet.Kind
	}{
		{200, closed, "", stet.Forbidden},
		{200, "# " + strings.Repeat("x", maxRobots) + "\n" + closed, "", ""}, // beyond what is read
		{200, closed + "\n# " + strings.Repeat("x", 2*maxRobots), "", stet.Forbidden},
		{302, "", "", ""}, // in a circle: there is none
		{401, closed, "", ""},
		{404, closed, "", ""},
		{429, "", stet.Unavailable, stet.Unavailable},
		{500, closed, stet.Unavailable, stet.Unavailable},
	} {
		host := &site{status: tt.status, robots: tt.robots}
		s := serve(t, host.ServeHTTP)
		c := newClient(t, Options{Robots: true})
		for path, want := range map[string]stet.Kind{"/open": tt.open, "/closed": tt.closed} {
			_, err := c.Fetch(t.Context(), Request{URL: s.URL + path})
			if got := stet.KindOf(err); got != want {
				t.Errorf("%d %.40q: %s: kind %q, want %q (%v)", tt.status, tt.robots, path, got, want, err)
			}
		}
		if tt.status != 302 && host.asked != 1 {
			t.Errorf("%d: robots.txt was asked for %d times", tt.status, host.asked)
		}
	}
}

func TestRobotsExpires(t *testing.T) {
	now := time.Date(2031, 5, 4, 0, 0, 0, 0, time.UTC)
	host := &site{status: 200, robots: "User-agent: *\nDisallow: /closed"}
	s := serve(t, host.ServeHTTP)
	c := newClient(t, Options{Robots: true, Now: func() time.Time { return now }})
	for _, step := range []struct {
		after  time.Duration
		status int
		robots string
		want   stet.Kind
	}{
		{0, 200, "User-agent: *\nDisallow: /closed", stet.Forbidden},
		{23 * time.Hour, 404, "", stet.Forbidden},                      // still known
		{2 * time.Hour, 500, "", stet.Forbidden},                       // out of order: the old rules hold
		{31 * 24 * time.Hour, 500, "", stet.Unavailable},               // but not for ever
		{time.Minute, 404, "", stet.Unavailable},                       // and it is not asked again at once
		{robotsRetry, 404, "", ""},                                     // rules gone
		{robotsFor, 200, "User-agent: *\nDisallow: /", stet.Forbidden}, // and back
	} {
		now = now.Add(step.after)
		host.set(step.status, step.robots)
		_, err := c.Fetch(t.Context(), Request{URL: s.URL + "/closed"})
		if got := stet.KindOf(err); got != step.want {
			t.Errorf("after %s: kind %q, want %q (%v)", step.after, got, step.want, err)
		}
	}
}

func TestRobotsOfEachStep(t *testing.T) {
	host := &site{status: 200, robots: "User-agent: *\nDisallow: /"}
	target := serve(t, host.ServeHTTP)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(404)
			return
		}
		http.Redirect(w, r, target.URL+"/page", http.StatusFound)
	})
	_, err := newClient(t, Options{Robots: true}).Fetch(t.Context(), Request{URL: s.URL})
	wantError(t, err, stet.Forbidden, "robots.txt of "+strings.TrimPrefix(target.URL, "http://"))
}

func TestRobotsAskedOnce(t *testing.T) {
	host := &site{status: 200}
	s := serve(t, host.ServeHTTP)
	c := newClient(t, Options{Robots: true})
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := c.Fetch(t.Context(), Request{URL: s.URL}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if host.asked != 1 {
		t.Errorf("twenty pages asked for robots.txt %d times", host.asked)
	}
}

func TestRobotsCacheIsBounded(t *testing.T) {
	c := newRobotsCache()
	for i := range maxRobotHosts + 100 {
		c.entry(fmt.Sprintf("http://host-%d.example", i))
	}
	if len(c.hosts) > maxRobotHosts {
		t.Errorf("%d hosts", len(c.hosts))
	}
}
