"""The list of boards, in the order of the index. A board that is not here has no page."""

from __future__ import annotations

from .board import Board, Group, Words
from .figures import FigureBoard
from .specs.disasters import DAMAGE, EVENTS, RELIEF
from .specs.figure_boards import PARTY, PROCEDURES, REVENUE
from .specs.issued import ISSUED
from .specs.organisation import PLANNING, REORGANISATION, ROTATION
from .specs.petitions import PETITIONS
from .specs.programme import AGENDA, PROGRAMME, SESSIONS
from .specs.projects import PROJECTS
from .specs.quotas import QUOTAS

RANKING_GROUP = Group("xep-hang", Words("Xếp hạng", "Rankings"))
"""The rankings have a page of their own (``rankings``)."""

GROUPS: tuple[Group, ...] = (
    RANKING_GROUP,
    Group("ngan-sach", Words("Ngân sách, đầu tư công", "Budget and public investment")),
    Group("xay-dung-dang", Words("Xây dựng Đảng", "Party building")),
    Group("tthc", Words("Thủ tục hành chính, dịch vụ công", "Procedures and online services")),
    Group("thien-tai", Words("Thiên tai", "Disasters")),
    Group("bien-che", Words("Biên chế", "Staffing")),
    Group("van-ban", Words("Văn bản ban hành", "Issued documents")),
    Group("chuong-trinh", Words("Chương trình công tác, kỳ họp", "Work programme and sessions")),
    Group("don-thu", Words("Đơn thư", "Petitions")),
    Group("to-chuc", Words("Tổ chức, cán bộ", "Organisation and staff")),
)

BOARDS: tuple[Board, ...] = (
    PROJECTS,
    EVENTS,
    DAMAGE,
    RELIEF,
    QUOTAS,
    ISSUED,
    PROGRAMME,
    SESSIONS,
    AGENDA,
    PETITIONS,
    REORGANISATION,
    PLANNING,
    ROTATION,
)

FIGURE_BOARDS: tuple[FigureBoard, ...] = (REVENUE, PARTY, PROCEDURES)


def figure_board_named(slug: str) -> FigureBoard | None:
    """The board of figures with an address, ``None`` when there is none."""
    return next((one for one in FIGURE_BOARDS if one.slug == slug), None)


def board_named(slug: str) -> Board | None:
    """The board with an address, ``None`` when there is none."""
    return next((one for one in BOARDS if one.slug == slug), None)
