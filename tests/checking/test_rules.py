"""Every rule finds its cases and passes the others; the lists and the folders agree; the pages are fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiendo.checking import BY_CODE, RULES, Rule, check
from tiendo.checking import relations as relations_package
from tiendo.checking import rules as rules_package
from tiendo.checking.present.rule_pages import INDEX, index_page, rule_page
from tiendo.checking.relations import FORMS
from tiendo.reading import read_text

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "rules"
FINDS = [pytest.param(rule, passage, id=f"{rule.code}-{n}") for rule in RULES for n, passage in enumerate(rule.finds)]
PASSES = [pytest.param(rule, passage, id=f"{rule.code}-{n}") for rule in RULES for n, passage in enumerate(rule.passes)]
OVER_DOCUMENTS = {"DOC01", "NET01", "REC01", "SUS09"}  # their cases need more than one text: test_documents.py


def codes(passage: str) -> list[str]:
    return [finding.code for finding in check([read_text(passage)]).findings]


@pytest.mark.parametrize(("rule", "passage"), FINDS)
def test_rule_finds(rule: Rule, passage: str) -> None:
    assert rule.code in codes(passage)


@pytest.mark.parametrize(("rule", "passage"), PASSES)
def test_rule_passes(rule: Rule, passage: str) -> None:
    found = codes(passage)
    assert rule.code not in found
    assert "RUL01" not in found, "the rule broke down on the passage"


def test_every_rule_over_one_text_has_cases_of_both_kinds() -> None:
    lacking = [rule.code for rule in RULES if rule.code not in OVER_DOCUMENTS and not (rule.finds and rule.passes)]
    assert lacking == []


def test_codes_and_names_are_used_once() -> None:
    assert len(BY_CODE) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_list_of_rules_and_folder_agree() -> None:
    folder = Path(rules_package.__path__[0])
    files = {path.stem.split("_")[0] for path in folder.glob("*/*.py") if path.stem != "__init__"}
    assert files == set(BY_CODE)
    assert all((folder / rule.bundle / f"{rule.code}_{rule.name.replace('-', '_')}.py").is_file() for rule in RULES)


def test_list_of_forms_and_folder_agree() -> None:
    folder = Path(relations_package.__path__[0])
    forms = {path.stem for path in folder.glob("*.py") if "\nNAME = " in path.read_text(encoding="utf-8")}
    assert forms == {form.NAME for form in FORMS}
    assert {rule.form.NAME for rule in RULES if rule.form is not None} == forms


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_of_rule_is_fresh(rule: Rule) -> None:
    assert (PAGES / f"{rule.code}.md").read_text(encoding="utf-8") == rule_page(rule)


def test_index_of_rules_is_fresh() -> None:
    assert (PAGES / INDEX).read_text(encoding="utf-8") == index_page()
