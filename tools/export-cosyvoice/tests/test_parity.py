"""The exported graphs against the official classes, and proof that the check notices a wrong graph."""

import json

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper

from cosyvoice_export.check.comparisons import Comparison, signal_to_noise
from cosyvoice_export.check.positions import stretch
from cosyvoice_export.check.reference import Reference
from cosyvoice_export.check.report import run_check
from cosyvoice_export.check.runtime import ExportedVoice
from cosyvoice_export.run_export import Options, run_export

from .conftest import LIMITS


def test_every_row_keeps_its_bar(voice_folder, model):
    rows = list(Comparison(ExportedVoice(voice_folder, 1), Reference(model)).rows())
    assert len(rows) >= 11
    assert [row for row in rows if not row.passed] == []


def test_last_position_of_the_table(voice_folder, model):
    """One call over all positions, and one more step from all but one, give what the official code gives."""
    voice, reference = ExportedVoice(voice_folder, 1), Reference(model)
    if voice.family["precision"] != "fp32":
        pytest.skip("exact graphs only")
    llm = voice.family["llm"]
    x = np.random.default_rng(0).standard_normal((1, llm["maxPositions"], llm["width"]), np.float32)
    empty = np.zeros((0, llm["layers"], llm["heads"], 2 * llm["headSize"]), np.float32)
    whole = voice.run("llm", lm_input=x, past=empty)[0]
    _, past = voice.run("llm", lm_input=x[:, :-3], past=empty)
    pieces = voice.run("llm", lm_input=x[:, -3:], past=past)[0]
    size = x.shape[1]
    with torch.inference_mode():
        mask = torch.tril(torch.ones(1, size, size)).bool()
        none = torch.zeros(0, 0, 0, 0)
        hidden, cache, _ = reference.llm.llm.forward_chunk(torch.from_numpy(x), 0, -1, none, none, mask)
        official = reference.llm.llm_decoder(hidden[:, -1]).log_softmax(-1).numpy()
    assert np.abs(whole - official).max() < 1e-5
    assert np.abs(pieces - official).max() < 1e-5
    assert np.abs(past - cache.numpy().transpose(2, 0, 1, 3)[:-3]).max() < 1e-5


def test_check_fails_on_a_changed_weight(model, official, tmp_path):
    folder = tmp_path / "voice"
    run_export(model, official, Options(folder, "fp32", LIMITS, "tiny", None, None), lambda _: None)
    assert run_check(model, official, folder, 1, tmp_path / "good.json", lambda _: None) == 0
    path = folder / "hift_decoder.onnx"
    graph = onnx.load(path)
    weight = max(graph.graph.initializer, key=lambda tensor: np.prod(tensor.dims))
    weight.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weight) * np.float32(1.01), weight.name))
    onnx.save(graph, path)
    lines: list[str] = []
    assert run_check(model, official, folder, 1, tmp_path / "bad.json", lines.append) == 1
    assert any(line.startswith("FAIL") and "HiFT decoder" in line for line in lines)
    assert any(line.startswith("FAIL") and "hift_decoder.onnx is not the file" in line for line in lines)
    assert json.loads((tmp_path / "bad.json").read_text())["passed"] is False


@pytest.mark.parametrize(("tokens", "frames"), [(1, 1), (1, 5), (7, 12), (20, 34), (40, 68), (55, 95), (333, 573), (9, 3)])
def test_stretching_is_the_frameworks_interpolation(tokens, frames):
    rows = torch.randn(1, 4, tokens, generator=torch.Generator().manual_seed(1))
    expected = torch.nn.functional.interpolate(rows, size=frames, mode="linear")[0].numpy()
    left, weight = stretch(tokens, frames)
    values = rows[0].numpy()
    right = np.minimum(left + 1, tokens - 1)
    assert np.abs(values[:, left] * (1 - weight) + values[:, right] * weight - expected).max() < 1e-6


def test_signal_to_noise():
    signal = np.sin(np.arange(1000))
    assert signal_to_noise(signal * 1.001, signal) == pytest.approx(60, abs=0.01)
    assert signal_to_noise(np.full(1000, np.nan), signal) == -np.inf
