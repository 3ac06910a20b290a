"""The word, the icon and the tone of each state: one word for one thing, on every page.

A state is shown by all three together, so colour never stands alone. Vietnamese is the source language.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tiendo.values import Absence, Certainty, Direction, FindingClass, Kind, Modality, TargetClass


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state looks: its word, the name of its icon in ``icons.svg``, its tone (a class of ``base.css``)."""

    word: str | Promise
    icon: str
    tone: str


TARGET_CLASSES: dict[TargetClass, Mark] = {
    TargetClass.UNLIKELY: Mark(_("Khả năng không đạt"), "khong", "bad"),
    TargetClass.HARD: Mark(_("Khó đạt"), "kho", "warn"),
    TargetClass.LIKELY: Mark(_("Có khả năng đạt"), "kha", "ok"),
    TargetClass.ACHIEVED: Mark(_("Đạt, vượt"), "dat", "ok"),
    TargetClass.CANNOT_ASSESS: Mark(_("Chưa đánh giá được"), "chua", "none"),
}
"""Worst first; what cannot be assessed stands last."""

CLASS_IN_SENTENCE: dict[TargetClass, str | Promise] = {
    TargetClass.UNLIKELY: pgettext_lazy("trong câu", "khả năng không đạt"),
    TargetClass.HARD: pgettext_lazy("trong câu", "khó đạt"),
    TargetClass.LIKELY: pgettext_lazy("trong câu", "có khả năng đạt"),
    TargetClass.ACHIEVED: pgettext_lazy("trong câu", "đạt, vượt"),
    TargetClass.CANNOT_ASSESS: pgettext_lazy("trong câu", "chưa đánh giá được"),
}

FINDING_CLASSES: dict[FindingClass, Mark] = {
    FindingClass.CONTRADICTION: Mark(_("Mâu thuẫn"), "mt", "bad"),
    FindingClass.SUSPICION: Mark(_("Đáng ngờ"), "hoi", "warn"),
    FindingClass.NOTE: Mark(_("Ghi chú"), "ghi", "plain"),
}

CERTAINTIES: dict[Certainty, str | Promise] = {
    Certainty.SURE: _("Không có giá trị nào làm các câu cùng đúng, kể cả khi các số đã làm tròn."),
    Certainty.PLAIN: _("Không khớp nếu đọc đúng như in; có thể do số đã làm tròn."),
}

KINDS: dict[Kind, str | Promise] = {
    Kind.LEVEL: _("Mức"),
    Kind.CHANGE: _("Thay đổi"),
    Kind.SHARE_OF_TARGET: _("So với kế hoạch"),
    Kind.RANK: _("Thứ hạng"),
}

KIND_CSS: dict[Kind, str] = {Kind.LEVEL: "lv", Kind.CHANGE: "ch", Kind.SHARE_OF_TARGET: "sh", Kind.RANK: "rk"}

MODALITIES: dict[Modality, str | Promise] = {
    Modality.ACTUAL: _("thực hiện"),
    Modality.ESTIMATE: _("ước thực hiện"),
    Modality.TARGET: _("mục tiêu"),
}

DIRECTIONS: dict[Direction, str | Promise] = {
    Direction.UP: _("tăng"),
    Direction.DOWN: _("giảm"),
    Direction.OVER: _("vượt"),
    Direction.SHORT: _("hụt"),
}

ACTIONS: dict[str, str | Promise] = {
    "UploadDocument": _("nộp văn bản"),
    "DescribeDocument": _("ghi thông tin văn bản"),
    "ReadAgain": _("đọc lại văn bản"),
    "AcceptStatement": _("nhận số"),
    "CorrectStatement": _("sửa số"),
    "RejectStatement": _("bỏ số"),
    "UndoDecision": _("hoàn tác"),
    "AcceptMany": _("nhận nhiều số"),
    "ReadUnread": _("đọc số chưa đọc được"),
    "DismissUnread": _("bỏ số chưa đọc được"),
    "SubmitDocument": _("gửi duyệt"),
    "ReturnDocument": _("trả lại văn bản"),
    "PostStatements": _("cho số vào sổ"),
    "ImportWorkbook": _("đưa bảng tính vào sổ"),
    "SettleFinding": _("xử lý phát hiện"),
    "ReopenFinding": _("mở lại phát hiện"),
    "SettleConflict": _("chọn số khi các nguồn khác nhau"),
    "WithdrawEntry": _("rút một mục khỏi sổ"),
    "OpenRound": _("mở kỳ báo cáo"),
    "SubmitToRound": _("nộp báo cáo kỳ"),
    "JudgeSubmission": _("duyệt báo cáo kỳ"),
    "OverrideClass": _("ghi đánh giá khác"),
    "WithdrawOverride": _("rút đánh giá khác"),
    "ReleaseReport": _("công bố báo cáo"),
    "GiveTasks": _("giao nhiệm vụ"),
    "ImportTasks": _("nhập danh sách nhiệm vụ"),
    "MoveTask": _("cập nhật nhiệm vụ"),
    "DescribeTask": _("bổ sung nhiệm vụ"),
    "LeaveRecord": _("để lại mục đã đọc"),
    "TakeUpRecord": _("xem lại mục đã để lại"),
    "FollowProposal": _("theo dõi kiến nghị"),
    "MoveProposal": _("cập nhật kiến nghị"),
    "PlanMeeting": _("ghi cuộc họp"),
    "DescribeMeeting": _("sửa cuộc họp"),
    "AskExplanation": _("yêu cầu giải trình"),
    "AnswerExplanation": _("giải trình"),
    "AcceptExplanation": _("chấp nhận giải trình"),
    "CloseQuarter": _("đóng căn cứ quý"),
    "MakeFeed": _("tạo địa chỉ lịch"),
    "CreateAccount": _("tạo tài khoản"),
    "GrantRole": _("cấp quyền"),
    "CloseAccount": _("đóng hoặc mở tài khoản"),
    "SetPassword": _("đặt lại mật khẩu"),
    "SetOption": _("đổi cấu hình"),
    "SetMap": _("đổi bản đồ"),
    "RetryReadings": _("đưa văn bản đọc hỏng vào hàng đợi"),
    "RevokeRole": _("thu quyền"),
    "MakeToken": _("tạo mã truy cập"),
    "RevokeToken": _("thu mã truy cập"),
    "WriteRow": _("ghi một hàng của bảng"),
    "CorrectRow": _("ghi bản mới của một hàng"),
    "WithdrawRow": _("rút một hàng của bảng"),
    "HandInWorkbook": _("nộp tệp cho bảng"),
    "ImportRows": _("nhập các hàng từ tệp"),
    "PostFigures": _("cho số của bảng vào sổ"),
}

TRAIL: dict[str, str | Promise] = {
    **ACTIONS,
    "FirstAccount": _("tạo tài khoản đầu tiên"),
    "AgencyAccount": _("tạo tài khoản từ đăng nhập của cơ quan"),
    "SignIn": _("đăng nhập"),
    "SignInFailed": _("đăng nhập sai"),
    "SignInLocked": _("bị khóa vì đăng nhập sai nhiều lần"),
    "ChangePassword": _("đổi mật khẩu"),
    "Refused": _("bị từ chối vì không có quyền"),
}
"""What an entry of the trail may be: an action, or one of these (``record.sign_ins``, ``Action.run``, the first account)."""

ABSENCES: dict[Absence, str | Promise] = {
    Absence.NOT_YET_DUE: _("chưa đến kỳ"),
    Absence.NOT_REPORTED: _("chưa báo cáo"),
    Absence.ABOLISHED: _("đã bỏ"),
    Absence.NOT_COMPARABLE: _("không so sánh được"),
}
