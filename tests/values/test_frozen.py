"""Values do not change: assignment fails on every one of them, and their containers are frozen too."""

import dataclasses

import pytest

from tiendo import values

VALUES = [value for name in values.__all__ if dataclasses.is_dataclass(value := getattr(values, name))]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_value_is_frozen_and_holds_no_list(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    for field in dataclasses.fields(value):
        assert not str(field.type).startswith(("list", "dict", "set")), field.name
