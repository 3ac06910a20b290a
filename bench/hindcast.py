"""What Tiendo would have said earlier of the targets whose result is known, and what happened.

    python -m bench.hindcast [--write]        --write puts the tables into docs/hindcast.md

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

from tiendo.assessment import CLASS_WORDS, Standing, assess, count_classes, standing
from tiendo.assessment.aim import meets
from tiendo.assessment.wording import number
from tiendo.catalogue import org_units
from tiendo.exchange.facts import read_facts
from tiendo.values import Assessment, Observation, Plan, Target, TargetClass

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "src/tiendo_web/demo/facts"
PAGE = ROOT / "docs/hindcast.md"
BEGIN, END = "<!-- written by python -m bench.hindcast --write -->", "<!-- end -->"
TODAY = date(2026, 1, 1)
COUNTED_ON = date(2024, 12, 31)
HIT, MISS, OPEN, SILENT = "trúng", "trượt", "không kết luận", "chưa có gì để nói"
NO_FIGURE, NO_RESULT = "không có số liệu nào", "có số liệu, không có kết quả của kỳ"


@dataclass(frozen=True, slots=True)
class Case:
    """One target with a stated result.

    Attributes:
        met: what happened.
        eve: the assessment on the eve of the result; ``before`` that on the last day of the year before the due year.
        plans: how many sources state or imply a value with the same outcome for the same unit, indicator and due time.
    """

    target: Target
    plan: Plan
    value: float
    met: bool
    estimate: bool
    eve: Assessment
    before: Assessment
    plans: int = 1


def main() -> int:
    started = time.perf_counter()
    cases, gaps = hindcast()
    text = report(distinct(cases), gaps)
    print(text)
    if "--write" in sys.argv[1:]:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n{text}\n{rest[rest.index(END) :]}", encoding="utf-8")
    total = len(cases) + sum(map(len, gaps.values()))
    print(f"\npython -m bench.hindcast: {total} targets in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return 0


def hindcast() -> tuple[list[Case], dict[str, list[Plan]]]:
    """The cases, and the plans of the other targets by the reason why they have none."""
    plans, targets, observations = record()
    cases: list[Case] = []
    gaps: dict[str, list[Plan]] = {NO_FIGURE: [], NO_RESULT: []}
    for target in targets:
        case = case_of(target, plans[target.plan], seen_of(target, observations))
        if isinstance(case, Case):
            cases.append(case)
        else:
            gaps[case].append(plans[target.plan])
    return cases, gaps


def record() -> tuple[dict[str, Plan], list[Target], list[Observation]]:
    """Plans by key, targets and observations of the facts."""
    entries = read_facts(FACTS)
    plans = {one.key: one for one in entries if isinstance(one, Plan)}
    targets = [one for one in entries if isinstance(one, Target)]
    return plans, targets, [one for one in entries if isinstance(one, Observation)]


def seen_of(target: Target, observations: Sequence[Observation]) -> list[Observation]:
    return [one for one in observations if one.unit == target.unit and one.indicator == target.indicator]


def case_of(target: Target, plan: Plan, observations: Sequence[Observation]) -> Case | str:
    """The case of a target, or why it has none."""
    stand = standing(target, observations, on=TODAY, term=plan.period)
    result = result_of(stand)
    if result is None:
        return NO_RESULT if stand.figures else NO_FIGURE
    value, keys, estimate = result
    known = first_known(stand, observations, keys)
    eve = assess(target, observations, on=min(known - timedelta(days=1), target.due.last), term=plan.period)
    before = assess(target, observations, on=date(target.due.last.year - 1, 12, 31), term=plan.period)
    return Case(target, plan, value, meets(target, value), estimate, eve, before)


def result_of(stand: Standing) -> tuple[float, tuple[str, ...], bool] | None:
    """Final value, the observations it rests on, and whether it is only an estimate."""
    if stand.result is not None:
        return stand.result.value, (stand.result.key,), stand.result.estimate
    way = stand.way
    if stand.over_term and way is not None and way.due is not None and way.time >= way.due and not stand.gaps:
        return stand.value or 0.0, tuple(one.key for one in stand.figures), any(one.estimate for one in stand.figures)
    return None


def first_known(stand: Standing, observations: Sequence[Observation], keys: tuple[str, ...]) -> date:
    """The day on which any value of the whole due period was first told, estimate or actual."""
    settled = {one.period for one in observations if one.key in keys}
    if stand.over_term:
        return max(one.known for one in observations if one.key in keys)
    return min(one.known for one in observations if one.period in settled)


def distinct(cases: Sequence[Case]) -> list[Case]:
    """One case for all plans of the same unit, indicator and due time with the same outcome and the same class on the eve."""
    found: dict[tuple[object, ...], Case] = {}
    for one in cases:
        key = (one.target.unit, one.target.indicator, one.target.due, one.met, one.eve.cls)
        count = found[key].plans + 1 if key in found else 1
        found[key] = Case(one.target, one.plan, one.value, one.met, one.estimate, one.eve, one.before, count)
    return list(found.values())


def verdict(case: Case, cls: TargetClass) -> str:
    """Hit, miss, or no call."""
    if cls in {TargetClass.LIKELY, TargetClass.ACHIEVED}:
        return HIT if case.met else MISS
    if cls is TargetClass.UNLIKELY:
        return MISS if case.met else HIT
    return OPEN if cls is TargetClass.HARD else SILENT


def report(cases: Sequence[Case], gaps: dict[str, list[Plan]]) -> str:
    stated = sum(one.plans for one in cases)
    total = stated + sum(map(len, gaps.values()))
    actual = sum(one.plans for one in cases if not one.estimate)
    lines = [
        f"Sổ có {total} chỉ tiêu có mức. Nguồn nêu kết quả của {stated} ({actual} số thực hiện, {stated - actual} số ước); nhiều "
        f"nguồn nhắc cùng một chỉ tiêu, còn {len(cases)} trường hợp khác nhau: {sum(one.met for one in cases)} đạt, "
        f"{sum(not one.met for one in cases)} không đạt. Kết quả của {total - stated} chỉ tiêu còn lại thì không biết.",
        "",
        f"| nhìn từ | {HIT} | {MISS} | {OPEN} (khó đạt) | {SILENT} | Brier (số trường hợp có xác suất) |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, pick in (("hôm trước ngày biết kết quả", "eve"), ("cuối năm trước năm đến hạn", "before")):
        views = [(one, getattr(one, pick)) for one in cases]
        counts = Counter(verdict(one, view.cls) for one, view in views)
        spoken = [(view.outlook.probability, one.met) for one, view in views if view.outlook is not None]
        brier = sum((chance - met) ** 2 for chance, met in spoken) / len(spoken) if spoken else float("nan")
        cells = [str(counts[key]) for key in (HIT, MISS, OPEN, SILENT)]
        lines.append(f"| {name} | {' | '.join(cells)} | {number(brier, 3)} ({len(spoken)}) |")
    lines += ["", "| chỉ tiêu | đơn vị | kỳ | mức | kết quả | hôm trước | xác suất | |", "| --- " * 8 + "|"]
    order = {MISS: 0, HIT: 1, OPEN: 2, SILENT: 3}
    lines += [
        row(one) for one in sorted(cases, key=lambda one: (order[verdict(one, one.eve.cls)], str(one.target.due), one.target.key))
    ]
    lines += ["", "Chỗ trống, theo kế hoạch:", "", f"| kế hoạch | {NO_FIGURE} | {NO_RESULT} |", "| --- | --- | --- |"]
    counts = {reason: Counter(plan.title for plan in plans) for reason, plans in gaps.items()}
    titles = sorted(
        {*counts[NO_FIGURE], *counts[NO_RESULT]}, key=lambda title: -counts[NO_FIGURE][title] - counts[NO_RESULT][title]
    )
    lines += [f"| {title} | {counts[NO_FIGURE][title]} | {counts[NO_RESULT][title]} |" for title in titles]
    return "\n".join([*lines, "", *own_count()])


def own_count() -> list[str]:
    """The record's own count of classes beside the judgement that the sources state."""
    plans, targets, observations = record()
    assessed = [assess(one, seen_of(one, observations), on=COUNTED_ON, term=plans[one.plan].period) for one in targets]
    lines = [f"Sổ đếm ngày {COUNTED_ON:%d/%m/%Y}, mọi kế hoạch: {count_classes(assessed).sentence.vi}"]
    for one in observations:
        if one.amount is not None and one.amount.total == 66 and one.known <= COUNTED_ON:
            lines.append(
                f"Nguồn nêu ({one.origin.title}, {one.origin.day}): {one.indicator_words}: {one.amount.value:f}/66."
                if not hasattr(one.origin, "surface")
                else ""
            )
    return lines


def row(case: Case) -> str:
    target, outlook = case.target, case.eve.outlook
    upper = "" if target.upper is None else f"–{number(target.upper, 2)}"
    met = ("đạt" if case.met else "không đạt") + (" (ước)" if case.estimate else "")
    again = f" ({case.plans} nguồn)" if case.plans > 1 else ""
    cells = (
        target.indicator_words,
        org_units()[target.unit].name,
        str(target.due),
        f"{number(target.value or 0, 2)}{upper} {target.unit_of_measure}{again}",
        f"{number(case.value, 2)}, {met}",
        CLASS_WORDS[case.eve.cls].vi,
        "–" if outlook is None else f"{100 * outlook.probability:.0f}%",
        verdict(case, case.eve.cls),
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    raise SystemExit(main())
