"""Tests of the parts that need no downloaded list."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from make_sentences import read_templates, template_rows  # noqa: E402
from pack import Sections, build_trie, read_file, write_file  # noqa: E402
from sources import numbered  # noqa: E402
from train import fit, score  # noqa: E402
from vote import vote  # noqa: E402


def test_tone_marks():
    assert [numbered(each) for each in ("lǜ", "zi", "nǚ", "ê̄", "háng")] == ["lv4", "zi5", "nv3", "ê1", "hang2"]


def test_a_file_is_read_back():
    sections = Sections()
    sections.add("a", [1, 2, 255], "u1")
    sections.add("b", [1, 65535], "planes")
    sections.add("c", [4_000_000_000], "u4")
    data = write_file(b"TEST", {"version": 1}, sections)
    magic, header, columns = read_file(data)
    assert magic == b"TEST" and header == {"version": 1}
    assert columns == [("a", "u1", [1, 2, 255]), ("b", "planes", [1, 65535]), ("c", "u4", [4_000_000_000])]


def test_a_trie_keeps_its_words_in_the_order_of_its_nodes():
    trie = build_trie(["乙", "甲乙", "甲"])
    assert trie.words == ["乙", "甲", "甲乙"] or trie.words == ["甲", "乙", "甲乙"]
    assert len(trie.labels) == len(trie.flags) == 4


def test_a_neutral_source_leaves_the_full_tone_to_the_others():
    word = vote("窗户", {"cedict": ("chuang1", "hu5"), "large": ("chuang1", "hu4")}, {"户": ["hu4"]})
    assert word.reading == ("chuang1", "hu4") and word.marks == {1}


def test_every_template_marks_its_character_and_fills_its_slots():
    slots, patterns = read_templates(HERE / "templates.txt")
    assert all("▁" in pattern for _, _, pattern in patterns)
    assert all(re.fullmatch(r"[a-zv]+[1-5]", reading) for _, reading, _ in patterns)
    rows = list(template_rows(slots, patterns, random.Random(1)))
    assert all(text[index] and "{" not in text and "▁" not in text for text, index, *_ in rows)


def test_training_is_reproducible_and_learns():
    examples = [("de5", "gold", 1, "de5", [1, 2, each % 7]) for each in range(40)]
    examples += [("dei3", "gold", 1, "de5", [1, 3, each % 7]) for each in range(40)]
    readings, model = fit("得", examples, 1)
    assert (readings, model) == fit("得", examples, 1)
    assert readings[score(model, [1, 3], 2)] == "dei3" and readings[score(model, [1, 2], 2)] == "de5"
