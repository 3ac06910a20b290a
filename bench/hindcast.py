"""What Tiendo would have said earlier of the targets whose result is known, and what happened: ``python -m bench.hindcast``.

Every target of the Bắc Kạn facts is settled with all that is known today; those with a stated result are then assessed again on
the eve of the day that the result became known, and on the last day of the year before their due year, with only what was
known by then. A target's own value is taken as given, since most sources state it together with the result.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tiendo.assessment import CLASS_WORDS, Standing, assess, standing
from tiendo.assessment.aim import meets
from tiendo.exchange.facts import read_facts
from tiendo.values import Assessment, Observation, Plan, Target, TargetClass

FACTS = Path(__file__).resolve().parent.parent / "src/tiendo_web/demo/facts"
TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One target with a stated result.

    Attributes:
        met: what happened.
        known: the day the result became known.
        eve: the assessment on the day before; ``before`` that on the last day of the year before the due year.
    """

    target: Target
    plan: Plan
    value: float
    met: bool
    estimate: bool
    known: date
    eve: Assessment
    before: Assessment


def main() -> int:
    started = time.perf_counter()
    cases, gaps = hindcast()
    print(report(cases, gaps))
    seconds = time.perf_counter() - started
    print(f"\npython -m bench.hindcast: {len(cases) + sum(gaps.values())} targets in {seconds:.1f} s", file=sys.stderr)
    return 0


def hindcast() -> tuple[list[Case], Counter[str]]:
    """The cases, and why the other targets have none."""
    entries = read_facts(FACTS)
    plans = {one.key: one for one in entries if isinstance(one, Plan)}
    observations = [one for one in entries if isinstance(one, Observation)]
    cases, gaps = [], Counter[str]()
    for target in (one for one in entries if isinstance(one, Target)):
        mine = [one for one in observations if one.unit == target.unit and one.indicator == target.indicator]
        case = case_of(target, plans[target.plan], mine)
        if isinstance(case, Case):
            cases.append(case)
        else:
            gaps[case] += 1
    return cases, gaps


def case_of(target: Target, plan: Plan, observations: Sequence[Observation]) -> Case | str:
    """The case of a target, or why it has none."""
    stand = standing(target, observations, on=TODAY, term=plan.period)
    result = result_of(stand)
    if result is None:
        return "không có số liệu nào" if not stand.figures else "có số liệu nhưng không có kết quả của kỳ"
    value, keys, estimate = result
    known = first_known(stand, observations, keys)
    eve = assess(target, observations, on=min(known - timedelta(days=1), target.due.last), term=plan.period)
    before = assess(target, observations, on=date(target.due.last.year - 1, 12, 31), term=plan.period)
    return Case(target, plan, value, meets(target, value), estimate, known, eve, before)


def first_known(stand: Standing, observations: Sequence[Observation], keys: tuple[str, ...]) -> date:
    """The day on which any value of the whole due period was first told, estimate or actual."""
    settled = {one.period for one in observations if one.key in keys}
    if stand.over_term:
        return max(one.known for one in observations if one.key in keys)
    return min(one.known for one in observations if one.period in settled)


def result_of(stand: Standing) -> tuple[float, tuple[str, ...], bool] | None:
    """Final value, the observations it rests on, and whether it is only an estimate."""
    if stand.result is not None:
        return stand.result.value, (stand.result.key,), stand.result.estimate
    way = stand.way
    if stand.over_term and way is not None and way.due is not None and way.time >= way.due and not stand.gaps:
        return stand.value or 0.0, tuple(one.key for one in stand.figures), any(one.estimate for one in stand.figures)
    return None


def verdict(case: Case, cls: TargetClass) -> str:
    """Hit, miss, or no call."""
    if cls in {TargetClass.LIKELY, TargetClass.ACHIEVED}:
        return "trúng" if case.met else "trượt"
    if cls is TargetClass.UNLIKELY:
        return "trượt" if case.met else "trúng"
    return "không kết luận" if cls is TargetClass.HARD else "không có gì để nói"


def report(cases: Sequence[Case], gaps: Counter[str]) -> str:
    lines = [
        f"Chỉ tiêu trong sổ: {len(cases) + sum(gaps.values())}; có kết quả nêu trong nguồn: {len(cases)} "
        f"({sum(not one.estimate for one in cases)} thực hiện, {sum(one.estimate for one in cases)} ước); "
        + "; ".join(f"{reason}: {number}" for reason, number in gaps.most_common()),
        f"Đạt {sum(one.met for one in cases)}, không đạt {sum(not one.met for one in cases)}.",
        "",
        "| nhìn từ | trúng | trượt | không kết luận (khó đạt) | chưa có số liệu | Brier |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, pick in (("hôm trước ngày biết kết quả", "eve"), ("cuối năm trước năm đến hạn", "before")):
        views = [(one, getattr(one, pick)) for one in cases]
        counts = Counter(verdict(one, view.cls) for one, view in views)
        spoken = [(view.outlook.probability, one.met) for one, view in views if view.outlook is not None]
        brier = sum((chance - met) ** 2 for chance, met in spoken) / len(spoken) if spoken else float("nan")
        cells = [counts[key] for key in ("trúng", "trượt", "không kết luận", "không có gì để nói")]
        lines.append(f"| {name} | " + " | ".join(map(str, cells)) + f" | {brier:.3f} ({len(spoken)}) |")
    lines += [
        "",
        "| chỉ tiêu | đơn vị | hạn | mức | kết quả | hôm trước | xác suất | |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        row(one)
        for one in sorted(cases, key=lambda one: (verdict(one, one.eve.cls) != "trượt", str(one.target.due), one.target.key))
    ]
    return "\n".join(lines)


def row(case: Case) -> str:
    target, outlook = case.target, case.eve.outlook
    chance = "–" if outlook is None else f"{100 * outlook.probability:.0f}%"
    upper = "" if target.upper is None else f"–{target.upper}"
    met = ("đạt" if case.met else "không đạt") + (" (ước)" if case.estimate else "")
    cells = (
        target.indicator_words,
        target.unit.split("/")[1],
        str(target.due),
        f"{target.value}{upper} {target.unit_of_measure}",
        f"{case.value:g}, {met}",
        CLASS_WORDS[case.eve.cls].vi,
        chance,
        verdict(case, case.eve.cls),
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    raise SystemExit(main())
