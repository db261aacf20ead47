"""Reference arrays for the tests of packages/vocoder, computed with librosa.

    python training/golden/make_vocoder_golden.py

writes ``packages/vocoder/test/golden/vocoder.json`` (shapes, offsets, numbers) and ``vocoder.bin``
(little-endian values one after another). Needs numpy, scipy, librosa and torch; the output is the same on every run.
"""

import json
from pathlib import Path

import librosa
import numpy as np
import torch
from scipy.signal import lfilter

OUTPUT = Path(__file__).parents[2] / "packages" / "vocoder" / "test" / "golden"
RATE = 24000
LITE = dict(n_fft=2048, win_length=1200, hop_length=300)
COMPACT = dict(n_fft=1200, win_length=1200, hop_length=300)
SMALL = dict(n_fft=240, win_length=120, hop_length=60)


def vowel(f0: np.ndarray, formants: list[tuple[float, float]]) -> np.ndarray:
    """Impulses at f0 (Hz per sample) through resonators of (frequency, bandwidth)."""
    phase = np.cumsum(f0 / RATE)
    sound = (np.diff(np.floor(phase), prepend=0) > 0).astype(float)
    for frequency, bandwidth in formants:
        radius = np.exp(-np.pi * bandwidth / RATE)
        cosine = np.cos(2 * np.pi * frequency / RATE)
        sound = lfilter([1 - radius], [1, -2 * radius * cosine, radius**2], sound)
    return sound / np.abs(sound).max()


def test_signal() -> np.ndarray:
    """1.2 s: a chirp, two gliding vowels, a burst of noise. 16-bit values, so that it is stored exactly."""
    noise = np.random.default_rng(20240).standard_normal(28800)
    time = np.arange(7200) / RATE
    chirp = 0.5 * np.sin(2 * np.pi * (100 * time + 0.5 * 30000 * time**2))
    a = vowel(np.linspace(120, 160, 8400), [(730, 90), (1090, 110), (2440, 170)])
    i = vowel(np.linspace(230, 180, 7200), [(270, 60), (2290, 100), (3010, 170)])
    hiss = 0.1 * noise[:6000] * np.hanning(6000)
    signal = np.concatenate([chirp, 0.7 * a, 0.7 * i, hiss]) + 1e-3 * noise
    return np.round(signal * 32000).astype(np.int16)


def spectral_convergence(target: np.ndarray, signal: np.ndarray, transform: dict) -> float:
    """20·log10(‖target − |STFT(signal)|‖ / ‖target‖), in dB; lower is better."""
    found = np.abs(librosa.stft(signal, **transform, pad_mode="constant"))[:, : target.shape[1]]
    return float(20 * np.log10(np.linalg.norm(target - found) / np.linalg.norm(target)))


def pulse_train(f0: np.ndarray, hop: int, band_limit: float = 11000) -> np.ndarray:
    """Unit-power cosine pulses from F0 per frame (Hz, 0 = unvoiced), as sources/pulse-train.ts defines them."""
    place = np.arange(len(f0) * hop) / hop
    before = np.minimum(place.astype(int), len(f0) - 1)
    after = np.minimum(before + 1, len(f0) - 1)
    part = place - before
    left, right = f0[before], f0[after]
    both = (left > 0) & (right > 0)
    frequency = np.where(both, left + part * (right - left), np.where(part < 0.5, left, right))
    phase = 2 * np.pi * np.cumsum(frequency / RATE)
    harmonics = np.maximum(1, np.floor(band_limit / np.maximum(frequency, 1)))
    # The sum itself rather than its closed form: a check of the latter.
    total = np.zeros_like(phase)
    for k in range(1, int(harmonics.max()) + 1):
        total += np.where(k <= harmonics, np.cos(k * phase), 0)
    return np.where(frequency > 0, np.sqrt(2 / harmonics) * total, 0)


def source_filter(f0: np.ndarray, refinements: int = 0) -> np.ndarray:
    """The harmonic half of the `lite` vocoder in torch, with a filter that the test repeats by its formula."""
    pulses = torch.from_numpy(pulse_train(f0.astype(np.float64), 300))
    window = torch.hann_window(1200, dtype=torch.float64)
    spectra = torch.stft(pulses, 1200, 300, window=window, center=True, pad_mode="constant", return_complex=True)
    k, t = torch.meshgrid(torch.arange(601), torch.arange(len(f0)), indexing="ij")
    gain = torch.exp(-k / 200) * torch.exp(0.3j * torch.sin(k / 50 + t))
    shaped = gain.to(torch.complex128) * spectra[:, : len(f0)]
    magnitude = torch.sqrt(shaped.abs() ** 2 + 1e-10)
    before = None
    for _ in range(refinements):
        heard = torch.istft(shaped, 1200, 300, window=window, center=True, length=len(f0) * 300)
        spectra = torch.stft(heard, 1200, 300, window=window, center=True, pad_mode="constant", return_complex=True)
        heard = spectra[:, : len(f0)]
        further = heard if before is None else heard + 0.9 * (heard - before)
        before = heard
        shaped = further * magnitude / torch.sqrt(further.abs() ** 2 + 1e-10)
    return torch.istft(shaped, 1200, 300, window=window, center=True, length=len(f0) * 300).numpy()


def main() -> None:
    arrays: dict[str, np.ndarray] = {}
    numbers: dict[str, float] = {}
    signal16 = test_signal()
    signal = signal16.astype(np.float64) / 32768
    arrays["signal"] = signal16

    small = librosa.stft(signal[7200:9600], **SMALL, pad_mode="reflect")
    arrays["stft_small"] = np.stack([small.real, small.imag]).transpose(0, 2, 1)
    tilt = 1 / (1 + np.arange(small.shape[0]) / 40)
    arrays["istft_small"] = librosa.istft(small * tilt[:, None], **SMALL)

    full = librosa.stft(signal, **LITE, pad_mode="reflect")
    picked = full[:, [0, 45, 96]]
    arrays["stft_lite_frames_0_45_96"] = np.stack([picked.real, picked.imag]).transpose(0, 2, 1)

    for name, rate, n_fft, top, htk in [("lite", RATE, 2048, 12000, False), ("cosyvoice", 22050, 1024, 8000, False), ("htk", RATE, 1024, 12000, True)]:
        norm = None if htk else "slaney"
        basis = librosa.filters.mel(sr=rate, n_fft=n_fft, n_mels=80, fmin=0, fmax=top, htk=htk, norm=norm, dtype=np.float64)
        arrays[f"basis_{name}_row_sums"] = basis.sum(axis=1)
        arrays[f"basis_{name}_centres"] = (basis * np.arange(basis.shape[1])).sum(axis=1) / basis.sum(axis=1)
        arrays[f"basis_{name}_rows_0_40_79"] = basis[[0, 40, 79]]

    basis = librosa.filters.mel(sr=RATE, n_fft=2048, n_mels=80, fmin=0, fmax=12000, dtype=np.float64)
    frames = len(signal) // 300
    arrays["log_mel"] = np.log(np.maximum(basis @ np.abs(full[:, :frames]), 1e-5))

    for name, transform, count in [("compact", COMPACT, 56), ("lite", LITE, 36)]:
        crop = signal[6000 : 6000 + count * 300]
        target = np.abs(librosa.stft(crop, **transform, pad_mode="constant"))[:, :count].astype(np.float32)
        arrays[f"griffin_lim_{name}"] = target.T
        runs = [
            spectral_convergence(
                target,
                librosa.griffinlim(target, n_iter=30, momentum=0.99, random_state=seed, pad_mode="constant", **transform),
                transform,
            )
            for seed in range(8)
        ]
        numbers[f"griffin_lim_{name}_db"] = float(np.mean(runs))

    frame = np.arange(25)
    f0 = np.where((frame < 4) | ((frame > 11) & (frame < 15)), 0, 140 + 60 * np.sin(frame / 4)).astype(np.float32)
    f0[19] = 0
    arrays["source_f0"] = f0
    arrays["pulse_train"] = pulse_train(f0.astype(np.float64), 300)
    arrays["source_filter"] = source_filter(f0)
    arrays["source_filter_refined"] = source_filter(f0, refinements=3)

    OUTPUT.mkdir(parents=True, exist_ok=True)
    index, data = {}, bytearray()
    for name, array in arrays.items():
        kept = np.ascontiguousarray(array if array.dtype == np.int16 else array.astype(np.float32))
        data += bytes(-len(data) % 4)
        index[name] = dict(dtype=str(kept.dtype), shape=list(kept.shape), offset=len(data))
        data += kept.tobytes()
    (OUTPUT / "vocoder.bin").write_bytes(data)
    about = dict(librosa=librosa.__version__, script="training/golden/make_vocoder_golden.py", numbers=numbers, arrays=index)
    (OUTPUT / "vocoder.json").write_text(json.dumps(about, indent=2) + "\n")
    print(f"{len(data)} bytes, {numbers}")


if __name__ == "__main__":
    main()
