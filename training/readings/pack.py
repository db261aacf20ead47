"""The binary form of data files: four letters, the length of a JSON header, the header, and columns of numbers.

All little-endian. The header names the columns in order with their types; each begins at a multiple of four bytes.
16-bit columns may be two planes of bytes, which compress better.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field

# Bits of a node's byte; whether it ends a word stands above them.
LAST_SIBLING, HAS_CHILDREN, COUNT_SHIFT = 1, 2, 2


class Sections:
    """Named columns of numbers."""

    def __init__(self) -> None:
        self.index: list[dict] = []
        self.data = bytearray()

    def add(self, name: str, values: list[int], kind: str) -> None:
        """`kind`: u1, u2, u4 for bytes per number, or `planes` for 16 bits as a low and a high plane."""
        bits = {"u1": 8, "u2": 16, "u4": 32, "planes": 16}[kind]
        if values and not (0 <= min(values) and max(values) < 1 << bits):
            raise ValueError(f"{name}: {min(values)} to {max(values)} does not fit {kind}")
        if kind == "planes":
            content = bytes(value & 255 for value in values) + bytes(value >> 8 for value in values)
        else:
            content = struct.pack(f"<{len(values)}{ {'u1': 'B', 'u2': 'H', 'u4': 'I'}[kind] }", *values)
        self.index.append({"name": name, "kind": kind, "count": len(values)})
        self.data += content + bytes(-len(content) % 4)


def write_file(magic: bytes, header: dict, sections: Sections) -> bytes:
    text = json.dumps({**header, "sections": sections.index}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 8) % 4)
    return magic + struct.pack("<I", len(text)) + text + bytes(sections.data)


def read_file(data: bytes) -> tuple[bytes, dict, list[tuple[str, str, list[int]]]]:
    """Letters, header without the list of columns, and columns as name, kind, numbers."""
    size = struct.unpack_from("<I", data, 4)[0]
    header = json.loads(data[8 : 8 + size])
    offset = 8 + size
    columns = []
    for section in header.pop("sections"):
        kind, count = section["kind"], section["count"]
        if kind == "planes":
            values = [low | high << 8 for low, high in zip(data[offset : offset + count], data[offset + count :])]
            length = 2 * count
        else:
            letter = {"u1": "B", "u2": "H", "u4": "I"}[kind]
            values = list(struct.unpack_from(f"<{count}{letter}", data, offset))
            length = struct.calcsize(f"<{count}{letter}")
        columns.append((section["name"], kind, values))
        offset += length + -length % 4
    return data[:4], header, columns


@dataclass
class Trie:
    """Node 0 is the root. The children of all nodes follow each other in the order of their parents."""

    labels: list[int] = field(default_factory=lambda: [0])
    flags: list[int] = field(default_factory=list)
    overflow: list[int] = field(default_factory=list)
    # In the order of their nodes.
    words: list[str] = field(default_factory=list)


def code_units(text: str) -> list[int]:
    data = text.encode("utf-16-le")
    return [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]


def build_trie(words: list[str]) -> Trie:
    root: dict = {}
    for word in words:
        node = root
        for unit in code_units(word):
            node = node.setdefault(unit, {})
        node[None] = word
    trie = Trie()
    queue, last = [root], [True]
    # The queue grows while it is read.
    for index, node in enumerate(queue):
        units = sorted(unit for unit in node if unit is not None)
        if None in node:
            trie.words.append(node[None])
        flags = (None in node) << COUNT_SHIFT
        trie.flags.append(flags | (LAST_SIBLING if last[index] else 0) | (HAS_CHILDREN if units else 0))
        for position, unit in enumerate(units):
            trie.labels.append(unit)
            queue.append(node[unit])
            last.append(position == len(units) - 1)
    return trie
