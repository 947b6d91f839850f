package config_test

import (
	"slices"
	"strings"
	"testing"

	"stet"
	"stet/internal/config"
)

func TestTopics(t *testing.T) {
	file := write(t, "[[topic]]\nname = 'Peace talks'\nquery = 'talks OR ceasefire'\n[[topic]]\nname = 'Floods'\nquery = 'flood*'\n")
	want := config.Topics{{Name: "Peace talks", Query: "talks OR ceasefire"}, {Name: "Floods", Query: "flood*"}}
	c, err := config.Load(file, env())
	if err != nil || !slices.Equal(c.Topics, want) {
		t.Errorf("%v (%v)", c.Topics, err)
	}
	text, _ := c.Topics.MarshalText()
	if again, err := config.Load("", env("STET_TOPIC", string(text))); err != nil || !slices.Equal(again.Topics, want) {
		t.Errorf("%q: %v (%v)", text, again.Topics, err)
	}
	for _, bad := range []string{"Floods", "= flood", "Floods ="} {
		if _, err := config.Load("", env("STET_TOPIC", bad)); stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), "opic") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
