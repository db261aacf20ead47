"""Reads a compiled MeCab dictionary (sys.dic, unk.dic, matrix.bin, char.bin, left-id.def).

The layout is that of MeCab 0.996: a header of ten 32-bit words, a character set name, a Darts double array over UTF-8
bytes, tokens of 16 bytes, and the features as zero-terminated strings. All numbers are little-endian.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HEADER_BYTES = 72
TOKEN = np.dtype(
    [("left", "<u2"), ("right", "<u2"), ("pos", "<u2"), ("cost", "<i2"), ("feature", "<u4"), ("compound", "<u4")]
)
UNIT = np.dtype([("base", "<i4"), ("check", "<u4")])


@dataclass(frozen=True)
class Entry:
    """One dictionary line: a surface with its context ids, its cost and its comma-separated features."""

    surface: str
    left: int
    right: int
    cost: int
    features: tuple[str, ...]


def read_entries(path: Path) -> list[Entry]:
    """Every entry of `sys.dic` or `unk.dic`, in the order of their surfaces' bytes."""
    data = path.read_bytes()
    _, _, _, count, _, _, trie_bytes, token_bytes, feature_bytes, _ = struct.unpack("<10I", data[:40])
    at = HEADER_BYTES
    units = np.frombuffer(data, UNIT, trie_bytes // UNIT.itemsize, at)
    at += trie_bytes
    tokens = np.frombuffer(data, TOKEN, token_bytes // TOKEN.itemsize, at)
    at += token_bytes
    features = data[at : at + feature_bytes]

    entries: list[Entry] = []
    for key, value in _walk(units):
        first, number = value >> 8, value & 255
        for token in tokens[first : first + number]:
            start = int(token["feature"])
            text = features[start : features.index(b"\0", start)].decode()
            entries.append(
                Entry(key, int(token["left"]), int(token["right"]), int(token["cost"]), tuple(text.split(",")))
            )
    if path.name == "sys.dic" and len(entries) != count:
        raise ValueError(f"{path}: the header promises {count} entries, found {len(entries)}")
    return entries


def _walk(units: np.ndarray):
    """Keys and values of a Darts double array: the child of base b by byte c is unit b + c + 1, the leaf is unit b."""
    base, check = units["base"].tolist(), units["check"].tolist()
    children: dict[int, list[int]] = defaultdict(list)
    for index, parent in enumerate(check):
        if index and parent:
            children[parent].append(index)
    stack = [(base[0], b"")]
    while stack:
        here, key = stack.pop()
        for index in reversed(children.get(here, ())):
            code = index - here
            if code == 0:
                yield key.decode(), -base[index] - 1
            elif 0 < code <= 256:
                stack.append((base[index], key + bytes([code - 1])))


def read_matrix(path: Path) -> np.ndarray:
    """Connection costs by [left id of the right word, right id of the left word]."""
    data = path.read_bytes()
    rights, lefts = struct.unpack("<2H", data[:4])
    return np.frombuffer(data, "<i2", offset=4).reshape(lefts, rights)


def read_contexts(path: Path) -> list[str]:
    """The features that each context id stands for, from `left-id.def`."""
    contexts: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        number, features = line.split(" ", 1)
        if int(number) != len(contexts):
            raise ValueError(f"{path}: id {number} is out of order")
        contexts.append(features)
    return contexts


@dataclass(frozen=True)
class Category:
    """How MeCab makes unknown words of one class of characters."""

    name: str
    invoke: bool
    group: bool
    length: int


@dataclass(frozen=True)
class CharacterTable:
    categories: list[Category]
    # Runs of equal characters: first code unit, index of the main category, bit set of all categories.
    runs: list[tuple[int, int, int]]


def read_characters(path: Path) -> CharacterTable:
    data = path.read_bytes()
    (count,) = struct.unpack("<I", data[:4])
    names = [data[4 + 32 * i : 36 + 32 * i].rstrip(b"\0").decode() for i in range(count)]
    cells = np.frombuffer(data, "<u4", offset=4 + 32 * count)
    categories: dict[int, Category] = {}
    runs: list[tuple[int, int, int]] = []
    for code, cell in enumerate(cells.tolist()):
        kinds, main = cell & 0x3FFFF, cell >> 18 & 0xFF
        length, group, invoke = cell >> 26 & 0xF, cell >> 30 & 1, cell >> 31 & 1
        categories.setdefault(main, Category(names[main], bool(invoke), bool(group), length))
        if not runs or runs[-1][1:] != (main, kinds):
            runs.append((code, main, kinds))
    unused = Category("DEFAULT", False, True, 0)
    return CharacterTable([categories.get(i, unused) for i in range(count)], runs)
