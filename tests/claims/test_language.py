from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the talks would go on.", "en"),
        ("Minister says tax cuts for families are on the table", "en"),
        ("Die Ministerin sagte am Montag, dass die Gespräche nicht zu Ende sind.", "de"),
        ("Le ministre a dit lundi que les discussions ne sont pas finies.", "fr"),
        ("El ministro dijo el lunes que las conversaciones no han terminado.", "es"),
        ("Il ministro ha detto che i colloqui non sono finiti e la pace è lontana.", "it"),
        ("O ministro disse que as conversas não acabaram e que a paz está longe.", "pt"),
        ("De minister zei maandag dat het overleg nog niet is afgelopen.", "nl"),
        ("Министр сообщил в понедельник, что переговоры не закончены.", "ru"),
        ("Міністр повідомив у понеділок, що переговори не завершені.", "uk"),
        ("首相は月曜日に会談が続くと述べた。", "ja"),
        ("部长星期一表示会谈将继续举行", "zh"),
        ("قال الوزير يوم الاثنين إن المحادثات مستمرة", "ar"),
        ("मंत्री ने सोमवार को कहा कि बातचीत जारी है", "hi"),
        ("Sinto velora kuma tesh ranu belia. " * 6, "und"),
        ("Minister says no", "en"),
        ("Storm kills 12 in Texas", "en"),
        ("Las Vegas, Los Angeles, El Paso and La Paz have no such law.", "en"),
        ("Macron met von der Leyen and de la Cruz at the talks", "en"),
        ("The new café was praised by Beyoncé and her fiancé", "en"),
        ("THE MINISTER SAID THAT THE TALKS WERE OVER", "en"),
        ("Statsministern sade på måndagen att samtalen inte är avslutade.", "sv"),
        ("To døde i brand i København", "und"),
        ("Twee doden bij brand in Amsterdam", "nl"),
        ("Zwei Tote bei Brand in Berlin", "de"),
        ("Le président a démissionné.", "und"),
        ("El presidente renunció.", "und"),
        ("Scholz kündigt Neuwahlen an", "und"),
        ("Prezident strany zayavil, chto peregovory zakoncheny i chto mir dalek.", "und"),
        ("Waziri alisema Jumatatu kwamba mazungumzo yataendelea kwa muda mrefu sana.", "und"),
        ("Bộ trưởng nói hôm thứ Hai rằng đàm phán sẽ tiếp tục.", "und"),
        ("https://paper.example.com/la/casa/de/papel jo@paper.com", None),
        ("Hale 25, Rye 17, Low 10", None),
        ("Photo: Wiki", None),
        ("12 %, 3-1", None),
        ("", None),
    ],
)
def test_languages_are_told_apart(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_a_quotation_in_another_language_leaves_an_english_article_english() -> None:
    text = "He said “ich bin ein Berliner” to the crowd that had come to the square in 1963."

    assert detect_language(text) == "en"


def test_a_footer_in_english_leaves_a_french_article_french() -> None:
    article = "Le ministre a dit lundi que les discussions ne sont pas finies. " * 5
    footer = "This article was written by our staff. Read more of our coverage of the war."

    assert detect_language(article + footer) == "fr"


def test_results_of_games_are_english() -> None:
    text = "Norhavn (4-0): Hale 1 goal, 2 assists. Rye 3 goals. Low 2 points and 1 save. " * 3

    assert detect_language(text) == "en"


@pytest.mark.parametrize("unit", ["a ", "é", "@", "://", "“ ", "\u0301", "\ud800", "\0 "])
def test_hostile_text_has_a_code_or_none(unit: str) -> None:
    code = detect_language(unit * 100_000)

    assert code is None or len(code) in {2, 3}


@given(st.text(max_size=200))
def test_any_text_has_a_code_or_none(text: str) -> None:
    code = detect_language(text)

    assert code is None or code == "und" or (len(code) == 2 and code.islower())
