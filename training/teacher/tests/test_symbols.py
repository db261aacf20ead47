import re
from pathlib import Path

import numpy as np
import pytest

from teacher.symbols import LANGUAGES, characters, to_tokens, vocabulary

SYMBOLS_TS = Path(__file__).parents[3] / "packages" / "tokenizer" / "src" / "symbols.ts"


def declared_symbols() -> set[str]:
    """All spoken symbols of symbols.ts, read from its string literals."""
    source = re.sub(r"/\*\*.*?\*/", "", SYMBOLS_TS.read_text("utf-8"), flags=re.S)
    found = set()
    for literal in re.findall(r'"([^"]*)"(?!\.split\(""\))', source):
        found |= {literal} if literal == " " else set(literal.split())
    return found - {"_", "^", "$"}


def test_the_inventory_is_read():
    found = declared_symbols()
    assert len(found) > 115
    assert {" ", "zh5", "yue6", "ʈʂʰ", "oʊ", "k̚", "ɾʲ", "…"} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_declared_symbol_has_a_mapping(language):
    for symbol in declared_symbols():
        assert set(characters(symbol, language)) <= set(vocabulary())


@pytest.mark.parametrize(
    "symbol,language,expected",
    [
        ("a", "zh", "a"),
        ("ʈʂʰ", "zh", "ꭧʰ"),
        ("eɪ", "en", "A"),
        ("ɾ", "en", "T"),
        ("ɾ", "ja", "ɾ"),
        ("ɾ", "ko", "ɾ"),
        ("zh3", "zh", "↓"),
        ("zh5", "zh", ""),
        ("yue4", "yue", ""),
        ("ꜜ", "ja", ""),
        ("k͈", "ko", "k"),
        ("t̚", "yue", "t"),
        ("pʰ", "ko", "pʰ"),
        ("kᵝ", "ja", "kᵝ"),
        ("ɵ", "yue", "ə"),
    ],
)
def test_characters(symbol, language, expected):
    assert characters(symbol, language) == expected


@pytest.mark.parametrize("symbol,language", [("ʢ", "en"), ("_", "zh"), ("", "zh"), ("a", "fr")])
def test_unknown_symbols_fail(symbol, language):
    with pytest.raises(ValueError):
        characters(symbol, language)


def test_tokens_remember_their_symbols():
    tokens = to_tokens(["^", "ʈʂʰ", "a", "zh5", "$"], ["zh"] * 5)
    assert tokens.ids.tolist() == [0, vocabulary()["ꭧ"], vocabulary()["ʰ"], vocabulary()["a"], 0]
    assert tokens.per_symbol(np.array([6, 2, 4, 8, 10])).tolist() == [6, 6, 8, 0, 10]


@pytest.mark.parametrize("symbols", [["a", "$"], ["^", "$"], ["^", "a"], ["^", "a", "^", "a", "$"]])
def test_utterances_have_both_edges(symbols):
    with pytest.raises(ValueError):
        to_tokens(symbols, ["en"] * len(symbols))


def test_one_language_per_symbol():
    with pytest.raises(ValueError):
        to_tokens(["^", "a", "$"], ["en"])
