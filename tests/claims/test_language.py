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


@given(st.text(max_size=200))
def test_any_text_has_a_code_or_none(text: str) -> None:
    code = detect_language(text)

    assert code is None or code == "und" or (len(code) == 2 and code.islower())
