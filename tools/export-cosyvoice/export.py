#!/usr/bin/env python3
"""Exports CosyVoice v1 weights to a voice folder of ONNX graphs, and checks the result against PyTorch."""

import argparse
import os
import sys
from pathlib import Path

from cosyvoice_export.errors import ExportError

# Room for a text of 133 tokens and 20 speech tokens for each of them: 80 Chinese characters, where upstream splits, are
# about 120. Every position costs 61 kB on disk.
MAX_POSITIONS = 2816


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model-dir", type=Path, required=True, help="folder with cosyvoice.yaml, llm.pt, flow.pt, hift.pt, spk2info.pt")
    parser.add_argument("--out", type=Path, required=True, help="voice folder to write or to check")
    parser.add_argument("--repo", type=Path, help="checkout of the official code; the default is the installed wheel")
    parser.add_argument("--precision", choices=("fp32", "int8"), default="fp32")
    parser.add_argument("--speakers", nargs="+", metavar="NAME", help="names in spk2info.pt to keep; the default keeps all")
    parser.add_argument("--tokenizer", type=Path, help="multilingual.tiktoken; the default is looked for")
    parser.add_argument("--id", default="cosyvoice-300m-sft", help="the voice's id in voice.json")
    parser.add_argument("--max-positions", type=int, default=MAX_POSITIONS, help="longest sequence of the language model")
    parser.add_argument("--max-text-tokens", type=int, default=256, help="longest text of one call")
    parser.add_argument("--check", action="store_true", help="compare the folder with PyTorch after the export")
    parser.add_argument("--report", type=Path, help="write the check's figures to this JSON file")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the check")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    try:
        return run(given)
    except ExportError as error:
        print(f"export.py: {error}", file=sys.stderr)
        return 2


def run(given: argparse.Namespace) -> int:
    from cosyvoice_export.model_folder import check_folder, load_model
    from cosyvoice_export.official import load_official
    from cosyvoice_export.plan import Limits
    from cosyvoice_export.run_export import Options, run_export

    def progress(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    check_folder(given.model_dir)
    official = load_official(given.repo)
    progress(f"official classes: {official.origin}")
    model = load_model(given.model_dir, given.speakers)
    furthest = model.configuration.llm.llm.embed.pos_enc.pe.size(1) // 2 + 1
    if not 64 <= given.max_positions <= furthest or not 1 <= given.max_text_tokens <= given.max_positions:
        raise ExportError(f"--max-positions must be 64 to {furthest}, and --max-text-tokens at most that.")
    limits = Limits(given.max_positions, given.max_text_tokens, given.max_positions)
    options = Options(given.out, given.precision, limits, given.id, given.repo, given.tokenizer)
    run_export(model, official, options, progress)
    if not given.check:
        return 0
    from cosyvoice_export.check.report import run_check

    return run_check(model, official, given.out, given.threads, given.report, print)


if __name__ == "__main__":
    sys.exit(main())
