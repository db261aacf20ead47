"""Dictionary entries to lexemes: plain words, and stems with a paradigm that lists their forms.

A conjugating word has about fifteen entries that differ in their endings only. They become one lexeme: the part that
all surfaces share, the part that all readings share, and three interned tables (endings, costs, accents).
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from mecab_dictionary import Entry

# Columns of the features of naist-jdic.
POS = slice(0, 4)
CONJUGATION, FORM, LEMMA, READING, PRONUNCIATION, ACCENT, CHAIN = 4, 5, 6, 7, 8, 9, 10

# The front end folds widths and hands Latin letters to English and digits to its number rules, so these never match.
UNREACHABLE = re.compile("[０-９Ａ-Ｚａ-ｚ\\s]")


class Interner(dict):
    """Numbers for values, in the order of their first use."""

    def number(self, value) -> int:
        return self.setdefault(value, len(self))


@dataclass(frozen=True)
class Lexeme:
    """A plain word, or the stem of a conjugating one."""

    surface: str
    word_class: int
    # In units of the quantum; for a stem that of its cheapest form.
    cost: int
    # Katakana as spoken; parts of separate accent phrases stand between colons.
    reading: str
    # Position of the accented mora, 0 for none; one per part of the reading. Unused for stems.
    accents: tuple[int, ...]


@dataclass
class Lexicon:
    """Lexemes with the tables that they point into."""

    quantum: int
    lexemes: list[Lexeme] = field(default_factory=list)
    # (shape, costs, accents) or (None, left, right), then part of speech and chain rule.
    classes: Interner = field(default_factory=Interner)
    # Tuples of (ending, reading of the ending, context id, chain rule).
    shapes: Interner = field(default_factory=Interner)
    cost_rows: Interner = field(default_factory=Interner)
    accent_rows: Interner = field(default_factory=Interner)
    parts_of_speech: Interner = field(default_factory=Interner)
    chains: Interner = field(default_factory=Interner)


def spoken(entry: Entry) -> str:
    """The pronunciation without the mark of devoiced vowels."""
    return entry.features[PRONUNCIATION].replace("’", "")


def accents(entry: Entry) -> tuple[int, ...]:
    """`2/7:8/11` is (2, 8); what is no number counts as unaccented."""
    heads = (part.split("/")[0] for part in entry.features[ACCENT].split(":"))
    return tuple(int(head) if head.isdigit() else 0 for head in heads)


def reachable(entries: Iterable[Entry]) -> list[Entry]:
    """Entries that a search can return: of several with one surface and the same context ids the cheapest wins."""
    best: dict[tuple[str, int, int], Entry] = {}
    for entry in entries:
        if UNREACHABLE.search(entry.surface):
            continue
        key = (entry.surface, entry.left, entry.right)
        if key not in best or entry.cost < best[key].cost:
            best[key] = entry
    return list(best.values())


def build_lexicon(entries: Iterable[Entry], quantum: int) -> Lexicon:
    """Groups reachable entries into lexemes. `quantum` is the step of all costs."""
    lexicon = Lexicon(quantum)
    verbs: dict[tuple, list[Entry]] = defaultdict(list)
    for entry in entries:
        features = entry.features
        # A phrase listed as one word may have two context ids; it has one form.
        if features[CONJUGATION] == "*" or entry.left != entry.right:
            _add_plain(lexicon, entry)
        else:
            # The first kana keeps 来る (ク) and 高い (タカ, ダカ) apart, which share no reading.
            key = (features[LEMMA], features[CONJUGATION], features[POS], spoken(entry)[:1])
            verbs[key].append(entry)
    for group in verbs.values():
        _add_stem(lexicon, group)
    lexicon.lexemes.sort(key=lambda lexeme: (lexeme.surface, lexeme.word_class))
    return lexicon


def _part_of_speech(lexicon: Lexicon, entry: Entry) -> int:
    return lexicon.parts_of_speech.number(",".join(entry.features[POS]))


def _add_plain(lexicon: Lexicon, entry: Entry) -> None:
    word_class = lexicon.classes.number(
        (None, entry.left, entry.right, _part_of_speech(lexicon, entry), lexicon.chains.number(entry.features[CHAIN]))
    )
    cost = round(entry.cost / lexicon.quantum)
    lexicon.lexemes.append(Lexeme(entry.surface, word_class, cost, spoken(entry), accents(entry)))


def _add_stem(lexicon: Lexicon, group: list[Entry]) -> None:
    group.sort(key=lambda entry: (entry.surface, entry.left))
    stem = os.path.commonprefix([entry.surface for entry in group])
    reading = os.path.commonprefix([spoken(entry) for entry in group])
    base = min(entry.cost for entry in group)
    shape = lexicon.shapes.number(
        tuple(
            (
                entry.surface[len(stem) :],
                spoken(entry)[len(reading) :],
                entry.left,
                lexicon.chains.number(entry.features[CHAIN]),
            )
            for entry in group
        )
    )
    costs = tuple(round((entry.cost - base) / lexicon.quantum) for entry in group)
    row = (
        shape,
        lexicon.cost_rows.number(costs),
        lexicon.accent_rows.number(tuple(accents(entry)[0] for entry in group)),
        _part_of_speech(lexicon, group[0]),
        0,
    )
    lexicon.lexemes.append(Lexeme(stem, lexicon.classes.number(row), round(base / lexicon.quantum), reading, (0,)))
