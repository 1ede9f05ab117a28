"""Words in the names of bodies and of things: what tells "Alpine Foods" from a person."""

from __future__ import annotations

from claims.word_list import words_of

BODY_ENDINGS = words_of("""
foods energy capital logistics pharma pharmaceuticals electronics motors technologies technology
systems solutions labs laboratories laboratory therapeutics biotech bancorp securities investments
insurance telecom telecoms oil gas steel mining resources chemicals semiconductors robotics
aerospace shipping lines railways railway railroad brewery breweries stores supermarkets hotels
resorts studios pictures entertainment records publishing press books magazine herald tribune
gazette chronicle telegraph guardian observer mirror standard rovers united athletic wanderers
albion hotspur rangers academy clinic brothers gmbh ag sa nv ltda rail water power
communications networks
software analytics consulting partners advisers ventures equity trading markets retail
constructions construction engineering works bakery bakeries dairy farms institute charity clinics
utilities petroleum bus buses cruises airlines airways aviation autos automotive wireless digital
healthcare diagnostics genetics biosciences sciences properties developments estates homes
""")
"""Last words of companies, clubs and papers; elsewhere in a name they tell nothing."""

CLUB_OPENERS = words_of(
    "real inter borussia bayern sporting olympique dynamo dinamo atletico atlético fc ac as rc afc"
)
"""First words of sports clubs."""

SCORING_VERBS = words_of("scored beat drew defeated thrashed edged equalised equalized")
"""What a club does and a city does not."""

BODY_VERBS = words_of("""
sold hired bought acquired recalled launched unveiled reported posted cut raised fined plans sued
employs employed shares shareholders owner owns stock profits profit sales staff stores employees
workers factory plant plants users customers executives boss
""")
"""Words after a company's name, where it may be an ordinary word that begins a sentence."""

THING_ENDINGS = words_of("""
cup agreement accord accords treaty act bill war wars festival games olympics championship
championships open prix prize prizes award awards revolution pact protocol convention index plan
deal doctrine strategy programme program initiative project memorandum declaration constitution
amendment code directive regulation marathon derby tour biennale expo massacre uprising
crisis scandal disease syndrome virus flu fever scheme report review inquiry
theory average resolution crude week day night eve era age campaign lawsuit
""")
"""Last words of events, works and rules."""

THING_OPENERS = words_of("""
hurricane cyclone storm typhoon operation windows playstation xbox artemis apollo sputnik
covid proposition
""")
"""First words of storms, operations and products."""

NUMBERED = words_of(
    "model boeing airbus flight formula highway route apollo artemis iphone galaxy resolution"
)
"""Words that a number belongs to: "Model 3"."""

LEADERS = words_of("""
north south east west northern southern eastern western central new old first second third fourth
fifth sixth seventh eighth ninth tenth global local police
""")
"""Words that begin sentences, and the names of bodies as well: "Central Bank"."""

SURNAMES_TOO = words_of(
    "king pope prince bishop judge major baron lord marshal dean cardinal chief"
)
"""Words for a post that are surnames when a given name stands before them: "Stephen King"."""

SUFFIXES = words_of("jr sr ii iii iv junior senior")

POSSESSED = words_of("""
st saint king queen children women men people veterans lloyd moody trinity
""")
"""Words whose possessive begins the name of a body: "King's College"."""

COMPOUND_ENDINGS = words_of("""
based led backed born run owned made free style like only wide era occupied controlled language
speaking held trained aligned friendly coated worthy funded sponsored supported built designed
listed mediated brokered imposed appointed related linked hit bound level
""")
"""Second halves of adjectives that begin with a name: "Paris-based"."""

PARTICLES = words_of("bin ibn von van de di da du del della der al el")
"""Small words that begin a surname said alone: "bin Laden", "von der Leyen"."""

GIVEN_NATIONS = frozenset({"israel", "jordan", "chad", "georgia", "india", "ireland", "america"})
"""Countries that are given names of people as well: "Israel Katz"."""
