"""Currencies: their signs, their words and their ISO 4217 codes.

A word that several countries use is the currency that newspapers mean by it ("dollars" are US
dollars) or, where there is none, a unit of its own name: "5 million francs" has the unit "franc",
which is comparable with no franc of one country.
"""

from __future__ import annotations

import re

from claims.word_list import words_of

_NATIONAL = """
    USD us u.s. american united_states: dollar dollars
    AUD australian: dollar dollars; CAD canadian: dollar dollars; NZD new_zealand: dollar dollars
    HKD hong_kong: dollar dollars; SGD singapore singaporean: dollar dollars
    TWD taiwan taiwanese: dollar dollars; JMD jamaican: dollar dollars
    TTD trinidad_and_tobago: dollar dollars; FJD fijian fiji: dollar dollars
    ZWL zimbabwean zimbabwe: dollar dollars; NAD namibian: dollar dollars
    LRD liberian: dollar dollars; BSD bahamian: dollar dollars; GYD guyanese: dollar dollars
    GBP british: pound pounds; EGP egyptian: pound pounds; LBP lebanese: pound pounds
    SYP syrian: pound pounds; SDG sudanese: pound pounds; SSP south_sudanese: pound pounds
    IEP irish: pound pounds; TRY turkish: lira liras; ITL italian: lira lire
    CHF swiss: franc francs; FRF french: franc francs; BEF belgian: franc francs
    XOF cfa west_african_cfa: franc francs; RWF rwandan: franc francs; GNF guinean: franc francs
    CDF congolese: franc francs; BIF burundian: franc francs; DJF djiboutian: franc francs
    MXN mexican: peso pesos; ARS argentine argentinian: peso pesos; CLP chilean: peso pesos
    COP colombian: peso pesos; PHP philippine: peso pesos; CUP cuban: peso pesos
    UYU uruguayan: peso pesos; DOP dominican: peso pesos
    INR indian: rupee rupees; PKR pakistani pakistan: rupee rupees
    LKR sri_lankan sri_lanka: rupee rupees; NPR nepalese nepali: rupee rupees
    MUR mauritian: rupee rupees; IDR indonesian: rupiah rupiahs
    KWD kuwaiti: dinar dinars; IQD iraqi: dinar dinars; JOD jordanian: dinar dinars
    BHD bahraini: dinar dinars; DZD algerian: dinar dinars; LYD libyan: dinar dinars
    TND tunisian: dinar dinars; RSD serbian: dinar dinars; YUD yugoslav: dinar dinars
    SAR saudi saudi_arabian: riyal riyals; QAR qatari qatar: riyal riyals
    OMR omani oman: rial rials riyal riyals; IRR iranian iran: rial rials riyal riyals
    YER yemeni: rial rials riyal riyals; AED uae emirati: dirham dirhams
    MAD moroccan: dirham dirhams; SEK swedish: krona kronor; ISK icelandic: krona kronur
    NOK norwegian: krone kroner; DKK danish: krone kroner; CZK czech: koruna korunas crown crowns
    KES kenyan kenya: shilling shillings; UGX ugandan: shilling shillings
    TZS tanzanian: shilling shillings; SOS somali: shilling shillings
    KRW south_korean korean: won; KPW north_korean: won; JPY japanese: yen; CNY chinese: yuan
    RUB russian: rouble roubles ruble rubles; BYN belarusian: rouble roubles ruble rubles
    DEM german deutsche: mark marks; FIM finnish: mark marks; BAM convertible: mark marks
    ESP spanish: peseta pesetas; BRL brazilian: real reais reals; MYR malaysian malaysia: ringgit
    RON romanian: leu lei; MDL moldovan: leu lei; BGN bulgarian: lev leva
    HUF hungarian: forint forints; PLN polish: zloty zlotys; UAH ukrainian: hryvnia hryvnias
    ILS israeli: shekel shekels; THB thai: baht; VND vietnamese: dong; NGN nigerian: naira
    GHS ghanaian: cedi cedis; ZAR south_african: rand; ZMW zambian: kwacha; MWK malawian: kwacha
    ETB ethiopian: birr; AFN afghan: afghani afghanis; BDT bangladeshi: taka; MMK myanmar: kyat
    GEL georgian: lari; AMD armenian: dram drams; AZN azerbaijani: manat manats
    TMT turkmen: manat manats; KZT kazakh: tenge; UZS uzbek: som soums; KGS kyrgyz: som soms
    CRC costa_rican: colon colones colón; LAK lao laotian: kip; MNT mongolian: tugrik tugriks
    PYG paraguayan: guarani guaranis; PEN peruvian: sol soles; BOB bolivian: boliviano bolivianos
    VES venezuelan: bolivar bolivars; HRK croatian: kuna kunas; MKD macedonian: denar denars
    ALL albanian: lek leks"""

_SOLE = """
    USD dollar dollars buck bucks usd; EUR euro euros eur; GBP gbp quid pound_sterling
    pounds_sterling sterling; JPY yen jpy; CNY yuan renminbi cny rmb 元; INR rupee rupees inr
    PKR pkr; RUB rouble roubles ruble rubles rub; UAH hryvnia hryvnias hryvnya uah; CHF chf; CAD cad
    AUD aud; NZD nzd; HKD hkd; SGD sgd; TRY lira liras; ILS shekel shekels nis ils; KRW won krw
    MXN mxn; BRL reais brl; ZAR rand zar; SEK kronor sek; NOK nok; DKK dkk; PLN zloty zlotys pln
    CZK koruna korunas czk; HUF forint forints huf; THB baht thb; VND dong vnd; PHP php
    IDR rupiah idr; MYR ringgit ringgits myr; SAR sar; AED aed; KWD kwd; EGP egp; NGN naira ngn
    KES kes; KZT tenge; BDT taka; ESP peseta pesetas; IRR toman tomans; GHS cedi cedis; ETB birr
    DEM deutschmarks deutschmark; BTC bitcoin bitcoins"""

_OF_NO_COUNTRY = (
    "franc francs; dinar dinars; dirham dirhams; riyal riyals; rial rials; peso pesos; krone kroner"
    "; shilling shillings; kwacha"
)
_CODES = "usd eur gbp jpy cny aud cad hkd nzd sgd chf inr rmb"
"""Codes that are read in small letters before a number too."""

_SIGNED = """
    $ USD € EUR £ GBP ¥ JPY ₹ INR ₽ RUB ₴ UAH ₩ KRW ₪ ILS ₺ TRY ₦ NGN ₱ PHP ฿ THB ₡ CRC ₾ GEL ₭ LAK
    ₫ VND ₸ KZT ₮ MNT ₵ GHS ₲ PYG ֏ AMD ₼ AZN 元 CNY"""
_DOLLARS = """
    us USD u.s. USD u.s USD usd USD c CAD ca CAD cad CAD a AUD au AUD aud AUD nz NZD nzd NZD
    hk HKD hkd HKD s SGD sg SGD sgd SGD r BRL nt TWD mex MXN mx MXN ar ARS"""


def _pairs(table: str) -> dict[str, str]:
    written = table.split()
    return dict(zip(written[::2], written[1::2], strict=True))


CURRENCY_SIGNS = _pairs(_SIGNED)
_DOLLAR_OF = _pairs(_DOLLARS)
_MAJOR_CODES = words_of(
    """
    USD EUR GBP JPY CNY INR RUB UAH CHF CAD AUD NZD HKD SGD TRY ILS KRW MXN BRL ZAR SEK NOK DKK PLN
    CZK HUF THB PHP IDR MYR SAR AED KWD EGP NGN KES PKR
    """
)
"""Codes that may be glued to their number: "USD115"."""

ISO_CODES = _MAJOR_CODES | words_of(
    """
    ARS CLP TWD VND QAR OMR BHD JOD IQD LBP RSD KZT UZS BYN BDT LKR NPR MMK MNT GHS UGX TZS ZMW DZD
    TND LYD XOF XAF DEM FRF ESP
    """
)
"""Those of ISO 4217 that stand for little else before a number; COP30 is a conference, RON 95 a
fuel, and ALL, TOP, CUP, PEN and SOS are words."""

SUBUNITS = {
    "cent": ("USD", 0.01),
    "cents": ("USD", 0.01),
    "u.s. cent": ("USD", 0.01),
    "u.s. cents": ("USD", 0.01),
    "us cent": ("USD", 0.01),
    "us cents": ("USD", 0.01),
    "canadian cents": ("CAD", 0.01),
    "australian cents": ("AUD", 0.01),
    "euro cents": ("EUR", 0.01),
    "penny": ("GBP", 0.01),
    "pence": ("GBP", 0.01),
    "pennies": ("USD", 0.01),
    "sen": ("MYR", 0.01),
    "kopecks": ("RUB", 0.01),
    "kopeks": ("RUB", 0.01),
    "paise": ("INR", 0.01),
}


def _currency_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for currency in _NATIONAL.replace(";", "\n").splitlines():
        if currency.strip():
            named, nouns = currency.split(":")
            code, *nations = named.split()
            for nation in nations:
                words |= {f"{nation} {noun}".replace("_", " "): code for noun in nouns.split()}
    code = ""
    for word in _SOLE.replace(";", " ").split():
        if word.isupper():
            code = word
        else:
            words[word.replace("_", " ")] = code
    for forms in _OF_NO_COUNTRY.split(";"):
        words |= {form: forms.split()[0] for form in forms.split()}
    return words


CURRENCY_WORDS = _currency_words()
"""What every currency's word in lower case means: an ISO 4217 code, or a unit of its own name."""

_SIGN = f"[{re.escape(''.join(CURRENCY_SIGNS))}]"
_BEFORE = re.compile(
    r"(?<![^\W_])(?:(?P<dollar>[CASR](?=\$)|c(?=[ ]\$)"
    r"|(?i:u\.s\.?|us|usd|ca|cad|au|aud|nzd?|hkd?|sgd?|nt|mex|mx|ar))[ \u00a0]?\$"
    r"|(?P<rupees>[Rr][Ss]\.?)|(?P<ringgit>RM)"
    rf"|(?P<code>[A-Z]{{3}}|{_CODES.replace(' ', '|')}))[ \u00a0]?[-−]?$"
    rf"|(?P<sign>{_SIGN})[ \u00a0]?[-−]?$"
)


def currency_before(text: str, position: int) -> tuple[str, int] | None:
    """Return the ISO code of the currency right before a number, and where it starts.

    A minus between them belongs to the number: "$-3".
    """
    start = max(0, position - 9)
    match = _BEFORE.search(text, start, position)
    if match is None:
        return None
    if match["sign"]:
        code = CURRENCY_SIGNS[match["sign"]]
    elif match["dollar"]:
        code = _DOLLAR_OF[match["dollar"].lower()]
    elif match["code"]:
        code = match["code"].upper().replace("RMB", "CNY")
        glued = match.end("code") == match.end()
        if code not in (_MAJOR_CODES if glued else ISO_CODES):
            return None
    else:
        code = "INR" if match["rupees"] else "MYR"
    return code, match.start()
