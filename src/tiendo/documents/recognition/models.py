"""Which Tesseract models this machine has: the Vietnamese one, and a second reader for digits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_VIETNAMESE, _SECOND = "vie", ("Latin", "eng")


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model: the folder that holds it and its language."""

    folder: Path
    language: str


def models() -> tuple[Model, ...]:
    """The Vietnamese model first, then one more that errs differently; empty when Vietnamese is missing.

    ``TIENDO_TESSDATA`` names folders of models (separated as PATH is); the folders of the system follow. A second Vietnamese
    model (such as ``vie.traineddata`` of tessdata_best) is the better second reader; otherwise another Latin script model.
    """
    if find_spec("tesserocr") is None:
        return ()
    folders = list(_folders())
    found = [Model(folder, _VIETNAMESE) for folder in folders if (folder / f"{_VIETNAMESE}.traineddata").is_file()]
    others = [
        Model(folder, language) for language in _SECOND for folder in folders if (folder / f"{language}.traineddata").is_file()
    ]
    return tuple((found + others)[:2]) if found else ()


def _folders() -> Iterator[Path]:
    for name in ("TIENDO_TESSDATA", "TESSDATA_PREFIX"):
        yield from (Path(folder) for folder in os.environ.get(name, "").split(os.pathsep) if folder)
    for root in (Path("/usr/share/tesseract-ocr"), Path("/usr/share/tessdata"), Path("/usr/local/share/tessdata")):
        yield root
        yield from sorted(root.glob("*/tessdata*")) if root.is_dir() else ()
