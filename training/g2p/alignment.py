"""Letter-to-phone alignment by expectation maximisation.

Every letter, or pair of letters, is aligned with zero, one or two phones; the chunks are called graphones.
The model is a single multinomial over graphones (Deligne & Bimbot 1995; Jiampojamarn et al. 2007).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

Graphone = tuple[str, tuple[str, ...]]

# (letters, phones) sizes of a chunk. Two letters take exactly one phone ("sh", "ee"); one letter takes
# none (silent), one, or two ("x" -> K S). Larger chunks only thin the counts out.
SHAPES = ((1, 0), (1, 1), (1, 2), (2, 1))


def chunks(word: str, phones: tuple[str, ...], i: int, j: int) -> Iterator[tuple[int, int, Graphone]]:
    """Chunks that start at letter `i` and phone `j`, with the position after them."""
    for letters, sounds in SHAPES:
        if i + letters <= len(word) and j + sounds <= len(phones):
            yield i + letters, j + sounds, (word[i : i + letters], phones[j : j + sounds])


def lattice(word: str, phones: tuple[str, ...]) -> list[tuple[tuple[int, int], tuple[int, int], Graphone]]:
    """Edges of the alignment lattice in topological order, without dead ends."""
    n, m = len(word), len(phones)
    forward = {(0, 0)}
    edges = []
    for i in range(n):
        for j in range(m + 1):
            if (i, j) in forward:
                for a, b, graphone in chunks(word, phones, i, j):
                    forward.add((a, b))
                    edges.append(((i, j), (a, b), graphone))
    alive = {(n, m)}
    kept = []
    for edge in reversed(edges):
        if edge[1] in alive:
            alive.add(edge[0])
            kept.append(edge)
    kept.reverse()
    return kept


def expectation(edges, end, p: dict[Graphone, float], counts: dict[Graphone, float]) -> float:
    """Adds the expected graphone counts of one word; returns its probability."""
    alpha: dict[tuple[int, int], float] = defaultdict(float)
    alpha[(0, 0)] = 1.0
    for source, target, graphone in edges:
        alpha[target] += alpha[source] * p[graphone]
    total = alpha[end]
    if total <= 0.0:
        return 0.0
    beta: dict[tuple[int, int], float] = defaultdict(float)
    beta[end] = 1.0
    for source, target, graphone in reversed(edges):
        through = p[graphone] * beta[target]
        beta[source] += through
        counts[graphone] += alpha[source] * through / total
    return total


def best_path(edges, end, p: dict[Graphone, float]) -> list[Graphone]:
    """The most probable alignment."""
    best: dict[tuple[int, int], tuple[float, object]] = {(0, 0): (0.0, None)}
    for source, target, graphone in edges:
        if source not in best:
            continue
        value = best[source][0] + math.log(max(p[graphone], 1e-30))
        if target not in best or value > best[target][0]:
            best[target] = (value, (source, graphone))
    path = []
    at = end
    while best[at][1] is not None:
        at, graphone = best[at][1]
        path.append(graphone)
    path.reverse()
    return path


def align(pairs: list[tuple[str, tuple[str, ...]]], rounds: int = 5) -> list[list[Graphone]]:
    """Aligns every pair; pairs with no alignment (more than two phones a letter) are left out."""
    lattices = [(lattice(w, p), (len(w), len(p))) for w, p in pairs]
    lattices = [(edges, end) for edges, end in lattices if edges]
    p: dict[Graphone, float] = defaultdict(lambda: 1.0)
    for _ in range(rounds):
        counts: dict[Graphone, float] = defaultdict(float)
        for edges, end in lattices:
            expectation(edges, end, p, counts)
        # Normalised by letters: otherwise the pair chunks, which make paths shorter, take everything.
        totals: dict[int, float] = defaultdict(float)
        for (letters, _phones), count in counts.items():
            totals[len(letters)] += count
        total = totals[1] + 2 * totals[2]
        p = {g: (c / total) ** len(g[0]) if c > 1e-6 else 0.0 for g, c in counts.items()}
    return [best_path(edges, end, p) for edges, end in lattices]


WEAK_I: Graphone = ("i", ("AH0",))


def merge_weak_i(path: list[Graphone]) -> list[Graphone]:
    """Writes the weak vowel spelled `i` as IH0 everywhere: the dictionary has AH0 and IH0 for it without a system."""
    return [("i", ("IH0",)) if graphone == WEAK_I else graphone for graphone in path]
