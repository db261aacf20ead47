"""What users send besides sentences: single words, short clauses, digit rows, lists and very long lines.

    python sentences/make_short.py --corpus ../../shared/corpus --out DIR --count 240

Writes short-<language>.txt. Deterministic for a seed; words and clauses come from the corpora, frames are ours.
"""
import argparse
import random
import re
from pathlib import Path

REPLIES = {
    "zh": "是。|对。|好。|不。|嗯。|来。|走！|谁？|等一下。|知道了。|没有。|可以。",
    "yue": "係。|好。|唔。|得。|邊個？|嚟。|等陣。|知道喇。|冇。|得啦。",
    "ja": "はい。|うん。|いや。|ええ。|誰？|待って。|了解です。|ない。|大丈夫。|どうぞ。",
    "ko": "네.|응.|아니.|왜?|누구?|잠깐만.|알았어.|없어.|괜찮아.|자.",
    "en": "Yes.|No.|Oh.|Go!|Who?|Wait.|Right.|Sure.|Me too.|Fine.|Stop!|Well.",
}
JOIN = {"zh": "、", "yue": "、", "ja": "、", "ko": ", ", "en": ", "}
STOP = {"zh": "。", "yue": "。", "ja": "。", "ko": ".", "en": "."}


def pieces(lines: list[str], language: str) -> list[str]:
    """Stretches between punctuation marks that are short enough to stand alone."""
    spaced = language in ("en", "ko")
    found = set()
    for line in lines:
        for piece in re.split(r"[^\w' \u30fc\u3005]+", line):
            size = len(piece.split()) if spaced else len(piece)
            if 1 <= size <= (3 if spaced else 6) and not re.search(r"\d", piece):
                found.add(piece.strip())
        if language == "en":
            found.update(word for word in line.split() if re.fullmatch(r"[A-Za-z]{3,}", word))
        if language == "ko":
            found.update(word for word in line.split() if re.fullmatch(r"[가-힣]{1,4}", word))
    return sorted(found - {""})


def digits(r: random.Random) -> str:
    kind = r.randrange(4)
    if kind == 0:
        return "".join(str(r.randrange(10)) for _ in range(r.choice([4, 6, 8])))
    if kind == 1:
        return str(r.choice([r.randrange(10), r.randrange(10, 100), r.randrange(100, 10000)]))
    if kind == 2:
        return f"{r.randrange(1, 100)}.{r.randrange(1, 100)}"
    return f"{r.randrange(1, 13)}:{r.randrange(10, 60)}"


def lines_for(language: str, corpus: list[str], count: int, r: random.Random) -> list[str]:
    short, join, stop = pieces(corpus, language), JOIN[language], STOP[language]
    space = " " if language in ("en", "ko") else ""
    made = []
    for _ in range(count):
        kind = r.random()
        if kind < 0.4:
            made.append(r.choice(short) + r.choice([stop, stop, "", "?" if space else "？"]))
        elif kind < 0.5:
            made.append(r.choice(REPLIES[language].split("|")))
        elif kind < 0.62:
            made.append(join.join(digits(r) for _ in range(r.choice([1, 1, 2, 3]))) + stop)
        elif kind < 0.8:
            made.append(join.join(r.sample(short, r.randrange(3, 9))) + stop)
        else:
            line = ""
            while len(line) < (160 if space else 55):
                line += (space if line else "") + r.choice(corpus)
            made.append(line[: 300 if space else 95])
    return made


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--count", type=int, default=240, help="lines per language")
    ap.add_argument("--seed", type=int, default=11)
    o = ap.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    for language in REPLIES:
        r = random.Random(f"{o.seed}/{language}")
        corpus = [x.strip() for x in (o.corpus / f"{language}.txt").read_text("utf-8").splitlines() if x.strip()]
        made = lines_for(language, corpus, o.count, r)
        (o.out / f"short-{language}.txt").write_text("\n".join(made) + "\n", "utf-8")


if __name__ == "__main__":
    main()
