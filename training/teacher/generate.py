"""Writes the teacher's speech for lists of utterances.

    python -m teacher.generate --phonemes zh.jsonl en.jsonl --out DIR --style a+b --workers 2

A row of a list: {"id", "language", "text", "symbols": ["^", …, "$"], "languages": [one per symbol]}.
The lists are taken in turns, one row of each, so any prefix of the work is balanced.

Each utterance becomes DIR/<language>/<id>.npz (see ``write``). A file is there whole or not at all,
so the run may be stopped, killed and started again at any moment; finished files are skipped.
"""

import argparse
import json
import multiprocessing
import os
import queue
import re
import time
from collections import Counter
from pathlib import Path

import numpy as np

from .graph import HOP, SAMPLE_RATE

PEAK = 0.98


def read_rows(paths: list[Path], limit: int | None = None) -> list[dict]:
    """All rows, the files taken in turns; limit counts rows in all."""
    lists = [[json.loads(line) for line in p.read_text("utf-8").splitlines() if line.strip()] for p in paths]
    rows = [rows[i] for i in range(max(map(len, lists), default=0)) for rows in lists if i < len(rows)]
    names = [row["id"] for row in rows]
    if len(set(names)) != len(names):
        raise ValueError("ids must be unique over all files")
    return rows[:limit]


def target(out: Path, row: dict) -> Path:
    if not re.fullmatch(r"[\w.-]+", row["id"]):
        raise ValueError(f"id {row['id']!r} cannot be a file name")
    return out / row["language"] / f"{row['id']}.npz"


def write(path: Path, row: dict, speech, style: str) -> None:
    """audio int16 [samples] at 24 kHz, f0 float32 [frames] in Hz (0 = unvoiced), durations int16
    [symbols] in frames, gain float32 (the audio was multiplied by it), id, language, style, text,
    symbols and languages as arrays of strings."""
    peak = float(np.abs(speech.audio).max())
    if not np.isfinite(peak) or peak == 0:
        raise ValueError(f"no usable sound (peak {peak})")
    gain = PEAK / peak if peak > 1 else 1.0
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.stem}.{os.getpid()}.tmp")
    with open(temporary, "wb") as file:
        np.savez(
            file,
            audio=np.rint(speech.audio * gain * 32767).astype(np.int16),
            f0=speech.f0,
            durations=speech.durations.astype(np.int16),
            gain=np.float32(gain),
            id=row["id"],
            language=row["language"],
            style=style,
            text=row.get("text", ""),
            symbols=np.array(row["symbols"]),
            languages=np.array(row["languages"]),
        )
    temporary.replace(path)


def seconds_in(path: Path) -> float:
    with np.load(path) as data:
        return int(data["durations"].sum()) * HOP / SAMPLE_RATE


def work(rows, out: Path, style: str, engine: str, position, stop, reports) -> None:
    """One worker: takes the next free row until none is left or ``stop`` is set."""
    parent = os.getppid()
    from .voice import TooLong, Teacher

    teacher = Teacher(style, threads=1, engine=engine)
    while not stop.is_set() and os.getppid() == parent:
        with position.get_lock():
            index = position.value
            position.value += 1
        if index >= len(rows):
            break
        row = rows[index]
        try:
            speech = teacher.speak(row["symbols"], row["languages"])
            write(target(out, row), row, speech, style)
            reports.put((row["id"], row["language"], len(speech.audio) / SAMPLE_RATE, None))
        except (TooLong, ValueError) as error:
            kind = "too long" if isinstance(error, TooLong) else "failed"
            reports.put((row["id"], row["language"], 0.0, f"{kind}: {error}"))
    reports.put(None)


def report(minutes: Counter, made: float, began: float, goal: float, rows_left: int, mean: float) -> None:
    spent = time.time() - began
    factor = spent / made if made else float("nan")
    left = min(goal * 60 - sum(minutes.values()) * 60, rows_left * mean)
    each = " ".join(f"{k} {v:.1f}" for k, v in sorted(minutes.items()))
    print(
        f"[{spent / 60:6.1f} min] {sum(minutes.values()):.1f} min of speech ({each}); "
        f"RTF {factor:.3f}; {max(0.0, left) * factor / 60:.1f} min left",
        flush=True,
    )


def run(arguments) -> None:
    rows = read_rows(arguments.phonemes, arguments.limit)
    minutes, waiting = Counter(), []
    for row in rows:
        path = target(arguments.out, row)
        if path.exists():
            minutes[row["language"]] += seconds_in(path) / 60
        else:
            waiting.append(row)
    already = len(rows) - len(waiting)
    print(f"{len(rows)} rows, {already} on disk ({sum(minutes.values()):.1f} min)", flush=True)
    goal = arguments.minutes or float("inf")
    if not waiting or sum(minutes.values()) >= goal:
        return
    # Made here once, so that the workers do not all cut the same file.
    from . import graph

    graph.parts("int8"), graph.parts("float")
    context = multiprocessing.get_context("spawn")
    position, stop, reports = context.Value("q", 0), context.Event(), context.Queue()
    common = (waiting, arguments.out, arguments.style, arguments.engine, position, stop, reports)
    workers = [context.Process(target=work, args=common, daemon=True) for _ in range(arguments.workers)]
    for worker in workers:
        worker.start()
    began, shown, made, count, running = time.time(), time.time(), 0.0, 0, len(workers)
    failures = Counter()
    while running:
        try:
            message = reports.get(timeout=5)
        except queue.Empty:
            if not any(w.is_alive() for w in workers):
                break
            continue
        if message is None:
            running -= 1
            continue
        name, language, seconds, problem = message
        count += 1
        if problem:
            failures[problem.split(":")[0]] += 1
            print(f"{name}: {problem}", flush=True)
        minutes[language] += seconds / 60
        made += seconds
        if sum(minutes.values()) >= goal:
            stop.set()
        if time.time() - shown >= arguments.every:
            shown = time.time()
            report(minutes, made, began, goal, len(waiting) - count, made / count)
    for worker in workers:
        worker.join()
    if made:
        report(minutes, made, began, goal, 0, 0)
    print(f"done: {count} rows taken, {dict(failures)} not spoken", flush=True)
    if any(w.exitcode for w in workers):
        raise SystemExit(f"a worker died: {[w.exitcode for w in workers]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phonemes", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--style", default="zf_xiaoxiao+af_heart+jf_alpha")
    parser.add_argument("--workers", type=int, default=2, help="processes of one thread each")
    parser.add_argument("--minutes", type=float, help="stop at this much speech in all, files on disk counted in")
    parser.add_argument("--limit", type=int, help="use only the first LIMIT rows")
    parser.add_argument("--engine", choices=("bf16", "f32", "int8"), default="bf16")
    parser.add_argument("--every", type=float, default=20, help="seconds between progress lines")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
