"""What counts as an error of the recogniser."""
import pytest

from judge import edit_distance, errors, sounds


@pytest.mark.parametrize(
    ("said", "heard", "expected"),
    [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("abc", "abc", 0), ("ab", "ba", 2)],
)
def test_edit_distance(said, heard, expected):
    assert edit_distance(list(said), list(heard)) == expected
    assert edit_distance(list(heard), list(said)) == expected


def test_a_loop_counts_at_most_the_sentence():
    assert errors(list("abc"), list("x" * 100)) == 3


def test_english_ignores_case_and_punctuation():
    assert sounds("It’s 5 O'Clock — isn't it?", "en") == ["it's", "5", "o'clock", "isn't", "it"]


def test_korean_is_compared_by_jamo():
    assert sounds("가, 각!", "ko") == ["ᄀ", "ᅡ", "ᄀ", "ᅡ", "ᆨ"]


def test_mandarin_homophones_scripts_and_numbers_are_equal():
    pytest.importorskip("pypinyin"), pytest.importorskip("zhconv"), pytest.importorskip("cn2an")
    assert sounds("他說：「12個。」", "zh") == sounds("她说十二个", "zh")


def test_cantonese_has_no_tones():
    pytest.importorskip("ToJyutping"), pytest.importorskip("zhconv"), pytest.importorskip("cn2an")
    assert sounds("你好", "yue") == ["nei", "hou"]


def test_japanese_scripts_are_equal():
    pytest.importorskip("pyopenjtalk")
    assert sounds("橋を渡る。", "ja") == sounds("はしをわたる", "ja")
