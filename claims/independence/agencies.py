"""The news agencies whose text other publishers print, by the names they are credited by.

`names` are credits wherever they stand; `initials`, which may mean something else, only where the
form of the words says that a source is credited: a dateline, a byline, a publisher's name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: its name, what else it is called, its initials, and its domains."""

    name: str
    names: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


AGENCIES = (
    Agency("Reuters", ("Thomson Reuters",), domains=("reuters.com", "reutersagency.com")),
    Agency(
        "Associated Press",
        ("The Associated Press", "AP News", "AP"),
        domains=("apnews.com", "ap.org"),
    ),
    Agency("Agence France-Presse", ("Agence France Presse", "AFP"), domains=("afp.com",)),
    Agency("Bloomberg", ("Bloomberg News",), domains=("bloomberg.com",)),
    Agency("United Press International", ("UPI",), domains=("upi.com",)),
    Agency("Dow Jones Newswires", ("Dow Jones Newswire",), domains=("dowjones.com",)),
    Agency(
        "PA Media",
        ("Press Association", "PA news agency"),
        ("PA",),
        ("pa.media", "pamediagroup.com"),
    ),
    Agency("Deutsche Presse-Agentur", ("dpa", "DPA"), domains=("dpa.com", "dpa-international.com")),
    Agency("ANSA", ("Agenzia Nazionale Stampa Associata",), domains=("ansa.it",)),
    Agency("Agencia EFE", ("EFE", "Agencia Efe"), domains=("efe.com",)),
    Agency("Europa Press", domains=("europapress.es",)),
    Agency("Lusa", ("Agência Lusa",), domains=("lusa.pt",)),
    Agency("Austria Presse Agentur", (), ("APA",), ("apa.at",)),
    Agency("Keystone-SDA", ("Keystone SDA",), ("SDA", "ATS"), ("keystone-sda.ch",)),
    Agency("Belga", ("Belga News Agency",), domains=("belga.be", "belganewsagency.eu")),
    Agency("Algemeen Nederlands Persbureau", (), ("ANP",), ("anp.nl",)),
    Agency("Ritzau", domains=("ritzau.dk", "ritzau.com")),
    Agency("NTB", ("Norsk Telegrambyrå",), domains=("ntb.no",)),
    Agency("TT", ("TT News Agency", "Tidningarnas Telegrambyrå"), domains=("tt.se",)),
    Agency("STT", ("Suomen Tietotoimisto",), domains=("stt.fi",)),
    Agency("Polska Agencja Prasowa", ("Polish Press Agency",), ("PAP",), ("pap.pl",)),
    Agency("Czech News Agency", ("CTK", "ČTK"), domains=("ctk.cz",)),
    Agency("MTI", ("Magyar Távirati Iroda",), domains=("mti.hu",)),
    Agency("Agerpres", domains=("agerpres.ro",)),
    Agency("BTA", ("Bulgarian News Agency",), domains=("bta.bg",)),
    Agency("Tanjug", domains=("tanjug.rs",)),
    Agency("Baltic News Service", (), ("BNS",), ("bns.lt", "bns.ee", "bns.lv")),
    Agency("Ukrinform", domains=("ukrinform.net", "ukrinform.ua")),
    Agency("Interfax-Ukraine", domains=("interfax.com.ua",)),
    Agency("Interfax", domains=("interfax.ru", "interfax.com")),
    Agency("TASS", ("ITAR-TASS",), domains=("tass.com", "tass.ru")),
    Agency("RIA Novosti", domains=("ria.ru",)),
    Agency("BelTA", domains=("belta.by",)),
    Agency("Anadolu Agency", ("Anadolu Ajansı", "Anadolu"), ("AA",), ("aa.com.tr",)),
    Agency("Xinhua", ("Xinhua News Agency",), domains=("xinhuanet.com", "news.cn")),
    Agency("China News Service", (), ("CNS",), ("chinanews.com",)),
    Agency("Kyodo News", ("Kyodo",), domains=("kyodonews.net",)),
    Agency("Jiji Press", ("Jiji",), domains=("jiji.com",)),
    Agency("Yonhap", ("Yonhap News Agency",), domains=("yna.co.kr", "yonhapnews.co.kr")),
    Agency("KCNA", ("Korean Central News Agency",), domains=("kcna.kp",)),
    Agency("Press Trust of India", ("PTI",), domains=("ptinews.com",)),
    Agency("Asian News International", (), ("ANI",), ("aninews.in",)),
    Agency("IANS", ("Indo-Asian News Service",), domains=("ians.in",)),
    Agency("Associated Press of Pakistan", (), ("APP",), ("app.com.pk",)),
    Agency("Antara", domains=("antaranews.com",)),
    Agency("Bernama", domains=("bernama.com",)),
    Agency("IRNA", ("Islamic Republic News Agency",), domains=("irna.ir",)),
    Agency("SANA", ("Syrian Arab News Agency",), domains=("sana.sy",)),
    Agency("WAFA", domains=("wafa.ps",)),
    Agency("Emirates News Agency", (), ("WAM",), ("wam.ae",)),
    Agency("Saudi Press Agency", (), ("SPA",), ("spa.gov.sa",)),
    Agency("Australian Associated Press", ("AAP",), domains=("aap.com.au",)),
    Agency("The Canadian Press", ("Canadian Press",), ("CP",), ("thecanadianpress.com",)),
    Agency("Agência Brasil", domains=("agenciabrasil.ebc.com.br",)),
    Agency("Notimex", domains=("notimex.gob.mx",)),
    Agency("Télam", ("Telam",), domains=("telam.com.ar",)),
    Agency("Prensa Latina", domains=("prensa-latina.cu",)),
    Agency("News Agency of Nigeria", (), ("NAN",), ("nannews.ng",)),
)
