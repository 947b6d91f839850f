package lang_test

import (
	"strings"
	"testing"

	"stet/internal/lang"
)

func TestDetect(t *testing.T) {
	for want, sentences := range map[string][]string{
		"en": {"The ferry burned for six hours off the port before two tugs came.", "Rescuers said that nobody was hurt."},
		"de": {"Die Fähre brannte sechs Stunden lang vor dem Hafen.", "Nach Angaben der Polizei wurde niemand verletzt."},
		"fr": {"Le ferry a brûlé pendant six heures au large du port.", "Selon la police, personne n'a été blessé."},
		"es": {"El transbordador ardió durante seis horas frente al puerto.", "Nadie resultó herido, dijo la policía."},
		"it": {"Il traghetto è bruciato per sei ore al largo del porto."},
		"pt": {"A balsa queimou durante seis horas ao largo do porto, disse a polícia."},
		"nl": {"De veerboot stond zes uur lang in brand voor de haven."},
		"pl": {"Prom płonął przez sześć godzin u wejścia do portu."},
		"ru": {"Паром горел шесть часов у входа в порт.", "По словам полиции, никто не пострадал."},
		"uk": {"Пором горів шість годин біля входу до порту.", "За словами поліції, ніхто не постраждав."},
		"tr": {"Feribot liman açıklarında altı saat boyunca yandı."},
		"el": {"Το πλοίο καιγόταν επί έξι ώρες έξω από το λιμάνι."},
		"zh": {"渡轮在港口外燃烧了六个小时，没有人受伤。"},
		"ar": {"احترقت العبارة لمدة ست ساعات قبالة الميناء."},
	} {
		for _, s := range sentences {
			if got := lang.Detect(s); got != want {
				t.Errorf("%q is %q, want %q", s, got, want)
			}
		}
	}
	shouted, after := "THE FERRY BURNED FOR SIX HOURS OFF THE PORT.", strings.Repeat("12:30 – ", 30)+"Die Fähre brannte sechs Stunden lang vor dem Hafen."
	if en, de := lang.Detect(shouted), lang.Detect(after); en != "en" || de != "de" {
		t.Errorf("capitals are %q, text after figures %q", en, de)
	}
	for _, s := range []string{"", "ok", "12:30 – 14:00", "\xff\xfe", "…"} {
		if got := lang.Detect(s); got != "" {
			t.Errorf("%q is %q, want nothing", s, got)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("Die Fähre")
	f.Add("\xff\x00 渡")
	f.Fuzz(func(t *testing.T, s string) {
		if len(lang.Detect(s)) > 3 {
			t.Fail()
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	s := strings.Repeat("The ferry burned for six hours off the port before two tugs came. ", 30)
	b.ReportAllocs()
	for b.Loop() {
		lang.Detect(s)
	}
}
