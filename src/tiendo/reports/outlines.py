"""The usual outlines of periodic reports, as data. Sources: the habit of Party and State offices, 09/2019/NĐ-CP for the periods."""

from __future__ import annotations

from dataclasses import dataclass

from .input import ReportKind


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what fills it.

    Attributes:
        level: 0 Phần, 1 "I-", 2 "1.".
        fill: ``targets``, ``values``, ``weak`` (targets not met, then shortcomings), the name of a list of remarks, or empty for a
            heading that only holds others.
        sectors: for ``values``, the sectors it takes.
        required: whether the section stands even when the record has nothing for it.
    """

    level: int
    title: str
    fill: str = ""
    sectors: tuple[str, ...] = ()
    required: bool = False


_PARTY = ("party_building",)
_ECONOMY = ("economy", "agriculture", "industry_trade_tourism", "budget_investment", "new_countryside", "environment")
_SOCIAL = ("poverty_social", "education", "health", "digital", "disaster")
_ADMIN = ("administration",)
_DEFENCE = ("defence_security",)

_END = (
    Section(1, "Hạn chế, nguyên nhân"),
    Section(2, "Hạn chế, khuyết điểm", "weak", required=True),
    Section(2, "Nguyên nhân", "causes", required=True),
    Section(1, "Nhiệm vụ trọng tâm thời gian tới", "tasks", required=True),
    Section(1, "Kiến nghị, đề xuất", "proposals", required=True),
)
PARTY_PERIOD = (
    Section(1, "Tình hình, kết quả"),
    Section(2, "Kết quả thực hiện các chỉ tiêu", "targets", required=True),
    Section(2, "Công tác xây dựng Đảng và hệ thống chính trị", "values", _PARTY),
    Section(2, "Phát triển kinh tế", "values", _ECONOMY),
    Section(2, "Văn hóa - xã hội", "values", _SOCIAL),
    Section(2, "Cải cách hành chính", "values", _ADMIN),
    Section(2, "Quốc phòng, an ninh", "values", _DEFENCE),
    *_END,
)
STATE_PERIOD = (
    Section(1, "Tình hình kinh tế - xã hội"),
    Section(2, "Kết quả thực hiện các chỉ tiêu", "targets", required=True),
    Section(2, "Về kinh tế", "values", _ECONOMY),
    Section(2, "Về văn hóa - xã hội", "values", _SOCIAL),
    Section(2, "Về quốc phòng, an ninh", "values", _DEFENCE),
    Section(2, "Về xây dựng Đảng và hệ thống chính trị", "values", _PARTY),
    Section(1, "Công tác chỉ đạo, điều hành, cải cách hành chính", "values", _ADMIN),
    *_END,
)
TERM = (
    Section(0, "Kết quả thực hiện nghị quyết"),
    Section(1, "Đặc điểm tình hình", "situation"),
    Section(1, "Kết quả thực hiện các chỉ tiêu", "targets", required=True),
    Section(1, "Kết quả trên các lĩnh vực"),
    Section(2, "Về kinh tế", "values", _ECONOMY),
    Section(2, "Về văn hóa - xã hội", "values", _SOCIAL),
    Section(2, "Về quốc phòng, an ninh", "values", _DEFENCE),
    Section(2, "Về xây dựng Đảng và hệ thống chính trị", "values", _PARTY),
    Section(2, "Về cải cách hành chính", "values", _ADMIN),
    Section(1, "Hạn chế, khuyết điểm", "weak", required=True),
    Section(1, "Nguyên nhân", "causes", required=True),
    Section(0, "Phương hướng, nhiệm vụ"),
    Section(1, "Nhiệm vụ, giải pháp chủ yếu", "tasks", required=True),
    Section(0, "Kiến nghị, đề xuất"),
    Section(1, "Nội dung kiến nghị", "proposals", required=True),
)
OPINION = (
    Section(1, "Tình hình tư tưởng, dư luận xã hội trong kỳ", "situation", required=True),
    Section(1, "Những vấn đề dư luận quan tâm, băn khoăn", "shortcomings", required=True),
    Section(1, "Nhận định, nguyên nhân", "causes", required=True),
    Section(1, "Nhiệm vụ trọng tâm thời gian tới", "tasks", required=True),
    Section(1, "Kiến nghị, đề xuất", "proposals", required=True),
)


def outline_of(kind: ReportKind, family: str) -> tuple[Section, ...]:
    """The outline of a kind of report for an issuer's family."""
    if kind is ReportKind.OPINION:
        return OPINION
    if kind.of_term:
        return TERM
    return PARTY_PERIOD if family == "party" else STATE_PERIOD
