"""Orders and requests: who said them, to whom, task by task, as they carry on from sentence to sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .bodies import can_be_told, in_full, leads, rank_of
from .clauses import before_list, begins_with_action, tasks, told_passively
from .frames import Frame, frames, need
from .outline import Paragraph, ParagraphKind, Span
from .said import NUMERIC, Carried, Said, add, default_receiver, office_of, resolved, speaks, trim_start
from .words import table

_REPORTED = frozenset({"chỉ đạo", "lãnh đạo"})
_WEAK = frozenset(
    {
        "nhấn mạnh",
        "khẳng định",
        "cho rằng",
        "nêu rõ",
        "chỉ rõ",
        "gợi ý",
        "kết luận",
        "định hướng",
        "xác định",
        "đề ra",
        "quán triệt",
        "cho ý kiến",
    }
)
_COMMITS = re.compile(r"(?<!\w)(?:[Qq]uyết tâm|[Pp]hấn đấu|[Cc]am kết)(?!\w)\s+")
"""Written small but for the first letter: "Quyết Tâm" with two capitals is somebody's name."""
_LIST_AHEAD = re.compile(r"(?:nhiệm vụ|giải pháp|nội dung|công việc|việc|vấn đề)[^.;]{0,120}(?:sau(?: đây)?|như sau)\s*:?$|:$")
# "2. Nhiệm vụ trong thời gian tới": the list below it is work to do; "kết quả thực hiện nhiệm vụ" is not.
_WORK_HEADING = re.compile(
    r"^(?!.*(?:kết quả|đánh giá|tình hình|hạn chế))\s*(?:các |một số |về )?(?:phương hướng|nhiệm vụ|"
    r"giải pháp|tổ chức thực hiện|phân công|nội dung chỉ đạo|công việc|ý kiến chỉ đạo)",
    re.IGNORECASE,
)
_PRAISE = re.compile(r"(?<!\w)(?:biểu dương|chúc mừng|chúc|ghi nhận|đánh giá cao|cảm ơn|ấn tượng)(?!\w)")
_WISH = re.compile(r"(?:mong|mong muốn|hy vọng|tin tưởng)")


def speech(
    text: str, paragraphs: Sequence[Paragraph], place: str | None, year: int | None, offices: Mapping[str, str]
) -> list[Said]:
    """Every order and request of a text, in order.

    Args:
        place: the unit the text is about, in full.
        year: the year of deadlines printed without one.
        offices: printed office → name of the person who holds it in this text ("Bí thư Tỉnh ủy").
    """
    state = Carried(place, year, offices)
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            _heading(text, paragraph, state)
        elif paragraph.kind is ParagraphKind.BODY:
            _paragraph(text, paragraph, state)
        elif paragraph.kind is ParagraphKind.CAPTION:
            _caption(text, paragraph, state)
    return state.found


def _caption(text: str, paragraph: Paragraph, state: Carried) -> None:
    """A caption that quotes an order with its receiver counts once."""
    for span in paragraph.sentences:
        for frame in frames(text, span)[:1]:
            known = {text[said.start : said.end] for said in state.found}
            if (
                frame.receiver
                and begins_with_action(text, frame.content, span[1])
                and text[frame.content : span[1]].strip() not in known
            ):
                _take(text, span, frame, state, "")


def _heading(text: str, paragraph: Paragraph, state: Carried) -> None:
    span = (paragraph.start, paragraph.end)
    state.receiver = None
    if _WORK_HEADING.search(text[paragraph.start : paragraph.end]):
        state.mode, state.verb, state.status = "order", "giao", "pending"
        return
    state.mode = ""
    if not paragraph.mark:
        state.speaker = None
    required = need(text, span)
    if required and begins_with_action(text, required[1] + 3, paragraph.end):
        who = in_full(required[0], state.place) if required[0] else None
        state.found.append(Said(*span, False, None, who, "cần", "pending", None, True, None))


def _paragraph(text: str, paragraph: Paragraph, state: Carried) -> None:
    for index, span in enumerate(paragraph.sentences):
        fresh = index == 0 and not paragraph.mark
        if paragraph.mark and state.mode and begins_with_action(text, *span) and not _named_receiver(text, span):
            add(text, *span, state, paragraph.mark)
        elif not (_framed(text, span, state, paragraph.mark) or _carried(text, span, state, paragraph.mark, fresh)):
            if not (_committed(text, span, state) or fresh):
                continue
            state.mode = state.mode if paragraph.mark else ""


def _named_receiver(text: str, span: Span) -> bool:
    """ "Giao Sở Tài chính …": a task of a list that says itself who is to act."""
    first = next(iter(frames(text, span)), None)
    return first is not None and first.at - span[0] < 4 and first.receiver is not None


def _framed(text: str, span: Span, state: Carried, mark: str) -> bool:
    """A frame of its own: someone orders or asks in this sentence."""
    done = False
    end = span[1]
    for frame in _chosen(text, frames(text, span), state):
        if done and state.found and frame.at < state.found[-1].end and not _starts_clause(text, frame.at):
            continue
        done = _take(text, (span[0], end), frame, state, mark) or done
    return done


def _starts_clause(text: str, at: int) -> bool:
    return text[:at].rstrip().endswith((";", ":"))


def _chosen(text: str, found: list[Frame], state: Carried) -> list[Frame]:
    """A request to someone above wins over the words that introduce it; else the first frame, and those that open a clause."""
    above = [
        frame
        for frame in found
        if frame.verb in table()["ask_verbs"] and rank_of(frame.receiver) > rank_of(frame.speaker or state.speaker)
    ]
    if above and above[0] is not found[0] and not _starts_clause(text, above[0].at):
        first = found[0]
        return [Frame(above[0].verb, above[0].at, first.speaker, above[0].receiver, above[0].content, above[0].modal)]
    return found


def _take(text: str, span: Span, frame: Frame, state: Carried, mark: str) -> bool:
    speaker = resolved(frame.speaker, state) if frame.speaker else state.speaker
    receiver = in_full(frame.receiver, state.place) if frame.receiver else None
    action = begins_with_action(text, frame.content, span[1])
    matter = frame.modal or action or bool(receiver)
    inner = need(text, (frame.content, span[1]))
    rest = text[frame.content : span[1]].strip(" :,")
    asks = frame.verb in table()["ask_verbs"]
    above = rank_of(receiver) > max(rank_of(frame.speaker), rank_of(office_of(speaker, state)), 0) or (
        asks and rank_of(receiver) == 4
    )
    if frame.verb in {"giao", "phân công"} and receiver is None:
        return False
    before = (state.mode, state.verb, state.receiver)
    if _PRAISE.search(text, frame.at, min(span[1], frame.content + 12)) and not frame.modal:
        state.speaker = speaker
        return True
    if frame.verb in _REPORTED and not speaks(frame.speaker) and not (frame.modal or text[frame.at + len(frame.verb)] in ",:"):
        return _reported(text, span, frame, speaker, receiver, action, state)
    state.speaker, state.status = speaker, "pending"
    if state.mode == "ask" and frame.speaker is None and state.receiver and rank_of(receiver) <= rank_of(state.receiver):
        receiver = state.receiver
    state.receiver = receiver or (state.receiver if frame.speaker is None else None) or default_receiver(speaker, state)
    if frame.verb == "xác định" and receiver is None:
        state.receiver = speaker
    announced = re.match(r"(?:nhiều|một số|các|những)\s+(?:nội dung|vấn đề|kiến nghị)[^:]{0,40}$", rest) or (
        asks and re.match(r"[Đđ]ề nghị|[Kk]iến nghị", rest)
    )
    if announced or len(rest) < 12 or (receiver and _LIST_AHEAD.search(text, frame.at, span[1]) and not action):
        state.mode, state.verb = ("ask" if asks and (above or _lower(speaker, receiver)) else "order"), frame.verb
        return True
    if frame.verb in _WEAK and speaker and not leads(office_of(speaker, state)) and frame.verb != "xác định":
        return False
    if frame.verb == "cho rằng" and not (frame.modal and can_be_told(receiver)) and not (inner and can_be_told(inner[0])):
        return False
    if frame.verb in _WEAK and not (frame.modal or action or inner):
        return _topics(text, span, frame, state)
    if not matter and inner is None and not asks and frame.verb not in {"yêu cầu", "giao", "phân công", "lưu ý"}:
        return False
    state.verb = frame.verb
    state.mode = "ask" if asks and (above or _wish_from_below(frame, text, span, state)) else "order"
    if frame.verb in _WEAK and inner and not action and not frame.modal:
        start = trim_start(text, frame.content, span[1])
        if inner[0]:
            state.receiver = in_full(inner[0], state.place)
    else:
        start = trim_start(text, frame.content, span[1])
    add(text, start, span[1], state, mark)
    if state.mode == "ask" and frame.speaker is None and before[0] == "order":
        state.mode, state.verb, state.receiver = before
    return True


def _topics(text: str, span: Span, frame: Frame, state: Carried) -> bool:
    """ "nhấn mạnh một số nội dung cần quan tâm …, như: A; B": one order with topics."""
    if not re.match(r"[\s:]*(?:một số|những|các|nhiều) (?:nội dung|vấn đề|nhiệm vụ)", text[frame.at + len(frame.verb) : span[1]]):
        return False
    if not re.search(r"cần|phải|tập trung|trọng tâm", text[frame.at : span[1]]):
        return False
    start, end = before_list(text, frame.at, span[1])
    end = text.rfind(", như", start, end) if text.find(", như", start, end) > 0 else end
    state.mode, state.verb = "order", frame.verb
    state.found.append(Said(start, end, False, state.speaker, state.receiver, frame.verb, "pending", None, False, None))
    return True


def _wish_from_below(frame: Frame, text: str, span: Span, state: Carried) -> bool:
    """ "Mong muốn tiếp tục được Trung ương chỉ đạo": the one above stands inside the wish."""
    inside = re.search(
        r"(?:được|sự)\s+(?:[^,;.]{0,30}\s)?(?P<who>Trung ương|Chính phủ|Quốc hội|tỉnh|Tỉnh|các [Bb]ộ)",
        text[frame.content - 1 : span[1]],
    )
    if _WISH.match(frame.verb) and inside:
        state.receiver = in_full(inside["who"], state.place)
        return True
    return bool(state.mode == "ask" and not frame.receiver and not frame.speaker)


def _lower(speaker: str | None, receiver: str | None) -> bool:
    return 0 < rank_of(speaker) < rank_of(receiver) or rank_of(receiver) == 4 or (receiver or "").startswith(("đồng chí", "Đoàn"))


def _reported(text: str, span: Span, frame: Frame, speaker: str | None, receiver: str | None, action: bool, state: Carried) -> bool:
    """Told as done: "Tỉnh khẩn trương chỉ đạo tập trung ứng phó …"."""
    if not action or not (frame.speaker or frame.verb == "chỉ đạo"):
        return False
    # An order to somebody goes on behind the semicolon; without a receiver the list tells what else the body did.
    stop = -1 if receiver else text.find(";", frame.content, span[1])
    for start, end in tasks(text, frame.content, stop if stop > 0 else span[1]):
        state.found.append(Said(start, end, False, speaker or state.speaker, receiver, frame.verb, "reported", None, False, None))
    return True


def _carried(text: str, span: Span, state: Carried, mark: str, fresh: bool) -> bool:
    """No frame of its own: an order or request of the sentence before may carry on."""
    _notice_speaker(text, span, state)
    named = re.match(
        r"(?P<who>[^,;:.]{4,60}(?:, [^;:.]{2,40})?)(?::\s*|\s+(?:chủ trì,?|có trách nhiệm|chịu trách nhiệm)\s+)",
        text[span[0] : span[1]],
    )
    if mark and state.mode and named and can_be_told(named["who"]):
        state.receiver = in_full(named["who"].strip(), state.place)
        add(text, span[0] + named.end(), span[1], state, mark)
        return True
    required = need(text, span)
    if required and _may_order(text, span, required[0], state):
        if required[0]:
            state.receiver = in_full(required[0], state.place)
        state.mode, state.verb = "order", state.verb or "cần"
        add(text, _clause_start(text, span, required[1]), span[1], state, mark)
        return True
    if state.mode and begins_with_action(text, *span) and not told_passively(text, *span):
        if fresh and not text[span[0]].isupper():
            return False
        add(text, span[0], span[1], state, mark)
        return True
    if (
        _LIST_AHEAD.search(text, *span)
        and re.search(r"tập trung|thực hiện|giao|yêu cầu|trọng tâm|triển khai", text[span[0] : span[1]])
        and not re.search(r"kết quả|hạn chế|khó khăn|kiến nghị", text[span[0] : span[1]])
    ):
        state.mode, state.verb, state.status = "order", state.verb or "yêu cầu", "pending"
        return True
    return False


def _may_order(text: str, span: Span, who: str | None, state: Carried) -> bool:
    """ "X cần …" is an order when someone in charge speaks and X can be given work."""
    if re.match(r"[ \"“]*(?:Để|Nếu|Khi|Theo)\s", text[span[0] : span[1]]) or not (state.speaker or state.mode):
        return False
    if state.speaker and not leads(office_of(state.speaker, state)):
        return False
    return can_be_told(in_full(who, state.place)) if who else bool(state.mode) or "tỉnh" in text[span[0] : span[1]].lower()


def _clause_start(text: str, span: Span, modal: int) -> int:
    """Where the clause with "cần" begins: what an earlier clause tells stays outside."""
    cut = max(text.rfind(mark, span[0], modal) for mark in (", nhưng ", "; ", ", song ", ", do đó "))
    return trim_start(text, cut + 1, modal) + (6 if text.startswith(", nhưng ", cut) else 0) if cut > 0 else span[0]


def _notice_speaker(text: str, span: Span, state: Carried) -> None:
    """A new person begins to speak, without an order yet."""
    match = re.compile(
        r"(?:[^,.;]{0,60},\s*)?(?P<who>(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|Các đại biểu|"
        r"Đoàn công tác)[^.;:]{0,200}?)\s+(?:phát biểu|cảm ơn|cho biết|khẳng định|chia sẻ|kết luận|"
        r"biểu dương|đã biểu dương|phân tích|thống nhất)"
    ).match(text, *span)
    if match:
        state.speaker = resolved(match["who"], state)
        state.mode = ""
        state.receiver = default_receiver(state.speaker, state)


def _committed(text: str, span: Span, state: Carried) -> bool:
    """A body binds itself: "Đảng bộ tỉnh quyết tâm lãnh đạo …; phấn đấu hoàn thành …"."""
    done = False
    for match in _COMMITS.finditer(text, *span):
        stop = text.find(";", match.end(), span[1])
        end = stop if stop > 0 else span[1]
        who = re.search(
            r"((?:Đảng bộ|Tỉnh|tỉnh|[Hh]uyện|Ban|UBND|cấp ủy|[Nn]gành|[Tt]hành phố|[Tt]oàn)[^,;:.]{0,60}?)\s*$",
            text[span[0] : match.start()],
        )
        sender = (
            re.sub(r"\s+(?:sẽ|đã|tiếp tục|cùng|luôn)$", "", who[1].strip()) if who else (state.found[-1].sender if done else None)
        )
        if (
            sender is None
            or len(sender) > 40
            or re.search(r"\s(?:có|và|đạt|được|là|đăng ký)\s|\svà$", sender)
            or NUMERIC.search(text, match.end(), end)
            or not begins_with_action(text, match.end(), end)
        ):
            continue
        state.found.append(Said(match.end(), end, False, sender, sender, match[0].strip().lower(), "commitment", None, False, None))
        done = True
    return done
