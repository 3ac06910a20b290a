"""Every rule, in an explicit list; a test checks that the list and the folder agree."""

from .changes import (
    CHG01_growth_between_values,
    CHG02_difference_between_values,
    CHG03_amount_and_rate_of_change,
    CHG04_yearly_average_change,
    CHG05_average_of_a_period,
    CHG06_trade_balance,
)
from .dates import DAT01_years_and_durations, DAT02_days_out_of_order
from .documents import DOC01_same_figure_in_two_documents, NET01_numbers_cannot_all_be_right, REC01_report_against_record
from .lists import LST01_announced_count, LST02_one_whole_two_counts
from .means import (
    MEA01_mean_outside_parts,
    MEA02_earlier_parts_disagree,
    MEA03_growth_from_contributions,
    MEA04_contributions_make_the_growth,
)
from .order import (
    ORD01_from_to_against_words,
    ORD02_higher_than_as_said,
    ORD03_ranking_as_said,
    ORD04_cumulative_below_part,
    ORD05_short_of_target_as_said,
    ORD06_standings_among_different_wholes,
    ORD07_running_total_against_estimate,
    ORD08_side_of_a_limit_as_said,
    ORD09_trend_as_said,
)
from .plans import PLN01_share_of_plan, PLN02_two_results_one_plan, PLN03_over_and_reached
from .repeats import (
    REP01_same_figure_twice,
    REP02_end_of_range,
    REP03_title_figure_not_in_text,
    REP04_share_in_the_title,
    REP05_count_otherwise_once,
)
from .rule import Rule
from .shares import (
    RAT01_percentage_of_x_of_y,
    RAT02_x_above_y,
    RAT03_share_of_whole,
    RAT04_share_above_100,
    RAT05_share_no_count_gives,
)
from .suspicions import (
    SUS01_plan_below_last_year,
    SUS02_jump_in_series,
    SUS03_hundred_for_per_cent,
    SUS04_total_met_parts_not,
    SUS05_percent_for_points,
    SUS06_more_units_than_a_province_has,
    SUS07_beyond_what_is_possible,
    SUS08_last_years_value_typed_again,
    SUS09_more_units_than_another_document_knows,
)
from .totals import (
    TOT01_parts_disagree_with_total,
    TOT02_parts_above_total,
    TOT03_shares_to_100,
    TOT04_part_above_whole,
    TOT05_narrower_above_wider,
    TOT06_parts_beside_total_off_by_a_slip,
    TOT07_count_times_amount_for_each,
    TOT08_so_much_for_each,
)

_MODULES = (
    RAT01_percentage_of_x_of_y,
    RAT02_x_above_y,
    RAT03_share_of_whole,
    RAT04_share_above_100,
    RAT05_share_no_count_gives,
    TOT01_parts_disagree_with_total,
    TOT02_parts_above_total,
    TOT03_shares_to_100,
    TOT04_part_above_whole,
    TOT05_narrower_above_wider,
    TOT06_parts_beside_total_off_by_a_slip,
    TOT07_count_times_amount_for_each,
    TOT08_so_much_for_each,
    PLN01_share_of_plan,
    PLN02_two_results_one_plan,
    PLN03_over_and_reached,
    CHG01_growth_between_values,
    CHG02_difference_between_values,
    CHG03_amount_and_rate_of_change,
    CHG04_yearly_average_change,
    CHG05_average_of_a_period,
    CHG06_trade_balance,
    MEA01_mean_outside_parts,
    MEA02_earlier_parts_disagree,
    MEA03_growth_from_contributions,
    MEA04_contributions_make_the_growth,
    ORD01_from_to_against_words,
    ORD02_higher_than_as_said,
    ORD03_ranking_as_said,
    ORD04_cumulative_below_part,
    ORD05_short_of_target_as_said,
    ORD06_standings_among_different_wholes,
    ORD07_running_total_against_estimate,
    ORD08_side_of_a_limit_as_said,
    ORD09_trend_as_said,
    REP01_same_figure_twice,
    REP02_end_of_range,
    REP03_title_figure_not_in_text,
    REP04_share_in_the_title,
    REP05_count_otherwise_once,
    LST01_announced_count,
    LST02_one_whole_two_counts,
    DAT01_years_and_durations,
    DAT02_days_out_of_order,
    DOC01_same_figure_in_two_documents,
    NET01_numbers_cannot_all_be_right,
    REC01_report_against_record,
    SUS01_plan_below_last_year,
    SUS02_jump_in_series,
    SUS03_hundred_for_per_cent,
    SUS04_total_met_parts_not,
    SUS05_percent_for_points,
    SUS06_more_units_than_a_province_has,
    SUS07_beyond_what_is_possible,
    SUS08_last_years_value_typed_again,
    SUS09_more_units_than_another_document_knows,
)
RULES: tuple[Rule, ...] = tuple(module.RULE for module in _MODULES)
BY_CODE = {rule.code: rule for rule in RULES}

__all__ = ["BY_CODE", "RULES", "Rule"]
