"""Cantonese tones for a teacher that was never taught them: F0 written anew, syllable by syllable.

The contours are the textbook ones (Chao's tone letters 55 25 33 21 23 22) in semitones around the
speaker's base; see research/teacher.md for the recognition figures that fixed their size.
"""

import numpy as np

from .symbols import YUE_TONES

FEMALE_BASE_HZ = 205.0
MALE_BASE_HZ = 118.0
RANGE = 0.85
"""Share of the full contours that is used; the full range sounds sung."""
DECLINATION = 1.2
"""Fall over the whole sentence in semitones, half above and half below the base."""
VOICED_FLOOR_HZ = 50.0
SMOOTHING_FRAMES = 5
"""Width of the smoothing window over tone borders: 5 frames of 12.5 ms."""

# (position in the voiced part of the syllable 0…1, semitones); rising tones start level, then rise.
CONTOURS = {
    "yue1": ((0.0, 8.0), (1.0, 8.0)),
    "yue2": ((0.0, -2.0), (0.3, -2.0), (1.0, 7.0)),
    "yue3": ((0.0, 3.0), (1.0, 3.0)),
    "yue4": ((0.0, -4.0), (1.0, -9.0)),
    "yue5": ((0.0, -3.0), (0.3, -3.0), (1.0, 2.0)),
    "yue6": ((0.0, -1.0), (1.0, -1.0)),
}
_BORDERS = frozenset([" ", ",", ".", "?", "!", ";", ":", "…", "—", "^", "$"])


def syllables(symbols: list[str]) -> list[tuple[int, int, str]]:
    """(first symbol, position of the tone symbol, tone) of each Cantonese syllable."""
    found, start = [], 0
    for index, symbol in enumerate(symbols):
        if symbol in YUE_TONES:
            if index > start:
                found.append((start, index, symbol))
            start = index + 1
        elif symbol in _BORDERS:
            start = index + 1
    return found


def _smooth(log_f0: np.ndarray, changed: np.ndarray) -> np.ndarray:
    """Hann-weighted mean inside each unbroken run of changed frames [frames]."""
    window = np.hanning(SMOOTHING_FRAMES + 2)[1:-1]
    window /= window.sum()
    half = SMOOTHING_FRAMES // 2
    result = log_f0.copy()
    edges = np.flatnonzero(np.diff(np.concatenate([[0], changed.astype(int), [0]])))
    for start, end in zip(edges[::2], edges[1::2]):
        padded = np.pad(log_f0[start:end], half, mode="edge")
        result[start:end] = np.convolve(padded, window, mode="valid")
    return result


def with_tones(f0: np.ndarray, symbols: list[str], durations: np.ndarray, base: float) -> np.ndarray:
    """F0 [frames] in Hz with Cantonese contours over the voiced frames of Cantonese syllables.

    durations [symbols] in frames, sum = frames. Frames of other syllables stay as they are.
    """
    found = syllables(symbols)
    if not found:
        return f0
    ends = np.cumsum(durations)
    if ends[-1] != len(f0):
        raise ValueError(f"durations hold {ends[-1]} frames, F0 {len(f0)}")
    starts = ends - durations
    first, last = starts[found[0][0]], ends[found[-1][1]]
    semitones = np.zeros(len(f0))
    changed = np.zeros(len(f0), bool)
    for begin, tone_at, tone in found:
        voiced = starts[begin] + np.flatnonzero(f0[starts[begin] : ends[tone_at]] > VOICED_FLOOR_HZ)
        if len(voiced) == 0:
            continue
        position = (voiced - voiced[0]) / max(1, voiced[-1] - voiced[0])
        points = np.array(CONTOURS[tone])
        sentence = (voiced - first) / max(1, last - first)
        semitones[voiced] = RANGE * np.interp(position, points[:, 0], points[:, 1]) + DECLINATION * (0.5 - sentence)
        changed[voiced] = True
    semitones = _smooth(semitones, changed)
    return np.where(changed, base * 2 ** (semitones / 12), f0).astype(f0.dtype)
