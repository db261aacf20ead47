"""Training stops and goes on without a difference."""
import pytest

torch = pytest.importorskip("torch")

from lite.progress import Average, resume, save_training, set_rate  # noqa: E402


def parts():
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 2)
    return model, torch.optim.AdamW(model.parameters(), lr=0.1), Average(model)


def advance(model, optimiser, average, steps):
    for step in steps:
        set_rate(optimiser, 0.1, step, 10)
        optimiser.zero_grad()
        model(torch.full((4, 3), float(step + 1))).square().mean().backward()
        optimiser.step()
        average.update(model, step)


def test_a_resumed_run_equals_an_unbroken_one(tmp_path):
    whole = parts()
    advance(*whole, range(6))
    first = parts()
    assert resume(tmp_path / "last.pt", *first) == 0
    advance(*first, range(3))
    save_training(tmp_path / "last.pt", *first, step=2)
    second = parts()
    assert resume(tmp_path / "last.pt", *second) == 3
    advance(*second, range(3, 6))
    assert torch.equal(whole[0].weight, second[0].weight)
    assert torch.equal(whole[2].state["weight"], second[2].state["weight"])
    assert not list(tmp_path.glob("*.part"))


def test_rate_warms_up_and_decays():
    _, optimiser, _ = parts()
    rates = []
    for step in (0, 199, 500, 999):
        set_rate(optimiser, 1.0, step, 1000)
        rates.append(optimiser.param_groups[0]["lr"])
    assert rates == pytest.approx([0.005, 0.801, 0.5, 0.02])
