package fetch

import (
	"net/url"
	"strconv"
	"strings"
	"time"
)

// rules are what one robots.txt says to us, after RFC 9309. The zero value
// allows everything.
//
// Why no library: temoto/robotstxt 1.1.2 drops the whole file when one line is
// out of place (RFC 9309 section 2.2 wants the readable rest kept), does not
// anchor patterns with a star at the path's beginning, and lets the first of two
// equally long rules win rather than the allowing one.
type rules struct {
	rules []rule
	delay time.Duration // Crawl-delay, which RFC 9309 does not define but outlets use
}

type rule struct {
	parts  []string // what stands between the stars; the last ends the path
	length int      // of the pattern as written
	allow  bool
}

// Bounds against files made to be expensive.
const (
	maxRules   = 10_000
	maxPattern = 2048
	maxDelay   = 30 * time.Second
)

// parseRobots reads the groups that name our product token or, when there are
// none, those for everybody. Groups for the same token count as one.
func parseRobots(body []byte, product string) rules {
	var ours, all rules
	var named bool       // some group names us
	var group, star bool // the lines now read are for us, for everybody
	var inRules bool     // the group's user-agent lines are over
	text := strings.TrimPrefix(string(body), "\ufeff")
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, _ := strings.Cut(line, ":")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent":
			if inRules {
				group, star, inRules = false, false, false
			}
			group = group || strings.EqualFold(productToken(value), product)
			star = star || value == "*"
			named = named || group
		case "allow", "disallow", "crawl-delay":
			inRules = true
			if group {
				ours.add(key, value)
			}
			if star {
				all.add(key, value)
			}
		}
	}
	if named {
		return ours
	}
	return all
}

// add takes one line of a group.
func (r *rules) add(key, value string) {
	if key == "crawl-delay" {
		if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 {
			r.delay = time.Duration(min(s, maxDelay.Seconds()) * float64(time.Second))
		}
		return
	}
	// An empty path is no rule.
	if value != "" && len(value) <= maxPattern && len(r.rules) < maxRules {
		r.rules = append(r.rules, newRule(value, key == "allow"))
	}
}

// newRule splits a pattern at its stars. A "$" that is not the last character
// stands for itself.
func newRule(pattern string, allow bool) rule {
	pattern, whole := strings.CutSuffix(normalise(pattern), "$")
	r := rule{length: len(pattern), allow: allow, parts: strings.Split(strings.ReplaceAll(pattern, "$", "%24"), "*")}
	if whole {
		r.length++
	} else {
		r.parts = append(r.parts, "")
	}
	return r
}

// allowed asks the rule with the longest matching pattern; of two equally long
// the one that allows (RFC 9309 section 2.2.2).
func (r rules) allowed(u *url.URL) bool {
	path := strings.NewReplacer("*", "%2A", "$", "%24").Replace(normalise(u.RequestURI()))
	if path == "/robots.txt" {
		return true
	}
	best, verdict := -1, true
	for _, rule := range r.rules {
		if (rule.length > best || rule.length == best && rule.allow) && rule.matches(path) {
			best, verdict = rule.length, rule.allow
		}
	}
	return verdict
}

// matches goes through the path once: the first part at its beginning, the last
// at its end, those between wherever they come first.
func (r rule) matches(path string) bool {
	path, ok := strings.CutPrefix(path, r.parts[0])
	if !ok || len(r.parts) == 1 {
		return ok && path == ""
	}
	last := len(r.parts) - 1
	for _, part := range r.parts[1:last] {
		_, path, ok = strings.Cut(path, part)
		if !ok {
			return false
		}
	}
	return strings.HasSuffix(path, r.parts[last])
}

// normalise brings percent-encoding into one form, so that "/a%62", "/ab" and
// "/Ab" compare as RFC 9309 section 2.2.2 says: unreserved characters plain,
// everything outside ASCII encoded, hexadecimal digits large.
func normalise(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		if c == '%' && i+2 < len(path) {
			if n, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				c, i = byte(n), i+2
				if !unreserved(c) {
					b.Write([]byte{'%', hex[c>>4], hex[c&15]})
					continue
				}
			}
		}
		if c >= 0x80 || c <= ' ' {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// unreserved are the characters that mean the same encoded and plain (RFC 3986
// section 2.3).
func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// productToken is the program's name at the beginning of a User-Agent, the part
// that robots.txt goes by.
func productToken(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return agent
	}
	return agent[:end]
}
