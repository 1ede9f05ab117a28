import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ranking import Candidate, Pool, Question, Ranked, closest, rank
from claims.ranking.fusion import Part
from claims.ranking.signals import MEANING_SIGNALS, SIGNALS, WORD_SIGNALS, signals_of
from claims.ranking.weights import shipped_weights
from claims.reference import Reference
from claims.vocabulary import ReferenceKind
from tests.claims.cases import statement

ASKED = Question("The council approved 40 new trams for Ostrava in March.")
NEAR = statement("Ostrava's council has approved the purchase of 40 trams.", id="near")
BESIDE = statement("The council of Ostrava met in March.", id="beside")
FAR = statement("A volcano erupted in Iceland.", id="far")


def pool(*candidates: Candidate, **frequencies: int) -> Pool:
    return Pool(candidates, frequencies, total=1_000)


def ids(ranked: tuple[Ranked, ...]) -> list[str]:
    return [each.reference.id for each in ranked]


def test_the_closest_comes_first_whatever_the_order_of_the_pool():
    for order in ([NEAR, BESIDE, FAR], [FAR, NEAR, BESIDE]):
        found = rank(ASKED, pool(*map(Candidate, order)))
        assert ids(found) == ["near", "beside", "far"]
    assert closest(ASKED, pool(*map(Candidate, order)), 2) == (NEAR, BESIDE)


def test_equal_candidates_are_ordered_by_id():
    same = [Reference(str(n), ReferenceKind.STATEMENT, "x", "Desk") for n in (3, 1, 2)]
    found = closest(Question("x"), pool(*map(Candidate, same)), 3)
    assert [reference.id for reference in found] == ["1", "2", "3"]


def test_nothing_is_closest_in_an_empty_pool():
    assert rank(ASKED, Pool()) == ()
    assert closest(ASKED, Pool(), 5) == ()


def test_a_score_is_the_sum_of_its_parts_and_they_say_why():
    ranked = rank(ASKED, pool(Candidate(NEAR, words=9.0), Candidate(FAR, words=1.0)))
    for each in ranked:
        assert each.score == pytest.approx(math.fsum(part.adds for part in each.parts))
        assert {part.signal for part in each.parts} <= SIGNALS.keys()
    best = {part.signal: part.value for part in ranked[0].parts}
    assert best["place by words"] == 1.0
    assert best["has the numbers"] == 1.0


def test_the_weights_can_be_given():
    weights = {"has the numbers": 2.0}
    (first, second) = rank(ASKED, pool(Candidate(FAR), Candidate(NEAR)), weights)
    assert (first.score, second.score) == (2.0, 0.0)
    assert first.parts == (Part("has the numbers", 1.0, 2.0),)


def test_meaning_finds_what_no_word_shares():
    asked = Question("The ferry sank off the coast.")
    meant = statement("A passenger ship went down at sea.", id="meant")
    other = statement("The ministry published its budget.", id="other")
    found = rank(asked, pool(Candidate(other, meaning=0.02), Candidate(meant, meaning=0.71)))
    assert ids(found) == ["meant", "other"]


def test_signals_of_meaning_stand_only_where_a_meaning_is_known():
    without, with_meaning = pool(Candidate(NEAR)), pool(Candidate(NEAR, meaning=0.5))
    assert signals_of(ASKED, without)[0].keys() == WORD_SIGNALS.keys()
    assert signals_of(ASKED, with_meaning)[0].keys() == SIGNALS.keys()


def test_a_candidate_of_unknown_meaning_is_taken_for_the_least_one():
    known, least, unknown = signals_of(
        ASKED,
        pool(Candidate(NEAR, meaning=0.8), Candidate(BESIDE, meaning=0.1), Candidate(FAR)),
    )
    assert known["behind the best by meaning"] == 0
    assert unknown["means the same"] == least["means the same"] == 0.1
    assert unknown["place by meaning"] == 0


def test_shared_values_count_the_rarer_the_more():
    values = frozenset({"name:ostrava", "quantity:count:40"})
    question = Question("What was bought?", values)
    common = Candidate(statement("One.", id="common"), values=frozenset({"name:ostrava"}))
    rare = Candidate(statement("Two.", id="rare"), values=frozenset({"quantity:count:40"}))
    given = Pool((common, rare), {}, {"name:ostrava": 900, "quantity:count:40": 2}, 1_000)
    in_common, in_rare = (signals["shares values"] for signals in signals_of(question, given))
    assert 0 < in_common < in_rare < 1


def test_rare_words_count_more_than_common_ones():
    question = Question("parliament zinc")
    zinc, parliament = statement("Zinc", id="1"), statement("Parliament", id="2")
    given = Pool(
        (Candidate(zinc), Candidate(parliament)), {"parliament": 500, "zinc": 1}, {}, 1_000
    )
    rare, common = signals_of(question, given)
    assert rare["has the words with its note"] > 0.8
    assert common["has the words with its note"] < 0.2


def test_a_misspelled_word_is_found_and_a_short_or_numeric_one_is_not():
    def share(asked: str, stated: str) -> float:
        found = signals_of(Question(asked), pool(Candidate(statement(stated))))
        return found[0]["has the words with its note"]

    assert share("Zelenskyy", "Zelensky") > 0.9
    assert share("cat", "car") == 0
    assert share("20251", "20252") == 0


def test_a_note_says_it_in_other_words():
    question = Question("Was the old harbour closed?")
    bare = statement("Ships may not land there.", id="bare")
    noted = statement("Ships may not land there.", id="noted", note="Is the old harbour closed?")
    found = rank(question, pool(Candidate(bare), Candidate(noted)))
    assert ids(found) == ["noted", "bare"]


def test_what_surrounds_a_post_makes_no_difference():
    plain = Question("Trams for Ostrava")
    post = Question("#TramsForOstrava https://example.org/a1b2c3 pic.twitter.com/xYz9")
    given = pool(Candidate(NEAR), Candidate(FAR))
    # The words of a hashtag are counted as if they had been written apart.
    assert (
        signals_of(post, given)[0]["has the words"] == signals_of(plain, given)[0]["has the words"]
    )


def test_the_shipped_weights_know_only_signals_and_never_speak_against_a_candidate():
    for meaning, known in ((True, SIGNALS), (False, WORD_SIGNALS)):
        weights = shipped_weights(meaning=meaning)
        assert weights
        assert weights.keys() <= known.keys()
        assert min(weights.values()) > 0
    assert MEANING_SIGNALS.keys() & shipped_weights(meaning=True).keys()


texts = st.text(max_size=60) | st.lists(
    st.sampled_from("the council approved 40 trams Ostrava zinc Zelensky 3.5 #Tag @x".split())
).map(" ".join)
scores = st.none() | st.floats(0, 1e6)
cosines = st.none() | st.floats(-1, 1)


@given(texts, st.lists(st.tuples(texts, texts, scores, cosines), max_size=6), st.integers(0, 9))
def test_any_pool_is_ranked_whole_and_every_signal_keeps_its_range(asked, rows, total):
    candidates = tuple(
        Candidate(
            Reference(str(n), ReferenceKind.STATEMENT, text, "Desk", note=note or None),
            words,
            cosine,
        )
        for n, (text, note, words, cosine) in enumerate(rows)
    )
    question, given_pool = Question(asked), Pool(candidates, {"trams": 5}, {}, total)
    ranked = rank(question, given_pool)
    assert sorted(ids(ranked)) == [str(n) for n in range(len(rows))]
    assert ranked == rank(question, Pool(candidates[::-1], {"trams": 5}, {}, total))
    for signals in signals_of(question, given_pool):
        for name, value in signals.items():
            low = -2 if name == "behind the best by meaning" else 0
            assert low <= value <= 1 + 1e-9, name
