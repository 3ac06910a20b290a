"""The page of each progress method, written from its code: ``python -m tools.method_pages``; a test compares them."""

from __future__ import annotations

from pathlib import Path

from tiendo.assessment import METHODS, Method, Way
from tiendo.assessment.wording import number

FOLDER = Path(__file__).resolve().parents[1] / "docs/methods"
# Bắc Kạn's poverty rate (2021–2025 standard) as known in January 2024, and ways on which some method cannot answer.
POVERTY = Way(
    2020, 28.85, 2023, 21.9, 2025, 18.85, -1, ((2020, 28.85), (2021, 26.93), (2022, 24.71), (2023, 21.9)), limit=0, quantity="share"
)
WAYS = {
    "hộ nghèo 28,85% (2020) → 21,9% (2023), mức 18,85% (2025)": POVERTY,
    "số thôn chưa có đảng viên 40 (2020) → 10 (2023), mức 0 (2025)": Way(2020, 40, 2023, 10, 2025, 0, -1, ((2020, 40), (2023, 10))),
    "thu ngân sách 653 tỷ đồng sau 10 tháng, mức 800 tỷ đồng cả năm 2022": Way(
        2021, 0, 2021 + 304 / 365, 653, 2022, 800, 1, ((2021, 0), (2021 + 304 / 365, 653)), from_zero=True
    ),
    "độ che phủ rừng 73,4% (2020) → 73,35% (2023), mức ≥ 72,9% (2025)": Way(2020, 73.4, 2023, 73.35, 2025, 72.9, 1),
    "tăng trưởng GRDP 6,01% (2022) → 6,33% (2023), mức 6,5% (2025)": Way(
        2022, 6.01, 2023, 6.33, 2025, 6.5, 1, quantity="growth_rate"
    ),
    "thu nhập 22 (2020) → 22,4 triệu đồng (2023), không có mức": Way(2020, 22, 2023, 22.4, None, None, 1),
}


def page(method: Method) -> str:
    """The page of one method."""
    lines = [
        f"# {method.vi}",
        "",
        f"*{method.en}*. {method.question.vi} `{method.name}`",
        "",
        f"**Công thức.** `{method.formula}`",
        "",
        "`base`, `latest`, `target`: giá trị gốc, mới nhất, mức giao; `base_time`, `time`, `due`: thời điểm của chúng, "
        "tính bằng năm (31/12/2023 là 2023,0); `direction`: 1 khi càng nhiều càng tốt, −1 khi càng ít càng tốt.",
        "",
        f"**Phân loại của phương pháp.** {method.bounds}.",
        "",
        f"**Nguồn.** {method.source}.",
        "",
        "| thí dụ | kết quả | kết luận | cách ra số, hoặc vì sao không trả lời |",
        "| --- | --- | --- | --- |",
    ]
    for name, way in WAYS.items():
        answer = method.answer(way)
        value = "–" if answer.value is None else number(answer.value, 3)
        lines.append(f"| {name} | {value} | {answer.verdict or '–'} | {answer.reason} |")
    lines += ["", "Trang này viết ra từ mã nguồn: `python -m tools.method_pages`."]
    return "\n".join(lines) + "\n"


def index() -> str:
    """The list of methods."""
    lines = ["# Các phương pháp đo tiến độ", "", "Đặt cạnh nhau cho mỗi chỉ tiêu; bất đồng được đánh dấu, không che đi.", ""]
    lines += ["| phương pháp | câu hỏi | trang |", "| --- | --- | --- |"]
    lines += [f"| {method.vi} | {method.question.vi} | [{method.name}]({method.name}.md) |" for method in METHODS]
    lines += [
        "",
        "Hai phương pháp *bất đồng* khi một bên coi chỉ tiêu là đang theo kịp và bên kia thì không. Trong 33 chuỗi có mức của "
        "Canada, nhịp tuyến tính và tốc độ kép cho hai kết luận khác nhau ở 6 chuỗi (`tests/assessment/test_known_answers.py`).",
        "",
        "Dự báo của Tiendo: [outlook](../outlook.md). Quy tắc xếp loại: [classes](../classes.md).",
    ]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Every page by file name."""
    return {"README.md": index(), **{f"{method.name}.md": page(method) for method in METHODS}}


def main() -> int:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
