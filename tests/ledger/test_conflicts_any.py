"""Any figures may stand in the record: looking for conflicts never fails, and figures that all agree have none."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.ledger import Ledger, conflicts, indicator_code, post_all
from tiendo.values import Citation, Level

from .build import seen_value, unit

WORDS = (
    "Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo (chuẩn 2016-2020)", "Mức giảm tỷ lệ hộ nghèo", "Số hộ nghèo", "Tổng số hộ",
    "Thu ngân sách nhà nước trên địa bàn", "Tốc độ tăng trưởng kinh tế", "Tốc độ tăng trưởng kinh tế bình quân",
    "Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu", "Tổng kim ngạch xuất, nhập khẩu", "Số xã đạt chuẩn nông thôn mới (lũy kế)",
    "Số xã đạt chuẩn nông thôn mới tăng thêm", "Chỉ số PAPI (hạng)", "Tăng bậc PAPI so năm trước", "Số chủ thể OCOP", "",
)  # fmt: skip
PERIODS = ("2021", "2022", "2023", "2021..2022", "2021-01-01", "2022-10-20", "2022-01..2022-06", "2023-Q1", "2023-02")
NOUNS = ("%", "hộ", "tỷ đồng", "triệu đồng", "điểm %", "hạng", "không rõ")
FIGURES = st.builds(
    lambda of, words, period, value, noun, hedge, modality, page, day: seen_value(
        of, indicator_code(words), period, str(value), noun, hedge=hedge, modality=modality, indicator_words=words,
        page=Citation(page, page, "2024"), known=day,
    ),
    st.sampled_from("TAB"), st.sampled_from(WORDS), st.sampled_from(PERIODS), st.decimals(0, 10**7, places=2),
    st.sampled_from(NOUNS),
    st.sampled_from(["exact", "over", "almost", "about"]), st.sampled_from(["actual", "estimate"]), st.sampled_from("pq"),
    st.dates(date(2022, 1, 1), date(2024, 12, 31)),
)  # fmt: skip
LAND = (unit("T", level=Level.PROVINCE), unit("A", "T", level=Level.DISTRICT), unit("B", "T", level=Level.DISTRICT))


@settings(max_examples=80, deadline=None)
@given(st.lists(FIGURES, max_size=25, unique_by=lambda one: one.key))
def test_looking_never_fails_and_names_what_it_looked_at(figures):
    ledger, _ = post_all(Ledger(), [*LAND, *figures])
    for conflict in conflicts(ledger):
        assert set(conflict.entries) <= ledger.entries.keys()
        assert len(conflict.entries) > 1
        assert conflict.reason


@given(FIGURES, st.integers(2, 5))
def test_one_figure_repeated_by_many_sources_is_no_conflict(figure, times):
    again = [
        seen_value(
            figure.unit, figure.indicator, str(figure.period), str(figure.amount.value), figure.amount.unit,
            page=Citation(str(number), "", "2024"), indicator_words=figure.indicator_words,
        )
        for number in range(times)
    ]  # fmt: skip
    assert not conflicts(post_all(Ledger(), [*LAND, *again])[0])
