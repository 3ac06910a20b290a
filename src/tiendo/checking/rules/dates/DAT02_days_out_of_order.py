"""The last day of a stretch lies before its first, or a document is in force before it is signed."""

from ...relations import day_order
from ..rule import Rule

RULE = Rule(
    code="DAT02",
    name="days-out-of-order",
    bundle="dates",
    what="Ngày cuối đứng trước ngày đầu; văn bản có hiệu lực trước ngày ban hành.",
    certain="Hai ngày đều in đủ ngày, tháng, năm. Hiệu lực trước ngày ban hành chỉ là nghi vấn: pháp luật cho phép trong ít trường hợp.",
    vi="“{a}”: ngày sau đứng trước ngày trước.",
    en="“{a}”: the second day lies before the first.",
    form=day_order,
    finds=(
        "Đợt kiểm tra diễn ra từ ngày 15/3/2024 đến ngày 10/3/2024.",
        "Quyết định ban hành ngày 20/5/2024, có hiệu lực từ ngày 02/5/2024.",
    ),
    passes=(
        "Đợt kiểm tra diễn ra từ ngày 10/3/2024 đến hết ngày 15/3/2024.",
        "Quyết định ban hành ngày 02/5/2024, có hiệu lực từ ngày 20/5/2024.",
    ),
    since="0.2",
)
