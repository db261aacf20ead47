"""The binary file: `CLJD`, the length of a JSON header, the header, and sections of plain numbers.

All little-endian. The header names the sections in order with their types; each begins at a multiple of four bytes.
16-bit columns with small entropy are stored as two planes of bytes, which compress better.
"""

from __future__ import annotations

import json
import struct

import numpy as np

from lexemes import Lexicon
from mecab_dictionary import CharacterTable, Entry
from readings import encode
from trie import build_trie

MAGIC = b"CLJD"
VERSION = 1
PLAIN = 0xFFFF


class Sections:
    """Named columns of numbers."""

    def __init__(self) -> None:
        self.index: list[dict] = []
        self.data = bytearray()

    def add(self, name: str, values, kind: str) -> None:
        """`kind`: u1, u2, u4 as numpy names them, or `planes` for 16 bits as a low and a high plane."""
        array = np.asarray(values, dtype=np.int64)
        bits = {"u1": 8, "u2": 16, "u4": 32, "planes": 16}[kind]
        if array.size and (array.min() < 0 or array.max() >= 1 << bits):
            raise ValueError(f"{name}: {array.min()} to {array.max()} does not fit {kind}")
        if kind == "planes":
            content = (array & 255).astype("u1").tobytes() + (array >> 8).astype("u1").tobytes()
        else:
            content = array.astype("<" + kind).tobytes()
        self.index.append({"name": name, "kind": kind, "count": int(array.size)})
        self.data += content + bytes(-len(content) % 4)


def pack(
    lexicon: Lexicon, matrix: np.ndarray, contexts: list[str], characters: CharacterTable, unknown: list[Entry]
) -> bytes:
    """The whole dictionary, not yet compressed."""
    sections = Sections()
    splits = _add_lexemes(sections, lexicon)
    _add_classes(sections, lexicon)
    strings = _add_shapes(sections, lexicon)
    costs = np.rint(matrix / lexicon.quantum).astype(np.int64)
    lowest = int(costs.min())
    sections.add("matrix", (costs - lowest).ravel(), "planes")
    header = {
        "version": VERSION,
        "contexts": int(matrix.shape[0]),
        "matrixLowest": lowest,
        "sections": sections.index,
        "partsOfSpeech": list(lexicon.parts_of_speech),
        "chains": list(lexicon.chains),
        "strings": strings,
        "conjugations": [",".join(features.split(",")[4:6]) for features in contexts],
        "splits": splits,
        "characters": characters.runs,
        "categories": [
            {
                "invoke": category.invoke,
                "group": category.group,
                "length": category.length,
                "words": [
                    {
                        "context": entry.left,
                        "cost": round(entry.cost / lexicon.quantum),
                        "partOfSpeech": ",".join(entry.features[:4]),
                    }
                    for entry in unknown
                    if entry.surface == category.name
                ],
            }
            for category in characters.categories
        ],
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 8) % 4)
    return MAGIC + struct.pack("<I", len(text)) + text + bytes(sections.data)


def _add_lexemes(sections: Sections, lexicon: Lexicon) -> list[list[int]]:
    """Adds trie and lexemes; returns [lexeme, accents…] of those that are several accent phrases."""
    trie = build_trie(lexicon.lexemes)
    sections.add("labels", trie.labels, "planes")
    sections.add("flags", trie.flags, "u1")
    sections.add("overflow", trie.overflow, "u2")
    sections.add("lexemeClass", [lexeme.word_class for lexeme in trie.lexemes], "planes")
    lowest = min(0, min(lexeme.cost for lexeme in trie.lexemes))
    sections.add("lexemeCostLowest", [-lowest], "u2")
    sections.add("lexemeCost", [lexeme.cost - lowest for lexeme in trie.lexemes], "planes")
    sections.add("lexemeAccent", [lexeme.accents[0] for lexeme in trie.lexemes], "u1")
    encoded = [encode(lexeme.surface, lexeme.reading) for lexeme in trie.lexemes]
    sections.add("readingLength", [length for length, _ in encoded], "u1")
    sections.add("readings", list(b"".join(codes for _, codes in encoded)), "u1")
    return [
        [index, *lexeme.accents] for index, lexeme in enumerate(trie.lexemes) if len(lexeme.accents) > 1
    ]


def _add_classes(sections: Sections, lexicon: Lexicon) -> None:
    """`classShape` is PLAIN for words with one form; then the next two columns are context ids, else table rows."""
    classes = list(lexicon.classes)
    sections.add("classShape", [PLAIN if row[0] is None else row[0] for row in classes], "u2")
    sections.add("classLeft", [row[1] for row in classes], "u2")
    sections.add("classRight", [row[2] for row in classes], "u2")
    sections.add("classPartOfSpeech", [row[3] for row in classes], "u1")
    sections.add("classChain", [row[4] for row in classes], "u1")


def _add_shapes(sections: Sections, lexicon: Lexicon) -> list[str]:
    """Adds the paradigm tables; returns the strings that they refer to."""
    strings: dict[str, int] = {}
    forms = [form for shape in lexicon.shapes for form in shape]

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    sections.add("shapeLength", [len(shape) for shape in lexicon.shapes], "u2")
    sections.add("formSurface", [number(form[0]) for form in forms], "u2")
    sections.add("formReading", [number(form[1]) for form in forms], "u2")
    sections.add("formContext", [form[2] for form in forms], "u2")
    sections.add("formChain", [form[3] for form in forms], "u1")
    for name, rows in (("cost", lexicon.cost_rows), ("accent", lexicon.accent_rows)):
        sections.add(f"{name}RowLength", [len(row) for row in rows], "u2")
        sections.add(f"{name}Rows", [value for row in rows for value in row], "u2")
    return list(strings)
