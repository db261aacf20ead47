"""Lexemes, trie and readings of the Japanese dictionary, on a handful of words."""

import json
import struct
import sys
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

sys.path.insert(0, str(Path(__file__).resolve().parent))

from dictionary_file import MAGIC, pack  # noqa: E402
from lexemes import build_lexicon, reachable  # noqa: E402
from mecab_dictionary import Category, CharacterTable, Entry  # noqa: E402
from readings import COLON, DERIVED, EMPTY, derive, encode  # noqa: E402
from trie import COUNT_SHIFT, HAS_CHILDREN, LAST_SIBLING, build_trie  # noqa: E402


def noun(surface: str, reading: str, cost: int = 5000, context: int = 1, accent: str = "0") -> Entry:
    features = ("名詞", "一般", "*", "*", "*", "*", surface, reading, reading, accent + "/2", "C1")
    return Entry(surface, context, context, cost, features)


def verb(surface: str, reading: str, form: str, context: int, accent: int, cost: int = 6000) -> Entry:
    features = ("動詞", "自立", "*", "*", "一段", form, "投げる", reading, reading, f"{accent}/3", "*")
    return Entry(surface, context, context, cost, features)


THROW = [
    verb("投げる", "ナゲル", "基本形", 2, 2),
    verb("投げ", "ナゲ", "連用形", 3, 2, 5904),
    verb("投げれ", "ナゲレ", "仮定形", 4, 2),
]


def test_only_entries_that_can_win_are_kept():
    entries = [noun("市場", "シジョー", 5000), noun("市場", "イチバ", 4000), noun("市場", "イチバ", 9000, 5), noun("Ｔ字", "ティージ")]
    kept = [(entry.features[7], entry.left) for entry in reachable(entries)]
    assert kept == [("イチバ", 1), ("イチバ", 5)]


def test_a_conjugating_word_is_one_lexeme():
    lexicon = build_lexicon(THROW, quantum=32)
    (lexeme,) = lexicon.lexemes
    assert (lexeme.surface, lexeme.reading, lexeme.cost) == ("投げ", "ナゲ", round(5904 / 32))
    (shape,) = lexicon.shapes
    assert [form[:3] for form in shape] == [("", "", 3), ("る", "ル", 2), ("れ", "レ", 4)]
    assert list(lexicon.cost_rows) == [(0, 3, 3)]
    assert list(lexicon.accent_rows) == [(2, 2, 2)]


def test_words_of_one_paradigm_share_it():
    other = [
        Entry(e.surface.replace("投", "逃"), e.left, e.right, e.cost, (*e.features[:6], "逃げる", *(x.replace("ナ", "ニ") for x in e.features[7:])))
        for e in THROW
    ]
    lexicon = build_lexicon(THROW + other, quantum=32)
    assert len(lexicon.lexemes) == 2
    assert len(lexicon.shapes) == len(lexicon.classes) == 1


def test_trie_lists_children_in_the_order_of_their_parents():
    lexicon = build_lexicon([noun("あい", "アイ"), noun("あ", "ア"), noun("い", "イ"), noun("いえ", "イエ")], 32)
    trie = build_trie(lexicon.lexemes)
    assert "".join(map(chr, trie.labels[1:])) == "あいいえ"
    one = 1 << COUNT_SHIFT
    assert trie.flags == [
        HAS_CHILDREN | LAST_SIBLING,
        one | HAS_CHILDREN,
        one | HAS_CHILDREN | LAST_SIBLING,
        one | LAST_SIBLING,
        one | LAST_SIBLING,
    ]
    assert [lexeme.surface for lexeme in trie.lexemes] == ["あ", "い", "あい", "いえ"]


@pytest.mark.parametrize(
    ("surface", "reading"), [("こうもり", "コーモリ"), ("くうき", "クーキ"), ("カメラ", "カメラ"), ("かえる", "カエル")]
)
def test_derived_readings_take_no_bytes(surface, reading):
    assert derive(surface) == reading
    assert encode(surface, reading) == (DERIVED, b"")


def test_stored_readings():
    assert encode("山", "ヤマ") == (2, bytes([ord("ヤ") - 0x30A0, ord("マ") - 0x30A0]))
    assert encode("甲乙", "コー:オツ")[1][2] == COLON
    assert encode("※", "、") == (EMPTY, b"")
    assert encode("来", "") == (EMPTY, b"")


def test_the_file_begins_with_its_header():
    characters = CharacterTable([Category("DEFAULT", False, True, 0)], [(0, 0, 1)])
    unknown = [Entry("DEFAULT", 1, 1, 640, ("名詞", "一般", "*", "*", "*", "*", "*"))]
    contexts = ["名詞,一般,*,*,*,*,*"] * 6
    matrix = np.arange(36, dtype=np.int16).reshape(6, 6) * 32 - 64
    content = pack(build_lexicon(THROW + [noun("山", "ヤマ")], 32), matrix, contexts, characters, unknown)
    assert content[:4] == MAGIC
    (length,) = struct.unpack("<I", content[4:8])
    header = json.loads(content[8 : 8 + length])
    assert header["matrixLowest"] == -2
    assert header["categories"][0]["words"] == [{"context": 1, "cost": 20, "partOfSpeech": "名詞,一般,*,*"}]
    sizes = {"u1": 1, "u2": 2, "u4": 4, "planes": 2}
    total = sum((s["count"] * sizes[s["kind"]] + 3) // 4 * 4 for s in header["sections"])
    assert len(content) == 8 + length + total
