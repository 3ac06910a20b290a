"""The annotated texts of ../shared/gold, each read alone with its published day: the level that was reached is kept."""

import pytest
from bench.reading import Tally, annotated, measure, scorer


@pytest.mark.needs("shared")
@pytest.mark.parametrize(
    ("folders", "quantity", "statement", "fields"),
    [
        (
            ("seeds", "news"),
            0.985,
            0.86,
            {"kind": 0.97, "direction": 0.97, "modality": 0.97, "hedge": 0.97, "period": 0.92, "base_period": 0.92}
            | {"indicator": 0.92, "place": 0.90, "of": 0.90},
        ),
        (("more",), 0.98, 0.65, {"kind": 0.95, "hedge": 0.97}),
        (("practice",), 0.98, 0.75, {"kind": 0.97, "hedge": 0.97}),
    ],
)
def test_the_level_reached_on_annotated_texts(
    folders: tuple[str, ...], quantity: float, statement: float, fields: dict[str, float]
) -> None:
    score, total = scorer(), Tally()
    for folder in folders:
        for name, text, gold in annotated(folder):
            total.add(measure(score, name, text, gold, None, []))
    assert total.f1(total.quantities) >= quantity
    assert total.f1(total.statements) >= statement
    assert {f: total.fields[f] / total.quantities for f in fields if total.fields[f] / total.quantities < fields[f]} == {}
