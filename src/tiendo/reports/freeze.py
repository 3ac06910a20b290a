"""A released report stays as it was: its hash, the day of the record, and what every cell of it said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from .compare import verdict
from .input import ReportInput, TargetLine, ValueLine
from .paper import plain
from .target_table import plan_cell
from .wording import value_figure


class FrozenError(ValueError):
    """A text that is no frozen report."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is kept of a released report.

    Attributes:
        sha256: hash of the released file.
        known: the day up to which the record was read.
        cells: name and print of every value: ``("target/x: kết quả", "1.035 tỷ đồng")``.
    """

    sha256: str
    known: date
    cells: tuple[tuple[str, str], ...]

    def as_json(self) -> str:
        """The form that is stored."""
        body = {**asdict(self), "known": self.known.isoformat()}
        return json.dumps(body, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Frozen:
        """Read back what :meth:`as_json` wrote.

        Raises: FrozenError for any other text.
        """
        try:
            body = json.loads(text)
            cells = tuple((str(name), str(printed)) for name, printed in body["cells"])
            return cls(str(body["sha256"]), date.fromisoformat(body["known"]), cells)
        except (ValueError, KeyError, TypeError) as error:
            raise FrozenError("không phải bản cố định của báo cáo (tệp JSON do --freeze ghi)") from error


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that would now be printed otherwise; ``""`` where it was or is not printed."""

    cell: str
    released: str
    now: str


def freeze(report: ReportInput, file: bytes) -> Frozen:
    """What is kept of a report and the file that was released."""
    return Frozen(sha256(file).hexdigest(), report.known, tuple(_cells(report)))


def differences(frozen: Frozen, report: ReportInput) -> tuple[Difference, ...]:
    """What a report made now would print differently; the released file itself never changes.

    Args: report: gathered anew for the same unit, kind and period from the record of a later day.
    """
    before, now = dict(frozen.cells), dict(_cells(report))
    names = [*before, *(name for name in now if name not in before)]
    return tuple(
        Difference(name, before.get(name, ""), now.get(name, "")) for name in names if before.get(name, "") != now.get(name, "")
    )


def printed(report: ReportInput) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys of the observations and of the targets that a report prints: what a release makes public."""
    lines: tuple[TargetLine | ValueLine, ...] = (*report.targets, *report.values)
    shown = [one for line in lines for one in (line.shown, line.previous)]
    shown += [one for line in report.targets for _, one in line.years]
    observations = dict.fromkeys(one.key for one in shown if one is not None and one.amount is not None)
    return tuple(observations), tuple(line.target.key for line in report.targets)


def _cells(report: ReportInput) -> Iterator[tuple[str, str]]:
    for line in report.targets:
        name = line.target.key
        yield f"{name}: {line.name}: kế hoạch", plain(plan_cell(line.target))
        seen = line.shown
        yield f"{name}: {line.name}: kết quả", value_figure(seen).printed if seen is not None and seen.amount is not None else ""
        yield f"{name}: {line.name}: đánh giá", verdict(line, report.period)
        for year, one in line.years:
            yield f"{name}: {line.name}: năm {year}", value_figure(one).printed if one.amount is not None else ""
    for value in report.values:
        if value.current.amount is not None:
            yield f"{value.current.indicator}: {value.name}: {value.current.period}", value_figure(value.current).printed
