"""Pages that a board has beside its list: what waits to be entered, a comparison, a whole year."""

from __future__ import annotations

from tiendo.boards import Words

EXTRAS: dict[str, tuple[tuple[Words, str], ...]] = {
    "van-ban-ban-hanh": (
        (Words("Chờ ghi", "Waiting"), "board-issued-waiting"),
        (Words("Đối chiếu với báo cáo", "Against reports"), "board-issued-counts"),
    ),
    "chuong-trinh-cong-tac": ((Words("Cả năm", "The whole year"), "board-programme-year"),),
    "ky-hop": ((Words("Cả năm", "The whole year"), "board-programme-year"),),
    "nghi-trinh": ((Words("Cả năm", "The whole year"), "board-programme-year"),),
}
"""By the slug of the board: words of the link and name of the page."""
