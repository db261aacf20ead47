"""voice.json: every number a runtime needs, read from the configuration and the official classes."""

import onnx
import torch

from . import VERSION
from .configuration import defaults_of
from .errors import ExportError
from .graphs.builder import DTYPES
from .model_folder import Model
from .official import Official
from .plan import Limits
from .speakers import describe_speakers

NAMES = {value: key for key, value in DTYPES.items()}


def describe_graph(file: str, model: onnx.ModelProto) -> dict[str, object]:
    """A graph's entry: its file, and its tensors with element types."""
    sides = {"inputs": model.graph.input, "outputs": model.graph.output}
    return {
        "file": file,
        **{
            side: [{"name": v.name, "dtype": NAMES[v.type.tensor_type.elem_type]} for v in values]
            for side, values in sides.items()
        },
    }


def mel_section(model: Model) -> dict[str, object]:
    mel = model.configuration.mel.arguments
    return {
        "sampleRate": int(mel["sampling_rate"]),
        "fftSize": int(mel["n_fft"]),
        "windowLength": int(mel["win_size"]),
        "hopLength": int(mel["hop_size"]),
        "bins": int(mel["num_mels"]),
        "minFrequency": float(mel["fmin"] or 0),
        "maxFrequency": float(mel["fmax"] or mel["sampling_rate"] / 2),
        "scale": "slaney",
        "power": 1,
        "logFloor": 1e-5,
    }


def family_section(model: Model, official: Official, limits: Limits, precision: str) -> dict[str, object]:
    """The key `cosyvoice1` of the manifest."""
    c = model.configuration
    llm, flow, hift = c.llm, c.flow, c.hift
    attention = llm.llm.encoders[0].self_attn
    ratios = defaults_of(type(llm).inference)
    sampling = defaults_of(llm.sampling)
    source = hift.m_source
    streaming = official.model.CosyVoiceModel(llm, flow, hift)
    samples = int(hift.f0_upsamp.scale_factor)
    if samples != int(c.mel.arguments["hop_size"]):
        raise ExportError(f"the vocoder makes {samples} samples of a frame, the mel has {c.mel.arguments['hop_size']}.")
    if type(source).__name__ != "SourceModuleHnNSF":
        raise ExportError(f"the vocoder's source is {type(source).__name__}; only that of 22,050 Hz models is known.")
    return {
        "precision": precision,
        "speakers": "speakers.json",
        "speakerSize": llm.spk_embed_affine_layer.in_features,
        "textTokens": llm.text_embedding.num_embeddings,
        "llm": {
            "width": llm.llm_input_size,
            "layers": len(llm.llm.encoders),
            "heads": attention.h,
            "headSize": attention.d_k,
            "speechTokens": llm.speech_token_size,
            "stopToken": llm.speech_token_size,
            "startToken": llm.speech_token_size,
            "taskToken": llm.speech_token_size + 1,
            "maxPositions": limits.positions,
            "maxTextTokens": limits.text_tokens,
            "minTokenTextRatio": ratios["min_token_text_ratio"],
            "maxTokenTextRatio": ratios["max_token_text_ratio"],
        },
        "sampling": {
            "topP": sampling["top_p"],
            "topK": sampling["top_k"],
            "window": sampling["win_size"],
            "repetition": sampling["tau_r"],
        },
        "flow": {
            "tokenRate": flow.input_frame_rate,
            "maxTokens": limits.flow_tokens,
            # The official call site fixes the number of steps and the length of the ends.
            "steps": 10,
            "guidance": float(flow.decoder.inference_cfg_rate),
            "schedule": schedule(flow.decoder.t_scheduler),
            "edgeTokens": streaming.token_overlap_len,
        },
        "hift": {
            "samplesPerFrame": samples,
            "fftSize": hift.istft_params["n_fft"],
            "hop": hift.istft_params["hop_len"],
            "harmonics": hift.nb_harmonics + 1,
            "amplitude": source.sine_amp,
            "noiseDeviation": source.noise_std,
            "voicedThreshold": source.l_sin_gen.voiced_threshold,
            "sourceWeights": numbers(source.l_linear.weight),
            "sourceBias": numbers(source.l_linear.bias)[0],
            "limit": hift.audio_limit,
        },
        "stream": {
            "hopTokens": streaming.token_min_hop_len,
            "overlapTokens": streaming.token_overlap_len,
            "melOverlapFrames": streaming.mel_overlap_len,
            "melCacheFrames": streaming.mel_cache_len,
        },
    }


def schedule(name: str) -> str:
    return name if name == "cosine" else "uniform"


def numbers(tensor: torch.Tensor) -> list[float]:
    """A tensor's float32 values, exact as JSON numbers."""
    return tensor.detach().to(torch.float32).flatten().tolist()


def build_manifest(
    model: Model,
    family: dict[str, object],
    graphs: dict[str, dict[str, object]],
    files: dict[str, dict[str, object]],
    provenance: dict[str, object],
    identifier: str,
) -> dict[str, object]:
    return {
        "formatVersion": 1,
        "id": identifier,
        "name": "CosyVoice-300M-SFT" if identifier == "cosyvoice-300m-sft" else identifier,
        "family": "cosyvoice1",
        "licence": "Apache-2.0",
        "languages": ["zh", "en", "ja", "yue", "ko"],
        "speakers": describe_speakers(list(model.speakers)),
        "sampleRate": model.configuration.sample_rate,
        "mel": mel_section(model),
        "tokenizer": {"file": "tokenizer.json"},
        "graphs": graphs,
        "vocoders": [{"name": "hift", "kind": "hift"}],
        "defaultVocoder": "hift",
        "cosyvoice1": family,
        "files": [files[name] for name in sorted(files)],
        "provenance": {"tool": f"export-cosyvoice {VERSION}", **provenance},
    }
