"""Mel features and excitation signals against independent formulas."""
import numpy as np
import pytest

torch = pytest.importorskip("torch")

from lite.config import MelConfig  # noqa: E402
from lite.mel import MelExtractor, mel_basis  # noqa: E402
from lite.source import pulse_train, sample_f0  # noqa: E402


def test_mel_basis_equals_librosa():
    librosa = pytest.importorskip("librosa")
    c = MelConfig()
    expected = librosa.filters.mel(sr=c.sample_rate, n_fft=c.fft_size, n_mels=c.bins, fmin=c.min_frequency, fmax=c.max_frequency)
    np.testing.assert_allclose(mel_basis(c), expected, atol=1e-7)


def test_log_mel_equals_librosa():
    librosa = pytest.importorskip("librosa")
    c = MelConfig()
    samples = np.random.default_rng(1).standard_normal(c.hop_length * 40).astype(np.float32) * 0.1
    expected = librosa.feature.melspectrogram(
        y=samples, sr=c.sample_rate, n_fft=c.fft_size, hop_length=c.hop_length, win_length=c.window_length, power=1.0,
        n_mels=c.bins, fmin=c.min_frequency, fmax=c.max_frequency, pad_mode="reflect",
    )[:, :40]  # fmt: skip
    got = MelExtractor(c)(torch.from_numpy(samples)[None])[0].numpy()
    assert got.shape == (80, 40)
    np.testing.assert_allclose(got, np.log(np.maximum(expected, c.log_floor)), atol=2e-4)


def test_sample_f0_holds_the_voiced_neighbour():
    f0 = torch.tensor([[0.0, 100.0, 200.0, 0.0]])
    hertz = sample_f0(f0, hop=4)[0].tolist()
    assert hertz[:2] == [0.0, 0.0]
    assert hertz[2:4] == [100.0, 100.0]  # nearest frame is the voiced one
    assert hertz[4:9] == [100.0, 125.0, 150.0, 175.0, 200.0]
    assert hertz[9] == 200.0
    assert hertz[10:] == [0.0] * 6


def test_pulse_train_equals_the_sum_of_its_harmonics():
    rate, limit, hop, frequency = 24000, 11000.0, 300, 210.0
    got = pulse_train(torch.full((1, 4), frequency), hop, rate, limit)[0].numpy()
    phase = 2 * np.pi * frequency / rate * np.arange(1, 4 * hop + 1)
    count = int(limit // frequency)
    expected = sum(np.cos(k * phase) for k in range(1, count + 1)) * np.sqrt(2 / count)
    np.testing.assert_allclose(got, expected, atol=1e-3)
    assert abs(np.mean(got**2) - 1) < 0.05


def test_pulse_train_is_silent_where_unvoiced():
    assert pulse_train(torch.zeros(1, 5), 300, 24000, 11000.0).abs().max() == 0
