package text

// titles are words that stand before a person's name.
var titles = wordSet(`president vice-president premier chancellor minister secretary ambassador senator governor mayor king queen prince princess pope
general colonel major captain lieutenant sergeant admiral commander brigadier marshal judge justice attorney prosecutor chief director chairman chairwoman
chair chairperson spokesman spokeswoman spokesperson professor doctor dr prof mr mrs ms miss sir lord lady dame rev reverend bishop archbishop cardinal rabbi imam sheikh
congressman congresswoman representative rep sen gov gen col lt sgt capt cmdr coach manager analyst economist lawyer commissioner inspector superintendent
officer envoy delegate deputy councillor treasurer ombudsman harbourmaster harbormaster scientist researcher author leader founder ceo
präsident präsidentin kanzler kanzlerin ministerin sprecher sprecherin außenminister außenministerin innenminister verteidigungsminister bürgermeister bürgermeisterin herr frau richter
président présidente ministre porte-parole maire m mme presidente ministro portavoz alcalde señor señora президент министр министра президента міністр міністра`)

// titleModifiers stand before a title and belong to it.
var titleModifiers = wordSet(`prime foreign defence defense interior finance health energy trade justice culture education transport environment deputy vice former acting
senior chief lead first attorney state press police fire harbour harbor executive managing opposition party army navy air coast guard district supreme
russian ukrainian american british french german chinese us u.s. eu`)

// particles stand inside names without a capital.
var particles = wordSet("de del della di da dos das du des la le van von der den zu zum ter ten al el bin ibn of the for ap")

// notNames are capitalised but name nothing.
var notNames = wordSet(`i i'm i've i'd i'll mr mrs ms dr a the`)

// bodyWords tell that a name is a body's.
var bodyWords = wordSet(`ministry government parliament senate congress council court commission committee party union bank agency office department bureau
university institute college school hospital company corporation corp inc ltd plc group holdings press news times post daily wire ledger herald tribune gazette
courier journal radio tv television association federation league club team army navy force forces police service services authority board administration
kremlin duma bundestag pentagon reuters nato un organisation organization foundation trust society front movement brigade airlines airways ferries lines
ministerium regierung partei gericht gemeinde verband gesellschaft`)

// placeWords end the names of places.
var placeWords = wordSet(`island islands sea strait river lake bay port harbour harbor mountain mountains valley street road square avenue city county region province
oblast state republic desert coast peninsula airport bridge park square district`)

// places are some names that reports take for granted.
var places = wordSet(`russia ukraine moscow kyiv kiev washington america china beijing germany berlin france paris britain london europe florida israel iran gaza syria
poland japan tokyo india novgorod donbas zaporizhzhia crimea brussels geneva vienna turkey ankara italy rome spain madrid canada mexico brazil`)

var placePrepositions = wordSet("in aus nach bei um")

// firstNames are common given names.
var firstNames = wordSet(`john james robert michael william david richard joseph thomas charles daniel matthew anthony mark paul steven andrew kenneth george
peter edward brian kevin jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry scott frank benjamin samuel gregory alexander patrick jack
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley emily donna michelle carol amanda melissa
deborah stephanie rebecca laura sharon cynthia kathleen amy anna angela emma nicole helen samantha katherine christine rachel maria julia ruth
vladimir sergei sergey dmitry ivan alexei mikhail andrei yuri olga natalia elena tatiana volodymyr oleksandr petro viktor yulia iryna donald joe barack hillary
hans peter klaus jürgen stefan thomas andreas martin ursula angela claudia sabine pierre jean michel marie françois jose josé juan carlos luis ana carmen mohammed ahmed ali
fatima omar hassan ibrahim wei li chen yuki hiroshi mara lena nina karl erik lars ingrid astrid tomas marta pavel jan`)

// commonWords often begin sentences and name nothing.
var commonWords = wordSet(`officials rescuers witnesses police residents workers experts critics supporters opponents investigators prosecutors lawyers doctors
meanwhile earlier later today yesterday tomorrow last next according asked speaking talks nobody nothing everyone everybody somebody someone people
men women children one two three four five six seven eight nine ten eleven twelve hundreds thousands dozens millions several many most some few
neither either both another separately however moreover instead rather perhaps maybe indeed still even though since because while after before
during without within under over between among amid against despite following based given once twice first second third finally
never always often sometimes no not yes there here now then thus therefore hence so see read more photo video image advertisement
crews firefighters authorities lawmakers traders markets shares sales police rain snow fire water power talk work life time news report reports
local national international federal regional public private early late new old good bad big small high low long short white black
nearly almost about around roughly`)
