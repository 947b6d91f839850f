package text

import (
	"strings"
	"time"
)

// calendar is how one language names dates, lower case.
type calendar struct {
	capitals    bool // months and weekdays begin with one
	monthFirst  bool // in 12/28/2025
	months      map[string]time.Month
	weekdays    map[string]time.Weekday
	phrases     map[string]named // of one to three words
	beforeMonth map[string]bool  // words after which a month alone is a date
	beforeYear  map[string]bool  // words after which a year alone is a date
	afterYear   map[string]bool
	begins      map[string]bool // words that begin a date in words
}

// calendarOf gives a language's calendar, the English one for an unknown
// language.
func calendarOf(lang string) *calendar {
	if c := calendars[lang]; c != nil {
		return c
	}
	return calendars["en"]
}

// steps are words for the one before and the one after, of weeks and weekdays.
var steps = map[string]int{
	"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1,
	"letzten": -1, "letzte": -1, "letzter": -1, "vergangenen": -1, "vergangene": -1, "nächsten": 1, "nächste": 1, "kommenden": 1, "kommende": 1,
	"dernier": -1, "prochain": 1, "pasado": -1, "próximo": 1,
}

// joints stand between the two ends of a range.
var joints = wordSet("– - — to and until through bis und au al до по")

var calendars = map[string]*calendar{
	"en": newCalendar(calendar{
		capitals: true, monthFirst: true,
		beforeMonth: wordSet("in of since until by last next this early late mid from during between through"),
		beforeYear:  wordSet("in of since until by from during before after the year between through"),
	},
		`january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec`,
		`sunday|sundays monday|mondays tuesday|tuesdays wednesday|wednesdays thursday|thursdays friday|fridays saturday|saturdays`,
		`today day 0;tonight day 0;yesterday day -1;tomorrow day 1;last week week -1;this week week 0;next week week 1;
last month month -1;this month month 0;next month month 1;last year year -1;this year year 0;next year year 1;noon clock 12;midday clock 12;midnight clock 0`),
	"de": newCalendar(calendar{
		capitals:    true,
		beforeMonth: wordSet("im seit bis anfang mitte ende vom"),
		beforeYear:  wordSet("jahr jahre jahren seit bis im ab von anfang mitte ende sommer herbst winter frühjahr frühling"),
	},
		`januar|jan|jänner februar|feb märz april|apr mai juni juli august|aug september|sept oktober|okt november|nov dezember|dez`,
		`sonntag|sonntags montag|montags|montagabend|montagmorgen dienstag|dienstagabend mittwoch|mittwochabend donnerstag|donnerstagabend freitag|freitagabend samstag|sonnabend|samstagabend`,
		`heute day 0;gestern day -1;vorgestern day -2;übermorgen day 2;letzte woche week -1;letzter woche week -1;vergangene woche week -1;vergangenen woche week -1;diese woche week 0;
dieser woche week 0;nächste woche week 1;kommende woche week 1;letzten monat month -1;vergangenen monat month -1;diesen monat month 0;nächsten monat month 1;
letztes jahr year -1;vergangenes jahr year -1;vergangenen jahr year -1;dieses jahr year 0;nächstes jahr year 1;kommendes jahr year 1;mittag clock 12;mitternacht clock 0`),
	"fr": newCalendar(calendar{
		beforeMonth: wordSet("en de depuis début fin mi jusqu'en"),
		beforeYear:  wordSet("en depuis l'année l’année année années dès jusqu'en avant après"),
	},
		`janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
		`dimanche lundi mardi mercredi jeudi vendredi samedi`,
		`aujourd'hui day 0;aujourd’hui day 0;hier day -1;avant-hier day -2;demain day 1;la semaine dernière week -1;semaine dernière week -1;cette semaine week 0;
la semaine prochaine week 1;semaine prochaine week 1;le mois dernier month -1;mois dernier month -1;ce mois-ci month 0;le mois prochain month 1;
l'an dernier year -1;l’an dernier year -1;l'année dernière year -1;l’année dernière year -1;cette année year 0;l'année prochaine year 1;midi clock 12;minuit clock 0`),
	"es": newCalendar(calendar{
		beforeMonth: wordSet("en de desde hasta"),
		beforeYear:  wordSet("en desde hasta año años"),
	},
		`enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre`,
		`domingo lunes martes miércoles jueves viernes sábado`,
		`hoy day 0;ayer day -1;anteayer day -2;mañana day 1;la semana pasada week -1;semana pasada week -1;esta semana week 0;la próxima semana week 1;próxima semana week 1;
el mes pasado month -1;mes pasado month -1;este mes month 0;el próximo mes month 1;el año pasado year -1;año pasado year -1;este año year 0;el próximo año year 1;
mediodía clock 12;medianoche clock 0`),
	"ru": newCalendar(calendar{
		beforeMonth: wordSet("в с до к"),
		afterYear:   wordSet("год года году годом годы годов гг г"),
	},
		`января|январе|январь февраля|феврале|февраль марта|марте|март апреля|апреле|апрель мая|мае|май июня|июне|июнь июля|июле|июль августа|августе|август
сентября|сентябре|сентябрь октября|октябре|октябрь ноября|ноябре|ноябрь декабря|декабре|декабрь`,
		`воскресенье понедельник вторник среду|среда четверг пятницу|пятница субботу|суббота`,
		`сегодня day 0;вчера day -1;позавчера day -2;завтра day 1;на прошлой неделе week -1;прошлой неделе week -1;на этой неделе week 0;этой неделе week 0;на следующей неделе week 1;
в прошлом месяце month -1;прошлом месяце month -1;в этом месяце month 0;в прошлом году year -1;прошлом году year -1;в этом году year 0;этом году year 0;следующем году year 1;полдень clock 12;полночь clock 0`),
	"uk": newCalendar(calendar{
		beforeMonth: wordSet("в у з до"),
		afterYear:   wordSet("рік року році роком роки років рр р"),
	},
		`січня|січні|січень лютого|лютому|лютий березня|березні|березень квітня|квітні|квітень травня|травні|травень червня|червні|червень липня|липні|липень серпня|серпні|серпень
вересня|вересні|вересень жовтня|жовтні|жовтень листопада|листопаді|листопад грудня|грудні|грудень`,
		`неділю|неділя понеділок вівторок середу|середа четвер п'ятницю|п’ятницю|п'ятниця суботу|субота`,
		`сьогодні day 0;вчора day -1;учора day -1;позавчора day -2;завтра day 1;минулого тижня week -1;цього тижня week 0;наступного тижня week 1;
минулого місяця month -1;цього місяця month 0;минулого року year -1;торік year -1;цього року year 0;наступного року year 1;опівдні clock 12;опівночі clock 0`),
}

// newCalendar fills a calendar: the twelve months and the seven weekdays, from
// Sunday, with their variants after bars, and phrases with their unit and step.
func newCalendar(c calendar, months, weekdays, phrases string) *calendar {
	c.months, c.weekdays = map[string]time.Month{}, map[string]time.Weekday{}
	c.phrases, c.begins = map[string]named{}, map[string]bool{}
	for i, variants := range strings.Fields(months) {
		for m := range strings.SplitSeq(variants, "|") {
			c.months[m], c.begins[m] = time.Month(i+1), true
		}
	}
	for i, variants := range strings.Fields(weekdays) {
		for d := range strings.SplitSeq(variants, "|") {
			c.weekdays[d], c.begins[d] = time.Weekday(i), true
		}
	}
	for p := range strings.SplitSeq(phrases, ";") {
		words := strings.Fields(p)
		unit, step := len(words)-2, len(words)-1
		c.phrases[strings.Join(words[:unit], " ")] = phrase(words[unit], words[step])
		c.begins[words[0]] = true
	}
	for step := range steps {
		c.begins[step] = true
	}
	return &c
}

func phrase(unit, step string) named {
	back := step[0] == '-'
	n := small(strings.TrimPrefix(step, "-"))
	if unit == "clock" {
		return named{form: clockForm, hour: n}
	}
	if back {
		n = -n
	}
	return named{form: map[string]form{"day": dayStep, "week": weekStep, "month": monthStep, "year": yearsStep}[unit], step: n}
}
