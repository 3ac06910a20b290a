"""What was learned from past series: a handful of numbers, shipped as data with the script that learned them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LEARNED_FILE = "outlook.json"


@dataclass(frozen=True, slots=True)
class Learned:
    """The numbers of the outlook; ``tools/train_outlook.py`` writes them and ``docs/outlook.md`` shows their back-test.

    Attributes:
        fading: weight of a yearly step against the step after it, in the recent drift.
        caution: usual steps ("no drift" unless a lean is known) that are added to the drift of a short series.
        usual_step: usual size of a yearly step relative to the level, for series too short to show their own.
        local_step, change_step: the same for the targets of a record of provinces and districts: of levels and amounts, and of
            rates of change, which jump more.
        amount_lean, rate_lean: yearly step towards the good side that amounts and rates of such a record usually make.
        year_spread, growth_year_spread: how far a single year of an amount, or of a growth rate, lies from the mean of its series.
        usual_weight: how many steps that usual size counts for.
        steady: how fast the level loses its meaning as a series moves steadily.
        intercept, trend, level: weights for a long series; the ``_short`` ones add to them for two points and fade with more.
        one_intercept, one_trend: weights for a single point.
        season_power: share of a yearly flow made in a fraction f of the year is f to this power.
        season_spread: relative error of a year's flow told from a part f is this times (1 - f) / sqrt(f).
        plan_lead, plan_spread: by how much results pass the plans of one year, and how far they lie around that, both
            relative to the plan.
        estimate_share: error of an estimate of a year given near its end, as a share of the usual step.
    """

    fading: float
    caution: float
    usual_step: float
    local_step: float
    change_step: float
    amount_lean: float
    rate_lean: float
    year_spread: float
    growth_year_spread: float
    usual_weight: float
    steady: float
    intercept: float
    intercept_short: float
    trend: float
    trend_short: float
    level: float
    level_short: float
    one_intercept: float
    one_trend: float
    season_power: float
    season_spread: float
    plan_lead: float
    plan_spread: float
    estimate_share: float


@cache
def learned() -> Learned:
    """The numbers that ship with the package."""
    text = files("tiendo.assessment").joinpath("data", LEARNED_FILE).read_text(encoding="utf-8")
    return Learned(**json.loads(text)["numbers"])
