import pytest

from claims.comparison.places import compare_places
from claims.facets import Name
from claims.names.find import find_names
from claims.vocabulary import Relation


def place(words: str) -> Name:
    """Read the place that "held in ..." gives."""
    (found,) = [name for name in find_names(f"The meeting was held in {words}.") if name.located]
    return found


@pytest.mark.parametrize(
    ("claim", "reference", "relation"),
    [
        ("Istanbul", "Istanbul", Relation.AGREES),
        ("Turkey", "Istanbul", Relation.AGREES),  # inside
        ("Istanbul", "Turkey", Relation.SILENT),  # wider
        ("Istanbul", "Ankara", Relation.CONFLICTS),
        ("Kyiv", "Kiev", Relation.AGREES),  # spellings
        ("Germany", "France", Relation.CONFLICTS),
        ("Istanbul", "Russia", Relation.CONFLICTS),
    ],
)
def test_a_place_confirms_conflicts_or_leaves_open(
    claim: str, reference: str, relation: Relation
) -> None:
    assert compare_places(place(claim), place(reference)) is relation
