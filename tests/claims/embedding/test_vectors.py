"""The cosine of vectors of small whole numbers."""

from __future__ import annotations

import pytest

from claims.embedding import what_is_missing

if "numpy" in what_is_missing():
    pytest.skip("vectors need numpy", allow_module_level=True)

import numpy as np

from claims.embedding.vectors import ROWS_AT_ONCE, cosine, to_int8


def vectors(*rows):
    return np.array(rows, np.int8)


def unit(seed, size=384):
    plain = np.random.default_rng(seed).standard_normal(size).astype(np.float32)
    return plain / np.linalg.norm(plain)


def test_the_cosine_does_not_depend_on_the_lengths():
    found = cosine(vectors(2, 0)[:], vectors([7, 0], [0, 100], [-1, 0], [50, 50]))
    assert found.tolist() == pytest.approx([1, 0, -1, 0.5**0.5])


def test_nothing_is_like_a_row_of_zeros():
    assert cosine(vectors(1, 1), vectors([0, 0], [1, 1])).tolist() == pytest.approx([0, 1])
    assert cosine(vectors(0, 0), vectors([1, 1])).tolist() == [0]


def test_no_rows_have_no_cosines():
    assert cosine(vectors(1, 1), np.empty((0, 2), np.int8)).shape == (0,)


def test_rows_beyond_those_compared_at_once_are_compared_too():
    rows = np.ones((ROWS_AT_ONCE + 3, 2), np.int8)
    rows[-1] = (1, -1)
    found = cosine(vectors(1, 1), rows)
    assert found[-1] == pytest.approx(0)
    assert (found[:-1] > 0.999).all()


def test_small_whole_numbers_keep_the_cosine():
    for seed in range(50):
        one, other = unit(seed), unit(seed + 1000) + unit(seed)
        other /= np.linalg.norm(other)
        exact = float(one @ other)
        assert cosine(to_int8(one), to_int8(other)[None])[0] == pytest.approx(exact, abs=2e-3)


def test_components_beyond_the_scale_are_cut_off():
    assert to_int8(np.array([1, -1, 0.1], np.float32)).tolist() == [127, -127, 40]
