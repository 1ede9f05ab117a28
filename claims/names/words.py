"""Words that tell what a name is: titles, offices, kinds of bodies, and words that are no name."""

from __future__ import annotations

from claims.word_list import words_of

ROLE_HEADS = words_of("""
president minister premier secretary chancellor governor mayor senator congressman congresswoman
congressperson representative lawmaker deputy delegate ambassador envoy commissioner commander
chief head director chairman chairwoman chairperson chair spokesman spokeswoman spokesperson
leader general colonel captain major lieutenant sergeant admiral marshal brigadier officer
king queen prince princess pope cardinal archbishop bishop rabbi imam sheikh emir sultan
ayatollah patriarch judge justice prosecutor attorney lawyer counsel sheriff professor doctor
dr prof gen sen rep gov lt col maj sgt capt adm hon rev mr mrs ms miss sir lord lady dame baron
ceo cfo cto coo founder co-founder owner manager coach editor journalist reporter correspondent
columnist author analyst economist strategist adviser advisor negotiator diplomat politician
activist campaigner historian scientist researcher epidemiologist engineer architect
treasurer whip speaker ombudsman undersecretary inspector superintendent constable detective
actor actress singer musician pollster striker goalkeeper midfielder defender quarterback
vice-president vice-chancellor vice-chairman taoiseach nominee candidate rector provost
""")
"""Nouns for a person's post, office or trade, in the singular."""

HONORIFICS = words_of("mr mrs ms miss sir lord lady dame dr prof rev hon")
"""Titles that say nothing about a post."""

ROLE_MODIFIERS = words_of("""
prime foreign defence defense interior finance home health justice trade energy economy education
environment agriculture transport labour labor culture science deputy vice first second former
ex acting interim then incoming outgoing late senior chief top leading longtime veteran
general executive managing associate assistant permanent special presidential press national
security state attorney military army naval air force police party parliamentary opposition
republican democratic conservative liberal socialist green crown supreme grand high
secretary-general vice-presidential prime-ministerial media policy political legal financial
operating technology marketing research regional local federal shadow lead
""")
"""Words that stand before such a noun and belong to the post."""

DEPARTMENTS = words_of("""
state defense defence war treasury interior commerce labor labour energy education transportation
agriculture homeland justice health veterans housing foreign affairs
""")
"""What follows in "Secretary of State", "Minister of Defence"."""

ORGANISATION_WORDS = words_of("""
ministry council committee commission party university college institute agency department
office bank group company corporation corp inc ltd llc plc union association organisation
organization army navy force forces police court parliament congress senate house authority
board league club foundation trust church nations alliance coalition movement front brigade
television tv radio news times post journal media service command centre center assembly
federation society bureau administration guard guards corps battalion regiment directorate
tribunal hospital school airlines airways industries holdings partners fund observatory
duma bundestag knesset reuters tass nato bbc cnn fbi cia kgb fsb who imf opec unicef unesco
network committee's exchange treasury fed secretariat consortium caucus delegation commissariat
statistics
""")

ORGANISATION_MODIFIERS = words_of("""
national international federal state security defense defence foreign human rights economic
science energy commerce justice public women children procurement trade health food drug world
central european united general supreme high social political strategic nuclear atomic military
home internal external intelligence agriculture fisheries transport finance budget medicine
education development reconstruction culture research information communications democracy
securities services affairs sport sports media industry tourism cooperation
co-operation prevention control rehabilitation relief
""")

GEOGRAPHIC_WORDS = words_of("""
republic kingdom states gulf strait straits sea isle isles island islands city cape bay lake
mount mountains river valley desert coast peninsula ocean province county district region
street avenue square road bridge airport port station tower palace hall stadium park
glacier wilderness forest canyon falls creek hills beach reef basin plateau
""")

CONNECTORS = words_of(
    "de la las los al el bin ibn ben van von der den del della da di du dos le ul"
)
"""Small words inside a person's or place's name."""

NOT_A_NAME = words_of("""
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december i i'm i've i'd i'll
""")
"""Capitalised words that are never names by themselves; the month of May is `may`, below."""

STARTERS = words_of("""
a an the this that these those there here it its he she they we you his her their our my your
him them us who what which when where why how whose if unless although though while as since
because so but and or nor yet for after before during until till amid among about above across
against along around at behind below beneath beside between beyond by despite down except from
in inside into like near of off on onto out outside over past per through throughout to toward
towards under underneath unlike up upon via with within without according also not no yes none
neither either both all any each every few many more most much other others another some several
such one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
fifty sixty seventy eighty ninety hundred hundreds thousands millions dozens first second third
fourth last next previous earlier later then now today yesterday tomorrow tonight meanwhile
however moreover furthermore nevertheless nonetheless instead still even only just once again
thus therefore hence indeed perhaps maybe rather very too never ever always often sometimes
usually recently currently previously formerly finally eventually soon already almost nearly
is are was were be been being has have had do does did will would can could may might must shall
should let asked speaking talks including given based following due thanks good well new old
police officials authorities people experts analysts critics sources residents witnesses
investors scientists researchers lawmakers ministers leaders troops soldiers forces students
whether citing facing quoting referring adding dear sorry please welcome elsewhere everyone
everybody someone nobody nothing everything something anything depending apart aside regarding
western eastern northern southern central north south east west top senior former local global
""")
"""Words that begin sentences with a capital letter and begin no name."""

LOCATING_PREPOSITIONS = words_of("""
in at near outside inside across around throughout within into via beneath above
""")
MOTION_VERBS = words_of("""
travel travels travelled traveled travelling traveling fly flies flew flown flying go goes went
gone going return returns returned returning arrive arrives arrived arriving move moves moved
moving flee flees fled fleeing come comes came coming head heads headed heading drive drove
driven march marched sail sailed deport deported deporting withdraw withdrew withdrawn
withdrawing trip trips visit visits flight flights journey route way
""")
EVENT_NOUNS = words_of("""
talks talk meeting meetings summit round rounds conference negotiations agreement agreements
accord accords protocol declaration bombing attack attacks protests earthquake
""")
MENTAL_NOUNS = words_of("""
interest confidence trust faith belief believe believes believed invest invested stake role
""")
SPEECH_VERBS = words_of("""
said says told tells added warned announced claimed insisted stressed argued confirmed denied
wrote tweeted posted replied declared noted stated explained urged promised vowed dismissed
""")
