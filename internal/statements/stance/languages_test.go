package stance

import (
	"testing"

	"stet"
)

func TestGerman(t *testing.T) {
	check(t, "de", []reading{
		{"Ministerin Kroll <bestritt>, dass [die Brücke gesperrt sei].", stet.Denies, "", false},
		{"Der Konzern <wies> [die Vorwürfe der Anwohner] <zurück>.", stet.Denies, "", false},
		{"Die Polizei <bestätigte> [den Vorfall] nicht.", stet.Declines, "", false},
		{"Die Polizei <wollte> [den Vorfall] <nicht bestätigen>.", stet.Declines, "", false},
		{"Ein Sprecher <wollte sich nicht> zu [dem Unfall] <äußern>.", stet.Declines, "", false},
		{"Das Werk <räumte ein>, dass [die Anlage nicht geprüft wurde].", stet.Confirms, "", true},
		{"Der Zeuge <zog> [seine Aussage] <zurück>.", stet.Retracts, "", false},
		{"Der Verein <behauptet nicht mehr>, dass [das Stadion fertig ist].", stet.Retracts, "", false},
		{"Forscher <bezweifeln>, dass [die Probe echt ist].", stet.Doubts, "", false},
		{"Anwohnerin Lena Bock <glaubt nicht>, dass [die Bahn kommt].", stet.Doubts, "", false},
		{"Der Richter <fragte>, ob [das Tor offen war].", stet.Asks, "", false},
		{"Die Gewerkschaft <forderte> [höhere Löhne].", stet.Orders, "", false},
		{"Das Gericht <untersagte> [den Verkauf].", stet.Orders, "", true},
		{"Die Stadt <kündigte an>, [zwei Schulen zu schließen].", stet.Plans, stet.Will, false},
		{"Der Wirt <weigert sich>, [das Haus zu räumen].", stet.Plans, stet.Will, true},
		{"Die Behörde <sagte>, [die Preise würden steigen].", stet.Asserts, stet.Would, false},
		{"Die Behörde <teilte mit>, dass [die Straße gesperrt wird].", stet.Asserts, "", false},
		{"Die Behörde <teilte mit>, dass [der Pegel steigen wird].", stet.Asserts, stet.Will, false},
		{"Der Wirt <sagte>, [er habe die Rechnung nicht bezahlt].", stet.Asserts, "", true},
		{"Experten <sagten>, [das Eis könnte brechen].", stet.Asserts, stet.May, false},
	})
}

func TestFrench(t *testing.T) {
	check(t, "fr", []reading{
		{"La maire Odile Vanne <a nié> que [le pont soit fermé].", stet.Denies, "", false},
		{"L'usine <dément> [toute fuite].", stet.Denies, "", false},
		{"La police <n'a pas confirmé> [l'incident].", stet.Declines, "", false},
		{"Le groupe <a refusé de commenter> [l'accident].", stet.Declines, "", false},
		{"Le parquet <n'a pas souhaité> [s'exprimer].", stet.Declines, "", false},
		{"Le directeur <a reconnu> que [l'alarme n'avait pas été testée].", stet.Confirms, "", true},
		{"Le témoin <est revenu sur> [ses déclarations].", stet.Retracts, "", false},
		{"Le club <n'affirme plus> que [le stade est prêt].", stet.Retracts, "", false},
		{"Les experts <doutent> que [la toile soit authentique].", stet.Doubts, "", false},
		{"L'avocat <ne croit pas> que [la lettre soit vraie].", stet.Doubts, "", false},
		{"Le juge <a demandé> si [la porte était ouverte].", stet.Asks, "", false},
		{"Le syndicat <exige> [une enquête].", stet.Orders, "", false},
		{"Le préfet <a interdit> [la marche].", stet.Orders, "", true},
		{"La ville <a promis> [de rouvrir la piscine].", stet.Plans, stet.Will, false},
		{"Le patron <refuse> [de partir].", stet.Plans, stet.Will, true},
		{"Selon la mairie, la route <selon> [la route rouvrira lundi].", stet.Asserts, stet.Will, false},
		{"Le ministre <affirme> que [les prix pourraient baisser].", stet.Asserts, stet.May, false},
		{"Le maire <a déclaré> que [le chantier serait suspendu].", stet.Asserts, stet.Would, false},
	})
}

func TestSpanish(t *testing.T) {
	check(t, "es", []reading{
		{"La alcaldesa Pía Robledo <negó> que [el puente estuviera cerrado].", stet.Denies, "", false},
		{"La fábrica <desmintió> [la fuga].", stet.Denies, "", false},
		{"La policía <no confirmó> [el incidente].", stet.Declines, "", false},
		{"El grupo <se negó a comentar> [el accidente].", stet.Declines, "", false},
		{"El portavoz <no quiso decir> [quién pagó].", stet.Declines, "", false},
		{"El director <reconoció> que [la alarma no funcionaba].", stet.Confirms, "", true},
		{"El testigo <se retractó de> [su declaración].", stet.Retracts, "", false},
		{"El club <ya no sostiene> que [el estadio esté listo].", stet.Retracts, "", false},
		{"Los peritos <dudan> de que [el cuadro sea auténtico].", stet.Doubts, "", false},
		{"El abogado <no cree> que [la carta sea real].", stet.Doubts, "", false},
		{"El juez <preguntó> si [la puerta estaba abierta].", stet.Asks, "", false},
		{"El sindicato <exigió> [una investigación].", stet.Orders, "", false},
		{"El gobierno <prohibió> [la marcha].", stet.Orders, "", true},
		{"La ciudad <prometió> [reabrir la piscina].", stet.Plans, stet.Will, false},
		{"El dueño <se negó a> [salir del edificio].", stet.Plans, stet.Will, true},
		{"El ministro <dijo> que [los precios bajarán en mayo].", stet.Asserts, stet.Will, false},
		{"El ministro <dijo> que [la obra podría parar].", stet.Asserts, stet.May, false},
		{"El ministro <dijo> que [la obra costaría el doble].", stet.Asserts, stet.Would, false},
		{"El fiscal <no descartó> [un sabotaje].", stet.Asserts, stet.May, false},
	})
}

func TestRussian(t *testing.T) {
	check(t, "ru", []reading{
		{"Мэр Лада Верхова <отрицает>, что [мост закрыт].", stet.Denies, "", false},
		{"Завод <опроверг> [сообщения об утечке].", stet.Denies, "", false},
		{"Полиция <не подтвердила> [инцидент].", stet.Declines, "", false},
		{"Компания <отказалась комментировать> [аварию].", stet.Declines, "", false},
		{"Пресс-служба <воздержалась от комментариев> о [сделке].", stet.Declines, "", false},
		{"Директор <признал>, что [датчик не проверяли].", stet.Confirms, "", true},
		{"Свидетель <отказался от своих слов> о [драке].", stet.Retracts, "", false},
		{"Клуб <больше не утверждает>, что [стадион готов].", stet.Retracts, "", false},
		{"Эксперты <сомневаются>, что [картина подлинная].", stet.Doubts, "", false},
		{"Адвокат <не верит>, что [письмо настоящее].", stet.Doubts, "", false},
		{"Судья <спросил>, [была ли дверь открыта].", stet.Asks, "", false},
		{"Профсоюз <потребовал> [расследования].", stet.Orders, "", false},
		{"Суд <запретил> [марш].", stet.Orders, "", true},
		{"Город <пообещал> [открыть бассейн].", stet.Plans, stet.Will, false},
		{"Хозяин <отказался> [покинуть дом].", stet.Plans, stet.Will, true},
		{"Министр <заявил>, что [цены будут расти].", stet.Asserts, stet.Will, false},
		{"Министр <заявил>, что [лёд может треснуть].", stet.Asserts, stet.May, false},
		{"Министр <заявил>, что [угрозы нет].", stet.Asserts, "", true},
	})
}

func TestUkrainian(t *testing.T) {
	check(t, "uk", []reading{
		{"Мерка Лада Верхова <заперечує>, що [міст закритий].", stet.Denies, "", false},
		{"Завод <спростував> [повідомлення про витік].", stet.Denies, "", false},
		{"Поліція <не підтвердила> [інцидент].", stet.Declines, "", false},
		{"Компанія <відмовилася коментувати> [аварію].", stet.Declines, "", false},
		{"Пресслужба <утрималася від коментарів> щодо [угоди].", stet.Declines, "", false},
		{"Директор <визнав>, що [датчик не перевіряли].", stet.Confirms, "", true},
		{"Свідок <відмовився від своїх слів> про [бійку].", stet.Retracts, "", false},
		{"Клуб <більше не стверджує>, що [стадіон готовий].", stet.Retracts, "", false},
		{"Експерти <сумніваються>, що [картина справжня].", stet.Doubts, "", false},
		{"Адвокат <не вірить>, що [лист справжній].", stet.Doubts, "", false},
		{"Суддя <запитав>, [чи були двері відчинені].", stet.Asks, "", false},
		{"Профспілка <вимагає> [розслідування].", stet.Orders, "", false},
		{"Суд <заборонив> [марш].", stet.Orders, "", true},
		{"Місто <пообіцяло> [відкрити басейн].", stet.Plans, stet.Will, false},
		{"Господар <відмовився> [залишити будинок].", stet.Plans, stet.Will, true},
		{"Міністр <заявив>, що [ціни будуть зростати].", stet.Asserts, stet.Will, false},
		{"Міністр <заявив>, що [ціни зростатимуть].", stet.Asserts, stet.Will, false},
		{"Міністр <заявив>, що [крига може тріснути].", stet.Asserts, stet.May, false},
	})
}
