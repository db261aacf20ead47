"""Trains the linear model that decides between readings, and puts it into the dictionary file.

    npx tsx packages/tokenizer/scripts/reading-examples.ts zh < sentences.tsv > examples.tsv
    python train.py examples.tsv packages/tokenizer/data/zh/dictionary.bin.gz

An averaged perceptron per character over the features that the tokenizer writes. Features seen fewer than LEAST times are
dropped before training; weights are rounded to signed bytes. Equal input gives an equal file.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import Counter, defaultdict
from pathlib import Path

from pack import Sections, read_file, write_file

SEED = 16
PASSES = 6
LEAST = 3
# Examples that a reading needs to be learned, and the share that is held out to measure.
LEAST_EXAMPLES = 8
HELD_OUT = 10
# Examples of the usual reading without which a character is left to the rules.
LEAST_USUAL = 30
# How much an example counts by its kind.
COPIES = {"gold": 1, "template": 1, "agree": 1}
LARGEST = 127
SPREAD = 0x9E3779B1


def read_examples(path: Path) -> dict[str, list[tuple[str, str, int, str, list[int]]]]:
    """Examples by character: reading, kind, size of its word, ruled reading, features."""
    out = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for line in file:
            character, reading, kind, size, ruled, *features = line.rstrip("\n").split("\t")
            out[character].append((reading, kind, int(size), ruled, list(map(int, features))))
    return out


def train(examples: list, readings: list[str], chance: random.Random) -> dict[tuple[int, int], float]:
    """Averaged weights by feature and index of the reading; the first reading has none."""
    number = {reading: index for index, reading in enumerate(readings)}
    counts = Counter(feature for example in examples for feature in example[4])
    data = [
        (number[reading], [each for each in features if counts[each] >= LEAST])
        for reading, _, _, _, features in examples
        if reading in number
    ]
    weights = [defaultdict(float) for _ in readings]
    sums = [defaultdict(float) for _ in readings]
    step = 0
    for _ in range(PASSES):
        chance.shuffle(data)
        for truth, features in data:
            step += 1
            scores = [0.0] + [sum(map(table.__getitem__, features)) if table else 0.0 for table in weights[1:]]
            rival = max((each for each in range(len(readings)) if each != truth), key=lambda each: scores[each])
            # A margin of one.
            if scores[truth] - scores[rival] >= 1:
                continue
            for label, sign in ((truth, 1), (rival, -1)):
                if label:
                    table, total = weights[label], sums[label]
                    for each in features:
                        table[each] += sign
                        total[each] += sign * step
    return {
        (feature, label): value
        for label in range(1, len(readings))
        for feature, weight in weights[label].items()
        if (value := weight - sums[label][feature] / (step + 1))
    }


def score(model: dict, features: list[int], count: int) -> int:
    scores = [0.0] + [sum(model.get((each, label), 0) for each in features) for label in range(1, count)]
    return max(range(count), key=lambda each: scores[each])


def is_natural(examples: list) -> bool:
    """Whether the reading that the rules give most often is well represented: otherwise the rest would drown it."""
    usual = Counter(ruled for _, _, _, ruled, _ in examples).most_common(1)[0][0]
    return sum(reading == usual for reading, *_ in examples) >= LEAST_USUAL


def fit(character: str, examples: list, seed: int) -> tuple[list[str], dict]:
    counts = Counter(reading for reading, *_ in examples)
    readings = [reading for reading, count in counts.most_common() if count >= LEAST_EXAMPLES]
    if len(readings) < 2:
        return readings, {}
    return readings, train(list(examples), readings, random.Random(f"{seed}{character}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--held-out", action="store_true", help="measure on a tenth of the labelled examples, write nothing")
    parser.add_argument("--characters", help="only these")
    options = parser.parse_args()
    by_character = read_examples(options.examples)
    if options.characters:
        by_character = {each: by_character[each] for each in options.characters}

    models: dict[str, list[str]] = {}
    weights: dict[int, float] = {}
    right = before = total = 0
    for character in sorted(by_character):
        examples = by_character[character]
        held = [each for index, each in enumerate(examples) if each[1] == "gold" and index % HELD_OUT == 0]
        if options.held_out:
            kept = {id(each) for each in held}
            examples = [each for each in examples if id(each) not in kept]
        if not is_natural(examples):
            continue
        expanded = [each for each in examples for _ in range(COPIES[each[1]])]
        readings, model = fit(character, expanded, SEED)
        if not model:
            continue
        if options.held_out:
            held = [each for each in held if each[2] == 1]
            if not held:
                continue
            good = sum(readings[score(model, each[4], len(readings))] == each[0] for each in held)
            old = sum(each[3] == each[0] for each in held)
            right, before, total = right + good, before + old, total + len(held)
            print(f"{character}\t{old}\t{good}\t{len(held)}")
            continue
        models[character] = readings
        largest = max(map(abs, model.values()))
        # One scale per character: only the sign of the sum matters.
        scale = min(8.0, LARGEST / largest)
        for (feature, label), value in model.items():
            rounded = round(value * scale)
            if rounded:
                weights[(feature + label * SPREAD) & 0xFFFFFFFF] = rounded
    if options.held_out:
        print(f"all\t{before}\t{right}\t{total}\t{100 * before / total:.2f}\t{100 * right / total:.2f}")
        return

    magic, header, columns = read_file(gzip.decompress(options.dictionary.read_bytes()))
    sections = Sections()
    for name, kind, values in columns:
        if not name.startswith("model"):
            sections.add(name, values, kind)
    features = sorted(weights)
    sections.add("modelGaps", [b - a for a, b in zip([0, *features], features)], "u4")
    sections.add("modelWeights", [weights[each] & 255 for each in features], "u1")
    header["model"] = models
    data = write_file(magic, header, sections)
    options.dictionary.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(models)} characters, {len(features)} weights, {options.dictionary.stat().st_size} bytes")


if __name__ == "__main__":
    main()
