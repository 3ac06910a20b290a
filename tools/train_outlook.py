#!/usr/bin/env python3
"""Learn the numbers of the outlook and print its back-test.

    python -m tools.train_outlook TASKS.csv OUTCOMES.csv [--facts OBSERVATIONS.csv] [--write]

TASKS and OUTCOMES are the shape of ``../shared/forecast``; OBSERVATIONS that of ``../shared/facts/bac_kan_observations.csv``:
it tells how much of a year's flow is made by which part of the year. ``--write`` replaces the numbers in
src/tiendo/assessment/data/outlook.json and the table in docs/outlook.md.

Six weights are fitted by ridge logistic regression on two distances per task (see outlook/spread.py), two more on series cut to
their last point. The full series and their last 5, 3 and 2 points are fitted together, so that short series are served too. No
weight of a distance may be negative: a harder target is never likelier. Everything in the table is cross-validated: the tasks
of a fold never share a group with those fitted on.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import statistics
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
from bench.hindcast import hindcast, record
from scipy.optimize import minimize

from tiendo.assessment.aim import direction
from tiendo.assessment.nature import Nature, is_amount, is_growth, nature
from tiendo.assessment.observed import figures
from tiendo.assessment.outlook import Learned, learned, shape_of, spread_of
from tiendo.assessment.outlook.tasks import Task, read_task
from tiendo.catalogue import indicators
from tiendo.values import Comparator, Observation, Period, Target

FILE = Path(__file__).resolve().parent.parent / "src/tiendo/assessment/data/outlook.json"
LEAST_SEASON_SPREAD = 0.15  # the pairs are few: the spread is not believed below this
NOT_A_FLOW = re.compile("%|lũy kế|Dân số|hạng|hoạt động|Tổng số|điểm")
NORMAL_70 = 1.0364  # seven errors in ten lie within this many standard errors; the largest few are of another kind
PAGE = Path(__file__).resolve().parent.parent / "docs/outlook.md"
BEGIN, END = "<!-- back-test, written by tools/train_outlook.py -->", "<!-- end -->"
RIDGE = 1.0
FOLDS = 10
CUTS = (None, 5, 3, 2)
COPIES = {None: 4}  # the whole series count most: they are what a task shows
NAMES = ("trend", "trend_short", "level", "level_short", "intercept_short")


def main() -> int:
    """Print the back-test and, when asked, write the numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", type=Path)
    parser.add_argument("outcomes", type=Path)
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = list(csv.DictReader(options.tasks.open(newline="")))
    outcomes = {row["task"]: row for row in csv.DictReader(options.outcomes.open(newline=""))}
    tasks = [read_task(row) for row in rows]
    met = np.array([float(outcomes[row["task"]]["met"]) for row in rows])
    actual = np.array([float(outcomes[row["task"]]["actual"]) for row in rows])
    start = learned()
    if options.facts:
        start = replace(
            start, **of_the_movement(), **of_the_plans(), **of_the_record(options.facts, start.usual_step / usual_movement(tasks))
        )
    groups = groupings(rows, tasks, start)
    today = datetime.now(tz=UTC).date()
    print(f"{today:%d/%m/%Y}, {len(tasks)} tasks\n")
    back_test = table(tasks, met, actual, groups, start)
    print(back_test)
    numbers = fit(tasks, met, start)
    if options.write:
        about = f"Written by tools/train_outlook.py on {today} from {len(tasks)} five-year tasks (Gapminder, CC BY 4.0)."
        rounded = {name: round(value, 4) for name, value in asdict(numbers).items()}
        text = PAGE.read_text(encoding="utf-8")
        head, _, rest = text.partition(BEGIN)
        shown = f"{BEGIN}\n{today:%d/%m/%Y}, {len(tasks)} chỉ tiêu năm năm có thật:\n\n{back_test}\n"
        PAGE.write_text(head + shown + rest[rest.index(END) :], encoding="utf-8")
        FILE.write_text(json.dumps({"about": about, "numbers": rounded}, indent=1) + "\n", encoding="utf-8")
    return 0


# ---- fitting


def cut(task: Task, last: int | None) -> Task:
    """The task as it would be with its last points only."""
    return task if last is None else replace(task, points=task.points[-last:])


def distances(task: Task, numbers: Learned) -> tuple[float, float, float]:
    """Distance of the target by trend and by level (faith included), and the shortness of the series."""
    shape = shape_of(task.points, task.due, size=task.target, numbers=numbers)
    by_trend = math.asinh(task.direction * (shape.trend - task.target) / shape.trend_error)
    by_level = math.asinh(task.direction * (shape.level - task.target) / shape.level_error)
    return by_trend, by_level * shape.faith, shape.short


def design(tasks: list[Task], numbers: Learned) -> np.ndarray:
    """One row a task: both distances, both times shortness, shortness."""
    trend, level, short = np.array([distances(task, numbers) for task in tasks]).T
    return np.column_stack([trend, trend * short, level, level * short, short])


def logistic(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Ridge logistic regression. The weight of a distance at any shortness (w + w_short · s, 0 < s <= 1) stays at or above zero."""
    # fitted as weights at s = 0 and at s = 1, both bounded, which is the same curve
    z = np.column_stack([x[:, 0] - x[:, 1], x[:, 1], x[:, 2] - x[:, 3], x[:, 3], x[:, 4]]) if x.shape[1] == 5 else x
    size = z.std(axis=0) + 1e-12
    z = np.column_stack([np.ones(len(z)), z / size])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        e = z @ w
        p = 1 / (1 + np.exp(-e))
        return float((np.logaddexp(0, e) - y * e).sum() + RIDGE / 2 * (w[1:] ** 2).sum()), z.T @ (p - y) + RIDGE * np.r_[0, w[1:]]

    free = {0, 5}
    bounds = [(None if k in free else 0, None) for k in range(z.shape[1])]
    w = minimize(loss, np.zeros(z.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x / np.r_[1, size]
    return np.array([w[0], w[1], w[2] - w[1], w[3], w[4] - w[3], w[5]]) if x.shape[1] == 5 else w


def fit(tasks: list[Task], met: np.ndarray, start: Learned) -> Learned:
    """The numbers with weights fitted to these tasks."""
    usable = [(cut(task, last), y) for last in CUTS for task, y in zip(tasks, met, strict=True) for _ in range(COPIES.get(last, 1))]
    usable = [(task, y) for task, y in usable if len(task.points) > 1]
    weights = logistic(design([task for task, _ in usable], start), np.array([y for _, y in usable]))
    named = dict(zip(("intercept", *NAMES), weights.tolist(), strict=True))
    single = np.array([[distances(cut(task, 1), start)[0]] for task in tasks])
    one = logistic(single, met)
    return replace(start, **named, one_intercept=float(one[0]), one_trend=float(one[1]))


def usual_movement(tasks: list[Task]) -> float:
    """Median yearly step of the tasks' series, relative to their level."""
    steps = [2 * abs(b - a) / (abs(a) + abs(b)) for task in tasks for (_, a), (_, b) in pairwise(task.points) if a or b]
    return statistics.median(steps)


def of_the_record(path: Path, per_step: float) -> dict[str, float]:
    """What the record of a province and its districts tells: season, usual steps, error of estimates.

    Args: per_step: ``usual_step`` for each unit of median movement, so that the record's steps mean what the tasks' do.
    """
    by_key: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in csv.DictReader(path.open(newline="", encoding="utf-8")):
        by_key.setdefault((row["unit_name"], row["indicator_vi"], row["unit_of_measure"]), []).append(row)
    pairs, steps, jumps, misses = [], [], [], []
    for (_, indicator, measure), entries in by_key.items():
        whole = {
            row["period"]: float(row["value"]) for row in entries if re.fullmatch(r"\d{4}", row["period"]) and not part_of_year(row)
        }
        change = measure == "điểm %" or ("%" in measure and indicator.startswith(("Tốc độ tăng", "Tăng trưởng")))
        for year, value in whole.items():
            after = whole.get(str(int(year) + 1))
            if after is not None and value and after:
                (jumps if change else steps).append(2 * abs(after - value) / (abs(after) + abs(value)))
        if not (NOT_A_FLOW.search(f"{indicator} {measure}")):
            shares = [(part_of_year(row), float(row["value"]), whole.get(row["period"][:4])) for row in entries]
            pairs += [(share, math.log(made / total)) for share, made, total in shares if share and total]
        final = {row["period"]: float(row["value"]) for row in entries if row["modality"] == "actual" and not part_of_year(row)}
        told = [row for row in entries if row["modality"] == "estimate" and not part_of_year(row) and row["period"] in final]
        misses += [abs(math.log(float(row["value"]) / final[row["period"]])) for row in told]
    power = statistics.median(made / math.log(share) for share, made in pairs)
    errors = [abs(made - power * math.log(share)) / ((1 - share) / math.sqrt(share)) for share, made in pairs]
    spread = 1.4826 * statistics.median(errors)
    step, jump = statistics.median(steps), statistics.median(jumps)
    miss = statistics.quantiles(misses, n=10)[6] / NORMAL_70
    print(f"parts of a year: {len(pairs)} pairs, power {power:.3f}, relative spread {spread:.3f}")
    print(f"yearly steps: {len(steps)} of levels, median {step:.3f}; {len(jumps)} of rates of change, median {jump:.3f}")
    print(f"estimates: {len(misses)} with a later actual value, relative error {miss:.3f}\n")
    return {
        "season_power": power,
        "season_spread": max(spread, LEAST_SEASON_SPREAD),
        "local_step": step * per_step,
        "change_step": jump * per_step,
        "estimate_share": miss / (step * per_step),
    }


def of_the_plans() -> dict[str, float]:
    """How the results of yearly plans lie around them, over the Bắc Kạn facts that ship with the demonstration.

    One result counts once, however many sources imply its plan. The sources are mostly reports of success: the lead is an upper
    bound of what a full record would show.
    """
    ratios: dict[tuple[str, str, str], float] = {}
    for case in hindcast()[0]:
        target = case.target
        if case.plan.period.years == 1 and target.due.years == 1 and target.value and case.value > 0:
            ratios[target.unit, target.indicator, str(target.due)] = direction(target) * math.log(case.value / float(target.value))
    lead = statistics.median(ratios.values())
    spread = 1.4826 * statistics.median(abs(ratio - lead) for ratio in ratios.values())
    print(f"yearly plans: {len(ratios)} with a result, lead {lead:.3f}, relative spread {spread:.3f}")
    return {"plan_lead": lead, "plan_spread": spread}


def of_the_movement() -> dict[str, float]:
    """How the yearly values of the Bắc Kạn facts move: their step towards the good side, and how far a year lies from the mean."""
    found: dict[bool, list[float]] = {True: [], False: []}
    apart: dict[bool, list[float]] = {True: [], False: []}
    seen: set[tuple[str, str]] = set()
    entries = [one for one in record()[2] if one.amount is not None]
    for one in entries:
        if (one.unit, one.indicator) in seen or one.amount is None:
            continue
        seen.add((one.unit, one.indicator))
        known = indicators().get(one.indicator)
        goal = asked(one, one.amount.unit)
        figures_known = figures(goal, entries, datetime.now(tz=UTC).date())
        whole = sorted((figure.period.last.year, figure.value) for figure in figures_known if figure.period.is_year)
        values = [value for _, value in whole]
        mean = statistics.fmean(values) if values else 0.0
        growth = is_growth(goal) or one.amount.unit == "điểm %"
        if len(values) > 1 and mean > 0 and (growth or nature(goal, figures_known) is Nature.FLOW):
            few = math.sqrt(len(values) / (len(values) - 1))  # a mean of few years lies too near to each of them
            apart[growth] += [few * abs(value / mean - 1) for value in values]
        if growth:
            continue
        side = -1 if known is not None and known.direction == "down" else 1
        steps = [side * math.log(b / a) / (t - s) for (s, a), (t, b) in pairwise(whole) if a * b > 0]
        found[is_amount(goal, figures_known)] += steps
    print(f"steps towards the good side: {len(found[True])} of amounts, {len(found[False])} of rates")
    year, growth_year = (1.4826 * statistics.median(apart[growth]) for growth in (False, True))
    print(f"single years around their mean: {len(apart[False])} of flows, {len(apart[True])} of growth rates")
    return {
        "amount_lean": statistics.median(found[True]),
        "rate_lean": statistics.median(found[False]),
        "year_spread": year,
        "growth_year_spread": growth_year,
    }


def asked(one: Observation, unit: str) -> Target:
    """A target without a value for the series that an observation belongs to."""
    due = Period.of_year(one.period.last.year)
    return Target("", "", one.unit, one.indicator, one.indicator_words, Comparator.AT_LEAST, None, unit, due, one.origin)


def part_of_year(row: dict[str, str]) -> float | None:
    """The part of the year that a row covers, ``None`` for a whole year."""
    if match := re.fullmatch(r"\d{4}-(?:H1|Q([1-4])|(\d+)M)", row["period"]):
        return {"1": 3, "2": 6, "3": 9}.get(match[1] or "", int(match[2] or 6)) / 12
    if re.fullmatch(r"\d{4}", row["period"]) and len(row["as_of"]) == 10 and row["as_of"].startswith(row["period"]):
        day = date.fromisoformat(row["as_of"])
        share = (day - date(day.year, 1, 1)).days / 365
        return share if share < 0.9 and row["modality"] == "actual" else None
    return None


# ---- back-test


def groupings(rows: list[dict[str, str]], tasks: list[Task], numbers: Learned) -> dict[str, np.ndarray]:
    """Three honest ways to keep tasks apart: kind and year, five-year era, and series of similar shape."""
    kind_year = np.unique([f"{row['quantity_type']} {row['baseline_year']}" for row in rows], return_inverse=True)[1]
    era = np.array([int(row["baseline_year"]) // 5 for row in rows])
    x = design(tasks, numbers)
    x = (x - x.mean(axis=0)) / (x.std(axis=0) + 1e-12)
    centres = x[np.random.default_rng(0).choice(len(x), 30, replace=False)]
    for _ in range(20):
        nearest = ((x[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
        centres = np.array([x[nearest == k].mean(axis=0) if (nearest == k).any() else centres[k] for k in range(len(centres))])
    return {"kind and year": kind_year, "era of five years": era, "similar series": nearest}


def folds(groups: np.ndarray) -> np.ndarray:
    """The fold of each task; a group is never divided."""
    names = np.unique(groups)
    order = np.random.default_rng(0).permutation(len(names)) % FOLDS
    return order[np.searchsorted(names, groups)]


def table(tasks: list[Task], met: np.ndarray, actual: np.ndarray, groups: dict[str, np.ndarray], start: Learned) -> str:
    """The back-test as it stands in docs/outlook.md."""
    lines = ["| method | kept apart by | Brier | AUC | calibration error | 80% covers |", "| --- | --- | --- | --- | --- | --- |"]
    fold = folds(groups["kind and year"])
    for name, column in candidates(tasks).items():
        p = np.zeros(len(tasks))
        for k in range(FOLDS):
            w = logistic(column[fold != k], met[fold != k])
            p[fold == k] = 1 / (1 + np.exp(-(w[0] + column[fold == k] @ w[1:])))
        lines.append(f"| {name}, alone | kind and year | {scores(p, met)} | – |")
    for name, group in groups.items():
        lines.append(f"| **outlook** | {name} | {cross_validated(tasks, met, actual, folds(group), start)} |")
    for last in (5, 3, 2, 1):
        short = [cut(task, last) for task in tasks]
        line = cross_validated(tasks, met, actual, folds(groups["kind and year"]), start, short)
        lines.append(f"| outlook, last {last} {'points' if last > 1 else 'point'} only | kind and year | {line} |")
    return "\n".join(lines)


def cross_validated(
    tasks: list[Task], met: np.ndarray, actual: np.ndarray, fold: np.ndarray, start: Learned, shown: list[Task] | None = None
) -> str:
    """Scores of tasks (or of ``shown``, the same ones cut short) by weights fitted without their fold."""
    shown = shown or tasks
    p, inside = np.zeros(len(tasks)), np.zeros(len(tasks))
    for k in np.unique(fold):
        numbers = fit([task for task, f in zip(tasks, fold, strict=True) if f != k], met[fold != k], start)
        for index in np.flatnonzero(fold == k):
            task = shown[index]
            spread = spread_of(task.points, task.due, task.direction, size=task.target, numbers=numbers)
            p[index] = spread.chance(task.target)
            low, high = spread.interval(0.8)
            inside[index] = low <= actual[index] <= high
    return f"{scores(p, met)} | {inside.mean():.3f}"


def candidates(tasks: list[Task]) -> dict[str, np.ndarray]:
    """The distance of the target by each simple forecast, in the series' own errors; one column each."""
    found: dict[str, list[list[float]]] = {}
    use = learned()
    for task in tasks:
        years, values = (np.array(part) for part in zip(*task.points, strict=True))
        steps = np.diff(values) / np.diff(years) if len(values) > 1 else np.zeros(1)
        ahead = task.due - years[-1]
        fading = use.fading ** np.arange(len(steps))[::-1]
        recent = float((fading * steps).sum() / fading.sum())
        slope, start = np.polyfit(years, values, 1) if len(values) > 1 else (0.0, values[0])
        curved = 2 * values - (start + slope * years)  # the second Theta line: twice the curvature of the series
        smooth = float((0.5 ** np.arange(len(values))[::-1] * curved).sum() / (0.5 ** np.arange(len(values))).sum())
        damped = sum(0.8**n for n in range(1, int(ahead) + 1))
        shape = shape_of(task.points, task.due, size=task.target, numbers=use)
        ends = {
            "naive": values[-1],
            "drift": values[-1] + steps.mean() * ahead,
            "recent drift": values[-1] + recent * ahead,
            "damped trend": values[-1] + recent * damped,
            "Theta": (smooth + start + slope * task.due) / 2,
            "mean of the series": values.mean(),
        }
        for name, end in ends.items():
            error = shape.level_error if name == "mean of the series" else shape.trend_error
            found.setdefault(name, []).append([math.asinh(task.direction * (end - task.target) / error)])
    return {name: np.array(column) for name, column in found.items()}


def scores(p: np.ndarray, met: np.ndarray) -> str:
    """Brier, AUC and calibration error, as ../shared/forecast/score.py counts them."""
    order = np.argsort(p, kind="stable")
    ranks = np.empty(len(p))
    ranks[order] = np.arange(1, len(p) + 1)
    for value in np.unique(p):
        same = p == value
        if same.sum() > 1:
            ranks[same] = ranks[same].mean()
    hits = met.sum()
    auc = (ranks[met == 1].sum() - hits * (hits + 1) / 2) / (hits * (len(met) - hits))
    bins = np.minimum((p * 10).astype(int), 9)
    calibration = sum(abs(p[bins == k].sum() - met[bins == k].sum()) for k in range(10)) / len(p)
    return f"{((p - met) ** 2).mean():.4f} | {auc:.4f} | {calibration:.4f}"


if __name__ == "__main__":
    raise SystemExit(main())
