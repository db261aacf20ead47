"""An n-gram model over graphones: interpolated absolute discounting with Kneser-Ney lower orders."""

from __future__ import annotations

import math
from collections import defaultdict

START, END = 0, 1


def ngram_counts(sequences: list[list[int]], order: int):
    """`(raw, counts)`: the (k+1)-grams stand at `[k]`. `counts` are raw at the top and for n-grams at the start of a
    word, else Kneser-Ney continuation counts (how many different tokens come before)."""
    raw: list[dict[tuple[int, ...], int]] = [defaultdict(int) for _ in range(order)]
    for sequence in sequences:
        tokens = [START, *sequence, END]
        for end in range(1, len(tokens)):
            for k in range(order):
                if end - k >= 0:
                    raw[k][tuple(tokens[end - k : end + 1])] += 1
    counts = [dict(c) for c in raw]
    for k in range(order - 1):
        continuation: dict[tuple[int, ...], int] = defaultdict(int)
        for gram in raw[k + 1]:
            continuation[gram[1:]] += 1
        counts[k] = {g: (c if g[0] == START else continuation[g]) for g, c in raw[k].items()}
    return raw, counts


def estimate(raw, counts, cutoffs: list[int]):
    """Probabilities and back-off weights.

    `cutoffs[k]`, which must not fall with k: (k+1)-grams seen less often are not kept; their share goes to the
    back-off weight.
    Returns `(probability, weight)`: natural logarithms by n-gram, and by context.
    """
    vocabulary = len(counts[0])
    probability: dict[tuple[int, ...], float] = {}
    weight: dict[tuple[int, ...], float] = {}
    for k, grams in enumerate(counts):
        once = sum(1 for c in grams.values() if c == 1)
        twice = sum(1 for c in grams.values() if c == 2)
        discount = once / (once + 2 * twice) if once else 0.5
        total: dict[tuple[int, ...], int] = defaultdict(int)
        kept: dict[tuple[int, ...], float] = defaultdict(float)
        for gram, c in grams.items():
            total[gram[:-1]] += c
            if raw[k][gram] >= cutoffs[k]:
                kept[gram[:-1]] += c - discount
        for context, c in total.items():
            weight[context] = 1.0 - kept[context] / c
        for gram, c in grams.items():
            if raw[k][gram] >= cutoffs[k]:
                lower = probability[gram[1:]] if k else 1.0 / vocabulary
                probability[gram] = (c - discount) / total[gram[:-1]] + weight[gram[:-1]] * lower
    used = {g[:-1] for g in probability}
    return (
        {g: math.log(p) for g, p in probability.items()},
        {c: math.log(max(w, 1e-9)) for c, w in weight.items() if c in used},
    )


def backed_off(probability, weight, context: tuple[int, ...], token: int) -> float:
    """log P(token | context) by backing off until an n-gram is known."""
    value = 0.0
    while True:
        known = probability.get((*context, token))
        if known is not None:
            return value + known
        if not context:
            return value - 20.0
        value += weight.get(context, 0.0)
        context = context[1:]


def prune(probability, weight, raw, order: int, threshold: float) -> int:
    """Drops, from the longest down, n-grams whose loss costs little: count * (log p - log backed-off p) < threshold
    (weighted difference, Seymore & Rosenfeld 1996). Back-off weights are then made to sum to one again.
    Returns how many were dropped."""
    dropped = 0
    for k in range(order - 1, 0, -1):
        contexts = {g[:-1] for g in probability if len(g) == k + 2}
        for gram in [g for g in probability if len(g) == k + 1]:
            if gram in contexts:
                continue
            context, token = gram[:-1], gram[-1]
            lower = weight.get(context, 0.0) + backed_off(probability, weight, context[1:], token)
            if raw[k].get(gram, 0) * abs(probability[gram] - lower) < threshold:
                del probability[gram]
                dropped += 1
    renormalise(probability, weight, order)
    return dropped


def renormalise(probability, weight, order: int) -> None:
    """Back-off weights that make every context sum to one, shortest contexts first."""
    by_context: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for gram in probability:
        by_context[gram[:-1]].append(gram)
    for context in list(weight):
        if context and context not in by_context:
            del weight[context]
    for size in range(1, order):
        for context, grams in by_context.items():
            if len(context) != size:
                continue
            own = sum(math.exp(probability[g]) for g in grams)
            below = sum(math.exp(backed_off(probability, weight, context[1:], g[-1])) for g in grams)
            weight[context] = math.log(max(1.0 - own, 1e-6) / max(1.0 - below, 1e-6))
