"""One reading per word out of several lists that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import neutral
from sources import Reading

# The large list repeats CC-CEDICT, so that it cannot outvote it together with a list of its own.
WEIGHTS = {"cedict": 1.05, "phrases": 1.0, "large": 0.5}
LEAST_EXAMPLES = 3
SHARE = 0.8
# Tone changes are rules of the reader: words are stored without them.
CITED = {"一": "yi1", "不": "bu4", "儿": "er2"}


@dataclass
class Word:
    """Readings with full tones where the word has one; `marks` are the syllables that are spoken neutral."""

    reading: Reading
    marks: set[int] = field(default_factory=set)
    count: int = 1
    tag: str = ""


def vote(word: str, candidates: dict[str, Reading], usual: dict[str, list[str]], examples: dict | None = None) -> Word | None:
    """Syllable by syllable; a source with the neutral tone leaves the choice of the full tone to the others."""
    reading: list[str] = []
    marks: set[int] = set()
    for index, character in enumerate(word):
        if character in CITED:
            reading.append(CITED[character])
            continue
        full: dict[str, float] = defaultdict(float)
        neutrals: dict[str, float] = defaultdict(float)
        for source, syllables in candidates.items():
            syllable = syllables[index]
            (neutrals if syllable.endswith("5") else full)[syllable] += WEIGHTS[source]
        for label, weight in (examples or {}).get((word, index), {}).items():
            if not label.endswith("5"):
                full[label] += weight
        ranked = sorted(full, key=lambda each: (-full[each], each))
        if not neutrals:
            reading.append(ranked[0])
            continue
        soft = max(neutrals, key=lambda each: neutrals[each])
        same = [each for each in ranked if each[:-1] == soft[:-1]]
        by_phrases = candidates.get("phrases", ("",) * len(word))[index].endswith("5")
        lexical = index == len(word) - 1 and character in neutral.SUFFIXES
        if not same:
            same = [each for each in usual.get(character, []) if each[:-1] == soft[:-1] and not each.endswith("5")]
        # Particles, and words for which only the neutral form is known.
        if not same or by_phrases or (lexical and "cedict" in candidates and candidates["cedict"][index] == soft):
            if neutral.is_full(word) and same:
                reading.append(same[0])
            elif ranked and not same and sum(full.values()) > sum(neutrals.values()):
                reading.append(ranked[0])
            else:
                reading.append(soft)
            continue
        if ranked and ranked[0] not in same and full[ranked[0]] > neutrals[soft]:
            reading.append(ranked[0])
            continue
        reading.append(same[0])
        # The first source that is asked about the neutral tone is CC-CEDICT.
        if index and character not in neutral.BY_RULE and not neutral.is_full(word):
            if candidates.get("cedict", ("",) * len(word))[index].endswith("5"):
                marks.add(index)
    return Word(tuple(reading), marks)


def corrected(word: Word, text: str, examples: dict, known: set[Reading]) -> Word:
    """Follows sentences labelled by people where they contradict the vote clearly and a list knows their reading."""
    reading = list(word.reading)
    for index in range(len(text)):
        labels = examples.get((text, index))
        if not labels or sum(labels.values()) < LEAST_EXAMPLES:
            continue
        label, count = max(labels.items(), key=lambda each: each[1])
        if count < SHARE * sum(labels.values()) or label == reading[index] or label.endswith("5"):
            continue
        if any(each[index] == label for each in known):
            reading[index] = label
    return Word(tuple(reading), word.marks, word.count, word.tag)
