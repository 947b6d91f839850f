package text

import "strings"

// IsStop reports whether a lower-case word carries no content of its own.
func IsStop(word, lang string) bool {
	if strings.Contains(word, "’") {
		word = strings.ReplaceAll(word, "’", "'")
	}
	return stopWords[primary(lang)][word]
}

// stopWords are the words of grammar: articles, pronouns, prepositions,
// conjunctions, auxiliaries. Negations are not among them: they carry content.
var stopWords = map[string]map[string]bool{
	"en": wordSet(`a about above after again against all am an and any are aren't as at be because been before being below between both but by
can could couldn't did do does doing down during each few for from further had has have having he he'd he'll he's her here here's hers herself him himself
his how how's i i'd i'll i'm i've if in into is it it's its itself let's me more most my myself of off on once only or other ought our ours
ourselves out over own same she she'd she'll she's should so some such than that that's the their theirs them themselves then there there's these they
they'd they'll they're they've this those through to too under until up upon very was we we'd we'll we're we've were what what's when when's where
where's which while who who's whom why why's will with would you you'd you'll you're you've your yours yourself yourselves also however among amid
may might must shall since though although whether within without toward towards via per else ever just still yet already even much many
said says say told`),
	"de": wordSet(`der die das den dem des ein eine einer eines einem einen und oder aber doch sondern in im an am auf aus bei beim mit nach von vom vor zu zum
zur über unter zwischen durch für gegen ohne um bis seit während wegen ist sind war waren wird werden wurde wurden worden sei seien hat haben hatte hatten
habe kann können konnte soll sollen sollte muss müssen will wollen darf dürfen mag er sie es ich du wir ihr ihm ihn ihnen sein seine seiner seinem
seinen ihre ihrer ihrem ihren mein meine unser unsere dass daß ob wenn weil als wie da dann so auch noch nur schon sehr mehr man sich dies diese dieser dieses diesem
diesen jener jene alle allem allen aller alles was wer wo wann warum welche welcher welches hier dort nun etwa`),
	"fr": wordSet(`le la les l un une des du de d et ou mais donc or ni car à au aux en dans par pour sur avec sans sous entre vers chez contre depuis pendant
est sont était étaient être été a ont avait avaient avoir eu sera seront serait il elle ils elles on je tu nous vous me te se lui leur leurs son sa ses mon ma mes
ton ta tes notre nos votre vos ce cet cette ces cela ça qui que qu quoi dont où quand comme si plus très aussi encore déjà même tout tous toute toutes y s n c j`),
	"es": wordSet(`el la los las un una unos unas de del y o pero sino a al en por para con sin sobre entre hasta desde contra durante según es son era eran ser
sido fue fueron ha han había habían haber está están estaba él ella ellos ellas yo tú nosotros usted ustedes me te se le les lo su sus mi mis tu tus
nuestro nuestra este esta estos estas ese esa esos esas aquel eso esto que quien cual cuando donde como si más muy también ya aún todo todos toda todas`),
	"ru": wordSet(`и в во на с со к ко по из за от до о об у для при под над через между а но или что чтобы как если когда где который которая которое которые которых
это этот эта эти этого этой этом тот та то те того той том он она оно они его её ее их ему ей им ими я мы ты вы нас вас мне меня свой своя свои был была было были
быть будет будут есть бы же ли уже еще ещё так также только все всё всех весь вся`),
	"uk": wordSet(`і й та в у на з із зі до по за від про для при під над через між а але або що щоб як якщо коли де який яка яке які яких
це цей ця ці цього цієї цьому той та то ті того тієї тому він вона воно вони його її їх йому їй їм я ми ти ви нас вас мені мене свій своя свої був була було були
бути буде будуть є б би ж же чи вже ще так також тільки лише все всі всіх весь вся`),
}
