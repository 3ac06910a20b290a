"""The manual pages of the rules, made from the rules: ``python -m tiendo.checking.present.rule_pages docs/rules``."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from ...values import FindingClass
from ..rules import RULES, Rule

INDEX = "README.md"
_GRAVEST = {
    FindingClass.CONTRADICTION: "mâu thuẫn",
    FindingClass.SUSPICION: "nghi vấn",
    FindingClass.NOTE: "ghi chú",
}


def rule_page(rule: Rule) -> str:
    """One rule as Markdown, Vietnamese with one English sentence."""
    english = import_module(f"tiendo.checking.rules.{rule.bundle}.{rule.code}_{rule.name.replace('-', '_')}").__doc__ or ""
    lines = [f"# {rule.code} · {rule.name}", "", rule.what, "", f"*{english.strip()}*", ""]
    lines += ["**Vì sao chắc chắn.** " + rule.certain, ""]
    lines += [f"Mức nặng nhất: {_GRAVEST[rule.gravest]}. Có từ bản {rule.since}; tình trạng: {rule.life}.", ""]
    lines += _cases("Báo", rule.finds) + _cases("Không báo", rule.passes)
    return "\n".join(lines).rstrip() + "\n"


def _cases(title: str, passages: tuple[str, ...]) -> list[str]:
    if not passages:
        return []
    return [f"## {title}", "", *(f"- {' / '.join(passage.split(chr(10) + chr(10)))}" for passage in passages), ""]


def index_page() -> str:
    """The list of rules."""
    lines = ["# Quy tắc kiểm tra", "", "Trang này và trang của từng quy tắc được tạo từ mã nguồn.", ""]
    lines += ["| mã | tìm gì | mức nặng nhất |", "| --- | --- | --- |"]
    lines += [f"| [{rule.code}]({rule.code}.md) | {rule.what} | {_GRAVEST[rule.gravest]} |" for rule in RULES]
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    """Write every page into a folder; pages of rules that are gone are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"{rule.code}.md": rule_page(rule) for rule in RULES} | {INDEX: index_page()}
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
