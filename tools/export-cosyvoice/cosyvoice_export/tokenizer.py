"""The tokenizer's file: whisper's byte-pair ranks and special tokens, in the form that js-tiktoken reads."""

import base64
import importlib.util
import json
from pathlib import Path

from .configuration import Call
from .errors import ExportError

WHISPER = "whisper.tokenizer.get_tokenizer"
# Unicode's White_Space, which the Python tokenizer means by \s. JavaScript's \s has U+FEFF besides and lacks U+0085.
SPACES = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PATTERN = (
    r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+|"
    rf" ?[^{SPACES}\p{{L}}\p{{N}}]+|[{SPACES}]+(?![^{SPACES}])|[{SPACES}]+"
)
# whisper's languages in the order of their ids.
LANGUAGES = (
    "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk "
    "te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo "
    "ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue"
).split()


def find_ranks(tokenizer: Call, given: Path | None, model: Path, repo: Path | None) -> Path:
    """The `.tiktoken` file: given, in the model's folder, in the checkout, or in an installed whisper."""
    if tokenizer.function != WHISPER or not tokenizer.arguments.get("multilingual", False):
        raise ExportError(
            f"cosyvoice.yaml asks for the tokenizer {tokenizer.function}; this tool knows whisper's multilingual one."
        )
    name = Path("assets") / "multilingual.tiktoken"
    spec = importlib.util.find_spec("whisper")
    installed = [Path(place) / name for place in (spec.submodule_search_locations or [])] if spec else []
    places = [given] if given else [model / name.name, *([repo / name] if repo else []), *installed]
    for place in places:
        if place.is_file():
            return place
    raise ExportError(
        f"multilingual.tiktoken is at none of: {', '.join(map(str, places)) or 'no place'}. "
        "Run `pip install --no-deps openai-whisper`, or pass --tokenizer FILE."
    )


def special_tokens(first: int, languages: int) -> dict[str, int]:
    """whisper's special tokens with their ids, from `first` on."""
    if languages > len(LANGUAGES):
        raise ExportError(f"cosyvoice.yaml asks for {languages} languages; whisper has {len(LANGUAGES)}.")
    names = ["<|endoftext|>", "<|startoftranscript|>"]
    names += [f"<|{code}|>" for code in LANGUAGES[:languages]]
    names += [f"<|{task}|>" for task in ("translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps")]
    names += [f"<|{step * 0.02:.2f}|>" for step in range(1501)]
    return {name: first + index for index, name in enumerate(names)}


def tokenizer_file(ranks: Path, languages: int, text_tokens: int) -> bytes:
    """The content of tokenizer.json.

    :param text_tokens: rows of the text embedding; the tokenizer must have exactly so many tokens.
    """
    try:
        pairs = [line.split() for line in ranks.read_text(encoding="ascii").splitlines() if line]
        by_rank = {int(rank): token for token, rank in pairs}
        # whisper's file spells one token, which stands for no bytes, as a lone "=".
        content = {rank: b"" if token == "=" else base64.b64decode(token, validate=True) for rank, token in by_rank.items()}
    except (OSError, ValueError) as error:
        raise ExportError(f"{ranks} is not a .tiktoken file ({error}).") from error
    if not pairs or sorted(by_rank) != list(range(len(pairs))):
        raise ExportError(f"{ranks}: the ranks must go from 0 upwards without gaps.")
    special = special_tokens(len(pairs), languages)
    if len(pairs) + len(special) != text_tokens:
        raise ExportError(
            f"{ranks} gives {len(pairs) + len(special)} tokens, but the text embedding has {text_tokens}. "
            "Pass the tokenizer file that belongs to the model with --tokenizer."
        )
    encoded = {rank: base64.b64encode(token).decode() for rank, token in content.items() if token}
    file = {"pat_str": PATTERN, "special_tokens": special, "bpe_ranks": compress(encoded)}
    return json.dumps(file, ensure_ascii=False).encode()


def compress(tokens: dict[int, str]) -> str:
    """Lines `! <first rank> <token> <token> ...`, one per run of ranks without a gap."""
    lines: list[list[str]] = []
    for rank in sorted(tokens):
        if rank - 1 in tokens:
            lines[-1].append(tokens[rank])
        else:
            lines.append(["!", str(rank), tokens[rank]])
    return "\n".join(" ".join(line) for line in lines)
