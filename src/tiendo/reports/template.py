"""An office's own Word template, filled with a report: its fields are words in double braces, its rows a loop over targets.

A template comes from outside: it is opened by the guarded reader first, and its expressions run in a sandbox that knows only the
fields below. A field that does not exist is an error that names it.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tiendo.documents import open_document

from .compare import share_of_plan, verdict
from .input import Remark, ReportInput, TargetLine
from .ooxml import fixed_bytes
from .paper import Line, day_words, plain
from .periodic import tally
from .target_table import plan_cell, sector_names, value_cell
from .wording import period_label, value_sentence

FIELDS = {
    "don_vi": "tên đơn vị",
    "co_quan": "cơ quan ban hành",
    "ky": "kỳ báo cáo",
    "ngay": "ngày ban hành",
    "ke_hoach": "tên kế hoạch, nghị quyết",
    "tong_hop": "câu tổng hợp số chỉ tiêu theo kết quả",
    "chi_tieu": "danh sách chỉ tiêu: tt, ten, linh_vuc, dvt, ky_truoc, ke_hoach, thuc_hien, so_sanh, danh_gia, chu_tri, cau",
    "so_lieu": "danh sách câu về số liệu khác",
    "han_che": "danh sách hạn chế",
    "nguyen_nhan": "danh sách nguyên nhân",
    "nhiem_vu": "danh sách nhiệm vụ",
    "kien_nghi": "danh sách kiến nghị",
}
"""The fields of a template and what they hold; the manual page is printed from here."""


class TemplateError(ValueError):
    """A template that cannot be filled; the message says what is wrong and which fields there are."""


class _Shut(ImmutableSandboxedEnvironment):
    """A sandbox without reckoning: a template places words, and one product of a long text would fill the memory."""

    intercepted_binops = frozenset(("*", "**", "/", "//", "%", "+", "-"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters = {name: self.filters[name] for name in ("join", "length", "upper", "lower", "first", "last")}
        self.globals = {}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse every operator."""
        raise SecurityError(f"mẫu không được tính toán ({operator})")


def fill(template: bytes, report: ReportInput, *, name: str = "mau.docx") -> bytes:
    """The template with the report's words in it; equal input gives equal bytes.

    Raises: DocumentError when the file is no sound ``.docx``; TemplateError for an unknown field or an expression that cannot
        run.
    """
    open_document(name, data=template)
    filled = DocxTemplate(BytesIO(template))
    sandbox = _Shut(autoescape=True, undefined=StrictUndefined)
    context = fields_of(report)
    try:
        unknown = sorted(filled.get_undeclared_template_variables(sandbox) - set(FIELDS))
        if unknown:
            raise TemplateError(f"{name}: không có trường {', '.join(unknown)}; các trường: {', '.join(FIELDS)}")
        filled.render(context, sandbox, autoescape=True)
    except (JinjaError, ArithmeticError, AttributeError, LookupError, TypeError) as error:
        raise TemplateError(f"{name}: {error}") from error
    buffer = BytesIO()
    filled.save(buffer)
    return fixed_bytes(buffer.getvalue(), report.day)


def fields_of(report: ReportInput) -> dict[str, Any]:
    """The fields as words; every number among them was printed by a figure."""
    lines = report.targets
    told = [line for line in report.values if line.current.amount is not None]
    return {
        "don_vi": report.unit.name,
        "co_quan": report.issuer.name,
        "ky": period_label(report.period).text,
        "ngay": day_words(report.day),
        "ke_hoach": report.plan.title if report.plan is not None else "",
        "tong_hop": plain(tally(report.targets, [verdict(line, report.period) for line in report.targets]))
        if report.targets
        else "",
        "chi_tieu": [_row(at, line, report) for at, line in enumerate(lines, start=1)],
        "so_lieu": [plain(value_sentence(line)) for line in told],
        "han_che": _texts(report.remarks.shortcomings),
        "nguyen_nhan": _texts(report.remarks.causes),
        "nhiem_vu": _texts(report.remarks.tasks),
        "kien_nghi": _texts(report.remarks.proposals),
    }


def _row(at: int, line: TargetLine, report: ReportInput) -> dict[str, str]:
    seen = line.shown
    share = share_of_plan(line.target, seen) if seen is not None else None
    sentence: Line = value_sentence(line) if seen is not None and seen.amount is not None else ()
    return {
        "tt": str(at),
        "ten": line.name,
        "linh_vuc": sector_names()[line.sector],
        "dvt": line.target.unit_of_measure,
        "ky_truoc": plain(value_cell(line.previous, line.target)),
        "ke_hoach": plain(plan_cell(line.target)),
        "thuc_hien": plain(value_cell(seen, line.target)),
        "so_sanh": share.printed if share is not None else "",
        "danh_gia": verdict(line, report.period),
        "chu_tri": line.lead,
        "cau": plain(sentence),
    }


def _texts(remarks: tuple[Remark, ...]) -> list[str]:
    return [remark.text for remark in remarks]
