from collections import Counter
from datetime import date

import pytest

from tiendo.catalogue import bodies_of, org_successions, org_units, subtree, unit_of, units_named
from tiendo.values import Level, SuccessionKind, Tree

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)
BAC_KAN = "province/06/1997"


def test_the_country_before_and_after_the_first_of_july_2025():
    counts = Counter((unit.level.value, unit.alive(NEW)) for unit in org_units().values())
    assert counts == {
        ("province", False): 63,
        ("district", False): 696,
        ("commune", False): 10035,
        ("province", True): 34,
        ("commune", True): 3321,
    }


def test_every_old_unit_ended_in_one_event_and_every_new_one_came_from_one():
    events = org_successions()
    ended = Counter(key for event in events for key in event.before)
    assert set(ended.values()) == {1}
    assert ended.keys() == {unit.key for unit in org_units().values() if unit.end == OLD}
    heirs = {key for event in events for key in event.after}
    assert heirs == {unit.key for unit in org_units().values() if unit.start == NEW}


def test_bac_kan_and_what_it_became():
    """8 huyện, thành phố; 108 xã, phường, thị trấn; 37 xã, phường của Thái Nguyên, không xã nào bị chia."""
    mine = {unit.key for unit in subtree(BAC_KAN)}
    assert Counter(unit.level.value for unit in subtree(BAC_KAN)) == {"province": 1, "district": 8, "commune": 108}
    events = [event for event in org_successions() if mine & set(event.before)]
    assert not [event for event in events if event.kind is SuccessionKind.SPLIT]
    communes = {key for event in events for key in event.after if key.startswith("commune/")}
    assert len(communes) == 37
    assert {org_units()[key].parent for key in communes} == {"province/19/2025"}
    assert {event.after for event in events if BAC_KAN in event.before} == {("province/19/2025",)}


@pytest.mark.needs("shared")
def test_the_same_units_as_the_facts(shared):
    import csv

    with (shared / "facts/bac_kan_units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        day = NEW if row["valid_from"] == "2025-07-01" else OLD
        unit = unit_of(row["code"], Level(row["level"]), day)
        assert unit is not None
        assert unit.name.lower() == row["name"].lower()


def test_a_code_is_re_used_and_the_day_decides():
    """01843 là phường Đức Xuân cũ hay phường Bắc Kạn mới."""
    before, after = unit_of("01843", Level.COMMUNE, OLD), unit_of("01843", Level.COMMUNE, NEW)
    assert (before.end, after.start) == (OLD, NEW)
    assert before.key != after.key


def test_names_with_and_without_their_kind():
    assert units_named("huyện Pác Nặm", OLD) == units_named("Pác Nặm", OLD)
    assert units_named("Pác Nặm", NEW) == ()
    assert all(unit.alive(OLD) for unit in units_named("Yên Bình", OLD))
    inside = units_named("Chợ Đồn", OLD, within=BAC_KAN)
    assert [unit.level for unit in inside] == [Level.DISTRICT]


def test_the_bodies_of_a_territory_stand_in_their_own_trees():
    party, council, committee = bodies_of(org_units()["district/060/1900"])
    assert [body.name for body in (party, council, committee)] == [
        "Huyện ủy Pác Nặm", "Hội đồng nhân dân huyện Pác Nặm", "Ủy ban nhân dân huyện Pác Nặm",
    ]  # fmt: skip
    assert (party.tree, party.parent, party.place, party.end) == (Tree.PARTY, f"party/{BAC_KAN}", "district/060/1900", OLD)
    assert bodies_of(org_units()["commune/01843/2025"])[0].name == "Đảng ủy phường Bắc Kạn"
    assert bodies_of(org_units()[BAC_KAN])[0].name == "Tỉnh ủy Bắc Kạn"
