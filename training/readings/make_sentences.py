"""Writes the sentences that the Mandarin model of readings is trained on: text, index, reading, kind.

    python make_sentences.py zh-polyphone.tsv > sentences.tsv

Kinds: `gold` labelled by people, `template` from our own phrases, `agree` other characters of the labelled sentences that
pypinyin and g2pM read alike (the tokenizer's own reading has to be the same too: see `reading-examples.ts`).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from pathlib import Path

from sources import numbered

HERE = Path(__file__).parent
SEED = 16
# Sentences per pattern: a pattern without slots says the same each time.
PER_PATTERN, PER_SLOT = 2, 8
MOST_AGREED = 250
FRAMES = ["{}。", "{}。", "{人}说，{}。", "{}，{人}知道。", "“{}”", "{}，", "后来{}。"]


def read_templates(path: Path) -> tuple[dict[str, list[str]], list[tuple[str, str, str]]]:
    """Slots, and patterns as character, reading, pattern."""
    slots: dict[str, list[str]] = {}
    patterns = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, *words = line[1:].split(" ")
            slots[name] = words
        elif line and not line.startswith("#"):
            head, body = line.split(": ", 1)
            character, reading = head.split(" ")
            patterns += [(character, reading, pattern) for pattern in body.split("|")]
    return slots, patterns


def fill(pattern: str, slots: dict[str, list[str]], chance: random.Random) -> str:
    return re.sub(r"\{(.+?)\}", lambda match: chance.choice(slots[match[1]]), pattern)


def template_rows(slots: dict, patterns: list, chance: random.Random):
    for character, reading, pattern in patterns:
        for _ in range(PER_PATTERN + PER_SLOT * pattern.count("{")):
            frame = chance.choice(FRAMES).replace("{}", pattern, 1)
            text = fill(frame, slots, chance)
            index = text.index("▁")
            # A second mark is the same character.
            if text.count("▁") > 1:
                for at in [i for i, each in enumerate(text) if each == "▁"]:
                    yield text.replace("▁", character), at, reading, "template"
            else:
                yield text.replace("▁", character), index, reading, "template"


def labelled_rows(path: Path):
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, label = line.split("\t")
        yield sentence.replace("▁", ""), sentence.index("▁"), label.replace("u:", "v"), "gold"


def agreed_rows(texts: list[str], characters: set[str], chance: random.Random):
    from g2pM import G2pM
    from pypinyin import Style, pinyin

    model = G2pM()
    chance.shuffle(texts)
    seen: dict[str, int] = defaultdict(int)
    for text in texts:
        wanted = [i for i, each in enumerate(text) if each in characters and seen[each] < MOST_AGREED]
        if not wanted:
            continue
        guessed = model(text, tone=True, char_split=True)
        if len(guessed) != len(text):
            continue
        listed = pinyin(text, style=Style.TONE, errors=lambda part: list(part))
        for index in wanted:
            guess = guessed[index].replace("u:", "v")
            if numbered(listed[index][0]) == guess:
                seen[text[index]] += 1
                yield text, index, guess, "agree"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    options = parser.parse_args()
    chance = random.Random(SEED)
    slots, patterns = read_templates(HERE / "templates.txt")
    gold = list(labelled_rows(options.labelled))
    characters = {character for character, _, _ in patterns} | {text[index] for text, index, *_ in gold}
    rows = [*gold, *template_rows(slots, patterns, chance)]
    rows += agreed_rows(sorted({text for text, *_ in gold}), characters, random.Random(SEED))
    for text, index, reading, kind in rows:
        print(text, index, reading, kind, sep="\t")


if __name__ == "__main__":
    main()
