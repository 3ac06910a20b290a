"""What fell short, why, and how targets stand."""

from .helpers import quotes, records_of


def test_a_list_of_shortcomings_and_the_causes_behind_it() -> None:
    passage = (
        "Bên cạnh đó, huyện còn một số hạn chế như: Giải ngân vốn đầu tư công còn chậm; chất lượng "
        "nguồn nhân lực chưa đáp ứng yêu cầu. "
        "Nguyên nhân chủ quan là do một số đơn vị chưa chủ động trong tham mưu; công tác phối hợp thiếu chặt chẽ."
    )
    records = records_of("Tin huyện\n" + passage)
    assert quotes(records.shortcomings) == ["Giải ngân vốn đầu tư công còn chậm", "chất lượng nguồn nhân lực chưa đáp ứng yêu cầu"]
    assert quotes(records.causes) == ["một số đơn vị chưa chủ động trong tham mưu", "công tác phối hợp thiếu chặt chẽ"]
    assert {cause.kind for cause in records.causes} == {"subjective"}
    assert {fault.label for fault in records.shortcomings} == {"hạn chế"}


def test_a_figure_without_a_judging_word_is_no_shortcoming() -> None:
    assert records_of("Tin\nTỷ lệ hộ nghèo năm 2024 là 22,4%, hộ cận nghèo là 9,1%.").shortcomings == ()


def test_counts_of_targets_by_how_they_stand() -> None:
    passage = (
        "Dự báo đến cuối nhiệm kỳ có 31/38 chỉ tiêu có khả năng đạt và vượt; còn 5 chỉ tiêu khó "
        "đạt và 2 chỉ tiêu khả năng không đạt."
    )
    (judgement,) = [j for j in records_of("Tin\n" + passage).judgements if j.level == "set"]
    assert (judgement.total, judgement.likely_met, judgement.hard, judgement.not_met) == (38, 31, 5, 2)
    assert judgement.forecast


def test_a_share_of_plan_is_a_judgement_on_its_indicator() -> None:
    passage = "Thu ngân sách trên địa bàn năm 2024 được 52 tỷ đồng, đạt 104% kế hoạch."
    (judgement,) = records_of("Tin\n" + passage).judgements
    assert judgement.level == "indicator"
    assert judgement.verdict == "exceeded"
    assert judgement.percent_of_target == 104


def test_an_aim_is_no_judgement() -> None:
    assert records_of("Tin\nToàn huyện phấn đấu hoàn thành các chỉ tiêu nghị quyết đề ra.").judgements == ()
