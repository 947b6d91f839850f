package config

import (
	"encoding"
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"reflect"
	"strconv"
	"strings"

	"stet"
)

// Setting is one leaf of the configuration, for documentation and dumps.
type Setting struct {
	Name string // site.title
	Env  string // STET_SITE_TITLE
	Doc  string
	Text string // its value, as it would be written; secrets redacted
}

// Settings lists every setting of c in the order of the struct.
func Settings(c Config) []Setting {
	var all []Setting
	walk(&c, func(name, doc string, v reflect.Value) error {
		all = append(all, Setting{Name: name, Env: envName(name), Doc: doc, Text: redact(name, show(v))})
		return nil
	})
	return all
}

// environment overrules settings from variables, and from the files that
// variables with _FILE name.
func (c *Config) environment(getenv func(string) string) error {
	return walk(c, func(name, _ string, v reflect.Value) error {
		env := envName(name)
		text := getenv(env)
		if path := getenv(env + "_FILE"); path != "" && text == "" {
			b, err := os.ReadFile(path)
			if err != nil {
				return stet.Errorf(stet.Invalid, "%s_FILE: %w", env, err)
			}
			text = strings.TrimSpace(string(b))
		}
		if text == "" {
			return nil
		}
		if err := set(v, text); err != nil {
			return stet.Errorf(stet.Invalid, "%s is %q: %w", env, text, err)
		}
		return nil
	})
}

func envName(name string) string {
	return "STET_" + strings.ToUpper(strings.ReplaceAll(name, ".", "_"))
}

// walk calls f for every setting.
func walk(c *Config, f func(name, doc string, v reflect.Value) error) error {
	var into func(prefix string, v reflect.Value) error
	into = func(prefix string, v reflect.Value) error {
		for i := range v.NumField() {
			field := v.Type().Field(i)
			name := prefix + field.Tag.Get("toml")
			if doc, leaf := field.Tag.Lookup("doc"); leaf {
				if err := f(name, doc, v.Field(i)); err != nil {
					return err
				}
			} else if err := into(name+".", v.Field(i)); err != nil {
				return err
			}
		}
		return nil
	}
	return into("", reflect.ValueOf(c).Elem())
}

// set reads text into a setting.
func set(v reflect.Value, text string) (err error) {
	switch p := v.Addr().Interface().(type) {
	case encoding.TextUnmarshaler:
		return p.UnmarshalText([]byte(text))
	case *string:
		*p = text
	case *bool:
		*p, err = strconv.ParseBool(text)
	case *int:
		*p, err = strconv.Atoi(text)
	case *int64:
		*p, err = strconv.ParseInt(text, 10, 64)
	case *float64:
		*p, err = strconv.ParseFloat(text, 64)
	case *[]string:
		*p = nil
		for one := range strings.SplitSeq(text, ",") {
			*p = append(*p, strings.TrimSpace(one))
		}
	case *[]netip.Prefix:
		*p = nil
		for one := range strings.SplitSeq(text, ",") {
			prefix, err := netip.ParsePrefix(strings.TrimSpace(one))
			if err != nil {
				return err
			}
			*p = append(*p, prefix)
		}
	default:
		panic(fmt.Sprintf("config: no way to read a %T", p))
	}
	return err
}

func show(v reflect.Value) string {
	if list, ok := v.Interface().([]string); ok {
		return strings.Join(list, ",")
	}
	if list, ok := v.Interface().([]netip.Prefix); ok {
		texts := make([]string, len(list))
		for i, p := range list {
			texts[i] = p.String()
		}
		return strings.Join(texts, ",")
	}
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		b, _ := m.MarshalText() // ours do not fail
		return string(b)
	}
	return fmt.Sprint(v.Interface())
}

// redact hides passwords in addresses, and secrets. What stands behind a
// webhook's host is often a secret too.
func redact(name, text string) string {
	if text == "" {
		return ""
	}
	switch name {
	case "database", "model.url", "judge.url":
		u, err := url.Parse(text)
		if err != nil {
			return "(hidden: not an address)"
		}
		return u.Redacted()
	case "webhook.secret", "model.key", "judge.key", "account.oidc.secret", "mail.password":
		return "(hidden)"
	case "webhook.urls":
		all := strings.Split(text, ",")
		for i, one := range all {
			u, err := url.Parse(one)
			if err != nil || u.Host == "" {
				all[i] = "(hidden: not an address)"
				continue
			}
			all[i] = u.Scheme + "://" + u.Host + "/…"
		}
		return strings.Join(all, ",")
	}
	return text
}
