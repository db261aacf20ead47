"""Exported vocoders read sharper mels than they are given, and nothing else about them changes."""
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from lite.config import HifiganConfig, VocoderConfig  # noqa: E402
from lite.hifigan import HifiganGenerator  # noqa: E402
from lite.sharpness import WIDTH, sharpening, with_sharp_input  # noqa: E402
from lite.vocoder import LiteVocoder  # noqa: E402


def test_flat_spectra_and_levels_pass_through():
    matrix = sharpening(80, 1.4)
    flat = torch.full((80,), -3.0)
    assert torch.allclose(matrix @ flat, flat, atol=1e-5)
    assert torch.equal(sharpening(80, 1.0), torch.eye(80))


def test_a_peak_stands_out_from_its_moving_mean():
    peak = torch.zeros(80)
    peak[40] = 1.0
    sharp = sharpening(80, 1.4) @ peak
    assert sharp[40] == pytest.approx(1 + 0.4 * (1 - 1 / WIDTH))
    assert sharp[42] == pytest.approx(-0.4 / WIDTH)
    assert sharp[40 + WIDTH // 2 + 1] == 0


def test_lite_hears_sharper_mels():
    torch.manual_seed(0)
    model = LiteVocoder(replace(VocoderConfig(), channels=16, blocks=2)).eval()
    mel, f0 = torch.randn(1, 80, 30) - 4, torch.full((1, 30), 180.0)
    before = model.input.weight.clone()
    found = with_sharp_input(model, 1.4).gains(mel, f0)
    expected = model.gains(sharpening(80, 1.4) @ mel, f0)
    for a, b in zip(found, expected):
        assert torch.allclose(a, b, atol=1e-4)
    assert torch.equal(model.input.weight, before)
    assert not torch.allclose(found[0], model.gains(mel, f0)[0], atol=1e-4)


def test_hifigan_hears_sharper_mels():
    torch.manual_seed(0)
    model = HifiganGenerator(replace(HifiganConfig(), channels=16, blocks=2, upsample_channels=(12, 8))).eval()
    mel, f0 = torch.randn(1, 80, 12) - 4, torch.full((1, 12), 180.0)
    excitation = torch.randn(1, 3600)
    found = with_sharp_input(model, 1.4).decode(mel, f0, excitation)
    assert torch.allclose(found, model.decode(sharpening(80, 1.4) @ mel, f0, excitation), atol=1e-3)
