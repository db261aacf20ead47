"""Pruning drops what is redundant first, and the refit makes up for what it can."""
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from lite.acoustic import AcousticModel  # noqa: E402
from lite.config import AcousticConfig, VocoderConfig  # noqa: E402
from lite.progress import save_warm_start  # noqa: E402
from lite.pruning import SecondMoments, expansion_of, prune, prune_block  # noqa: E402
from lite.vocoder import LiteVocoder  # noqa: E402
from prune import load_acoustic, load_lite, utterances  # noqa: E402


def moments_of(hidden):
    return (hidden.T @ hidden / len(hidden)).double()


def test_units_that_repeat_others_cost_nothing():
    torch.manual_seed(0)
    base = torch.randn(400, 24)
    hidden = torch.cat([base, base @ torch.randn(24, 40)], dim=1)
    projection = torch.randn(8, 64)
    kept, refitted, error = prune(moments_of(hidden), projection, 24)
    assert len(kept) == 24 and error < 1e-4
    assert torch.allclose(hidden[:, kept] @ refitted.T, hidden @ projection.T, atol=0.05, rtol=0.01)


def test_of_independent_units_the_weak_ones_go():
    torch.manual_seed(0)
    strength = torch.ones(40)
    strength[::2] = 0.01
    hidden = torch.randn(2000, 40) * strength
    kept, _, error = prune(moments_of(hidden), torch.randn(6, 40), 20)
    assert kept.tolist() == list(range(1, 40, 2))
    assert error == pytest.approx(0.0001, rel=0.5)


def test_the_stated_error_is_the_measured_one():
    torch.manual_seed(0)
    hidden, projection = torch.randn(500, 30) @ torch.randn(30, 30), torch.randn(5, 30)
    kept, refitted, error = prune(moments_of(hidden), projection, 12)
    whole = hidden @ projection.T
    assert error == pytest.approx(float((hidden[:, kept] @ refitted.T - whole).square().mean() / whole.square().mean()), rel=1e-3)


def test_a_pruned_block_speaks_like_the_wide_one():
    torch.manual_seed(0)
    config = replace(VocoderConfig(), channels=16, blocks=2, expansion=3)
    wide = LiteVocoder(config).eval()
    listening = SecondMoments({f"blocks.{i}": block for i, block in enumerate(wide.blocks)})
    mel, f0 = torch.randn(1, 80, 300), torch.full((1, 300), 150.0)
    expected = wide.gains(mel, f0)
    state = wide.state_dict()
    for name, moments in listening.close().items():
        assert prune_block(state, name, moments, 2) < 0.2
    narrow = LiteVocoder(replace(config, expansion=2)).eval()
    narrow.load_state_dict(state)
    for a, b in zip(narrow.gains(mel, f0), expected):
        assert (a - b).abs().mean() < 0.05 * b.abs().mean() + 1e-3


def test_models_are_loaded_with_the_sizes_of_their_weights(tmp_path):
    wide = AcousticModel(AcousticConfig(symbols=9, prosody_expansion=3, mel_expansion=3))
    save_warm_start(wide.state_dict(), tmp_path / "a.pt")
    assert load_acoustic(tmp_path / "a.pt", 9).config == wide.config
    save_warm_start(LiteVocoder(VocoderConfig(expansion=3)).state_dict(), tmp_path / "v.pt")
    lite = load_lite(tmp_path / "v.pt")
    assert lite.config.expansion == expansion_of(lite.state_dict(), "blocks") == 3


def test_utterances_leave_out_symbols_that_the_voice_lacks(tmp_path):
    file = tmp_path / "p.jsonl"
    file.write_text('{"symbols": ["a", "?", "b"], "languages": ["en", "en", "zh"]}\n')
    [(tokens, ids, *_)] = utterances([file], ["a", "b"], ["zh", "en"], 5, 2)
    assert tokens.tolist() == [[0, 1]] and ids.tolist() == [[1, 0]]
