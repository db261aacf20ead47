"""The models learn, ignore padding, and export to the graphs that the runtime expects."""
import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from lite.acoustic import AcousticGraph, AcousticModel, frame_to_symbol, round_cumulative  # noqa: E402
from lite.config import AcousticConfig, VocoderConfig  # noqa: E402
from lite.data import Item, acoustic_batches, collate_acoustic, vocoder_crops  # noqa: E402
from lite.vocoder import LiteVocoder, VocoderGraph, inverse_spectrum, spectrum  # noqa: E402

SMALL = AcousticConfig(
    symbols=20, text_channels=32, attention_hidden=48, text_blocks_before=1, attention_layers=1, text_blocks_after=1,
    prosody_blocks=1, mel_channels=32, mel_blocks=2, dropout=0.0,
)  # fmt: skip


def item(frames_per_symbol=(4, 6, 5), seed=0) -> Item:
    r = np.random.default_rng(seed)
    durations = np.array(frames_per_symbol, np.float32)
    frames = int(durations.sum())
    return Item(
        "x", "zh", 0, r.integers(3, 20, len(durations)), np.zeros(len(durations), np.int64), durations,
        np.where(r.random(frames) > 0.3, 200.0, 0).astype(np.float32), r.normal(-5, 2, (80, frames)).astype(np.float16),
        r.integers(-3000, 3000, frames * 300).astype(np.int16),
    )  # fmt: skip


def run(model, batch):
    return model(
        batch["tokens"], batch["languages"], batch["speaker"], batch["durations"],
        batch["f0"], batch["voiced"], batch["text_mask"], batch["frame_mask"],
    )  # fmt: skip


def test_round_cumulative_keeps_the_sum():
    durations = torch.tensor([[0.4, 0.4, 0.4, 2.7, 0.0, 1.3]])
    whole = round_cumulative(durations)
    assert whole.sum() == round(durations.sum().item())
    assert (whole >= 0).all() and (whole == whole.floor()).all()


def test_frame_to_symbol_skips_symbols_without_frames():
    assert frame_to_symbol(torch.tensor([[2.0, 0.0, 3.0]]), 6).tolist() == [[0, 0, 2, 2, 2, 2]]


def test_padding_changes_nothing():
    torch.manual_seed(0)
    model = AcousticModel(SMALL).eval()
    short, long = item(), item((9, 9, 9, 9), seed=2)
    alone = run(model, collate_acoustic([short]))
    padded = run(model, collate_acoustic([short, long]))
    frames, symbols = short.frames, len(short.tokens)
    assert torch.allclose(alone[0][0], padded[0][0, :symbols], atol=1e-5)
    assert torch.allclose(alone[3][0], padded[3][0, :frames], atol=1e-5)


def test_overfits_one_batch():
    from train_acoustic import losses

    torch.manual_seed(0)
    model = AcousticModel(SMALL)
    batch = collate_acoustic([item(), item((7, 3, 8), seed=1)])
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3)
    first = None
    for _ in range(150):
        parts = losses(model, batch)[0]
        total = sum(parts.values())
        first = first or float(total.detach())
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
    assert float(total.detach()) < first * 0.35


def test_batches_hold_every_item_once_and_respect_the_limit():
    items = [item((n, n, n), seed=n) for n in range(4, 30)]
    groups = acoustic_batches(items, 200, seed=1)
    assert sorted(id(i) for g in groups for i in g) == sorted(id(i) for i in items)
    assert all(len(g) == 1 or max(i.frames for i in g) * len(g) <= 200 for g in groups)


def test_crops_align_mel_and_audio():
    long = item((40, 40, 40))
    mel, f0, audio = next(vocoder_crops([long], 2, 64, 0.0, 1))
    assert mel.shape == (2, 80, 64) and f0.shape == (2, 64) and audio.shape == (2, 64 * 300)
    start = next(s for s in range(long.frames) if np.allclose(long.mel[:, s : s + 64].astype(np.float32), mel[0].numpy()))
    np.testing.assert_allclose(audio[0].numpy(), long.audio[start * 300 : (start + 64) * 300] / 32767, atol=1e-6)


def test_inverse_spectrum_undoes_spectrum():
    c = VocoderConfig()
    samples = torch.randn(1, 20 * c.hop_length)
    window = torch.hann_window(c.fft_size)
    back = inverse_spectrum(spectrum(samples, window, c), window, c)
    # The last half window lacks the frame behind the end.
    assert torch.allclose(back[:, : 18 * c.hop_length], samples[:, : 18 * c.hop_length], atol=1e-4)


def speed_off_the_edges(model, tokens, languages, speaker) -> float:
    """A speed at which no symbol ends so near to half a frame that the last digit decides where it is rounded to."""
    text = model.encode(tokens, languages, speaker, torch.ones(1, tokens.shape[1], 1))
    ends = torch.cumsum(torch.exp(model.log_durations(text)) - 1, dim=1)
    margin = lambda speed: float(((ends / speed) % 1 - 0.5).abs().min())  # noqa: E731
    return max((1 + step / 100 for step in range(50)), key=margin)


@pytest.mark.parametrize("length", [1, 7, 40])
def test_acoustic_graph_in_onnx_runtime(tmp_path, length):
    onnxruntime = pytest.importorskip("onnxruntime")
    from export import ACOUSTIC, acoustic_example, write_graph

    torch.manual_seed(1)
    model = AcousticModel(SMALL).eval()
    model.duration[2].bias.data.fill_(1.5)
    graph = AcousticGraph(model)
    write_graph(graph, acoustic_example(20), ACOUSTIC, tmp_path / "acoustic.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "acoustic.onnx"))
    assert [i.name for i in session.get_inputs()] == list(ACOUSTIC["inputs"])
    tokens = torch.randint(3, 20, (1, length))
    languages, speaker = torch.zeros_like(tokens), torch.zeros(1, dtype=torch.int64)
    with torch.no_grad():
        speed = speed_off_the_edges(model, tokens, languages, speaker)
        feeds = (tokens, languages, speaker, torch.tensor([speed]), torch.tensor([1.1]))
        mel, f0, durations = graph(*feeds)
    got = session.run(None, {name: feed.numpy() for name, feed in zip(ACOUSTIC["inputs"], feeds)})
    assert got[0].shape == tuple(mel.shape) and got[0].shape[2] == max(1, got[2].sum())
    np.testing.assert_array_equal(got[2], durations.numpy())
    # fp16 storage of large weights moves a small random net a little.
    np.testing.assert_allclose(got[0], mel.numpy(), atol=2e-2)
    np.testing.assert_allclose(got[1], f0.numpy(), rtol=2e-2)


def test_vocoder_graph_in_onnx_runtime(tmp_path):
    onnxruntime = pytest.importorskip("onnxruntime")
    from export import VOCODER, vocoder_example, write_graph

    torch.manual_seed(1)
    graph = VocoderGraph(LiteVocoder(replace(VocoderConfig(), channels=16, blocks=2))).eval()
    write_graph(graph, vocoder_example(), VOCODER, tmp_path / "lite.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "lite.onnx"))
    mel, f0 = torch.randn(1, 80, 9) * 2 - 5, torch.tensor([[0.0, 150, 160, 170, 0, 0, 210, 200, 190]])
    with torch.no_grad():
        expected = graph(mel, f0)
    got = session.run(None, {"mel_spectrogram": mel.numpy(), "f0": f0.numpy()})
    for a, b in zip(expected, got):
        assert b.shape == (1, 9, 601)
        np.testing.assert_allclose(a.numpy(), b, atol=1e-3)


def test_inventory_has_what_training_needs(tmp_path):
    from lite.data import load_inventory

    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps(dict(formatVersion=1, symbols=["_", "^"], languages=["zh"])))
    assert load_inventory(str(path)) == (["_", "^"], ["zh"])
