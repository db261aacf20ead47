"""The official PyTorch classes as a program under test; speaks the protocol of ../rtf/worker.mjs."""

import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv[1])))

import torch  # noqa: E402

from cosyvoice_export.model_folder import load_model  # noqa: E402
from cosyvoice_export.official import load_official  # noqa: E402


class Official:
    """One model, run as `cosyvoice.cli.model.CosyVoiceModel` runs it, without its threads."""

    def __init__(self, folder: Path):
        load_official(None)
        self.model = load_model(folder, None)
        parts = self.model.configuration
        self.llm, self.flow, self.hift = parts.llm, parts.flow, parts.hift
        self.embedding = next(iter(self.model.speakers.values()))[None]

    def prepare_step(self, positions: int) -> None:
        """A cache of `positions - 1` positions; what is in it does not change the time."""
        attention = self.llm.llm.encoders[0].self_attn
        shape = (len(self.llm.llm.encoders), attention.h, positions - 1, 2 * attention.d_k)
        self.past = 0.5 * torch.randn(shape)

    @torch.inference_mode()
    def step(self) -> None:
        """The body of the official decoding loop, but for the choice of the token."""
        row = self.llm.speech_embedding.weight[7].reshape(1, 1, -1)
        past, none = self.past, torch.zeros((0, 0, 0, 0))
        mask = torch.tril(torch.ones((1, 1, 1))).to(torch.bool)
        hidden, _, _ = self.llm.llm.forward_chunk(
            row, offset=past.size(2), required_cache_size=-1, att_cache=past, cnn_cache=none, att_mask=mask
        )
        self.llm.llm_decoder(hidden[:, -1]).log_softmax(dim=-1)

    @torch.inference_mode()
    def speak(self, ids: list[int], tokens: int) -> tuple[dict[str, float], int]:
        """Exactly `tokens` speech tokens, mel, samples. Returns the seconds of each part and the number of samples."""
        zero = torch.tensor([0], dtype=torch.int32)
        none = torch.zeros(1, 0, dtype=torch.int32)
        # In the middle between two lengths, so that rounding cannot lose a token.
        ratio = (tokens + 0.5) / len(ids)
        clock = Clock()
        spoken = list(
            self.llm.inference(
                text=torch.tensor([ids]),
                text_len=torch.tensor([len(ids)], dtype=torch.int32),
                prompt_text=none,
                prompt_text_len=zero,
                prompt_speech_token=none,
                prompt_speech_token_len=zero,
                embedding=self.embedding,
                min_token_text_ratio=ratio,
                max_token_text_ratio=ratio,
            )
        )
        assert len(spoken) == tokens, len(spoken)
        clock.lap("llm")
        mel, _ = self.flow.inference(
            token=torch.tensor([spoken]),
            token_len=torch.tensor([tokens], dtype=torch.int32),
            prompt_token=none,
            prompt_token_len=zero,
            prompt_feat=torch.zeros(1, 0, self.flow.output_size),
            prompt_feat_len=zero,
            embedding=self.embedding,
            flow_cache=torch.zeros(1, self.flow.output_size, 0, 2),
        )
        clock.lap("flow")
        samples, _ = self.hift.inference(mel)
        clock.lap("vocoder")
        return clock.laps, samples.shape[-1]


class Clock:
    """Seconds of the parts of a piece of work."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self.last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = now - self.last
        self.last = now


def serve() -> None:
    answers = sys.stdout
    # Libraries that print must not end up between the answers.
    sys.stdout = sys.stderr
    official = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] == "load":
                official = Official(Path(request["model"]))
                answer = {}
            elif request["do"] == "prepareStep":
                torch.set_num_threads(request["threads"])
                official.prepare_step(request["positions"])
                answer = {}
            elif request["do"] == "step":
                start, busy = time.perf_counter(), time.process_time()
                official.step()
                answer = {"seconds": time.perf_counter() - start, "processorSeconds": time.process_time() - busy}
            elif request["do"] == "speak":
                torch.set_num_threads(request["threads"])
                busy = time.process_time()
                parts, samples = official.speak(request["ids"], request["tokens"])
                busy = time.process_time() - busy
                answer = {"seconds": sum(parts.values()), "processorSeconds": busy, "parts": parts, "samples": samples}
            else:
                # Kilobytes on Linux, bytes on macOS.
                unit = 1 if sys.platform == "darwin" else 1024
                answer = {"bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit}
        except Exception as error:  # The driver decides what a failure means.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


serve()
