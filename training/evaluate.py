"""Speaks lists of sentences with the built library and scores them with judge.py.

    python evaluate.py --out DIR [--sentences FOLDER] [--baseline FILE] [--speaker f1 m1] [--vocoder lite ...] [--language zh ...]

Needs a built workspace (`npm run build`) and the judge's environment (judge_requirements.txt). FOLDER holds `<language>.txt`, one
sentence per line, none of which was trained on; by default the short lists beside make_mixed.py. FILE is a JSON file of the
teacher's own figures over the same sentences, `{"zh": {"ser": …, "mos": …}, …}`; with it each row is set against the teacher's.
Files lie in OUT/<speaker>/<vocoder>/<language>; OUT/scores.json has the rows, those of an earlier run that were not repeated
included: a long evaluation can be done in parts.
"""
import argparse
import itertools
import json
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGES = ["zh", "en", "ja", "yue", "ko"]
FIGURES = ("ser", "mos")


def speak(sentences: Path, folder: Path, language: str, vocoder: str, speaker: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.wav"):
        old.unlink()
    command = ["node", str(HERE.parent / "packages/cli/dist/bin.js"), "say", "--file", str(sentences), "--lines", str(folder),
               "--language", language, "--vocoder", vocoder, "--speaker", speaker, "--quiet"]  # fmt: skip
    subprocess.run(command, check=True)


def judge(python: Path, sentences: Path, folder: Path, language: str, report: Path) -> dict:
    command = [str(python), str(HERE / "judge.py"), "--language", language, "--sentences", str(sentences),
               "--wavs", str(folder), "--json", str(report)]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return json.loads(report.read_text("utf-8"))


def described(row: dict) -> str:
    """A row as a line; where the teacher's figures are known, with the difference."""
    parts = [f"{row['speaker']:4} {row['vocoder']:12} {row['language']:4} n={row['n']}"]
    for figure in FIGURES:
        value, teacher = row[figure], row.get("teacher", {}).get(figure)
        against = "" if teacher is None else f" (teacher {teacher:.3f}, {value - teacher:+.3f})"
        parts.append(f"{figure} {value:.3f}{against}")
    return "  ".join(parts)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--sentences", type=Path, default=HERE / "sentences/evaluation")
    ap.add_argument("--baseline", type=Path)
    ap.add_argument("--vocoder", nargs="+", default=["hifigan", "lite"])
    ap.add_argument("--language", nargs="+", default=LANGUAGES, choices=LANGUAGES)
    ap.add_argument("--speaker", nargs="+", default=["f1", "m1"])
    ap.add_argument("--limit", type=int, help="only the first sentences, for a quick look")
    ap.add_argument("--judge-python", type=Path,
                    default=Path(os.environ.get("JUDGE_PYTHON", Path.home() / ".cache/judge-venv/bin/python")))  # fmt: skip
    o = ap.parse_args()
    out = o.out.expanduser()
    baseline = json.loads(o.baseline.read_text("utf-8")) if o.baseline else {}
    out.mkdir(parents=True, exist_ok=True)
    file = out / "scores.json"
    rows = json.loads(file.read_text()) if file.exists() else []
    for speaker, vocoder, language in itertools.product(o.speaker, o.vocoder, o.language):
        sentences = o.sentences / f"{language}.txt"
        folder = out / speaker / vocoder / language
        if o.limit:
            lines = [line for line in sentences.read_text("utf-8").splitlines() if line.strip()][: o.limit]
            folder.mkdir(parents=True, exist_ok=True)
            sentences = folder / "sentences.txt"
            sentences.write_text("\n".join(lines) + "\n", "utf-8")
        speak(sentences, folder, language, vocoder, speaker)
        score = judge(o.judge_python, sentences, folder, language, folder / "report.json")
        place = dict(vocoder=vocoder, speaker=speaker, language=language)
        rows = [row for row in rows if any(row[key] != value for key, value in place.items())]
        row = dict(**place, **{key: score[key] for key in ("n", "ser", "mos", "dns")})
        if language in baseline:
            row["teacher"] = {figure: baseline[language][figure] for figure in FIGURES}
        rows.append(row)
        file.write_text(json.dumps(rows, indent=1) + "\n")
        print(described(row), flush=True)


if __name__ == "__main__":
    main()
