"""Levels follow the marks, and the drawn F0 follows the levels."""
import numpy as np
import pytest

from lite.japanese_pitch import accented_f0, pitch_levels


@pytest.mark.parametrize(
    "symbols, expected",
    [
        # A flat phrase, then one whose first mora is high.
        ("^aꜛbaba aꜜbaba.$", ".0.1111.1.0000.."),
        # A flat phrase, then one that begins low and falls late.
        ("^aꜛba baꜛbaꜜba.$", ".0.11.00.11.00.."),
        ("^aba.$", "....." + "."),
        ("^aꜛba,baba.$", ".0.11......."),
        ("^aꜛba ꜛbaꜜba.$", ".0.11..11.00.."),
    ],
)
def test_levels(symbols, expected):
    got = "".join("." if level is None else str(level) for level in pitch_levels(list(symbols)))
    assert got == expected


def test_drawn_pitch():
    symbols = list("^aꜛbaꜜba,ba.$")
    durations = np.array([4, 10, 0, 4, 10, 0, 4, 10, 6, 4, 10, 6, 4])
    ends = np.cumsum(durations)
    f0 = np.full(ends[-1], 200.0)
    f0[:4] = 0
    drawn = accented_f0(f0, symbols, ["ja"] * len(symbols), durations)
    middle = lambda k: np.median(drawn[ends[k] - durations[k] : ends[k]])  # noqa: E731
    assert middle(4) > middle(1) * 1.1 and middle(4) > middle(7) * 1.2
    # No marks behind the comma, another language, and unvoiced frames: untouched.
    assert (drawn[ends[8] :] == 200).all() and (drawn[:4] == 0).all()
    assert np.array_equal(accented_f0(f0, symbols, ["zh"] * len(symbols), durations), f0)
    # Level and declination move, the middle stays.
    voiced = drawn[(drawn > 0) & (np.arange(len(drawn)) < ends[8])]
    assert abs(12 * np.log2(np.exp(np.log(voiced).mean()) / 200)) < 1.0
