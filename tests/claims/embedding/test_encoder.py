"""What vectors say about texts, and that a text alone decides its vector."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claims.embedding import find_encoder, what_is_missing

if missing := what_is_missing():
    pytest.skip(f"the meaning of texts needs {', '.join(missing)}", allow_module_level=True)

from claims.embedding.vectors import cosine

ROOT = Path(__file__).parents[3]
RESIGNED = "The harbour master of Norhaven resigned on Monday."
REWORDED = "On Monday, Norhaven's port director stepped down."
OTHER = "Tomatoes want sun and a great deal of water."


def cosines(encoder, text, others):
    return cosine(encoder.encode_query(text), encoder.encode(others)).tolist()


def test_a_text_is_closest_to_itself_and_closer_to_its_rewording_than_to_another(encoder):
    itself, reworded, other = cosines(encoder, RESIGNED, [RESIGNED, REWORDED, OTHER])
    assert itself == pytest.approx(1, abs=1e-6)
    assert reworded > 0.6
    assert other < 0.2


def test_vectors_are_rows_of_small_whole_numbers(encoder):
    rows = encoder.encode([RESIGNED, OTHER])
    assert rows.shape == (2, encoder.dimensions) == (2, 384)
    assert rows.dtype.name == "int8"
    assert encoder.encode([]).shape == (0, 384)


def test_the_vector_of_a_text_does_not_depend_on_the_texts_beside_it(encoder):
    alone = encoder.encode_query(REWORDED)
    assert (encoder.encode([OTHER * 9, REWORDED, RESIGNED])[1] == alone).all()


def test_several_threads_give_the_same_rows_in_the_same_order(encoder, kept_in):
    texts = [f"The bridge in Norhaven is {length} metres long." for length in range(20)]
    side_by_side = find_encoder(kept_in, threads=3)
    assert (side_by_side.encode(texts) == encoder.encode(texts)).all()


def test_another_process_gives_the_same_vector(encoder, kept_in):
    script = (
        "import sys; from pathlib import Path; from claims.embedding import find_encoder;"
        "encoder = find_encoder(Path(sys.argv[1]));"
        "print(encoder.identity, encoder.encode_query(sys.argv[2]).tobytes().hex())"
    )
    command = [sys.executable, "-c", script, str(kept_in), RESIGNED]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert told.split() == [encoder.identity, encoder.encode_query(RESIGNED).tobytes().hex()]


def test_only_the_beginning_of_a_long_text_is_read(encoder):
    beginning = "The council of Norhaven met. " * 60
    assert (encoder.encode_query(beginning) == encoder.encode_query(beginning + OTHER)).all()


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "a\x00b", "🙂" * 9, "x" * 100_000])
def test_any_text_has_a_vector(encoder, text):
    assert encoder.encode_query(text).any()


def test_the_identity_names_the_model_its_digest_and_how_it_was_made_small(encoder):
    assert encoder.identity.startswith("all-MiniLM-L6-v2@53aa51172d14+int8-")
