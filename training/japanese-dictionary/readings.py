"""Katakana as bytes, and the readings that need none because they follow from the spelling.

The same two rules stand in `packages/tokenizer/src/languages/ja/dictionary/readings.ts`; a test there reads the file
that is written here.
"""

from __future__ import annotations

import re

# The length byte of a reading that follows from the spelling, and of one that is empty.
DERIVED, EMPTY = 0, 255
# The kana block begins here; a colon, which parts accent phrases, is written as 255.
FIRST_KANA = 0x30A0
COLON = 255

_LONG = re.compile("([オコソトノホモヨロゴゾドボポョウクスツヌフムユルグズブプュ])ウ")


def derive(surface: str) -> str:
    """Hiragana as katakana, with ウ after its own vowel or オ as a length mark."""
    katakana = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in surface)
    return _LONG.sub(r"\1ー", katakana)


def encode(surface: str, reading: str) -> tuple[int, bytes]:
    """The length byte and the bytes of a reading."""
    if reading == derive(surface):
        return DERIVED, b""
    codes = bytes(COLON if c == ":" else ord(c) - FIRST_KANA for c in reading if c == ":" or _is_kana(c))
    if len(codes) >= EMPTY:
        raise ValueError(f"{surface}: a reading of {len(codes)} kana")
    return (len(codes), codes) if codes else (EMPTY, b"")


def _is_kana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == "ー"
