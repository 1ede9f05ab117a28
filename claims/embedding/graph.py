"""The model as an ONNX graph, made from its weights: a BERT encoder, pooled to one vector.

It reads one text at a time, so it has neither a batch nor a mask. That is on purpose: a quantised
graph scales its activations over all that it is given, and a text beside others would get another
vector than alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from claims.embedding.model import DIMENSIONS, INPUT

LAYERS = 6
HEADS = 12
HEAD_SIZE = DIMENSIONS // HEADS
EPSILON = 1e-12
"""What LayerNorm adds to the variance (the model's config.json)."""
OPSET, IR_VERSION = 20, 9
"""The first opset with Gelu. onnxruntime reads it from 1.17 on."""
OUTPUT = "vector"

Tensors: TypeAlias = Mapping[str, NDArray[np.float32]]


def read_tensors(content: bytes) -> dict[str, NDArray[np.float32]]:
    """Return the float32 tensors of a file in the safetensors format.

    The content must be trusted: its own offsets are believed.
    """
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    tensors = {}
    for name, entry in header.items():
        if entry.get("dtype") == "F32":
            first, last = entry["data_offsets"]
            plain = np.frombuffer(content[start + first : start + last], np.dtype("<f4"))
            tensors[name] = plain.reshape(entry["shape"])
    return tensors


def build_graph(tensors: Tensors) -> onnx.ModelProto:
    """Return the graph: token ids [tokens] to a vector [384] of length 1, both of one text."""
    graph = _Graph(tensors)
    hidden = _embedded(graph)
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        hidden = _attended(graph, hidden, prefix)
        hidden = _fed_forward(graph, hidden, prefix)
    mean = graph.add("ReduceMean", hidden, graph.integers(0), keepdims=0)
    graph.add("LpNormalization", mean, output=OUTPUT, axis=-1, p=2)
    return graph.model()


def _embedded(graph: _Graph) -> str:
    """Add the embeddings of the words and of their positions; there is one type of token."""
    words = graph.add("Gather", graph.weight("embeddings.word_embeddings.weight"), INPUT)
    kind = graph.tensors["embeddings.token_type_embeddings.weight"][0]
    places = graph.constant(graph.tensors["embeddings.position_embeddings.weight"] + kind)
    count = graph.add("Shape", INPUT)
    first = graph.add("Slice", places, graph.integers(0), count, graph.integers(0))
    return graph.normalised(graph.add("Add", words, first), "embeddings.LayerNorm")


def _attended(graph: _Graph, hidden: str, prefix: str) -> str:
    """Add self-attention; the three projections are one product, which is quantised once."""
    names = [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")]
    weights = np.concatenate([graph.tensors[f"{name}.weight"] for name in names])
    biases = np.concatenate([graph.tensors[f"{name}.bias"] for name in names])
    both = graph.product(hidden, weights, biases)
    parts = graph.add_many("Split", 3, both, axis=-1, num_outputs=3)
    shape = graph.integers(0, HEADS, HEAD_SIZE)
    query, key, value = (
        graph.add("Transpose", graph.add("Reshape", part, shape), perm=order)
        for part, order in zip(parts, ([1, 0, 2], [1, 2, 0], [1, 0, 2]), strict=True)
    )
    scale = graph.constant(np.array(1 / math.sqrt(HEAD_SIZE), np.float32))
    scores = graph.add("Mul", graph.add("MatMul", query, key), scale)
    context = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), value)
    joined = graph.add("Transpose", context, perm=[1, 0, 2])
    flat = graph.add("Reshape", joined, graph.integers(0, DIMENSIONS))
    return graph.closed(flat, hidden, f"{prefix}attention.output")


def _fed_forward(graph: _Graph, hidden: str, prefix: str) -> str:
    wide = graph.linear(hidden, f"{prefix}intermediate.dense")
    return graph.closed(graph.add("Gelu", wide), hidden, f"{prefix}output")


class _Graph:
    """Collects nodes and constants; each method returns the name of what it adds."""

    def __init__(self, tensors: Tensors) -> None:
        self.tensors = tensors
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def add(self, operation: str, *inputs: str, output: str = "", **attributes: object) -> str:
        name = output or f"value_{len(self._nodes)}"
        self._node(operation, inputs, [name], attributes)
        return name

    def add_many(self, operation: str, count: int, *inputs: str, **attributes: object) -> list[str]:
        names = [f"value_{len(self._nodes)}_{number}" for number in range(count)]
        self._node(operation, inputs, names, attributes)
        return names

    def _node(
        self,
        operation: str,
        inputs: tuple[str, ...],
        outputs: list[str],
        attributes: Mapping[str, object],
    ) -> None:
        name = f"{operation}_{len(self._nodes)}"
        node = helper.make_node(operation, inputs, outputs, name)
        node.attribute.extend(helper.make_attribute(*item) for item in attributes.items())
        self._nodes.append(node)

    def constant(self, value: NDArray[np.generic], name: str = "") -> str:
        name = name or f"constant_{len(self._constants)}"
        # `order` and not ascontiguousarray, which makes a list of a single number.
        self._constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def integers(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def weight(self, name: str) -> str:
        return self.constant(self.tensors[name], name)

    def product(self, value: str, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Multiply by weights that are stored, as torch does, with a row for each output."""
        product = self.add("MatMul", value, self.constant(weights.T))
        return self.add("Add", product, self.constant(bias))

    def linear(self, value: str, name: str) -> str:
        return self.product(value, self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"])

    def normalised(self, value: str, name: str) -> str:
        weight, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add("LayerNormalization", value, weight, bias, axis=-1, epsilon=EPSILON)

    def closed(self, value: str, before: str, name: str) -> str:
        """End half a layer: a product, what went in added again, and the norm of both."""
        whole = self.add("Add", self.linear(value, f"{name}.dense"), before)
        return self.normalised(whole, f"{name}.LayerNorm")

    def model(self) -> onnx.ModelProto:
        graph = helper.make_graph(
            self._nodes,
            "minilm",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["tokens"])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [DIMENSIONS])],
            list(self._constants.values()),
        )
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
        )
        onnx.checker.check_model(model)
        return model
