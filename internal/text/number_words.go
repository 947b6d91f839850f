package text

// numberTable is the number words of one language, lower case.
type numberTable struct {
	units    map[string]float64 // below a hundred
	scales   map[string]float64 // hundred, thousand, million
	vague    map[string]float64 // dozens, hundreds: the least that they mean
	bounds   map[string]string  // at least, more than …
	and      map[string]bool    // joins parts: two hundred and six
	articles map[string]bool
}

var numberTables = map[string]*numberTable{
	"en": {
		units: map[string]float64{
			"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
			"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
			"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
		},
		scales: map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "bn": 1e9, "mn": 1e6},
		vague:  map[string]float64{"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9},
		bounds: map[string]string{
			"at least": "≥", "no fewer than": "≥", "no less than": "≥", "not less than": "≥", "a minimum of": "≥",
			"more than": ">", "over": ">", "above": ">", "in excess of": ">", "upwards of": ">",
			"up to": "≤", "at most": "≤", "no more than": "≤", "not more than": "≤", "as many as": "≤", "as much as": "≤", "a maximum of": "≤",
			"fewer than": "<", "less than": "<", "under": "<", "below": "<", "nearly": "<", "almost": "<", "close to": "<", "just under": "<", "not quite": "<", "just over": ">",
			"about": "~", "around": "~", "some": "~", "roughly": "~", "approximately": "~", "an estimated": "~", "estimated": "~", "circa": "~",
		},
		and: wordSet("and"), articles: wordSet("the a an"),
	},
	"de": {
		units: map[string]float64{
			"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13,
			"vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40,
			"fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
		},
		scales: map[string]float64{"hundert": 100, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "dutzend": 12},
		vague:  map[string]float64{"dutzende": 24, "hunderte": 200, "tausende": 2000},
		bounds: map[string]string{
			"mindestens": "≥", "wenigstens": "≥", "mehr als": ">", "über": ">", "bis zu": "≤", "höchstens": "≤", "maximal": "≤", "weniger als": "<", "unter": "<",
			"fast": "<", "knapp": "<", "beinahe": "<", "etwa": "~", "rund": "~", "ungefähr": "~", "circa": "~", "gut": ">",
		},
		and: wordSet("und"), articles: wordSet("der die das den"),
	},
	"fr": {
		units:  map[string]float64{"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
		scales: map[string]float64{"cent": 100, "cents": 100, "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9},
		vague:  map[string]float64{"dizaines": 20, "centaines": 200, "milliers": 2000},
		bounds: map[string]string{"au moins": "≥", "plus de": ">", "jusqu'à": "≤", "au plus": "≤", "moins de": "<", "près de": "<", "presque": "<", "environ": "~", "quelque": "~"},
		and:    wordSet("et"), articles: wordSet("le la les"),
	},
	"es": {
		units:  map[string]float64{"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50},
		scales: map[string]float64{"cien": 100, "ciento": 100, "mil": 1e3, "millón": 1e6, "millones": 1e6},
		vague:  map[string]float64{"decenas": 20, "cientos": 200, "miles": 2000},
		bounds: map[string]string{"al menos": "≥", "por lo menos": "≥", "más de": ">", "hasta": "≤", "como máximo": "≤", "menos de": "<", "casi": "<", "cerca de": "<", "unos": "~", "unas": "~", "alrededor de": "~", "aproximadamente": "~"},
		and:    wordSet("y"), articles: wordSet("el la los las"),
	},
	"ru": {
		units:  map[string]float64{"два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50},
		scales: map[string]float64{"сто": 100, "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "тыс": 1e3, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6, "млн": 1e6, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9, "млрд": 1e9},
		vague:  map[string]float64{"десятки": 20, "сотни": 200},
		bounds: map[string]string{"не менее": "≥", "минимум": "≥", "более": ">", "больше": ">", "свыше": ">", "до": "≤", "не более": "≤", "менее": "<", "почти": "<", "около": "~", "примерно": "~"},
	},
	"uk": {
		units:  map[string]float64{"два": 2, "дві": 2, "три": 3, "чотири": 4, "п'ять": 5, "шість": 6, "сім": 7, "вісім": 8, "дев'ять": 9, "десять": 10, "двадцять": 20, "тридцять": 30, "сорок": 40},
		scales: map[string]float64{"сто": 100, "тисяча": 1e3, "тисячі": 1e3, "тисяч": 1e3, "тис": 1e3, "мільйон": 1e6, "мільйони": 1e6, "мільйонів": 1e6, "млн": 1e6, "мільярд": 1e9, "мільярдів": 1e9, "млрд": 1e9},
		vague:  map[string]float64{"десятки": 20, "сотні": 200},
		bounds: map[string]string{"щонайменше": "≥", "не менше": "≥", "понад": ">", "більше": ">", "до": "≤", "не більше": "≤", "менше": "<", "майже": "<", "близько": "~", "приблизно": "~"},
	},
}

// measures maps units as written, lower case, to their symbol.
var measures = map[string]string{
	"%": "%", "percent": "%", "percentage": "%", "prozent": "%", "pct": "%",
	"km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "километров": "km", "кілометрів": "km",
	"m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "cm": "cm", "centimetre": "cm", "centimetres": "cm", "centimeters": "cm", "mm": "mm",
	"mile": "mile", "miles": "mile", "foot": "foot", "feet": "foot", "hectare": "ha", "hectares": "ha", "ha": "ha",
	"kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg", "g": "g", "gram": "g", "grams": "g",
	"tonne": "t", "tonnes": "t", "ton": "t", "tons": "t", "t": "t", "tonnen": "t",
	"litre": "l", "litres": "l", "liter": "l", "liters": "l",
	"kmh": "km/h", "mph": "mph", "kw": "kW", "mw": "MW", "gw": "GW", "mwh": "MWh", "°": "°", "degrees": "°",
	"second": "s", "seconds": "s", "minute": "min", "minutes": "min", "minuten": "min", "hour": "h", "hours": "h", "stunden": "h",
}

// currencies maps what stands before or after an amount to the currency's
// symbol.
var currencies = map[string]string{
	"$": "$", "€": "€", "£": "£", "¥": "¥", "₽": "₽", "₴": "₴", "₹": "₹",
	"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£", "yen": "¥", "rubles": "₽", "roubles": "₽", "рублей": "₽",
	"hryvnias": "₴", "гривень": "₴", "usd": "$", "eur": "€", "gbp": "£", "us$": "$",
}
