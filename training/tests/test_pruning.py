"""Pruning drops what is redundant first, and refits make up for what they can."""
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from lite.acoustic import AcousticGraph, AcousticModel  # noqa: E402
from lite.blocks import ConvNeXtBlock  # noqa: E402
from lite.config import AcousticConfig, HifiganConfig, VocoderConfig  # noqa: E402
from lite.hifigan import Convolution, HifiganGenerator  # noqa: E402
from lite.least_squares import LeastSquares  # noqa: E402
from lite.progress import save_warm_start  # noqa: E402
from lite.pruning import refit, shrink_block  # noqa: E402
from lite.sized import load_acoustic, load_hifigan, load_lite  # noqa: E402
from lite.vocoder import LiteVocoder  # noqa: E402
from prune import prune_acoustic, prune_hifigan, prune_lite, utterances  # noqa: E402


@pytest.fixture(autouse=True)
def same_numbers():
    torch.manual_seed(0)


def solved(features, targets, keep=None):
    fit = LeastSquares()
    for part in torch.arange(len(features)).chunk(3):
        fit.add(features[part], targets[part])
    return fit.solve(keep)


def test_features_that_repeat_others_cost_nothing():
    base = torch.randn(400, 24)
    features = torch.cat([base, base @ torch.randn(24, 40)], dim=1)
    targets = features @ torch.randn(64, 8) + 3
    kept, weight, bias, error = solved(features, targets, 24)
    assert len(kept) == 24 and error < 1e-4
    assert torch.allclose(features[:, kept] @ weight.T + bias, targets, atol=0.05, rtol=0.01)


def test_of_independent_features_the_weak_ones_go():
    strength = torch.ones(40)
    strength[::2] = 0.01
    features = torch.randn(2000, 40) * strength
    kept, _, _, error = solved(features, features @ torch.randn(40, 6), 20)
    assert kept.tolist() == list(range(1, 40, 2))
    assert error == pytest.approx(0.0001, rel=0.5)


def test_the_stated_error_is_the_measured_one():
    features = torch.randn(500, 30) @ torch.randn(30, 30) + 2
    targets = features @ torch.randn(30, 5) + 1
    kept, weight, bias, error = solved(features, targets, 12)
    rest = features[:, kept] @ weight.T + bias - targets
    assert error == pytest.approx(float(rest.square().sum() / (targets - targets.mean(0)).square().sum()), rel=1e-3)


def test_a_smaller_block_makes_up_for_what_came_before_it():
    wide, small = ConvNeXtBlock(12, 5, 3), ConvNeXtBlock(12, 5, 3)
    small.load_state_dict(wide.state_dict())
    for block in (wide, small):
        torch.nn.init.constant_(block.scale, 1.0)
    x = torch.randn(1, 600, 12)
    # The small net's block hears something else: it still has to end where the wide one ends.
    shifted = x * 0.9 + 0.2
    mask = torch.ones(1, 600, 1)
    error = shrink_block(wide, small, 24, lambda: (wide(x, mask), small(shifted, mask)))
    assert small.expand.out_features == 36 and small.expand.weight.shape == (24, 12) and small.project.weight.shape == (12, 24)
    wanted = wide(x, mask)
    assert error < 0.5
    assert (small(shifted, mask) - wanted).square().mean() < (shifted + wide(x, mask) - x - wanted).square().mean()


def test_a_shorter_convolution_is_fitted_to_the_longer_one():
    wide, small = Convolution(6, 4, 7, padding=6, dilation=2), Convolution(6, 4, 3, padding=2, dilation=2)
    with torch.no_grad():
        wide.weight[..., :2] = wide.weight[..., 5:] = 0
    x = torch.randn(2, 6, 1, 300)
    assert refit(wide, small, lambda: (wide(x), small(x))) < 1e-4
    assert torch.allclose(small.weight, wide.weight[..., 2:5], atol=1e-3)
    assert torch.allclose(small(x), wide(x), atol=1e-2)


def test_a_pruned_acoustic_model_speaks_like_the_wide_one():
    config = AcousticConfig(symbols=9, text_channels=16, mel_channels=16, attention_hidden=16, prosody_expansion=3, mel_expansion=3)
    wide = AcousticModel(config).eval()
    inputs = [(torch.randint(1, 9, (1, 40)), torch.zeros(1, 40, dtype=torch.long), torch.tensor([0]), torch.tensor([0.2]), torch.ones(1))] * 2
    target = replace(config, prosody_expansion=2, mel_expansion=1.5)
    small = prune_acoustic(wide, target, inputs)
    fitting = AcousticModel(target).eval()
    fitting.load_state_dict(small.state_dict())
    (expected, f0, durations), (mel, f0_small, durations_small) = AcousticGraph(wide)(*inputs[0]), AcousticGraph(fitting)(*inputs[0])
    assert torch.equal(durations, durations_small)
    assert (mel - expected).abs().mean() < 0.1 * (expected - expected.mean()).abs().mean()


def test_a_pruned_lite_speaks_like_the_wide_one():
    config = replace(VocoderConfig(), channels=16, blocks=2, expansion=3)
    wide = LiteVocoder(config).eval()
    torch.nn.init.normal_(wide.output.weight, std=0.3)
    mel, f0 = torch.randn(1, 80, 300), torch.full((1, 300), 150.0)
    small = LiteVocoder(replace(config, expansion=1.5)).eval()
    small.load_state_dict(prune_lite(wide, small.config, [(mel, f0)]).state_dict())
    for a, b in zip(small.gains(mel, f0), wide.gains(mel, f0)):
        assert (a - b).abs().mean() < 0.05 * (b - b.mean()).abs().mean() + 1e-3


def test_a_pruned_hifigan_speaks_like_the_wide_one():
    config = replace(HifiganConfig(), channels=12, blocks=2, upsample_channels=(8, 8), expansion=3, fusion_kernels=(3, 7), output_kernel=7)
    wide = HifiganGenerator(config).eval()
    torch.nn.init.normal_(wide.output.weight, std=0.1)
    with torch.no_grad():
        for layer in (*wide.fusion.modules(), wide.output):
            if isinstance(layer, Convolution) and layer.kernel_size[0] == 7:
                layer.weight[..., :2] *= 0.1
                layer.weight[..., 5:] *= 0.1
    mel, f0, excitation = torch.randn(1, 80, 60) - 4, torch.full((1, 60), 180.0), torch.randn(1, 60 * 300)
    target = replace(config, expansion=1, fusion_kernels=(3, 5), output_kernel=3)
    small = HifiganGenerator(target).eval()
    small.load_state_dict(prune_hifigan(wide, target, [(mel, f0, excitation)]).state_dict())
    expected, heard = wide.decode(mel, f0, excitation), small.decode(mel, f0, excitation)
    assert (heard - expected).square().mean() < 0.02 * (excitation - expected).square().mean()


def test_models_are_loaded_with_the_sizes_of_their_weights(tmp_path):
    for expansion in (3, 0.5):
        acoustic = AcousticModel(AcousticConfig(symbols=9, prosody_expansion=expansion, mel_expansion=3))
        save_warm_start(acoustic.state_dict(), tmp_path / "a.pt")
        assert load_acoustic(tmp_path / "a.pt", 9).config == acoustic.config
        save_warm_start(LiteVocoder(VocoderConfig(expansion=expansion)).state_dict(), tmp_path / "v.pt")
        assert load_lite(tmp_path / "v.pt").config.expansion == expansion
    hifigan = HifiganGenerator(HifiganConfig(expansion=3, fusion_kernels=(3, 7, 11), output_kernel=7))
    save_warm_start(hifigan.state_dict(), tmp_path / "h.pt")
    assert load_hifigan(tmp_path / "h.pt").config == hifigan.config


def test_utterances_leave_out_symbols_that_the_voice_lacks(tmp_path):
    file = tmp_path / "p.jsonl"
    file.write_text('{"symbols": ["a", "?", "b"], "languages": ["en", "en", "zh"]}\n')
    [(tokens, ids, *_)] = utterances([file], ["a", "b"], ["zh", "en"], 5, 2)
    assert tokens.tolist() == [[0, 1]] and ids.tolist() == [[1, 0]]
