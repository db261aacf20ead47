"""The model as a trie in one byte string.

Levels follow one another, unigrams first; nodes of a level stand in the order of their parents and, under one
parent, of their tokens. Per node: the token as a varint (difference to the sibling before it), the log
probability (one byte, -x * SCALE), and, but for the last level, the log back-off weight (one byte,
OFFSET + x * SCALE) and the number of children (varint).
"""

from __future__ import annotations

import base64
from collections import defaultdict

SCALE = 12  # steps of 1/12 neper: below the noise of the estimates
OFFSET = 128


def varint(out: bytearray, value: int) -> None:
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def pack(graphones, probability, weight, order: int) -> dict:
    """A JSON-ready model: `graphones` as `letters phones`, `trie` in base64."""
    children: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for gram in probability:
        children[gram[:-1]].append(gram[-1])
    # The start token is never predicted, but it is a context: it needs a node.
    if 0 not in children[()]:
        children[()].append(0)
        probability = {**probability, (0,): -20.0}
    out = bytearray()
    level: list[tuple[int, ...]] = [()]
    varint(out, len(children[()]))
    for k in range(order):
        following = []
        for parent in level:
            before = 0
            for token in sorted(children[parent]):
                node = (*parent, token)
                following.append(node)
                varint(out, token - before)
                before = token
                out.append(min(255, round(-probability[node] * SCALE)))
                if k < order - 1:
                    out.append(max(0, min(255, round(OFFSET + weight.get(node, 0.0) * SCALE))))
                    varint(out, len(children[node]) if node in children else 0)
        level = following
    return {
        "order": order,
        "scale": SCALE,
        "offset": OFFSET,
        "graphones": [" ".join([letters, *phones]) for letters, phones in graphones],
        "trie": base64.b64encode(bytes(out)).decode("ascii"),
    }
