"""``tiendo progress``: the progress measures side by side for a file of published series."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml

from tiendo.assessment.known_answers import Series, SeriesError, agreement, compute, indicators_of, read_series
from tiendo.assessment.methods import METHODS
from tiendo.assessment.wording import number, number_en

from .command import Say

WIDEST = 44


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The words after the command."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE.yml",
        help=say(
            "các chuỗi: base_value, base_year, current_value, current_year, target, target_year, direction, limit",
            "series: base_value, base_year, current_value, current_year, target, target_year, direction, limit",
        ),
    )
    parser.add_argument("--json", action="store_true", help=say("in JSON", "print JSON"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Compute every series; answers printed in the file are compared, never used. 1 when one of them is not met."""
    try:
        file = yaml.safe_load(options.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        first = str(error).splitlines()[0]
        sys.stderr.write(say(f"{options.file}: không đọc được: {first}\n", f"{options.file}: cannot be read: {first}\n"))
        return 2
    series: list[Series] = []
    for indicator, name, fields in read_series(file if isinstance(file, dict) else {}):
        try:
            series.append(compute(indicator, name, fields))
        except SeriesError as error:
            sys.stderr.write(
                say(
                    f"{options.file}, {name}: không phải số hợp lệ: {error}; bỏ qua\n",
                    f"{options.file}, {name}: not valid: {error}; left out\n",
                )
            )
    if not series:
        sys.stderr.write(say(f"{options.file}: không có chuỗi nào\n", f"{options.file}: there is no series\n"))
        return 2
    found = agreement(series)
    if options.json:
        sys.stdout.write(json.dumps(_as_json(series), ensure_ascii=False, indent=1) + "\n")
    else:
        _print_table(series, say)
        pairs = (("values", found.values), ("statuses", found.statuses), ("scores", found.scores))
        print(", ".join(f"{name} {equal}/{printed}" for name, (equal, printed) in pairs))
    return int(any(equal < printed for equal, printed in (found.values, found.statuses, found.scores)))


def _as_json(series: list[Series]) -> dict[str, Any]:
    return {
        "series": [
            {
                "series": one.name,
                "indicator": one.indicator,
                "value": one.computed.value,
                "status": one.computed.status,
                "score": one.computed.score,
                **{
                    answer.method: {
                        "value": answer.value,
                        "verdict": answer.verdict,
                        "on_track": answer.on_track,
                        "reason": answer.reason,
                        "reason_en": answer.reason_en,
                    }
                    for answer in one.answers
                },
            }
            for one in series
        ],
        "indicators": [
            {"indicator": indicator, "status": found.status, "score": found.score}
            for indicator, found in indicators_of(series).items()
        ],
    }


def _print_table(series: list[Series], say: Say) -> None:
    names = [method.name for method in METHODS]
    show = number_en if say("", "en") else number
    print(
        say(
            "Mỗi cột một cách đo; statcan: điểm từ −5 đến 5; dấu – là không tính được (--json nói vì sao).",
            "One measure a column; statcan: score from −5 to 5; – means no answer (--json says why).",
        )
    )
    print(f"{say('chuỗi', 'series'):<{WIDEST}}  {'status':<20}  " + "  ".join(f"{name:>17}" for name in names))
    for one in series:
        name = one.name if len(one.name) <= WIDEST else one.name[: WIDEST - 1] + "…"
        cells = ("–" if answer.value is None else show(answer.value, 3) for answer in one.answers)
        print(f"{name:<{WIDEST}}  {one.computed.status:<20}  " + "  ".join(f"{cell:>17}" for cell in cells))
    grouped = indicators_of(series)
    print(say(f"{len(series)} chuỗi, {len(grouped)} chỉ tiêu gộp", f"{len(series)} series, {len(grouped)} indicators"))
