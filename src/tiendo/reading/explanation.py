"""How a statement was read, in words."""

from __future__ import annotations

from tiendo.values import Direction, Kind, Modality, Reading, Statement

_KINDS = {Kind.LEVEL: "mức", Kind.CHANGE: "mức thay đổi", Kind.SHARE_OF_TARGET: "tỷ lệ so với chỉ tiêu", Kind.RANK: "thứ hạng"}
_DIRECTIONS = {Direction.UP: "tăng", Direction.DOWN: "giảm", Direction.OVER: "vượt", Direction.SHORT: "hụt"}
_MODALITIES = {Modality.ACTUAL: "đã thực hiện", Modality.ESTIMATE: "ước, dự báo", Modality.TARGET: "chỉ tiêu, kế hoạch"}
_HEDGES = {"about": "khoảng", "almost": "gần bằng", "over": "trên", "under": "dưới", "at_least": "ít nhất", "at_most": "nhiều nhất"}

RULES = {
    "rank.verb": "Động từ xếp hạng (xếp thứ, đứng thứ, top) đứng ngay trước số.",
    "share.over": "Từ “vượt” hoặc “hụt” đứng trước số: so với chỉ tiêu.",
    "share.plan": "Sau số là kế hoạch, dự toán, chỉ tiêu hoặc mục tiêu.",
    "share.done": "“Hoàn thành” một tỷ lệ: so với việc được giao.",
    "share.in_list": "Tiếp tục so với kế hoạch đã nêu, hoặc là tỷ lệ giải ngân vốn được giao.",
    "level.above_target": "“Vượt chỉ tiêu” một số: kết quả cao hơn số đó.",
    "share.change_against_plan": "Tăng hoặc giảm so với kế hoạch, dự toán.",
    "level.noun_of_growth": "Danh từ chỉ tốc độ (mức tăng, tốc độ tăng) gọi tên số này, nên là mức.",
    "level.reached": "Sau động từ tăng, giảm có “lên”, “xuống”, “còn”: số này là mức đạt tới.",
    "level.left": "Sau “từ” và trước “lên”, “xuống”: số này là mức ban đầu.",
    "level.multiple_of_another": "Gấp nhiều lần một nơi hoặc một thứ khác, không phải một thời kỳ khác.",
    "level": "Không có động từ tăng, giảm và không so với chỉ tiêu, nên là mức.",
    "change.multiple": "Gấp nhiều lần so với một thời kỳ khác.",
    "change.verb": "Động từ tăng hoặc giảm đứng ngay trước số.",
    "change.verb_before_noun": "Động từ tăng hoặc giảm đứng trước tên chỉ tiêu.",
    "kind.coordinated": "Nối với số trước bằng “và”, chung một động từ.",
    "change.said_before": "Động từ tăng hoặc giảm đứng trước dấu phẩy.",
    "change.equal_to_earlier": "“Bằng” một tỷ lệ của cùng kỳ.",
    "modality.verb_group": "Từ chỉ ước tính hoặc mục tiêu đứng ngay trước số.",
    "modality.clause": "Từ chỉ ước tính hoặc mục tiêu đứng trong cùng vế câu.",
    "modality.sentence": "Từ chỉ ước tính hoặc mục tiêu đứng trước đó trong câu.",
    "modality.shared": "Theo số đứng trước trong cùng câu.",
    "modality.plan_in_brackets": "Số trong ngoặc sau mục tiêu, kế hoạch.",
    "modality.carried": "Câu tỉnh lược, theo tính chất của câu trước.",
    "modality.section": "Theo tên mục: mục tiêu, nhiệm vụ hoặc kiến nghị.",
    "modality.future": "Thời kỳ ở sau ngày của văn bản.",
    "modality.past": "Thời kỳ đã qua, nêu riêng cho số này.",
    "period.after": "Thời gian đứng ngay sau số.",
    "period.before": "Thời gian đứng trước số trong cùng vế câu.",
    "period.shared": "Thời gian của số đứng trước trong cùng câu.",
    "period.clause_end": "Thời gian ở cuối vế câu.",
    "period.carried": "Thời gian nêu ở câu trước.",
    "period.default": "Thời gian chung của văn bản.",
    "period.average": "Bình quân năm của quãng từ mức đầu đến mức cuối.",
    "period.month_after_base": "So với tháng trước đó, nên số này thuộc tháng kế tiếp.",
    "period.target_year": "Chỉ tiêu không nêu thời gian riêng nên là chỉ tiêu của cả năm.",
    "period.plan_year": "Chỉ tiêu của năm kế hoạch mà văn bản bàn tới.",
    "period.of_base": "Số trong ngoặc sau thời kỳ so sánh, nên thuộc thời kỳ ấy.",
    "base.after": "Thời kỳ so sánh đứng sau số.",
    "base.before": "Thời kỳ so sánh đứng trước số trong câu.",
    "base.carried": "Thời kỳ so sánh nêu ở câu trước.",
    "base.level_before": "So với mức của thời kỳ trước nêu trong câu.",
    "indicator.subject": "Tên chỉ tiêu là cụm từ đứng trước động từ.",
    "indicator.counted": "Tên chỉ tiêu là vật được đếm, kèm phần bổ nghĩa.",
    "indicator.verb": "Tên chỉ tiêu là việc làm đứng trước số.",
    "indicator.after": "Tên chỉ tiêu đứng sau đơn vị.",
    "indicator.self": "Động từ tự gọi tên điều được đo (tăng trưởng, xuất siêu).",
    "indicator.sentence": "Tên chỉ tiêu nêu ở đầu câu.",
    "indicator.topic": "Chỉ tiêu mà tiêu đề hoặc đoạn mở đầu nói tới.",
    "indicator.ranked": "Sau thứ hạng có “về”: điều được xếp hạng.",
    "indicator.shared": "Cùng chỉ tiêu với số đứng trước trong câu.",
    "indicator.carried": "Cùng chỉ tiêu với câu trước.",
    "place.sentence": "Địa danh nêu trong câu.",
    "place.carried": "Địa danh nêu trước đó, hoặc nơi mà văn bản nói tới nhiều nhất.",
    "of.same_indicator": "Bổ nghĩa cho số cùng chỉ tiêu đứng trước.",
    "of.share": "Là tỷ lệ của số đứng trước.",
    "of.restated": "Là phần của con số đã nêu (x/y).",
    "of.part": "Là một phần của tổng đứng trước.",
}
"""What each rule knows, for people."""


def explain(reading: Reading, start: int) -> list[str]:
    """Say how the statement at an offset was read.

    Args: start: offset of any character of the number in the document's text.
    Returns: Vietnamese sentences; one that says so when no number stands there.
    """
    for statement in reading.statements:
        if statement.source.start <= start < statement.source.end:
            return _sentences(statement)
    for item in reading.unread:
        if item.source.start <= start < item.source.end:
            return [f"“{item.source.surface}” chưa được hiểu: {item.reason}."]
    return ["Tại vị trí này không có số nào được đọc."]


def _sentences(statement: Statement) -> list[str]:
    amount = statement.amount
    number = (
        f"{amount.value}"
        + (f" đến {amount.upper}" if amount.upper is not None else "")
        + (f" trên {amount.total}" if amount.total is not None else "")
    )
    lines = [f"“{statement.source.surface}” là {_KINDS[statement.kind]}: {number.replace('.', ',')} {amount.unit}".rstrip() + "."]
    if statement.direction:
        lines.append(f"Chiều: {_DIRECTIONS[statement.direction]}.")
    if amount.hedge.value in _HEDGES:
        lines.append(f"Số được rào: {_HEDGES[amount.hedge.value]}.")
    lines.append(f"Tính chất: {_MODALITIES[statement.modality]}.")
    if statement.indicator:
        lines.append(f"Chỉ tiêu: {statement.indicator.words}.")
    if statement.period:
        lines.append(
            f"Thời gian: {statement.period}" + (f", so với {statement.base_period}" if statement.base_period else "") + "."
        )
    if statement.place:
        lines.append(f"Nơi: {statement.place.words}.")
    return lines + [RULES[rule] for rule in statement.rules if rule in RULES]
