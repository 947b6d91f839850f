package text

// numberTable is the number words of one language, lower case.
type numberTable struct {
	units      map[string]float64 // below a hundred, but for one: it may be an article
	scales     map[string]float64 // hundred, thousand, million
	bareScales map[string]bool    // scales that need no number before them: hundert, mille
	ones       map[string]bool    // articles that count before a scale: a million
	parts      map[string]float64 // of a whole: half, third
	vague      map[string]float64 // dozens, hundreds: the least that they mean
	bounds     map[string]string  // at least, more than …
	after      map[string]string  // or more
	and        map[string]bool    // joins parts: two hundred and six
	andTens    bool               // and follows tens, not hundreds: treinta y uno
	bareOne    bool               // one follows tens as a word of its own: тридцать один
	of         map[string]bool    // stands between a number and what it counts
	scores     bool               // four twenties are eighty
	spaced     bool               // thousands are parted by a space: 12 500
	to         map[string]bool    // joins a range
	articles   map[string]bool
	pieces     map[string]float64 // German words that make compounds
	begins     map[string]bool    // words that begin a number
}

func newNumberTable(t numberTable) *numberTable {
	t.begins = map[string]bool{}
	for _, words := range []map[string]float64{t.units, t.vague, t.parts} {
		for w := range words {
			t.begins[w] = true
		}
	}
	for _, words := range []map[string]bool{t.ones, t.bareScales} {
		for w := range words {
			t.begins[w] = true
		}
	}
	return &t
}

// ordered gives words the values 1, 2, 3 … from first on.
func ordered(into map[string]float64, first, step float64, words ...string) map[string]float64 {
	for i, w := range words {
		if w != "" {
			into[w] = first + step*float64(i)
		}
	}
	return into
}

var numberTables = map[string]*numberTable{
	"en": newNumberTable(numberTable{
		units: ordered(ordered(map[string]float64{}, 1, 1, "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
			"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
			20, 10, "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
		scales: map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "bn": 1e9, "mn": 1e6, "tn": 1e12},
		ones:   wordSet("a one"),
		parts:  map[string]float64{"half": .5, "third": 1. / 3, "thirds": 1. / 3, "quarter": .25, "quarters": .25, "fifth": .2, "fifths": .2, "tenth": .1, "tenths": .1},
		vague:  map[string]float64{"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9},
		bounds: map[string]string{
			"at least": "≥", "no fewer than": "≥", "no less than": "≥", "not less than": "≥", "a minimum of": "≥", "≥": "≥",
			"more than": ">", "over": ">", "above": ">", "in excess of": ">", "upwards of": ">", "upward of": ">", "just over": ">", "well over": ">", "a little over": ">",
			"slightly more than": ">", "greater than": ">", "exceeding": ">", ">": ">",
			"up to": "≤", "at most": "≤", "no more than": "≤", "not more than": "≤", "as many as": "≤", "as much as": "≤", "a maximum of": "≤", "≤": "≤",
			"fewer than": "<", "less than": "<", "under": "<", "below": "<", "nearly": "<", "almost": "<", "close to": "<", "just under": "<", "well under": "<", "not quite": "<",
			"just below": "<", "slightly less than": "<", "<": "<",
			"about": "~", "around": "~", "some": "~", "roughly": "~", "approximately": "~", "an estimated": "~", "estimated": "~", "circa": "~", "~": "~", "≈": "~",
			"at around": "~", "at about": "~", "in the region of": "~",
		},
		after: map[string]string{"or more": "≥", "or fewer": "≤", "or less": "≤", "or so": "~"},
		and:   wordSet("and"), of: wordSet("of"), articles: wordSet("the a an"),
	}),
	"de": newNumberTable(numberTable{
		units: ordered(ordered(map[string]float64{}, 2, 1, "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
			"vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"),
			20, 10, "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"),
		scales: map[string]float64{"hundert": 100, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "dutzend": 12},
		pieces: ordered(ordered(map[string]float64{"ein": 1, "eins": 1, "hundert": 100, "tausend": 1000}, 2, 1, "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
			"dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"),
			20, 10, "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"),
		bareScales: wordSet("hundert tausend"), ones: wordSet("ein eine einer einem einen"),
		vague: map[string]float64{"dutzende": 24, "dutzenden": 24, "hunderte": 200, "hunderten": 200, "tausende": 2000, "tausenden": 2000, "zehntausende": 20000, "hunderttausende": 200000},
		bounds: map[string]string{
			"mindestens": "≥", "wenigstens": "≥", "nicht weniger als": "≥", "mehr als": ">", "über": ">", "bis zu": "≤", "höchstens": "≤", "maximal": "≤", "nicht mehr als": "≤",
			"weniger als": "<", "unter": "<", "fast": "<", "knapp": "<", "beinahe": "<", "nahezu": "<", "etwa": "~", "rund": "~", "ungefähr": "~", "circa": "~", "gut": ">", "zirka": "~",
		},
		after: map[string]string{"oder mehr": "≥", "oder weniger": "≤"},
		and:   wordSet("und"), to: wordSet("bis"), articles: wordSet("der die das den"),
	}),
	"fr": newNumberTable(numberTable{
		units: ordered(ordered(map[string]float64{"vingts": 20}, 2, 1, "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
			20, 10, "vingt", "trente", "quarante", "cinquante", "soixante"),
		scales:     map[string]float64{"cent": 100, "cents": 100, "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "douzaine": 12, "dizaine": 10, "centaine": 100, "millier": 1e3},
		bareScales: wordSet("cent mille"), ones: wordSet("un une"),
		vague: map[string]float64{"dizaines": 20, "douzaines": 24, "centaines": 200, "milliers": 2000},
		bounds: map[string]string{
			"au moins": "≥", "pas moins de": "≥", "plus de": ">", "jusqu'à": "≤", "jusqu’à": "≤", "au plus": "≤", "au maximum": "≤", "moins de": "<", "près de": "<", "presque": "<",
			"environ": "~", "quelque": "~", "autour de": "~",
		},
		after: map[string]string{"ou plus": "≥", "ou moins": "≤"},
		and:   wordSet("et"), andTens: true, scores: true, spaced: true, to: wordSet("à"), articles: wordSet("le la les"), of: wordSet("de des"),
	}),
	"es": newNumberTable(numberTable{
		units: ordered(ordered(ordered(map[string]float64{"veintiún": 21, "veintiuna": 21, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600}, 2, 1,
			"dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte",
			"veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"),
			30, 10, "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"), 1, 1, "uno"),
		scales:     map[string]float64{"cien": 100, "ciento": 100, "mil": 1e3, "millón": 1e6, "millones": 1e6, "docena": 12, "centenar": 100, "decena": 10},
		bareScales: wordSet("cien ciento mil"), ones: wordSet("un una"),
		vague: map[string]float64{"decenas": 20, "docenas": 24, "cientos": 200, "centenares": 200, "miles": 2000},
		bounds: map[string]string{
			"al menos": "≥", "por lo menos": "≥", "como mínimo": "≥", "más de": ">", "hasta": "≤", "como máximo": "≤", "menos de": "<", "casi": "<", "cerca de": "<",
			"unos": "~", "unas": "~", "alrededor de": "~", "aproximadamente": "~",
		},
		after: map[string]string{"o más": "≥", "o menos": "≤"},
		and:   wordSet("y"), andTens: true, spaced: true, to: wordSet("a"), articles: wordSet("el la los las"), of: wordSet("de"),
	}),
	"ru": newNumberTable(numberTable{
		units: ordered(ordered(map[string]float64{"две": 2, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "четырёх": 4, "пяти": 5, "шести": 6, "десяти": 10, "двое": 2, "трое": 3, "четверо": 4, "двести": 200, "триста": 300}, 2, 1,
			"два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"),
			20, 10, "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
		scales:     map[string]float64{"сто": 100, "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "тысячу": 1e3, "тыс": 1e3, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6, "млн": 1e6, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9, "млрд": 1e9},
		bareScales: wordSet("сто тысяча тысячу"), ones: wordSet("один одна одно одну одного однієї одной"), bareOne: true,
		vague: map[string]float64{"десятки": 20, "сотни": 200, "тысячи": 2000},
		bounds: map[string]string{
			"не менее": "≥", "по меньшей мере": "≥", "минимум": "≥", "как минимум": "≥", "более": ">", "более чем": ">", "больше": ">", "свыше": ">", "до": "≤", "не более": "≤", "менее": "<", "почти": "<",
			"около": "~", "примерно": "~", "порядка": "~", "приблизительно": "~",
		},
		spaced: true, to: wordSet("до"),
	}),
	"uk": newNumberTable(numberTable{
		units: ordered(ordered(map[string]float64{"дві": 2, "двох": 2, "трьох": 3, "чотирьох": 4, "п’ять": 5, "дев’ять": 9, "двоє": 2, "троє": 3, "двісті": 200, "триста": 300}, 2, 1,
			"два", "три", "чотири", "п'ять", "шість", "сім", "вісім", "дев'ять", "десять", "одинадцять", "дванадцять", "тринадцять", "чотирнадцять", "п'ятнадцять", "шістнадцять", "сімнадцять", "вісімнадцять", "дев'ятнадцять"),
			20, 10, "двадцять", "тридцять", "сорок", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев'яносто"),
		scales:     map[string]float64{"сто": 100, "тисяча": 1e3, "тисячі": 1e3, "тисяч": 1e3, "тисячу": 1e3, "тис": 1e3, "мільйон": 1e6, "мільйони": 1e6, "мільйона": 1e6, "мільйонів": 1e6, "млн": 1e6, "мільярд": 1e9, "мільярди": 1e9, "мільярдів": 1e9, "млрд": 1e9},
		bareScales: wordSet("сто тисяча тисячу"),
		vague:      map[string]float64{"десятки": 20, "сотні": 200, "тисячі": 2000},
		bounds: map[string]string{
			"щонайменше": "≥", "не менше": "≥", "принаймні": "≥", "понад": ">", "більше": ">", "більш ніж": ">", "до": "≤", "не більше": "≤", "менше": "<", "майже": "<",
			"близько": "~", "приблизно": "~", "орієнтовно": "~",
		},
		spaced: true, to: wordSet("до"),
	}),
}

// measures maps units as written, lower case, to their symbol.
var measures = map[string]string{
	"%": "%", "percent": "%", "per cent": "%", "per hundred": "%", "pct": "%", "prozent": "%", "pour cent": "%", "por ciento": "%", "процент": "%", "процента": "%", "процентов": "%",
	"відсоток": "%", "відсотки": "%", "відсотків": "%", "percentage point": "pp", "percentage points": "pp", "prozentpunkte": "pp",
	"km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "kilomètres": "km", "kilómetros": "km", "км": "km", "километра": "km", "километров": "km", "кілометри": "km", "кілометрів": "km",
	"m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "metern": "m", "mètres": "m", "metros": "m", "метров": "m", "метрів": "m",
	"cm": "cm", "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm", "mm": "mm", "millimetres": "mm", "millimeters": "mm",
	"mile": "mile", "miles": "mile", "foot": "foot", "feet": "foot", "inch": "inch", "inches": "inch", "yard": "yard", "yards": "yard", "hectare": "ha", "hectares": "ha", "hectáreas": "ha", "hektar": "ha", "ha": "ha", "acre": "acre", "acres": "acre",
	"square kilometre": "km²", "square kilometres": "km²", "square kilometers": "km²", "square metres": "m²", "square meters": "m²", "square miles": "mile²", "square feet": "foot²", "cubic metres": "m³", "cubic meters": "m³", "quadratkilometer": "km²",
	"kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg", "kilogramm": "kg", "кг": "kg", "g": "g", "gram": "g", "grams": "g", "gramm": "g", "pounds of": "lb",
	"tonne": "t", "tonnes": "t", "ton": "t", "tons": "t", "t": "t", "tonnen": "t", "toneladas": "t", "тонн": "t", "barrel": "barrel", "barrels": "barrel",
	"litre": "l", "litres": "l", "liter": "l", "liters": "l", "gallon": "gallon", "gallons": "gallon",
	"kmh": "km/h", "km/h": "km/h", "kph": "km/h", "mph": "mph", "kw": "kW", "mw": "MW", "gw": "GW", "mwh": "MWh", "gwh": "GWh", "megawatts": "MW", "gigawatts": "GW", "megawatt": "MW", "knots": "kn",
	"°": "°", "degrees": "°", "degrees celsius": "°C", "degrees fahrenheit": "°F", "grad": "°", "degrés": "°", "grados": "°", "градусов": "°", "градусів": "°",
	"second": "s", "seconds": "s", "sekunden": "s", "minute": "min", "minutes": "min", "minuten": "min", "minutos": "min", "минут": "min", "хвилин": "min",
	"hour": "h", "hours": "h", "stunde": "h", "stunden": "h", "heures": "h", "horas": "h", "часов": "h", "годин": "h",
}

// currencies maps what stands before or after an amount to the currency's
// symbol.
var currencies = map[string]string{
	"$": "$", "€": "€", "£": "£", "¥": "¥", "₽": "₽", "₴": "₴", "₹": "₹",
	"dollar": "$", "dollars": "$", "dólares": "$", "долларов": "$", "доларів": "$", "euro": "€", "euros": "€", "евро": "€", "євро": "€", "pound": "£", "pounds": "£", "yen": "¥", "yuan": "¥",
	"ruble": "₽", "rubles": "₽", "rouble": "₽", "roubles": "₽", "рублей": "₽", "руб": "₽", "hryvnia": "₴", "hryvnias": "₴", "гривень": "₴", "грн": "₴", "rupees": "₹",
	"usd": "$", "eur": "€", "gbp": "£", "us$": "$",
}

// irregular gives the singular of English nouns whose plural does not show, or
// has no other form.
var irregular = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "personnel": "personnel", "police": "police",
	"troops": "soldier", "aircraft": "aircraft", "staff": "staff", "crew": "crew", "feet": "foot", "lives": "life", "wives": "wife",
	"cattle": "cattle", "sheep": "sheep", "fish": "fish", "teeth": "tooth", "mice": "mouse", "servicemen": "soldier", "policemen": "policeman",
	"persons": "person", "spacecraft": "spacecraft", "deer": "deer", "crises": "crisis", "firemen": "fireman", "series": "series",
	"knives": "knife", "leaves": "leaf", "wolves": "wolf", "businessmen": "businessman", "congressmen": "congressman", "fishermen": "fisherman",
	"lawmen": "lawman", "gunmen": "gunman", "spokesmen": "spokesman", "servicewomen": "servicewoman", "grandchildren": "grandchild",
	"movies": "movie", "ties": "tie", "lies": "lie", "shoes": "shoe", "bases": "base", "cases": "case", "buses": "bus", "gases": "gas", "viruses": "virus",
	"headquarters": "headquarters", "gallows": "gallows", "barracks": "barracks", "species": "species", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "analyses": "analysis",
	"thieves": "thief", "halves": "half", "shelves": "shelf", "zombies": "zombie", "cookies": "cookie", "calories": "calorie", "taxes": "tax", "axes": "axe", "caches": "cache",
}

// notPlurals end like English plurals and are none.
var notPlurals = wordSet(`news perhaps always besides sometimes towards afterwards upwards across less plus unless gas bus lens does goes says has was politics economics
mathematics physics christmas texas kansas arkansas illinois angeles thomas james charles dennis nicholas alas whereas overseas indoors outdoors upstairs downstairs
nowadays regardless`)

// verbs in -s are taken for plurals only right behind a number: 12 wins.
var verbs = wordSet(`gets makes takes comes gives wants needs seems remains becomes means looks knows thinks feels tells asks shows finds calls puts keeps lets begins helps turns
starts runs moves lives believes brings happens writes provides sits stands loses pays meets includes continues sets learns leads understands watches follows stops creates
speaks reads allows adds spends grows opens walks wins offers remembers considers appears buys waits serves dies sends expects builds stays falls cuts reaches kills raises
passes sells requires reports decides`)

// adjectives are English ones that no ending tells, which often stand between
// "one" and its noun.
var adjectives = wordSet(`recent new young old senior former small large local big high low long short whole full single second third last first next major minor elderly
dead unnamed prominent top key good bad great rare other further early late red black white grey gray green blue possible likely civil private public attempted armed
heavy light strong close free main foreign eu us uk`)
