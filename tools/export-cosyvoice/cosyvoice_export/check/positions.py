"""Which speech tokens make which mel frames. Plain numbers, as a runtime has to compute them."""

import numpy as np


def stretch(tokens: int, frames: int) -> tuple[np.ndarray, np.ndarray]:
    """Linear interpolation of `tokens` rows to `frames` rows: row to the left and weight of the next.

    The framework multiplies and subtracts in one step, rounded once to float32; double arithmetic gives the same.
    """
    scale = np.float64(np.float32(tokens) / np.float32(frames))
    position = np.maximum(scale * (np.arange(frames) + 0.5) - 0.5, 0).astype(np.float32)
    left = position.astype(np.int64)
    weight = (position - left.astype(np.float32)).astype(np.float32)
    weight[left >= tokens - 1] = 0
    return np.minimum(left, tokens - 1), weight


def frames_of(tokens: int, manifest: dict) -> int:
    mel, rate = manifest["mel"], manifest["cosyvoice1"]["flow"]["tokenRate"]
    return int(tokens / rate * mel["sampleRate"] / mel["hopLength"])


def frame_positions(tokens: int, manifest: dict) -> tuple[np.ndarray, np.ndarray]:
    """`left` and `weight` of an utterance without a prompt: its two ends are stretched apart from its middle."""
    edge = manifest["cosyvoice1"]["flow"]["edgeTokens"]
    total = frames_of(tokens, manifest)
    pieces = [(tokens, total)]
    if tokens > 2 * edge:
        at_edge = frames_of(edge, manifest)
        pieces = [(edge, at_edge), (tokens - 2 * edge, total - 2 * at_edge), (edge, at_edge)]
    lefts, weights, first = [], [], 0
    for count, frames in pieces:
        left, weight = stretch(count, frames)
        lefts.append(left + first)
        weights.append(weight)
        first += count
    return np.concatenate(lefts), np.concatenate(weights)
