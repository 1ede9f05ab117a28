"""Models small enough to be read: a word says what the answer is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import yaml
from onnx import TensorProto, helper, numpy_helper

VOCABULARY = ("[UNK]", "[CLS]", "[SEP]", "yes", "no", "perhaps")
LABELS = ("supports", "refutes", "neither")
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def graph_of(inputs: Sequence[str] = INPUTS, kind: int = TensorProto.INT64) -> bytes:
    """Return a model whose answer leans to the first, second or third by yes, no and perhaps.

    Where it reads which text a token is from, only the second text counts.
    """
    weights = np.zeros((len(VOCABULARY), 3), np.float32)
    weights[3:] = 3 * np.eye(3)
    knows_second = "token_type_ids" in inputs
    nodes = [helper.make_node("Gather", ["weights", "input_ids"], ["each"])]
    if knows_second:
        nodes += [
            helper.make_node("Unsqueeze", ["token_type_ids", "axis"], ["wide"]),
            helper.make_node("Cast", ["wide"], ["counted"], to=TensorProto.FLOAT),
            helper.make_node("Mul", ["each", "counted"], ["those"]),
        ]
    summed = "those" if knows_second else "each"
    nodes.append(helper.make_node("ReduceSum", [summed, "tokens"], ["logits"], keepdims=0))
    constants = [
        numpy_helper.from_array(weights, "weights"),
        numpy_helper.from_array(np.array([2], np.int64), "axis"),
        numpy_helper.from_array(np.array([1], np.int64), "tokens"),
    ]
    graph = helper.make_graph(
        nodes,
        "answers",
        [helper.make_tensor_value_info(name, kind, ["batch", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])],
        constants,
    )
    opset = [helper.make_opsetid("", 17)]
    model = helper.make_model(graph, opset_imports=opset, ir_version=9)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def tokenizer_of() -> bytes:
    """Return a tokenizer that takes each word for a token: [CLS] first [SEP] second [SEP]."""
    special = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}

    def token(name: str, kind: int) -> dict[str, object]:
        return {"SpecialToken": {"id": name, "type_id": kind}}

    def text(name: str, kind: int) -> dict[str, object]:
        return {"Sequence": {"id": name, "type_id": kind}}

    pair = [token("[CLS]", 0), text("A", 0), token("[SEP]", 0), text("B", 1), token("[SEP]", 1)]
    return json.dumps(
        {
            "version": "1.0",
            "truncation": {"max_length": 4, "strategy": "LongestFirst", "stride": 0},
            "padding": None,
            "added_tokens": [
                {"id": place, "content": name, "special": True, **special}
                for place, name in enumerate(VOCABULARY[:3])
            ],
            "normalizer": {"type": "Lowercase"},
            "pre_tokenizer": {"type": "Whitespace"},
            "post_processor": {
                "type": "TemplateProcessing",
                "single": pair[:3],
                "pair": pair,
                "special_tokens": {
                    name: {"id": name, "ids": [place], "tokens": [name]}
                    for place, name in enumerate(VOCABULARY[:3])
                },
            },
            "decoder": None,
            "model": {
                "type": "WordLevel",
                "vocab": {name: place for place, name in enumerate(VOCABULARY)},
                "unk_token": "[UNK]",
            },
        }
    ).encode()


class SmallModel:
    """A folder with a model; each change writes a manifest that fits it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: dict[str, object] = {
            "name": "small",
            "version": "1.0",
            "labels": list(LABELS),
            "pair": ["evidence", "claim"],
            "longest_pair": 32,
        }
        self.write()

    def write(
        self, weights: bytes | None = None, tokenizer: bytes | None = None, **said: object
    ) -> SmallModel:
        self.said |= said
        files = {
            "verifier.onnx": graph_of() if weights is None else weights,
            "tokenizer.json": tokenizer_of() if tokenizer is None else tokenizer,
        }
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        digests = {name: sha256(content).hexdigest() for name, content in files.items()}
        self.manifest.write_text(yaml.safe_dump({"sha256": digests} | self.said), "utf-8")
        return self

    @property
    def manifest(self) -> Path:
        return self.folder / "verifier.yaml"
