"""Reads `cosyvoice.yaml`: builds the three models with the official classes and collects every number.

The file is executable (it names classes to call), so only what the export needs is kept and only names of the known
packages are called.
"""

import functools
import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ExportError

MODELS = ("llm", "flow", "hift")
# Calls whose arguments are read but that are never made: they need packages of the training side.
CALLS = ("get_tokenizer", "feat_extractor")
TRUSTED = ("cosyvoice.", "omegaconf.", "matcha.")


@dataclass(frozen=True)
class Call:
    """A function named by the yaml and its arguments."""

    function: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Configuration:
    """What the yaml describes: untrained models, and the calls that the export only reads."""

    llm: Any
    flow: Any
    hift: Any
    sample_rate: int
    tokenizer: Call
    mel: Call


def read_configuration(path: Path) -> Configuration:
    """Builds the models (with fresh weights) that `cosyvoice.yaml` describes."""
    from hyperpyyaml import load_hyperpyyaml
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    text = path.read_text(encoding="utf-8")
    try:
        root = YAML(typ="rt").compose(text)
        keys = {key.value: value for key, value in root.value}
    except (YAMLError, AttributeError, TypeError, ValueError) as error:
        raise ExportError(f"{path} is not a CosyVoice configuration: {error}") from error
    absent = [key for key in (*MODELS, "sample_rate", *CALLS) if key not in keys]
    if absent:
        raise ExportError(f"{path} lacks {', '.join(absent)}; use the cosyvoice.yaml that came with the weights.")
    refuse_other_generations(path, keys["llm"])
    for model in MODELS:
        refuse_untrusted(path, keys[model])
    needed = {*MODELS, *(key for key, node in keys.items() if is_plain(node))}
    try:
        built = load_hyperpyyaml(text, overrides={key: None for key in keys if key not in needed})
    except Exception as error:  # whatever a constructor of the official classes throws
        raise ExportError(
            f"{path}: the official classes refuse this configuration ({error}). Use the checkout or wheel that fits the weights."
        ) from error
    return Configuration(
        llm=built["llm"].eval(),
        flow=built["flow"].eval(),
        hift=built["hift"].eval(),
        sample_rate=int(built["sample_rate"]),
        tokenizer=read_call(keys["get_tokenizer"], built),
        mel=read_call(keys["feat_extractor"], built),
    )


def tag_of(node: Any) -> str:
    return str(node.tag or "")


def is_plain(node: Any) -> bool:
    """Whether a node is data all the way down: no call and no reference."""
    children = node.value if isinstance(node.value, list) else []
    flat = [child for entry in children for child in (entry if isinstance(entry, tuple) else (entry,))]
    return not tag_of(node).startswith("!") and all(map(is_plain, flat))


def target_of(node: Any) -> str | None:
    """The dotted name behind `!new:`, `!name:` or `!apply:`, if the node has such a tag."""
    tag = tag_of(node)
    for prefix in ("!new:", "!name:", "!apply:"):
        if tag.startswith(prefix):
            return tag[len(prefix) :]
    return None


def refuse_other_generations(path: Path, llm: Any) -> None:
    target = target_of(llm) or ""
    if not target.endswith(".TransformerLM"):
        raise ExportError(
            f"{path} describes the language model {target or 'of an unknown kind'}; this tool exports CosyVoice v1 (TransformerLM), "
            "such as CosyVoice-300M-SFT. CosyVoice2 and Fun-CosyVoice3 are other architectures."
        )


def refuse_untrusted(path: Path, node: Any) -> None:
    target = target_of(node)
    if target is not None and not target.startswith(TRUSTED):
        raise ExportError(f"{path} would call {target}; only {', '.join(TRUSTED)}* are allowed in the models' part.")
    if isinstance(node.value, list):
        for entry in node.value:
            for child in entry if isinstance(entry, tuple) else (entry,):
                refuse_untrusted(path, child)


def read_call(node: Any, built: dict[str, Any]) -> Call:
    """Reads a call's keyword arguments without making the call."""
    from ruamel.yaml import YAML

    plain = YAML(typ="safe")
    arguments = {}
    for key, value in node.value:
        if tag_of(value) == "!ref":
            arguments[key.value] = built[value.value.strip().strip("<>")]
        else:
            arguments[key.value] = plain.load(value.value) if isinstance(value.value, str) else None
    return Call(target_of(node) or "", arguments)


def defaults_of(function: Any) -> dict[str, Any]:
    """The default values of a function's parameters; a partial's own keywords win."""
    if isinstance(function, functools.partial):
        return {**defaults_of(function.func), **function.keywords}
    parameters = inspect.signature(function).parameters.values()
    return {p.name: p.default for p in parameters if p.default is not inspect.Parameter.empty}
