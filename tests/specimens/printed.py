"""Documents set by typst, as an office program prints them to PDF."""

from __future__ import annotations

import typst

PARAGRAPHS = (
    "Năm 2024, huyện Thượng Lâm triển khai nhiệm vụ trong điều kiện còn nhiều khó khăn; giá vật tư tăng, mưa lũ gây thiệt hại lớn.",
    "Tổng giá trị sản xuất ước đạt 812,5 tỷ đồng, tăng 6,3% so với năm 2023 và bằng 101,2% kế hoạch tỉnh giao.",
    "Thu ngân sách trên địa bàn đạt 18.740 triệu đồng, trong đó thu nội địa là 15.310 triệu đồng, bằng 97,5% dự toán.",
    "Toàn huyện có 9/14 xã đạt chuẩn nông thôn mới; bình quân mỗi xã đạt 15,6 tiêu chí, tăng 0,8 tiêu chí so với đầu nhiệm kỳ.",
    "Tỷ lệ hộ nghèo giảm từ 26,0% xuống còn 23,0%; 1.284 lao động được giải quyết việc làm trong năm.",
    "Ban Thường vụ Huyện ủy yêu cầu các xã rà soát từng chỉ tiêu, phân công người phụ trách và báo cáo trước ngày 25 hằng tháng.",
)


def pdf(body: str, *, columns: int = 1, header: str = "", height: str = "297mm") -> bytes:
    """A PDF of typst markup on A4."""
    head = f"header: [#text(9pt)[{header} #h(1fr) #context counter(page).display()]]," if header else ""
    source = (
        f"#set page(width: 210mm, height: {height}, columns: {columns}, margin: 25mm, {head})\n"
        '#set text(font: "Libertinus Serif", size: 12pt, lang: "vi", hyphenate: false)\n'
        "#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 0.8em)\n" + body
    )
    return bytes(typst.compile(source.encode("utf-8")))


def report(pages: int = 1) -> str:
    """Markup of a report of about so many pages."""
    body = "\n\n".join(f"{number}. {text}" for number, text in enumerate(PARAGRAPHS * 6 * pages, 1))
    return body.replace("1. ", "1#[.] ", 1)


def plain(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """Markup of paragraphs without numbers."""
    return "\n\n".join(paragraphs)


def without_letter_maps(data: bytes) -> bytes:
    """The same PDF whose fonts no longer say which letters they draw: it looks right and copies as nonsense."""
    return data.replace(b"/ToUnicode", b"/ToNothing")
