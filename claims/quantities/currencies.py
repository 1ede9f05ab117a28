"""Currencies: their signs, their words and their ISO 4217 codes."""

from __future__ import annotations

import re

from claims.word_list import words_of

_MONEY = """
    USD dollar dollars buck bucks usd us_dollar us_dollars u.s._dollars american_dollars
    EUR euro euros eur; GBP gbp quid pound_sterling pounds_sterling british_pounds sterling
    JPY yen jpy japanese_yen; CNY yuan renminbi cny rmb chinese_yuan; INR rupee rupees inr
    indian_rupees; PKR pkr pakistani_rupees; RUB rouble roubles ruble rubles rub
    UAH hryvnia hryvnias hryvnya uah; CHF swiss_franc swiss_francs chf francs
    CAD canadian_dollar canadian_dollars cad; AUD australian_dollar australian_dollars aud
    NZD new_zealand_dollar new_zealand_dollars nzd; HKD hong_kong_dollar hong_kong_dollars hkd
    SGD singapore_dollar singapore_dollars sgd; TRY turkish_lira turkish_liras lira liras
    ILS shekel shekels nis ils; KRW won krw south_korean_won; MXN mexican_peso mexican_pesos mxn
    ARS argentine_peso argentine_pesos; BRL reais brl; ZAR rand zar; SEK swedish_kronor
    swedish_krona sek kronor; NOK norwegian_kroner nok; DKK danish_kroner dkk; PLN zloty zlotys pln
    CZK koruna korunas czk; HUF forint forints huf; THB baht thb; VND dong vnd; PHP php
    philippine_pesos; IDR rupiah idr; MYR ringgit myr; SAR riyal riyals sar; AED dirham dirhams aed
    KWD kuwaiti_dinar kuwaiti_dinars kwd; IQD iraqi_dinar iraqi_dinars; EGP egyptian_pound
    egyptian_pounds egp; NGN naira ngn; KES kenyan_shillings kes; DEM deutsche_marks deutsche_mark
    GEL lari; KZT tenge; BTC bitcoin
    bitcoins"""

CURRENCY_SIGNS = {
    "us$": "USD",
    "u.s.$": "USD",
    "usd$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "nt$": "TWD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₦": "NGN",
    "₱": "PHP",
    "฿": "THB",
    "rs": "INR",
    "rs.": "INR",
}
ISO_CODES = words_of(
    """
    USD EUR GBP JPY CNY INR RUB UAH CHF CAD AUD NZD HKD SGD TRY ILS KRW MXN BRL ZAR SEK NOK
    DKK PLN CZK HUF THB PHP IDR MYR SAR AED KWD EGP NGN KES PKR
    """
)
SUBUNITS = {"cent": ("USD", 0.01), "cents": ("USD", 0.01), "pence": ("GBP", 0.01)}


def _currency_words() -> dict[str, str]:
    words: dict[str, str] = {}
    code = ""
    for word in _MONEY.replace(";", " ").split():
        if word.isupper():
            code = word
        else:
            words[word.replace("_", " ")] = code
    return words


CURRENCY_WORDS = _currency_words()
"""The ISO 4217 code of every currency's word in lower case."""

_BEFORE = re.compile(
    r"(?<![^\W_])(?P<code>[A-Z]{3}|[Rr][Ss]\.?|(?:US|U\.S\.|CA|AU|NZ|HK|NT|USD|[CASR])?\$)"
    r"[ \u00a0]?$|(?P<sign>[$€£¥₹₽₴₩₪₺₦₱฿])[ \u00a0]?$"
)


def currency_before(text: str, position: int) -> tuple[str, int] | None:
    """Return the ISO code of the currency right before a number, and where it starts."""
    window = text[max(0, position - 6) : position]
    match = _BEFORE.search(window)
    if match is None:
        return None
    written = (match["code"] or match["sign"]).lower()
    code = CURRENCY_SIGNS.get(written) or (
        written.upper() if written.upper() in ISO_CODES else None
    )
    return None if code is None else (code, position - len(window) + match.start())
