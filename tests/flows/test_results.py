import json

from sample_results import GONE, council_document, hostile_document, run_of

from claims.vocabulary import ExclusionReason
from flows.results import as_json


def test_counts_are_by_label_and_by_outcome_where_there_is_no_label():
    result = run_of(council_document())
    assert result.claim_count == 7
    assert result.new_verdict_count == 7
    assert result.label_counts == {
        "not_enough_evidence": 2,
        "supported": 1,
        "no_reference": 1,
        "refuted": 1,
        "conflicting": 1,
        "not_due": 1,
    }


def test_exclusions_of_all_documents_are_added_up():
    result = run_of(council_document(), council_document())
    assert result.exclusion_counts[ExclusionReason.OPINION] == 2
    assert sum(result.exclusion_counts.values()) == 12


def test_a_verdict_that_was_found_standing_is_not_new():
    assert run_of(hostile_document()).new_verdict_count == 1


def test_json_has_the_names_of_the_ledgers_views():
    document = as_json(run_of(council_document()))["documents"][0]
    row = document["claims"][2]
    assert {
        *("claim_id", "document_id", "document_url", "document_title", "published_at"),
        *("claimant", "quote", "claim_text", "label", "outcome", "confidence", "as_of"),
        *("rationale", "reason_codes", "verdict_id", "start", "end", "missing", "evidence"),
    } <= row.keys()
    assert row["label"] == "refuted"
    assert row["reason_codes"] == ["DURATION_MISMATCH", "SINGLE_SOURCE"]
    assert row["evidence"][0].keys() >= {
        *("rank", "stance", "reference_id", "reference_version_id", "statement", "publisher"),
        *("url", "valid_from", "valid_to", "quote", "fuzzy_score", "entailment", "comparison"),
    }
    assert row["evidence"][0]["comparison"]["facets"][0]["relation"] == "conflicts"


def test_json_offsets_slice_to_the_quote():
    checked = council_document()
    for row in as_json(run_of(checked))["documents"][0]["claims"]:
        assert checked.article.text[row["start"] : row["end"]] == row["quote"]


def test_json_tells_where_every_sentence_ended():
    sentences = as_json(run_of(council_document()))["documents"][0]["sentences"]
    assert sentences[0]["disposition"] == "excluded"
    assert sentences[0]["reason"] == "heading"
    assert sentences[1]["claim_count"] == 1
    assert len(sentences) == 13


def test_json_of_a_hostile_article_survives_a_round_trip():
    data = as_json(run_of(hostile_document(), failures=(GONE,)))
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["failures"][0]["kind"] == "FetchError"
