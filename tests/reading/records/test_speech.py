"""Orders and requests: who, to whom, task by task."""

from datetime import date

from .helpers import quotes, records_of


def test_an_order_names_its_receiver_and_carries_on_to_the_next_sentences() -> None:
    passage = (
        "Kết luận hội nghị, đồng chí Nông Văn Thành, Bí thư Tỉnh ủy yêu cầu các sở, ngành rà soát từng chỉ tiêu còn thấp. "
        "Tập trung tháo gỡ vướng mắc trong giải ngân vốn đầu tư công; đẩy nhanh tiến độ các dự án trọng điểm."
    )
    found = records_of(passage).directives
    assert quotes(found) == [
        "rà soát từng chỉ tiêu còn thấp",
        "Tập trung tháo gỡ vướng mắc trong giải ngân vốn đầu tư công",
        "đẩy nhanh tiến độ các dự án trọng điểm",
    ]
    assert {d.receiver for d in found} == {"các sở, ngành"}
    assert {d.sender for d in found} == {"đồng chí Nông Văn Thành"}


def test_a_notice_of_conclusion_gives_each_body_its_tasks_with_their_day() -> None:
    passage = (
        "THÔNG BÁO KẾT LUẬN\n\nNgày 10/4/2025, đồng chí Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:\n\n"
        "1. Đánh giá chung\nTiến độ còn chậm.\n\n2. Nhiệm vụ trong thời gian tới\n"
        "2.1. Sở Tài chính: Tham mưu phân bổ hết vốn còn lại, xong trước ngày 30/4/2025.\n"
        "2.2. UBND các huyện: Kiên quyết xử lý các trường hợp cố tình cản trở.\n"
        "3. Giao Văn phòng UBND tỉnh theo dõi, tổng hợp kết quả."
    )
    found = records_of(passage, date(2025, 4, 11)).directives
    assert [d.receiver for d in found] == ["Sở Tài chính", "UBND các huyện", "Văn phòng UBND tỉnh"]
    assert found[0].deadline == "2025-04-30"
    assert [d.item for d in found] == ["2.1.", "2.2.", "3."]


def test_asking_the_one_above_is_a_request_and_asking_the_one_below_an_order() -> None:
    passage = "Huyện Nà Mò đề nghị tỉnh hỗ trợ 12 tỷ đồng nâng cấp tuyến đường liên xã bị sạt lở."
    (proposal,) = records_of("Tin\n" + passage).proposals
    assert (proposal.sender, proposal.receiver) == ("Huyện Nà Mò", "tỉnh")
    assert proposal.amount is not None and int(proposal.amount.value) == 12
    below = "Đồng chí Lý Văn Sáng, Bí thư Tỉnh ủy đề nghị các huyện khẩn trương rà soát hộ nghèo theo chuẩn mới."
    records = records_of("Tin\n" + below)
    assert records.proposals == ()
    assert quotes(records.directives) == ["khẩn trương rà soát hộ nghèo theo chuẩn mới"]


def test_what_was_done_is_reported_and_what_is_praised_is_nothing() -> None:
    told = "Trong năm, Tỉnh ủy chỉ đạo tập trung khắc phục hậu quả mưa lũ tại các xã vùng cao."
    assert [d.status for d in records_of("Tin\n" + told).directives] == ["reported"]
    praise = "Đồng chí Lý Văn Sáng, Bí thư Tỉnh ủy biểu dương những kết quả mà huyện đã đạt được."
    assert records_of("Tin\n" + praise).directives == ()


def test_work_that_is_told_passively_is_no_order() -> None:
    passage = "Công tác giảm nghèo tiếp tục được tỉnh chỉ đạo, triển khai quyết liệt."
    assert records_of("Tin\n" + passage).directives == ()


def test_a_name_that_is_also_a_verb_binds_nobody() -> None:
    """Two capitals make a name; "quyết tâm" written small binds the one who says it."""
    named = "Chủ tịch HĐND thành phố Ma Thị Quyết Tâm cho biết, tập trung giải quyết các kiến nghị của cử tri."
    assert [d.status for d in records_of("Tin\n" + named).directives if d.verb == "quyết tâm"] == []
    bound = "Đảng bộ tỉnh quyết tâm lãnh đạo công tác chuẩn bị đại hội."
    assert [d.verb for d in records_of("Tin\n" + bound).directives] == ["quyết tâm"]


def test_bodies_named_in_a_purpose_do_not_speak_and_a_deputy_keeps_his_title() -> None:
    passage = (
        "Để thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ X, Tỉnh ủy yêu cầu các sở, ngành rà soát từng chỉ tiêu.\n\n"
        "Phó Thủ tướng yêu cầu Bộ Tài chính hoàn thiện phương án giá."
    )
    assert [d.sender for d in records_of(passage).directives] == ["Tỉnh ủy", "Phó Thủ tướng"]
