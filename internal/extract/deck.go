package extract

import "strings"

// withDeck puts the deck back: the lines between the headline and the text that
// both extractors leave out, since they stand apart from it. A line is taken for
// the deck when it is prose, or begins as the page's own description does.
func withDeck(list, after []string, description string) []string {
	if len(list) == 0 {
		return list
	}
	start := -1 // where the text begins among the lines
	for i, s := range newIndex(list[:1]).shares(after) {
		if s >= 0.5 {
			start = i
			break
		}
	}
	if start <= 0 {
		return list
	}
	var deck []string
	for i, s := range newIndex(list).shares(after[:start]) {
		line := after[i]
		if s < strange && (isProse(line) || begins(line, description)) && !isFurniture(line) {
			deck = append(deck, line)
		}
	}
	return append(deck, list...)
}

// deckWords is how many words a line must share with the description's
// beginning.
const deckWords = 6

// begins reports whether a line begins with the words that the description
// begins with.
func begins(line, description string) bool {
	a, b := words(nil, line), words(nil, description)
	if len(a) < deckWords || len(b) < deckWords {
		return false
	}
	for i := range min(len(a), len(b), 2*deckWords) {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// withoutFurniture drops the lines that stand inside an article's text without
// being of it.
func withoutFurniture(list []string) []string {
	kept := list[:0:0]
	for _, p := range list {
		if !isFurniture(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// furnitureRunes is the greatest length of such a line.
const furnitureRunes = 160

// isFurniture tells by how a short line begins.
func isFurniture(p string) bool {
	if runes(p) > furnitureRunes {
		return false
	}
	p = strings.ToLower(strings.TrimLeft(p, " >»→•-–—*|+#[("))
	for _, w := range furnitureWhole {
		if strings.TrimRight(p, ".:!?…)] ") == w {
			return true
		}
	}
	for _, w := range furnitureBegins {
		if strings.HasPrefix(p, w) {
			return true
		}
	}
	return false
}

// furnitureBegins are beginnings of lines that point to other articles, sell
// subscriptions or credit pictures, in the languages of the outlets seen.
var furnitureBegins = []string{
	// other articles
	"read also", "also read", "read more:", "read next", "see also", "related:", "related article", "related stor", "related coverage", "recommended:", "more on this", "you may also like", "you might also like",
	"lesen sie auch", "lesen sie hier", "lesen sie mehr", "lesen sie dazu", "lies auch", "lesetipp", "mehr zum thema", "mehr dazu", "siehe auch", "das könnte sie", "das könnte dich", "das könnte euch", "auch interessant", "schon gelesen",
	"lire aussi", "à lire aussi", "a lire aussi", "lire également", "voir aussi", "à lire :", "sur le même sujet",
	"lea también", "lee también", "lea tambien", "vea también", "ver también", "puedes ver", "te puede interesar", "le puede interesar", "mire:", "mira:", "contenido relacionado", "le recomendamos", "también puedes leer",
	"leia também", "leia mais", "veja também", "saiba mais",
	"leggi anche", "leggi qui", "potrebbe interessarti",
	"lees ook", "lees meer", "läs också", "läs även", "les også", "læs også", "lue myös", "lue lisää",
	"czytaj też", "czytaj także", "czytaj również", "czytaj więcej", "zobacz też", "zobacz także", "zobacz również", "dowiedz się więcej", "przeczytaj też", "przeczytaj także",
	"читайте также", "читайте ещё", "читайте еще", "смотрите также", "читайте також", "дивіться також", "viz také", "čtěte také", "čítajte aj", "olvassa el", "citește și",
	// subscriptions and channels
	"sign up", "subscribe", "get the latest news", "join our newsletter", "join our telegram", "join our whatsapp", "follow us", "newsletter", "jetzt abonnieren", "abonnieren sie", "abonnez-vous", "inscrivez-vous", "suscríbete", "suscríbase", "síguenos", "zapisz się", "подписывайтесь", "підписуйтесь", "iscriviti",
	// pictures and rights
	"©", "(c)", "copyright", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "photo:", "photos:", "photo credit", "image:", "image credit", "picture:", "foto:", "fotos:", "bild:", "bilder:", "titelbild", "beitragsbild", "symbolbild", "bildquelle", "crédit photo", "crédits photo", "crédito:", "фото:", "zdjęcie:", "fot.",
}

// furnitureWhole are whole lines.
var furnitureWhole = []string{
	"advertisement", "advertising", "sponsored", "sponsored content", "anzeige", "werbung", "publicité", "publicidad", "reklama", "pubblicità", "advertentie", "annons", "реклама",
	"share", "share this", "share this article", "print", "drucken", "teilen", "diesen artikel teilen", "zurück", "related", "related articles", "related coverage", "comments", "kommentare", "weitere informationen", "zum weiterlesen", "weitere themen", "tags",
}
