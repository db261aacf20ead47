"""A trie over UTF-16 code units in breadth-first order, which needs neither pointers nor counts."""

from __future__ import annotations

from dataclasses import dataclass

from lexemes import Lexeme

# Bits of a node's byte; the number of its lexemes stands above them.
LAST_SIBLING, HAS_CHILDREN, COUNT_SHIFT = 1, 2, 2
COUNT_LIMIT = 63


@dataclass
class Trie:
    """Node 0 is the root. The children of all nodes follow each other in the order of their parents."""

    labels: list[int]
    flags: list[int]
    # True counts of the nodes whose byte holds COUNT_LIMIT.
    overflow: list[int]
    # In the order of their nodes.
    lexemes: list[Lexeme]


def code_units(text: str) -> list[int]:
    data = text.encode("utf-16-le")
    return [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]


def build_trie(lexemes: list[Lexeme]) -> Trie:
    root: dict = {}
    for lexeme in lexemes:
        node = root
        for unit in code_units(lexeme.surface):
            node = node.setdefault(unit, {})
        node.setdefault(None, []).append(lexeme)

    trie = Trie([0], [], [], [])
    queue, last = [root], [True]
    # The queue grows while it is read.
    for index, node in enumerate(queue):
        units = sorted(unit for unit in node if unit is not None)
        own = node.get(None, [])
        if len(own) >= COUNT_LIMIT:
            trie.overflow.append(len(own))
        trie.lexemes.extend(own)
        flags = min(len(own), COUNT_LIMIT) << COUNT_SHIFT
        trie.flags.append(flags | (LAST_SIBLING if last[index] else 0) | (HAS_CHILDREN if units else 0))
        for position, unit in enumerate(units):
            trie.labels.append(unit)
            queue.append(node[unit])
            last.append(position == len(units) - 1)
    return trie
