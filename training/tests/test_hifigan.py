"""The HiFi-GAN generator: exact transforms, a fixed receptive field, and losses that point the right way."""
import io
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from lite.config import HifiganConfig, VocoderConfig  # noqa: E402
from lite.discriminators import Discriminators, discriminator_loss, generator_loss  # noqa: E402
from lite.hifigan import ExcitedHifigan, HifiganGenerator, HifiganGraph, context_frames  # noqa: E402
from lite.mel_discriminator import MelDiscriminator, mel_patches  # noqa: E402
from lite.vocoder import LiteVocoder  # noqa: E402

SMALL = replace(HifiganConfig(), channels=16, blocks=2, upsample_channels=(12, 8))


def inputs(frames: int, seed: int = 0):
    g = torch.Generator().manual_seed(seed)
    mel = torch.randn(1, 80, frames, generator=g) * 2 - 5
    f0 = torch.full((1, frames), 180.0)
    f0[:, ::7] = 0
    sources = torch.randn(2, 1, frames * 300, generator=g)
    return mel, f0, sources[0], sources[1]


def generator(config=SMALL) -> HifiganGenerator:
    torch.manual_seed(1)
    model = HifiganGenerator(config).eval()
    # The last layer starts near zero; larger weights let a wrong receptive field show.
    torch.nn.init.normal_(model.output.weight, std=0.3)
    return model


def test_inverse_transform_undoes_the_transform():
    model = generator()
    c = model.config
    samples = torch.randn(1, 3000)
    back = torch.nn.functional.conv_transpose1d(model.spectrum(samples), model.synthesis, stride=c.hop)[:, 0]
    inner = slice(c.fft_size, -c.fft_size)
    assert torch.allclose(samples[:, inner], back[:, c.fft_size // 2 :][:, :3000][:, inner], atol=1e-5)


@pytest.mark.parametrize("config", [SMALL, replace(SMALL, upsample_rates=(5, 4), fft_size=60, hop=15)])
def test_a_chunk_with_context_gives_the_samples_of_the_whole(config):
    model = generator(config)
    mel, f0, excitation, _ = inputs(140)
    with torch.no_grad():
        whole = model.decode(mel, f0, excitation)
        context = context_frames(config)
        first, last = 60, 80
        cut = slice(first - context, last + context)
        samples = slice((first - context) * 300, (last + context) * 300)
        part = model.decode(mel[..., cut], f0[:, cut], excitation[:, samples])
    inner = part[:, context * 300 : (context + last - first) * 300]
    assert torch.allclose(inner, whole[:, first * 300 : last * 300], atol=1e-5)
    # One frame of context less than stated must be enough to differ somewhere, or the figure says too much by far.
    assert context < 60


def test_an_untrained_net_passes_the_excitation_through():
    torch.manual_seed(4)
    model = HifiganGenerator(SMALL).eval()
    mel, f0, excitation, _ = inputs(30)
    with torch.no_grad():
        heard = model.decode(mel, f0, excitation)
    inner = slice(600, -600)
    error = (heard - excitation)[:, inner].square().mean() / excitation[:, inner].square().mean()
    assert error < 0.05


def test_the_source_filter_net_excites_but_is_not_trained():
    model = ExcitedHifigan(generator(), LiteVocoder(replace(VocoderConfig(), channels=16, blocks=1)))
    names = [name for name, _ in model.named_parameters()]
    assert names and all(name.startswith("generator.") for name in names)
    mel, f0, _, noise = inputs(20)
    samples = model(mel, f0, noise)
    assert samples.shape == (1, 6000)
    samples.square().mean().backward()
    assert all(p.grad is None for p in model.source_filter[0].parameters())


def test_output_length_and_export():
    onnxruntime = pytest.importorskip("onnxruntime")
    model = generator()
    feeds = inputs(23)[:3]
    with torch.no_grad():
        expected = HifiganGraph(model)(*feeds)
    assert expected.shape == (1, 23 * 300)
    file = io.BytesIO()
    names = ["mel_spectrogram", "f0", "excitation"]
    axes = dict(mel_spectrogram={2: "frames"}, f0={1: "frames"}, excitation={1: "samples"}, audio={1: "samples"})
    torch.onnx.export(HifiganGraph(model), inputs(50)[:3], file, input_names=names, output_names=["audio"], dynamic_axes=axes,
                      opset_version=17, dynamo=False)  # fmt: skip
    session = onnxruntime.InferenceSession(file.getvalue())
    (got,) = session.run(None, {name: feed.numpy() for name, feed in zip(names, feeds)})
    assert abs(got - expected.numpy()).max() < 1e-4


def test_losses_point_the_right_way():
    torch.manual_seed(2)
    judges = Discriminators(periods=(2, 3), sizes=(512,))
    real, fake = torch.randn(2, 6000) * 0.1, torch.zeros(2, 6000)
    optimiser = torch.optim.AdamW(judges.parameters(), lr=2e-3)
    first = None
    for _ in range(25):
        loss = discriminator_loss(judges(real), judges(fake))
        first = first if first is not None else float(loss.detach())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert float(loss.detach()) < first * 0.7
    with torch.no_grad():
        same = generator_loss(judges(real), judges(real))
        other = generator_loss(judges(real), judges(fake))
    assert same[1] == 0 and other[1] > 0 and other[0] > same[0]


def test_mel_patches_lie_inside_the_utterances():
    mask = torch.zeros(3, 50, 1)
    mask[0, :50], mask[1, :30], mask[2, :10] = 1, 1, 1
    mel = torch.arange(50.0)[None, :, None].expand(3, 50, 80)
    predicted, real = mel_patches(mel, mel * 2, mask, 30, torch.Generator().manual_seed(0))
    assert predicted.shape == (2, 30, 80) and torch.equal(predicted * 2, real)
    assert predicted[1, 0, 0] == 0 and predicted[1, -1, 0] == 29
    assert len(MelDiscriminator()(predicted)[0][1]) == 4
    assert mel_patches(mel, mel, mask, 60, torch.Generator()) is None
