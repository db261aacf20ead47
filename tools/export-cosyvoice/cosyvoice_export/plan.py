"""What is exported, in which order, under which names."""

from collections.abc import Callable
from dataclasses import dataclass

import onnx

from .graphs.embeddings import speaker_projection_graph, speech_embedding_graph
from .graphs.flow_encoder import flow_encoder_graph
from .graphs.flow_estimator import flow_estimator_graph
from .graphs.hift import f0_predictor_graph, hift_decoder_graph
from .graphs.llm import llm_graph
from .graphs.text_encoder import text_encoder_graph
from .model_folder import Model


@dataclass(frozen=True)
class Limits:
    """How long a sequence the position tables allow."""

    positions: int
    text_tokens: int
    flow_tokens: int


@dataclass(frozen=True)
class Step:
    """One graph: its role in voice.json, its file, how it is made, and whether int8 applies to it."""

    role: str
    file: str
    make: Callable[[bool], onnx.ModelProto]
    quantised: bool


def plan(model: Model, limits: Limits) -> list[Step]:
    """The graphs in the order of the data. `make(compact)` stores tables that are only looked up in fewer bits."""
    c = model.configuration
    bins = c.flow.output_size
    return [
        Step("textEncoder", "text_encoder.onnx", lambda small: text_encoder_graph(c.llm, limits.text_tokens, small), True),
        Step("speechEmbedding", "speech_embedding.onnx", lambda small: speech_embedding_graph(c.llm, small), False),
        Step("speakerProjection", "speaker_projection.onnx", lambda _: speaker_projection_graph(c.llm, c.flow), False),
        Step("llm", "llm.onnx", lambda small: llm_graph(c.llm, limits.positions, small), True),
        Step("flowEncoder", "flow_encoder.onnx", lambda small: flow_encoder_graph(c.flow, limits.flow_tokens, small), True),
        Step("flowEstimator", "flow_estimator.onnx", lambda _: flow_estimator_graph(c.flow.decoder.estimator, bins), True),
        Step("f0Predictor", "f0_predictor.onnx", lambda _: f0_predictor_graph(c.hift.f0_predictor, bins), False),
        Step("hiftDecoder", "hift_decoder.onnx", lambda _: hift_decoder_graph(c.hift, bins), False),
    ]
