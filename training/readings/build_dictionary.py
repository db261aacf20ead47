"""Builds the Mandarin dictionary: words with readings, neutral tones, frequencies and word classes.

    python build_dictionary.py ../../packages/tokenizer/data/zh/dictionary.bin.gz [--labelled zh-polyphone.tsv]
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
from collections import defaultdict
from pathlib import Path

import neutral
import sources
from pack import Sections, build_trie, read_file, write_file
from vote import Word, corrected, vote

HERE = Path(__file__).parent
LONGEST = 8
PARTICLE_ENDS = set("着了得地的")
# Our own words are at least this frequent, so that they win against their parts.
LEAST_OWN = 300
# Words of CC-CEDICT that the counts do not know.
LEAST_LISTED = 6
# A rare character that sentences labelled by people read otherwise than the list.
RARE, SHARE = 20_000, 0.6
# Steps of the logarithm of a frequency.
STEP = 8
CLASSES = ["", "n", "nr", "ns", "v", "a", "d", "m", "q", "r", "p", "c", "u", "t", "f", "i", "y", "vn", "g"]
TAGS = {
    "nt": "ns", "nz": "ns", "s": "f", "l": "i", "e": "y", "o": "y", "an": "a", "ad": "d", "b": "a", "z": "a",
    "vd": "d", "k": "g", "h": "g", "mq": "m", "j": "n", "zg": "g", "nrt": "nr", "nrfg": "nr",
}  # fmt: skip


def own_words() -> tuple[dict[str, Word], set[str]]:
    """Our own words, and those that are left out."""
    out = {}
    dropped = set()
    for line in (HERE / "own_words.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("-"):
            dropped.add(line[1:])
            continue
        word, *syllables = line.split(" ")
        if len(word) != len(syllables):
            raise ValueError(f"{word}: {len(syllables)} syllables")
        marks = {index for index, each in enumerate(syllables) if each.endswith(".")}
        out[word] = Word(tuple(each.rstrip(".") for each in syllables), marks)
    return out, dropped


def obligatory() -> set[str]:
    """Our own list of words whose last syllable is neutral."""
    return set((HERE / "neutral_words.txt").read_text(encoding="utf-8").split())


def labelled_words(path: Path, words: set[str]) -> dict:
    """How often people read the character at an index of a word as what."""
    out: dict = defaultdict(lambda: defaultdict(int))
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, label = line.split("\t")
        at = sentence.index("▁")
        text, label = sentence.replace("▁", ""), label.replace("u:", "v")
        for size in range(2, 5):
            for start in range(max(0, at - size + 1), at + 1):
                word = text[start : start + size]
                if word in words:
                    out[word, at - start][label] += 1
    return out


def labelled_characters(path: Path) -> dict:
    out: dict = defaultdict(lambda: defaultdict(int))
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, label = line.split("\t")
        out[sentence[sentence.index("▁") + 1]][label.replace("u:", "v")] += 1
    return out


def word_class(tag: str, gloss: str) -> int:
    name = TAGS.get(tag, tag)
    if name not in CLASSES:
        name = next((each for each in (name[:2], name[:1]) if each in CLASSES), "")
    if not name:
        name = "v" if gloss.startswith("to ") else "n"
    return CLASSES.index(name)


def choose(labelled: Path | None) -> tuple[dict[str, Word], dict[str, list[str]]]:
    usual = sources.characters()
    phrases, large, cedict = sources.phrases(), sources.large_phrases(), sources.cedict()
    counts = sources.frequencies()
    paddle, _ = sources.paddle_neutral()
    own, dropped = own_words()
    must = obligatory()
    marked_words = (paddle | must) - neutral.FULL

    names = {
        word
        for word in {*phrases, *cedict, *counts, *own}
        if 2 <= len(word) <= LONGEST and sources.HAN.match(word) and word not in dropped
    }
    examples = labelled_words(labelled, names) if labelled else {}
    chosen: dict[str, Word] = {}
    for word in sorted(names):
        count, tag = counts.get(word, (0, ""))
        if word in own:
            entry = own[word]
            chosen[word] = Word(entry.reading, entry.marks, max(count, LEAST_OWN), tag)
            continue
        if word[-1] in PARTICLE_ENDS and not (word in cedict and word.endswith("地") and cedict[word][0][0][-1] == "di4" and len(word) == 2):
            continue
        if word[0] in "的了着" and word not in cedict:
            continue
        candidates = {}
        if word in cedict:
            candidates["cedict"] = cedict[word][0][0]
        if word in phrases:
            candidates["phrases"] = phrases[word]
        if word in large:
            candidates["large"] = large[word]
        if not candidates or set(candidates) == {"large"}:
            # Words of jieba alone are only there for the borders: names of persons and rare ones are left out.
            if count < 30 or tag.startswith("nr"):
                continue
            if not candidates and any(len(usual.get(each, [])) != 1 for each in word):
                continue
            if not candidates:
                candidates["large"] = tuple(usual[each][0] for each in word)
        if "cedict" not in candidates and count < 3:
            continue
        entry = vote(word, candidates, usual)
        known = {*candidates.values(), *(reading for reading, _ in cedict.get(word, []))}
        entry = corrected(entry, word, examples, known)
        entry.count, entry.tag = max(count, LEAST_LISTED if word in cedict else 1), tag
        if (word in must or (word in marked_words and word[-1] not in neutral.BY_RULE)) and not entry.reading[-1].endswith("5"):
            entry.marks.add(len(word) - 1)
        chosen[word] = entry

    marked = {
        word: (entry.reading, entry.marks) for word, entry in chosen.items() if entry.marks and len(word) <= 3
    }
    for word, entry in chosen.items():
        if len(word) < 3 or word in own or neutral.is_full(word):
            continue
        full = {
            index
            for index, syllable in enumerate(cedict[word][0][0] if word in cedict else ())
            if not syllable.endswith("5")
        }
        entry.marks = neutral.carry(word, entry.reading, entry.marks, marked, full)

    glosses = {word: entries[0][1] for word, entries in cedict.items()}
    for character, readings in usual.items():
        count, tag = counts.get(character, (0, ""))
        chosen[character] = Word((readings[0],), set(), count, tag)
    for character, labels in labelled_characters(labelled).items() if labelled else ():
        label, count = max(labels.items(), key=lambda each: each[1])
        if counts.get(character, (0, ""))[0] < RARE and count >= SHARE * sum(labels.values()):
            chosen[character].reading = (label,)
    for line in (HERE / "characters.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            character, reading = line.split(" ")
            chosen[character].reading = (reading,)
    for word, entry in chosen.items():
        entry.tag = str(word_class(entry.tag, glosses.get(word, "")))
    return chosen, usual


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--labelled", type=Path)
    options = parser.parse_args()
    chosen, usual = choose(options.labelled)

    # Each character has its readings, the usual one first; a word names those that differ.
    readings: dict[str, list[str]] = {word: list(entry.reading) for word, entry in chosen.items() if len(word) == 1}
    used: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for word, entry in chosen.items():
        for character, syllable in zip(word, entry.reading, strict=True):
            used[character][syllable] += 1
    for character, uses in used.items():
        own = readings.setdefault(character, [usual.get(character, [max(uses, key=lambda each: uses[each])])[0]])
        own += [each for each in sorted(uses, key=lambda each: (-uses[each], each)) if each not in own][: 8 - len(own)]
    for character, listed in usual.items():
        own = readings[character]
        own += [each for each in listed if each not in own][: max(0, 8 - len(own))]

    words = [word for word, entry in chosen.items() if all(s in readings[c] for c, s in zip(word, entry.reading, strict=True))]
    trie = build_trie(words)
    syllables = sorted({each for own in readings.values() for each in own})
    number = {each: index for index, each in enumerate(syllables)}
    characters = sorted(readings, key=ord)
    total = sum(entry.count for entry in chosen.values())

    sections = Sections()
    sections.add("labels", trie.labels, "planes")
    sections.add("flags", trie.flags, "u1")
    sections.add("overflow", trie.overflow, "u2")
    costs, classes, lengths, codes = [], [], [], []
    for word in trie.words:
        entry = chosen[word]
        costs.append(min(255, round(STEP * math.log(total / max(entry.count, 0.5)))))
        classes.append(int(entry.tag))
        own = []
        for index, (character, syllable) in enumerate(zip(word, entry.reading, strict=True)):
            choice = readings[character].index(syllable)
            soft = index in entry.marks
            if choice or soft:
                own.append(index << 4 | choice << 1 | soft)
        lengths.append(len(own))
        codes += own
    sections.add("cost", costs, "u1")
    sections.add("class", classes, "u1")
    sections.add("readingLength", lengths, "u1")
    sections.add("readings", codes, "u1")
    sections.add("characters", [ord(each) for each in characters], "u4")
    sections.add("characterReadingLength", [len(readings[each]) for each in characters], "u1")
    sections.add("characterReadings", [number[s] for each in characters for s in readings[each]], "planes")
    # The model is trained on what this dictionary makes of sentences; until then the one that is there stays.
    model = {}
    if options.target.exists():
        _, header, columns = read_file(gzip.decompress(options.target.read_bytes()))
        if "model" in header:
            model = {"model": header["model"]}
            for name, kind, values in columns:
                if name.startswith("model"):
                    sections.add(name, values, kind)
    data = write_file(b"CLZD", {**model, "version": 1, "step": STEP, "classes": CLASSES, "syllables": syllables}, sections)
    options.target.parent.mkdir(parents=True, exist_ok=True)
    options.target.write_bytes(gzip.compress(data, 9, mtime=0))
    marks = sum(bool(entry.marks) for entry in chosen.values())
    print(f"{len(words)} words, {len(characters)} characters, {marks} with neutral marks, {len(trie.labels)} nodes, {options.target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
