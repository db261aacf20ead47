"""Japanese pitch targets from accent marks.

The teacher was taught Japanese without accent: its pitch follows the marks only loosely. The marks say where the pitch
rises and falls in Tokyo Japanese, so the F0 that the acoustic model learns to predict is drawn anew from them. The mel
half of the model is still trained on the F0 that was really spoken, so no speech has to be made again.
"""
import numpy as np

RISE, FALL = "ꜛ", "ꜜ"
BORDERS = frozenset([" ", ",", ".", "?", "!", ";", ":", "…", "—", "^", "$"])
PAUSES = BORDERS - {" "}

HIGH, LOW = 1.7, -1.9
"""Semitones above and below the middle line of the stretch: three to four between high and low, as in read speech."""
DECLINATION = 3.0
"""Fall of the middle line over a stretch between two pauses, in semitones."""
KEPT = 0.35
"""Share of the teacher's own deviation from its middle line that stays: it carries emphasis and consonants."""
SMOOTHING_FRAMES = 9


def pitch_levels(symbols: list[str]) -> list[int | None]:
    """1 high, 0 low per symbol; None outside of words and where no mark says."""
    levels: list[int | None] = [None] * len(symbols)
    word, state, last = 0, None, 0
    for index, symbol in enumerate(symbols):
        if symbol in BORDERS:
            word = index + 1
            if symbol in PAUSES:
                state, last = None, index + 1
        elif symbol in (RISE, FALL):
            start = max(word, last)
            for k in range(last, index):
                if symbols[k] not in BORDERS:
                    # Before a rise the word is low; before a fall it is high, from the rise or from its beginning.
                    own = 0 if symbol == RISE else 1
                    levels[k] = own if k >= start or (symbol == FALL and state == 1) else state
            state, last = (1 if symbol == RISE else 0), index + 1
        if state is not None and symbol not in BORDERS and symbol not in (RISE, FALL):
            levels[index] = state
    return levels


def _smooth(values: np.ndarray) -> np.ndarray:
    window = np.hanning(SMOOTHING_FRAMES + 2)[1:-1]
    padded = np.pad(values, SMOOTHING_FRAMES // 2, mode="edge")
    return np.convolve(padded, window / window.sum(), mode="valid")


def accented_f0(f0: np.ndarray, symbols: list[str], languages: list[str], durations: np.ndarray) -> np.ndarray:
    """F0 [frames] in Hz with Japanese stretches that have marks drawn anew; all other frames as they are.

    durations [symbols] in frames. The last word of a question keeps the teacher's melody.
    """
    levels = pitch_levels(symbols)
    ends = np.cumsum(durations).astype(int)
    starts = ends - durations.astype(int)
    out = f0.astype(np.float64).copy()
    begin = 0
    for index, symbol in enumerate(symbols):
        if symbol not in PAUSES:
            continue
        stretch = [k for k in range(begin, index) if symbols[k] not in BORDERS]
        begin = index + 1
        if not any(symbols[k] in (RISE, FALL) for k in stretch) or any(languages[k] != "ja" for k in stretch):
            continue
        first, last = starts[stretch[0]], min(ends[stretch[-1]], len(f0))
        frames = np.arange(first, last)
        voiced = frames[f0[first:last] > 0]
        if len(voiced) < 4:
            continue
        semitones = 12 * np.log2(f0[voiced])
        middle = semitones.mean() + DECLINATION * (0.5 - (voiced - first) / max(1, last - first))
        level = np.full(last - first, LOW)
        for k in stretch:
            level[starts[k] - first : ends[k] - first] = HIGH if levels[k] == 1 else LOW
        contour = _smooth(level)[voiced - first]
        drawn = middle + contour - contour.mean() + KEPT * (semitones - semitones.mean())
        if symbol == "?":
            border = max((k for k in stretch if k > 0 and symbols[k - 1] == " "), default=stretch[0])
            own = voiced >= starts[border]
            drawn[own] = semitones[own]
        out[voiced] = 2 ** (drawn / 12)
    return out.astype(f0.dtype)
