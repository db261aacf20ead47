"""Speaks the evaluation sentences with the built library and scores them with the shared judge.

    python evaluate.py --shared ../../shared --out ~/cosyvoice-data/evaluation [--speaker f1 m1] [--vocoder lite ...] [--language zh ...]

Needs a built workspace (`npm run build`), the judge's environment (see ../shared/eval/README.md) and prints one row
per language next to the teacher's own figures. Files lie in OUT/<speaker>/<vocoder>/<language>; OUT/scores.json has the rows,
those of an earlier run that were not repeated included: a long evaluation can be done in parts.
"""
import argparse
import itertools
import json
import os
import subprocess
from pathlib import Path

LANGUAGES = ["zh", "en", "ja", "yue", "ko"]


def speak(repository: Path, sentences: Path, folder: Path, language: str, vocoder: str, speaker: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.wav"):
        old.unlink()
    command = ["node", str(repository / "packages/cli/dist/bin.js"), "say", "--file", str(sentences), "--lines", str(folder),
               "--language", language, "--vocoder", vocoder, "--speaker", speaker, "--quiet"]  # fmt: skip
    subprocess.run(command, check=True)


def judge(python: Path, shared: Path, sentences: Path, folder: Path, language: str, report: Path) -> dict:
    command = [str(python), str(shared / "eval/judge.py"), "--lang", language, "--refs", str(sentences),
               "--wavs", str(folder), "--json", str(report)]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return json.loads(report.read_text())


def main() -> None:
    here = Path(__file__).resolve().parent
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=here.parents[1] / "shared")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--vocoder", nargs="+", default=["hifigan", "lite"])
    ap.add_argument("--language", nargs="+", default=LANGUAGES, choices=LANGUAGES)
    ap.add_argument("--speaker", nargs="+", default=["f1", "m1"])
    ap.add_argument("--limit", type=int, help="only the first sentences, for a quick look")
    ap.add_argument("--judge-python", type=Path,
                    default=Path(os.environ.get("JUDGE_PYTHON", Path.home() / ".cache/judge-venv/bin/python")))  # fmt: skip
    o = ap.parse_args()
    out = o.out.expanduser()
    baseline = json.loads((o.shared / "eval/baseline.json").read_text())
    out.mkdir(parents=True, exist_ok=True)
    file = out / "scores.json"
    rows = json.loads(file.read_text()) if file.exists() else []
    for speaker, vocoder, language in itertools.product(o.speaker, o.vocoder, o.language):
        sentences = o.shared / f"eval/sentences/{language}.txt"
        folder = out / speaker / vocoder / language
        if o.limit:
            lines = [line for line in sentences.read_text("utf-8").splitlines() if line.strip()][: o.limit]
            folder.mkdir(parents=True, exist_ok=True)
            sentences = folder / "sentences.txt"
            sentences.write_text("\n".join(lines) + "\n", "utf-8")
        speak(here.parent, sentences, folder, language, vocoder, speaker)
        score = judge(o.judge_python, o.shared, sentences, folder, language, folder / "report.json")
        teacher = baseline[language]
        place = dict(vocoder=vocoder, speaker=speaker, language=language)
        rows = [row for row in rows if any(row[key] != value for key, value in place.items())]
        rows.append(
            dict(
                **place, n=score["n"], ser=score["ser"], mos=score["mos"], dns=score["dns"],
                teacher=dict(ser=teacher["ser"], mos=teacher["mos"]),
            )
        )  # fmt: skip
        file.write_text(json.dumps(rows, indent=1) + "\n")
        print(
            f"{speaker:4} {vocoder:12} {language:4} n={score['n']}  ser {score['ser']:.3f} (teacher {teacher['ser']:.3f}, "
            f"{score['ser'] - teacher['ser']:+.3f})  mos {score['mos']:.2f} (teacher {teacher['mos']:.2f}, "
            f"{score['mos'] - teacher['mos']:+.2f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
