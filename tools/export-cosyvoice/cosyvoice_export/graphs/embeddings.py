"""The small graphs: the table of speech tokens and markers, and the speaker's two projections."""

import onnx
import torch

from .builder import GraphBuilder
from .encoder import lookup
from .layers import linear


def speech_embedding_graph(model: torch.nn.Module, compact: bool) -> onnx.ModelProto:
    """`token [1, S]` to `embedding [1, S, width]`; behind the speech tokens come the start and the task marker.

    :param compact: store the table as int8 with one scale per row.
    """
    start = getattr(model, "sos", getattr(model, "sos_eos", 0))
    markers = model.llm_embedding.weight[[start, model.task_id]]
    table = torch.cat([model.speech_embedding.weight, markers])
    g = GraphBuilder("speech_embedding")
    rows = lookup(g, g.input("token", "int64", [1, "S"]), table, compact)
    g.output("embedding", g.op("Unsqueeze", rows, g.constant([0])), "float32", [1, "S", table.shape[1]])
    return g.build()


def speaker_projection_graph(llm: torch.nn.Module, flow: torch.nn.Module) -> onnx.ModelProto:
    """`speaker_embedding [1, size]` to `llm_speaker [1, 1, width]` and `flow_speaker [1, bins]`."""
    affine, flow_affine = llm.spk_embed_affine_layer, flow.spk_embed_affine_layer
    g = GraphBuilder("speaker_projection")
    raw = g.input("speaker_embedding", "float32", [1, affine.in_features])
    norm = g.op("ReduceL2", raw, axes=[1], keepdims=1)
    unit = g.op("Div", raw, g.op("Max", norm, g.constant(1e-12)))
    speaker = g.op("Unsqueeze", linear(g, unit, affine), g.constant([0]))
    g.output("llm_speaker", speaker, "float32", [1, 1, affine.out_features])
    g.output("flow_speaker", linear(g, unit, flow_affine), "float32", [1, flow_affine.out_features])
    return g.build()
