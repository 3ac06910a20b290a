"""Rebuild ``catalogue/data/org_units.csv.gz`` and ``org_units_successions.csv.gz`` from vietnamadminunits 1.0.4 (MIT).

Run: ``pip download --no-deps vietnamadminunits==1.0.4``, unzip the wheel, then
``python tools/build_org_units.py FOLDER`` where FOLDER holds ``vietnamadminunits/data``. Only codes, names and the table of
what became of what are taken; coordinates and areas are not facts (their origin is not known) and stay out.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
import sys
from pathlib import Path

ORIGIN = "vietnamadminunits 1.0.4 (MIT), data of 2025-08-23"
DAY, LAST = "2025-07-01", "2025-06-30"
# The only beginning that a source in ../shared states; the other units of the old table have no known first day.
BORN = {"province/06": "1997-01-01"}
OUT = Path(__file__).resolve().parent.parent / "src/tiendo/catalogue/data"

Row = tuple[str, ...]


def main(folder: Path) -> None:
    """Write both tables."""
    base = sqlite3.connect(folder / "vietnamadminunits/data/dataset.db")
    old, old_keys = _old_units(base)
    new, new_keys = _new_units(base)
    events = _events(json.loads((folder / "vietnamadminunits/data/converter_2025.json").read_text("utf-8")), old_keys, new_keys)
    events = sorted([*_provinces(old, new, events), *events])
    _write(
        "org_units.csv.gz",
        ("key", "code", "name", "level", "parent", "start", "end"),
        [(row[0], row[1], _tidy(row[2]), *row[3:]) for row in (*old, *new)],
    )
    _write("org_units_successions.csv.gz", ("day", "kind", "before", "after"), events)
    sys.stderr.write(f"{len(old)} old, {len(new)} new units, {len(events)} events\n")


def _tidy(name: str) -> str:
    """The kind of a unit in running-text capitals: ``Thành Phố`` becomes ``Thành phố``."""
    for kind in ("Thành Phố", "Thị Xã", "Thị Trấn", "Đặc Khu"):
        name = name.replace(kind + " ", kind.capitalize() + " ") if name.startswith(kind) else name
    return name


def _key(level: str, code: str, start: str) -> str:
    return f"{level}/{code}/{start[:4] or '1900'}"


def _old_units(base: sqlite3.Connection) -> tuple[list[Row], dict[str, str]]:
    columns = "provinceCode, province, districtCode, district, wardCode, ward, provinceKey, districtKey, wardKey"
    seen: dict[str, Row] = {}
    keys: dict[str, str] = {}
    for row in base.execute(f"select {columns} from admin_units_legacy order by 1, 3, 5"):
        pcode, pname, dcode, dname, wcode, wname, pkey, dkey, wkey = (value or "" for value in row)
        born = BORN.get(f"province/{pcode}", "")
        province = _key("province", pcode, born)
        district = _key("district", dcode, "")
        ward = _key("commune", wcode, "")
        seen.setdefault(province, (province, pcode, pname, "province", "", born, LAST))
        if dcode:
            seen.setdefault(district, (district, dcode, dname, "district", province, "", LAST))
        if wcode:
            seen.setdefault(ward, (ward, wcode, wname, "commune", district, "", LAST))
            keys[f"{pkey}_{dkey}_{wkey}"] = ward
        elif dcode:  # island districts had no communes: the district itself is what was converted
            keys[f"{pkey}_{dkey}_"] = keys[f"{pkey}_{dkey}"] = district
    return list(seen.values()), keys


def _new_units(base: sqlite3.Connection) -> tuple[list[Row], dict[tuple[str, str], str]]:
    seen: dict[str, Row] = {}
    keys: dict[tuple[str, str], str] = {}
    for row in base.execute("select provinceCode, province, wardCode, ward, provinceKey, wardKey from admin_units order by 1, 3"):
        pcode, pname, wcode, wname, pkey, wkey = row
        province, ward = _key("province", pcode, DAY), _key("commune", wcode, DAY)
        seen.setdefault(province, (province, pcode, pname, "province", "", DAY, ""))
        seen[ward] = (ward, wcode, wname, "commune", province, DAY, "")
        keys[pkey, wkey] = ward
    return list(seen.values()), keys


def _events(table: dict[str, dict], old: dict[str, str], new: dict[tuple[str, str], str]) -> list[Row]:  # type: ignore[type-arg]
    after: dict[str, set[str]] = {}
    for name, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, parts in wards.items():
            for part in parts:
                _link(after, old, part, new, (name, ward))
    for name, parts in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, wards in parts.items():
            for ward in wards:
                _link(after, old, part, new, (name, ward["newWardKey"]))
    return _grouped(after)


def _link(
    after: dict[str, set[str]], old: dict[str, str], part: str, new: dict[tuple[str, str], str], whole: tuple[str, str]
) -> None:
    if part not in old or whole not in new:
        sys.stderr.write(f"no unit for {part} -> {whole}\n")
        return
    after.setdefault(old[part], set()).add(new[whole])


def _grouped(after: dict[str, set[str]]) -> list[Row]:
    """One merge per new unit for the old units that went to it whole; one split per divided old unit."""
    merged: dict[str, list[str]] = {}
    events: list[Row] = []
    for part, wholes in after.items():
        if len(wholes) == 1:
            merged.setdefault(next(iter(wholes)), []).append(part)
        else:
            events.append((DAY, "split", part, "+".join(sorted(wholes))))
    events += [(DAY, "merge", "+".join(sorted(parts)), whole) for whole, parts in merged.items()]
    return events


def _provinces(old: list[Row], new: list[Row], events: list[Row]) -> list[Row]:
    """Provinces follow their communes; districts end with nobody in their place."""
    parent = {row[0]: row[4] for row in (*old, *new)}

    def top(key: str) -> str:
        while parent[key]:
            key = parent[key]
        return key

    came: dict[str, set[str]] = {}
    for _, _, before, after in events:
        for part in before.split("+"):
            for whole in after.split("+"):
                came.setdefault(top(part), set()).add(top(whole))
    wholes: dict[str, list[str]] = {}
    for part, tops in came.items():
        if len(tops) > 1:
            raise SystemExit(f"{part} went to several provinces: {tops}")
        wholes.setdefault(next(iter(tops)), []).append(part)
    rows = [(DAY, "merge", "+".join(sorted(parts)), whole) for whole, parts in wholes.items()]
    # An island district that had no communes became a special zone itself; the others simply ended.
    converted = {part for _, _, before, _ in events for part in before.split("+")}
    return rows + [(DAY, "abolition", row[0], "") for row in old if row[3] == "district" and row[0] not in converted]


def _write(name: str, head: Row, rows: list[Row]) -> None:
    text = io.StringIO()
    text.write(f"# {ORIGIN}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    with (OUT / name).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.getvalue().encode("utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
