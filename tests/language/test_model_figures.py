"""Tests of the model's figures: of this very model, and as the card has them."""

from pathlib import Path

import pytest

from netral.language.errors import ModelFileChangedError, ModelFileMissingError
from netral.language.model_figures import FIGURES, load_figures
from netral.language.model_file import find_shipped_model, load_model
from tests.architecture.repository import ROOT
from training.card import write_figures

CARD = (ROOT / "docs" / "model_card.md").read_text(encoding="utf-8")


class TestLoadFigures:
    def test_gives_the_figures_of_the_card(self) -> None:
        figures = load_figures(load_model())

        for name, each in [*figures.elections.items(), ("**pooled**", figures.pooled)]:
            line = next(
                row for row in CARD.splitlines() if row.startswith(f"| {name} | {each.rows}")
            )
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert float(cells[2]) == each.macro_f1
            assert float(cells[5].rstrip("%")) == pytest.approx(100 * each.abstains)
            assert float(cells[6]) == each.stance_macro_f1
        pooled, bound = figures.pooled, figures.bound
        for name, span in (
            ("macro-F1", pooled.macro_f1_span),
            ("stance", pooled.stance_span),
        ):
            assert f"{name} {span[0]:.3f} to {span[1]:.3f}" in CARD
        assert f"the recall measured above ({pooled.recall:.1%})" in CARD
        assert f"{pooled.false_flags:.1%} were flagged" in CARD
        assert f"**{bound.flags}** of {bound.texts:,}" in CARD
        assert f"**{bound.bound:.2%}**" in CARD

    def test_gives_the_precision_of_the_card(self) -> None:
        figures = load_figures(load_model())

        for share in (0.002, 0.01, 0.05):
            assert f"| {share:.1%} | {figures.precision_at(share):.0%} |" in CARD

    def test_refuses_those_of_another_model(self, tmp_path: Path) -> None:
        model = load_model()
        shipped = (find_shipped_model() / FIGURES).read_text(encoding="utf-8")
        (tmp_path / FIGURES).write_text(shipped.replace(model.name, "netral.other.v1+000000000000"))

        with pytest.raises(ModelFileChangedError, match=r"figures\.json"):
            load_figures(model, tmp_path)

    def test_refuses_what_is_missing_or_no_figures(self, tmp_path: Path) -> None:
        model = load_model()
        with pytest.raises(ModelFileMissingError, match=r"figures\.json"):
            load_figures(model, tmp_path)

        (tmp_path / FIGURES).write_text("{}")

        with pytest.raises(ModelFileChangedError):
            load_figures(model, tmp_path)


def test_the_training_run_writes_what_is_loaded(tmp_path: Path) -> None:
    model = load_model()
    plain = {
        "rows": 267,
        "indication_macro_f1": 0.98765,
        "abstention_rate": 0.0044,
        "stance_macro_f1": 0.5,
    }
    spans = {"indication_macro_f1": [0.8641, 0.9], "stance_macro_f1": [0.7, 0.7564]}
    pooled = plain | {"intervals": spans, "recall": 0.90812, "false_flags": 0.1309}

    write_figures(
        tmp_path / FIGURES,
        model=model.name,
        report={"elections": {"jakarta_2024": plain}, "pooled": pooled},
        bound={"texts": 1208, "flags": 1, "bound": 0.003921, "by_election": {}},
    )

    figures = load_figures(model, tmp_path)
    assert figures.elections["jakarta_2024"].macro_f1 == 0.988
    assert figures.pooled.macro_f1_span == (0.864, 0.9)
    assert figures.pooled.recall == 0.908
    assert figures.bound.bound == 0.0039
