"""The model as a trie in four columns of printable characters, so that JSON holds it and a compressor sees equal things
side by side.

Levels follow one another, unigrams first; nodes of a level stand in the order of their parents and, under one parent,
of their tokens. `tokens`: per node the token, as the difference to the sibling before it. `children`: the number of
children of the root, then of every node above the last level. `probabilities`: one character per node,
-log p * SCALE. `backoffs`: one character per node that has children, OFFSET + log weight * SCALE.
A number below WIDE is one character, a larger one two.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path

SCALE = 6  # steps of 1/6 neper: no loss on held-out words
OFFSET = 46
# Printable ASCII without the quotation mark and the backslash, which JSON would escape.
ALPHABET = "".join(chr(c) for c in range(32, 127) if chr(c) not in '"\\')
WIDE = 85


def number(value: int) -> str:
    if value < WIDE:
        return ALPHABET[value]
    high, low = divmod(value - WIDE, len(ALPHABET))
    return ALPHABET[WIDE + high] + ALPHABET[low]


def step(value: float) -> str:
    return ALPHABET[max(0, min(len(ALPHABET) - 1, round(value)))]


def pack(graphones, probability, weight, order: int) -> dict:
    """A JSON-ready model; `graphones` as `letters phones`, joined by semicolons."""
    children: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for gram in probability:
        children[gram[:-1]].append(gram[-1])
    # The start token is never predicted, but it is a context: it needs a node.
    if 0 not in children[()]:
        children[()].append(0)
        probability = {**probability, (0,): -20.0}
    tokens: list[str] = []
    counts = [number(len(children[()]))]
    probabilities: list[str] = []
    backoffs: list[str] = []
    level: list[tuple[int, ...]] = [()]
    for k in range(order):
        following = []
        for parent in level:
            before = 0
            for token in sorted(children.get(parent, ())):
                node = (*parent, token)
                following.append(node)
                tokens.append(number(token - before))
                before = token
                probabilities.append(step(-probability[node] * SCALE))
                if k < order - 1:
                    below = len(children.get(node, ()))
                    counts.append(number(below))
                    if below:
                        backoffs.append(step(OFFSET + weight.get(node, 0.0) * SCALE))
        level = following
    return {
        "order": order,
        "scale": SCALE,
        "offset": OFFSET,
        "graphones": ";".join(" ".join([letters, *phones]) for letters, phones in graphones),
        "tokens": "".join(tokens),
        "children": "".join(counts),
        "probabilities": "".join(probabilities),
        "backoffs": "".join(backoffs),
    }


def write(path: Path, model: dict) -> None:
    """Writes the model: alone, or into the tokenizer's `dictionary.json.gz`, whose lexicon stays as it is."""
    if path.suffix != ".gz":
        path.write_text(json.dumps(model, separators=(",", ":"), ensure_ascii=True) + "\n")
        return
    data = {**json.loads(gzip.decompress(path.read_bytes())), "model": model}
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=True) + "\n"
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
