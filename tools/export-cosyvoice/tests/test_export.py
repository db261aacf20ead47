"""The folder that the export writes, and what it says about inputs that it cannot use."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import onnx
import pytest
import torch

from cosyvoice_export.errors import ExportError
from cosyvoice_export.model_folder import load_model
from cosyvoice_export.run_export import Options, run_export
from cosyvoice_export.speakers import describe_speakers

from .conftest import LIMITS

TOOL = Path(__file__).resolve().parents[1]


def test_manifest_describes_the_files(voice_folder):
    manifest = json.loads((voice_folder / "voice.json").read_text(encoding="utf-8"))
    listed = {file["path"]: file for file in manifest["files"]}
    assert set(listed) == set(os.listdir(voice_folder)) - {"voice.json"}
    for name, file in listed.items():
        content = (voice_folder / name).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), sha256(content).hexdigest())
    for graph in manifest["graphs"].values():
        model = onnx.load(voice_folder / graph["file"])
        onnx.checker.check_model(model, full_check=False)
        assert [v["name"] for v in graph["inputs"]] == [v.name for v in model.graph.input]
        assert [v["name"] for v in graph["outputs"]] == [v.name for v in model.graph.output]
        kinds = {node.op_type for node in model.graph.node}
        assert not kinds & {"If", "Loop", "Scan", "RandomNormal", "RandomUniform", "STFT", "CumSum"}
    family = manifest["cosyvoice1"]
    assert family["llm"]["stopToken"] == family["llm"]["speechTokens"] == 64
    assert (family["llm"]["minTokenTextRatio"], family["llm"]["maxTokenTextRatio"]) == (2, 20)
    assert family["sampling"] == {"topP": 0.8, "topK": 25, "window": 10, "repetition": 0.1}
    assert family["stream"] == {"hopTokens": 100, "overlapTokens": 20, "melOverlapFrames": 34, "melCacheFrames": 20}
    assert len(family["hift"]["sourceWeights"]) == family["hift"]["harmonics"] == 5


def test_speakers_keep_their_embeddings(voice_folder, model):
    manifest = json.loads((voice_folder / "voice.json").read_text(encoding="utf-8"))
    table = json.loads((voice_folder / "speakers.json").read_text(encoding="utf-8"))
    assert [s["id"] for s in manifest["speakers"]] == ["zh-f1", "zh-m1", "ja-m1", "yue-f1", "en-f1", "en-m1", "ko-f1"]
    for speaker in manifest["speakers"]:
        assert torch.equal(torch.tensor(table[speaker["id"]]), model.speakers[speaker["name"]])


def test_speaker_ids_differ_and_are_ascii():
    described = describe_speakers(["中文女", "中文女2", "My Voice!", "my voice", "彼女たち", "声"])
    ids = [speaker["id"] for speaker in described]
    assert ids == ["zh-f1", "zh-f2", "my-voice", "my-voice-2", "speaker1", "speaker2"]


def test_second_run_keeps_what_is_done(model, official, tmp_path):
    folder, lines = tmp_path / "voice", []
    options = Options(folder, "fp32", LIMITS, "tiny", None, None)
    run_export(model, official, options, lambda _: None)
    first = (folder / "voice.json").read_bytes()
    (folder / "llm.onnx").write_bytes((folder / "llm.onnx").read_bytes()[:-1])
    (folder / "voice.json").unlink()
    run_export(model, official, options, lines.append)
    assert "text_encoder.onnx: already there" in lines
    assert "llm.onnx: already there" not in lines
    assert (folder / "voice.json").read_bytes() == first


def test_other_options_start_again(model, official, tmp_path):
    folder, lines = tmp_path / "voice", []
    run_export(model, official, Options(folder, "fp32", LIMITS, "tiny", None, None), lambda _: None)
    run_export(model, official, Options(folder, "int8", LIMITS, "tiny", None, None), lines.append)
    assert not any("already there" in line for line in lines)


def copy(model_folder: Path, target: Path) -> Path:
    shutil.copytree(model_folder, target)
    return target


@pytest.mark.parametrize("name", ["cosyvoice.yaml", "llm.pt", "flow.pt", "hift.pt", "spk2info.pt"])
def test_missing_file(model_folder, tmp_path, name):
    folder = copy(model_folder, tmp_path / "model")
    (folder / name).unlink()
    with pytest.raises(ExportError, match=name):
        load_model(folder, None)


@pytest.mark.parametrize(("name", "word"), [("cosyvoice2.yaml", "CosyVoice2"), ("cosyvoice3.yaml", "CosyVoice3")])
def test_other_generation_by_file(tmp_path, name, word):
    (tmp_path / name).write_text("llm: 1")
    with pytest.raises(ExportError, match=word):
        load_model(tmp_path, None)


def edited(model_folder: Path, target: Path, old: str, new: str) -> Path:
    folder = copy(model_folder, target)
    path = folder / "cosyvoice.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("cosyvoice.llm.llm.TransformerLM", "cosyvoice.llm.llm.Qwen2LM", "CosyVoice v1"),
        ("num_blocks: 3", "num_blocks: 4", "does not fit"),
        ("!new:cosyvoice.flow.length_regulator.InterpolateRegulator", "!new:os.system", "os.system"),
        ("sample_rate: 22050", "rate: 22050", "sample_rate"),
        ("flow: !new", "[", "not a CosyVoice configuration"),
    ],
)
def test_configuration_that_does_not_fit(official, model_folder, tmp_path, old, new, message):
    with pytest.raises(ExportError, match=message):
        load_model(edited(model_folder, tmp_path / "model", old, new), None)


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", b"\0" * 4000])
def test_weights_that_are_not_weights(model_folder, tmp_path, content):
    folder = copy(model_folder, tmp_path / "model")
    (folder / "flow.pt").write_bytes(content)
    with pytest.raises(ExportError, match="flow.pt"):
        load_model(folder, None)


def test_weights_that_run_code_are_refused(model_folder, tmp_path):
    class Hostile:
        def __reduce__(self):
            return (os.mkdir, (str(tmp_path / "owned"),))

    folder = copy(model_folder, tmp_path / "model")
    torch.save({"x": Hostile()}, folder / "spk2info.pt")
    with pytest.raises(ExportError, match="spk2info.pt"):
        load_model(folder, None)
    assert not (tmp_path / "owned").exists()


def test_unknown_speaker(model_folder):
    with pytest.raises(ExportError, match="no Nobody"):
        load_model(model_folder, ["Nobody"])


def test_command_line(model_folder, tmp_path):
    command = [sys.executable, str(TOOL / "export.py"), "--model-dir", str(model_folder), "--out", str(tmp_path / "voice")]
    limits = ["--max-positions", "192", "--max-text-tokens", "32", "--threads", "1"]
    chosen = ["--speakers", "英文男", "--check", "--report", str(tmp_path / "report.json")]
    done = subprocess.run([*command, *limits, *chosen], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [row["passed"] for row in json.loads((tmp_path / "report.json").read_text())["rows"]].count(False) == 0
    assert list(json.loads((tmp_path / "voice" / "speakers.json").read_text())) == ["en-m1"]
    failed = subprocess.run([*command[:3], "/nowhere", *command[4:]], capture_output=True, text=True, check=False)
    assert failed.returncode == 2
    assert "Traceback" not in failed.stderr and "/nowhere is not a folder" in failed.stderr
