import numpy as np
import pytest

from teacher.cantonese import DECLINATION, RANGE, syllables, with_tones

TWO = ["^", "s", "i", "yue1", " ", "s", "i", "yue4", ".", "$"]


def semitones(f0):
    return 12 * np.log2(f0 / 205.0)


def test_syllables_end_at_their_tone():
    assert syllables(TWO) == [(1, 3, "yue1"), (5, 7, "yue4")]
    assert syllables(["^", "m", "yue4", "h", "o", "yue2", "$"]) == [(1, 2, "yue4"), (3, 5, "yue2")]
    assert syllables(["^", "h", "a", "ʊ", "zh3", "$"]) == []


def test_contours_replace_voiced_frames_only():
    durations = np.array([4, 4, 20, 0, 2, 4, 20, 0, 2, 2])
    f0 = np.full(58, 180.0, np.float32)
    f0[4:8] = 3.0  # the first s
    changed = with_tones(f0, TWO, durations, 205.0)
    assert changed.dtype == np.float32
    assert np.array_equal(changed[:8], f0[:8])
    assert np.array_equal(changed[28:30], f0[28:30])
    assert np.array_equal(changed[54:], f0[54:])
    high, falling = semitones(changed[8:28]), semitones(changed[30:54])
    assert high.mean() == pytest.approx(8 * RANGE, abs=DECLINATION)
    assert falling[2] - falling[-3] > 3 * RANGE
    assert high.min() > falling.max()


def test_other_languages_stay():
    f0 = np.full(6, 200.0, np.float32)
    assert with_tones(f0, ["^", "a", "$"], np.array([2, 2, 2]), 205.0) is f0


def test_lengths_must_agree():
    with pytest.raises(ValueError):
        with_tones(np.ones(7), TWO, np.full(10, 2), 205.0)
