"""The export: model folder in, voice folder out."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch

from . import VERSION
from .manifest import build_manifest, describe_graph, family_section
from .model_folder import Model
from .official import Official
from .plan import Limits, plan
from .quantise import quantise
from .speakers import describe_speakers
from .tokenizer import find_ranks, tokenizer_file
from .voice_folder import Progress, VoiceFolder, sha256

SOURCES = ("cosyvoice.yaml", "llm.pt", "flow.pt", "hift.pt", "spk2info.pt")


@dataclass(frozen=True)
class Options:
    out: Path
    precision: str
    limits: Limits
    identifier: str
    repo: Path | None
    tokenizer: Path | None


def run_export(model: Model, official: Official, options: Options, progress: Progress) -> None:
    """Writes every file of the voice; files of an interrupted run with the same sources are kept."""
    sources = {name: sha256(model.folder / name) for name in SOURCES}
    tokenizer = model.configuration.tokenizer
    ranks = find_ranks(tokenizer, options.tokenizer, model.folder, options.repo)
    settings = [VERSION, code_digest(), sources, sha256(ranks), options.precision, vars(options.limits), list(model.speakers)]
    fingerprint = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()
    folder = VoiceFolder(options.out, fingerprint, progress)
    compact = options.precision == "int8"
    graphs: dict[str, dict[str, object]] = {}

    def graph_file(make, quantised: bool) -> bytes:
        graph: onnx.ModelProto = make(compact)
        return (quantise(graph) if compact and quantised else graph).SerializeToString(deterministic=True)

    steps = plan(model, options.limits)
    for number, step in enumerate(steps, 1):
        progress(f"[{number}/{len(steps)}] {step.file} …")
        with torch.inference_mode():
            folder.write(step.file, lambda step=step: graph_file(step.make, step.quantised))
        graphs[step.role] = describe_graph(step.file, onnx.load(options.out / step.file, load_external_data=False))
    family = family_section(model, official, options.limits, options.precision)
    languages = int(tokenizer.arguments.get("num_languages", 99))
    folder.write("tokenizer.json", lambda: tokenizer_file(ranks, languages, family["textTokens"]))
    folder.write("speakers.json", lambda: speakers_file(model))
    provenance = {"precision": options.precision, **{name: digest for name, digest in sources.items()}}
    folder.finish(build_manifest(model, family, graphs, folder.files, provenance, options.identifier))


def code_digest() -> str:
    """Stands for the code that writes graphs: a changed exporter must not keep what an older one made."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in [*sorted((here / "graphs").glob("*.py")), here / "plan.py", here / "quantise.py"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def speakers_file(model: Model) -> bytes:
    described = describe_speakers(list(model.speakers))
    table = {entry["id"]: model.speakers[entry["name"]].tolist() for entry in described}
    return json.dumps(table).encode()
