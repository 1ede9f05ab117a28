"""Makes the runnable model: the graph with weights of 8 bits, a quarter of the size."""

from __future__ import annotations

from pathlib import Path

from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.quant_utils import add_pre_process_metadata

from claims.embedding.graph import build_graph, read_tensors


def quantize(weights: bytes, path: Path) -> None:
    """Write the model of these weights (safetensors, trusted) to `path`, as ONNX.

    Each output has a scale of its own (`per_channel`), as one for a whole layer costs twice the
    precision. Weights keep to 7 of the 8 bits (`reduce_range`): on processors without VNNI the sum
    of two products would overflow.
    """
    graph = build_graph(read_tensors(weights))
    add_pre_process_metadata(graph)  # there is nothing to prepare, and it would be asked for
    quantize_dynamic(graph, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
