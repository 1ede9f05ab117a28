from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.boilerplate import is_boilerplate

FURNITURE = [
    "3 Min Read",
    "Reading time: 4 minutes",
    "Share This Article",
    "Share on Facebook",
    "Leave a Reply",
    "Leave a comment",
    "12 Comments",
    "Your email address will not be published. Required fields are marked *",
    "We use cookies to give you the best experience.",
    "Cookie settings",
    "Accept all cookies",
    "Read more",
    "Read more: Mayor opens the bridge",
    "ALSO READ: Mayor opens the bridge",
    "Advertisement",
    "Story continues below advertisement",
    "Sign up for our newsletter",
    "Sign up for our daily newsletter and never miss a story.",
    "Related articles",
    "Most read in Business",
    "You may also like:",
    "Follow us on Twitter",
    "Follow the Courier on Instagram and Facebook.",
    "© 2024 The Coast Courier. All rights reserved.",
    "By Ines Aldana",
    "By Ines Aldana and Tomas de Rell, Politics editor",
    "COURIER Report",
    "Courier Web Desk",
    "Photo: Harbour Board",
    "Ines Aldana, the city's first mayor. Photo: Wiki",
    "The bridge at night (Photo by Jo Hale)",
    "Image credit: Jo Hale/Getty Images",
    "Published 17 May 2024",
    "Last updated: 10:30",
    "17 May 2024, 10:30",
    "2 hours ago",
    "(Reporting by Jo Hale; Editing by Sam Rye)",
    "https://paper.example/story",
    "Click here to subscribe.",
    "* * *",
    "___",
    "FILE PHOTO: The mayor speaks in Norhavn, May 1, 2023. AGENCY/Jo Hale",
    "FILE - The bridge at Norhavn, seen on May 1, 2023.",
    "Image caption, The ferry sank in 2014 with 300 people on board",
    "Image source, Getty Images",
    "Getty Images",
    "The flooded village. Photograph: Jo Hale/The Courier",
    "This story has been updated.",
    "This article was updated with a comment from the ministry.",
    "This is a developing story.",
    "More to follow",
    "This article has been adapted from a longer one.",
    "This graphic, provided by the harbour board, shows the new quay.",
    "The harbour shop sells four lamps pic.twitter.com/a1B2c3",
    "Shop the rest of the lamps on sale",
    "Harbour Lamp 3 Review: Light for a week [Video]",
    "The Associated Press contributed to this report.",
    "Courier writers Jo Hale and Sam Rye contributed to this report.",
    "First published in The Coast Courier.",
    "Jo Hale covers the harbour. Follow Jo Hale on Twitter @johale.",
    "You can follow her on Instagram.",
    "— Jo Hale (@johale) May 3, 2024",
    "You have 3 free articles remaining.",
    "Already a subscriber? Sign in",
    "Enter your email",
    "We value your privacy",
    "Comments are closed.",
    "You must be logged in to post a comment.",
    "Write to Jo Hale at jo.hale@courier.example",
    "Do you have a story to tell? Mail news@courier.example",
    "If you enjoyed this article, tell a friend.",
    "All quotes delayed a minimum of 15 minutes.",
    "Our Standards: The Courier Principles",
    "Gift this article",
    "Listen to article",
    "Explore further",
]

NEWS = [
    "The bridge reopened on Friday.",
    "Minister proposes meeting for tariff negotiations",
    "By Tuesday the army had taken the city",
    "By Monday, 300 people had left the town.",
    "More than 300 people have died.",
    "The regulator fined the firm over its cookie policy.",
    "People must sign up for the scheme by June.",
    "Shares of the company fell on Facebook news.",
    "Home prices rose 3 percent.",
    "Print sales fell by half, the publisher said.",
    "The photo showed the minister in Paris.",
    "Published research shows that sleep helps.",
    "Comments by the minister angered the union.",
    "Users who subscribe to the service pay 5 euros.",
    "Search teams found the boat.",
    "She said: “The police report was late.”",
    "Fans follow the singer on Instagram.",
    "First published in 1859, the book changed biology.",
    "The report has been updated every year since 1990.",
    "This report was updated with new figures, the ministry said.",
    "You have no right to enter, the court told them in Article 5 of its ruling.",
    "Already 300 people have registered, a member of the board said.",
    "Comments are banned in 3 of 5 offices.",
    "The file photo was shown in court.",
    "Nobody contributed more to this than the mayor.",
    "This is a developing country with 30 million people.",
    "Anyone who saw the boat can reach the police at any hour.",
    "",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_told_by_kind_and_shape(line: str) -> None:
    assert is_boilerplate(line)
    assert is_boilerplate(f"  {line} ")


@pytest.mark.parametrize("line", NEWS)
def test_news_is_no_furniture(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_long_line_is_never_furniture() -> None:
    assert not is_boilerplate("Read more " + "about the bridge that was closed " * 20)


@pytest.mark.parametrize("unit", ["Photo ", "By A ", "(", "more ", "a@", "1 ", ", "])
def test_hostile_lines_are_judged(unit: str) -> None:
    assert is_boilerplate(unit * 100_000) in {True, False}


@given(st.text(max_size=100))
def test_any_line_is_judged_without_its_outer_space(line: str) -> None:
    assert is_boilerplate(line) == is_boilerplate(f"\t{line}\n")
