"""Xếp hạng: the indices that rank provinces, year by year: score, rank, number ranked, places moved, components.

Places moved are drawn from two years and held against what a source announces ("tăng 08 bậc"). Where the number ranked
changed (63 provinces, then 34) ranks are not subtracted. Everything comes from the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiendo.ledger import Ledger, value
from tiendo.values import Amount, FindingClass, Observation, Period

from .board import BoardFinding, Words
from .lines import BoardLine
from .typed import number_text


@dataclass(frozen=True, slots=True)
class Ranking:
    """An index.

    Attributes:
        code: short name, lower case; the ledger's own codes of its components begin with it.
        score, rank: indicators of the catalogue.
        moved, gained: the ledger's codes of what sources announce: places and points against the year before.
    """

    code: str
    words: Words
    full: Words
    score: str
    rank: str

    @property
    def moved(self) -> str:
        """Indicator of the announced places moved."""
        return f"ledger/tang-bac-{self.code}-so-nam-truoc"

    @property
    def gained(self) -> str:
        """Indicator of the announced points gained."""
        return f"ledger/tang-diem-{self.code}-so-nam-truoc"

    @property
    def parts(self) -> str:
        """What the codes of its components begin with."""
        return f"ledger/{self.code}-"


RANKINGS: tuple[Ranking, ...] = (
    Ranking(
        "papi",
        Words("PAPI", "PAPI"),
        Words("Hiệu quả quản trị và hành chính công cấp tỉnh", "Provincial governance and public administration"),
        "papi_score",
        "papi_rank",
    ),
    Ranking(
        "pci", Words("PCI", "PCI"), Words("Năng lực cạnh tranh cấp tỉnh", "Provincial competitiveness"), "pci_score", "pci_rank"
    ),
    Ranking(
        "par-index",
        Words("PAR INDEX", "PAR INDEX"),
        Words("Cải cách hành chính", "Public administration reform"),
        "par_index_score",
        "par_index_rank",
    ),
    Ranking(
        "sipas",
        Words("SIPAS", "SIPAS"),
        Words("Hài lòng về sự phục vụ hành chính", "Satisfaction with public services"),
        "sipas_score",
        "sipas_rank",
    ),
    Ranking("dti", Words("DTI", "DTI"), Words("Chuyển đổi số", "Digital transformation"), "dti_score", "dti_rank"),
)


@dataclass(frozen=True, slots=True)
class YearOfRank:
    """An index in one year.

    Attributes:
        score, rank: as printed; ``rank.total`` is the number ranked where the source tells it.
        moved: places gained (negative when lost) against the year before; ``None`` without both years.
        changed: the number ranked differs from the year before, so ranks are not subtracted.
        gained: points gained against the year before.
        said_moved, said_gained: the same as announced.
        keys: observations it rests on.
    """

    year: int
    score: Amount | None
    rank: Amount | None
    moved: Decimal | None = None
    changed: bool = False
    gained: Decimal | None = None
    said_moved: Amount | None = None
    said_gained: Amount | None = None
    keys: tuple[str, ...] = ()

    @property
    def places(self) -> Decimal:
        """How many places, whichever way."""
        return abs(self.moved or Decimal(0))


def indicators_of(ranking: Ranking) -> tuple[str, ...]:
    """Codes of the index itself and of what is announced of it."""
    return ranking.score, ranking.rank, ranking.moved, ranking.gained


def years_of(ranking: Ranking, ledger: Ledger, unit: str, on: date) -> tuple[YearOfRank, ...]:
    """The years that have a score or a rank as known on a day, the latest first."""
    known = ledger.as_known(on)
    found = {
        period.first.year
        for held, code, period in known.cells
        if held == unit and code in indicators_of(ranking) and period.is_year
    }
    years: dict[int, YearOfRank] = {}
    for year in sorted(found):
        years[year] = _year(ranking, known, unit, year, years.get(year - 1))
    return tuple(years[year] for year in sorted(years, reverse=True))


def _year(ranking: Ranking, ledger: Ledger, unit: str, year: int, before: YearOfRank | None) -> YearOfRank:
    period = Period.of_year(year)
    answers = [value(ledger, unit, code, period) for code in indicators_of(ranking)]
    score, rank, said_moved, said_gained = (answer.amount for answer in answers)
    keys = tuple(answer.observations[0].key for answer in answers if answer.observations)
    earlier = before.rank if before else None
    changed = rank is not None and earlier is not None and None not in (rank.total, earlier.total) and rank.total != earlier.total
    moved = earlier.value - rank.value if rank is not None and earlier is not None and not changed else None
    gained = score.value - before.score.value if score is not None and before is not None and before.score is not None else None
    return YearOfRank(year, score, rank, moved, changed, gained, said_moved, said_gained, keys)


def parts_of(ranking: Ranking, ledger: Ledger, unit: str, on: date) -> tuple[Observation, ...]:
    """The components of an index that the ledger holds, latest year first, weakest score last."""
    own = set(indicators_of(ranking))
    found = {}
    for held in ledger.as_known(on).observations.values():
        if held.unit == unit and held.indicator.startswith(ranking.parts) and held.indicator not in own and held.amount is not None:
            found[held.indicator, held.period] = held
    return tuple(sorted(found.values(), key=lambda one: (-one.period.first.year, one.indicator_words)))


def findings_of(ranking: Ranking, years: Sequence[YearOfRank]) -> Iterator[BoardFinding]:
    """What does not fit: announced against drawn from two years, a rank beyond the number ranked."""
    for one in years:
        if one.moved is not None and one.said_moved is not None and abs(one.moved) != one.said_moved.value:
            words = Words(
                f"{ranking.words.vi} {one.year}: báo cáo nêu tăng {number_text(one.said_moved.value)} bậc; "
                f"thứ hạng hai năm cho {_moved_vi(one.moved)}.",
                f"{ranking.words.en} {one.year}: {one.said_moved.value} places announced; the two years give {one.moved:+}.",
            )
            yield BoardFinding("XHA01", FindingClass.CONTRADICTION, words, one.keys)
        if one.gained is not None and one.said_gained is not None and not _points_agree(one):
            words = Words(
                f"{ranking.words.vi} {one.year}: báo cáo nêu tăng {number_text(one.said_gained.value)} điểm; "
                f"điểm hai năm cho {number_text(one.gained)}.",
                f"{ranking.words.en} {one.year}: {one.said_gained.value} points announced; the two years give {one.gained:+}.",
            )
            yield BoardFinding("XHA02", FindingClass.CONTRADICTION, words, one.keys)
        if one.rank is not None and one.rank.total is not None and one.rank.value > one.rank.total:
            words = Words(
                f"{ranking.words.vi} {one.year}: hạng {number_text(one.rank.value)} lớn hơn số đơn vị xếp hạng.",
                f"{ranking.words.en} {one.year}: rank {one.rank.value} exceeds the number ranked.",
            )
            yield BoardFinding("XHA03", FindingClass.CONTRADICTION, words, one.keys)


def _points_agree(one: YearOfRank) -> bool:
    """Both scores and the gain are printed to a last digit; each may be half a unit of it away."""
    if one.score is None or one.said_gained is None or one.gained is None:
        return True
    slack = 2 * one.score.half_step + one.said_gained.half_step
    return abs(abs(one.gained) - one.said_gained.value) <= slack


def _moved_vi(places: Decimal) -> str:
    if places == 0:
        return "giữ nguyên bậc"
    return f"{'tăng' if places > 0 else 'giảm'} {number_text(abs(places))} bậc"


def told(ranking: Ranking, years: Sequence[YearOfRank]) -> BoardLine | None:
    """The latest year in one sentence for a report; ``None`` without one."""
    one = next((year for year in years if year.rank is not None or year.score is not None), None)
    if one is None:
        return None
    vi, en = [], []
    if one.score is not None:
        vi.append(f"đạt {_amount(one.score)} điểm")
        en.append(f"{_amount(one.score)} points")
    if one.rank is not None:
        vi.append(f"xếp thứ {_amount(one.rank)}")
        en.append(f"rank {_amount(one.rank)}")
    if one.moved is not None:
        vi.append(f"{_moved_vi(one.moved)} so với năm {one.year - 1}")
        en.append(f"{one.moved:+} places against {one.year - 1}")
    words = Words(f"{ranking.words.vi} năm {one.year} {', '.join(vi)}.", f"{ranking.words.en} {one.year}: {', '.join(en)}.")
    return BoardLine(words, one.keys)


def _amount(amount: Amount) -> str:
    return number_text(amount.value) + (f"/{number_text(amount.total)}" if amount.total is not None else "")
