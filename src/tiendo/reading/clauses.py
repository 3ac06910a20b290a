"""What stands to the left and to the right of an amount: its verb and hedges, the words before them, the words after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .amounts import AmountMark
from .known_names import KnownName
from .periods import TimeMark
from .tokens import SIGN, WORD, Tokens
from .vocabulary import Vocabulary, match_at, match_until

_PREDICATES = (
    "up",
    "down",
    "over",
    "short",
    "to",
    "level",
    "multiple",
    "equal",
    "share",
    "estimate",
    "target",
    "rank",
    "yearly",
    "noun_rate",
    "hedge",
    "base",
    "none",
)
_STOP_SIGNS = frozenset({";", ":", ".", "!", "?", "…", '"', "“", "”", "‘", "’", "•", "+", "="})
LOOK = 40
"""No step looks at more tokens than this on either side of an amount."""


@dataclass(slots=True)
class Scene:
    """One sentence with everything that was found in it.

    Attributes:
        names: names that are known as a whole.
        covers: for each token the time or the amount that covers it, else ``None``.
    """

    vocabulary: Vocabulary
    text: str
    low: str
    tokens: Tokens
    times: list[TimeMark]
    amounts: list[AmountMark]
    names: list[KnownName] = field(default_factory=list)
    covers: list[TimeMark | AmountMark | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.covers = [None] * len(self.tokens.words)
        marks: list[TimeMark | AmountMark] = [*self.times, *self.amounts]
        for mark in marks:
            for k in range(mark.start, mark.end):
                self.covers[k] = mark


@dataclass(slots=True)
class Left:
    """The verb group before an amount.

    Attributes:
        cues: (category, value, token) of its words, the nearest first.
        hedge: the hedge, empty when none is printed.
        times: times that stand inside it.
        end: one past the last token of what stands before it.
        stop: what stands there: ``word``, ``comma``, ``sign``, ``open`` (a bracket), ``amount``, ``start`` or ``and``.
    """

    cues: list[tuple[str, str, int]]
    hedge: str
    times: list[TimeMark]
    end: int
    stop: str

    def has(self, *categories: str) -> bool:
        """Whether a cue of one of the categories stands in the group."""
        return any(cue[0] in categories for cue in self.cues)

    def first(self, *categories: str) -> int:
        """Position (0 is nearest) of the first cue of one of the categories, 99 when there is none."""
        return next((k for k, cue in enumerate(self.cues) if cue[0] in categories), 99)


def left_of(scene: Scene, amount: AmountMark) -> Left:
    """Read the verb group that ends where the amount begins."""
    words, kinds = scene.tokens.words, scene.tokens.kinds
    rows = scene.vocabulary.ending(_PREDICATES)
    cues: list[tuple[str, str, int]] = []
    found: list[TimeMark] = []
    hedge, j, floor = "", amount.start - 1, max(-1, amount.start - 1 - LOOK)
    named = {name.last - 1 for name in scene.names if name.closed}
    while j > floor:
        cover = scene.covers[j]
        if j in named:
            return Left(cues, hedge, found, j + 1, "word")
        if isinstance(cover, TimeMark):
            found.append(cover)
            j = cover.start - 1
            continue
        if cover is not None:
            return Left(cues, hedge, found, j + 1, "amount")
        if kinds[j] == SIGN:
            if words[j] == "(" or words[j] == "[":
                return Left(cues, hedge, found, j + 1, "open")
            if words[j] == ")" and (opened := _bracket(scene, j)) is not None and not (cues and cues[-1][0] == "none"):
                return Left(cues, hedge, found, j + 1, "word") if opened < j else Left(cues, hedge, found, j + 1, "sign")
            if words[j] in {"-", "–", "/"} and j > floor + 1 and cues == [] and words[j] != "/":
                j -= 1
                continue
            return Left(cues, hedge, found, j + 1, "comma" if words[j] == "," else "sign")
        match = match_until(rows, words, j)
        if match is None or j - match[0] < -1 or any(scene.covers[k] is not None for k in range(j - match[0] + 1, j)):
            if words[j] == "và":
                return Left(cues, hedge, found, j + 1, "and")
            return Left(cues, hedge, found, j + 1, "word")
        size, category, value = match
        if value == "none" and category == "target" and words[j] in {"tiêu", "hoạch", "toán"}:
            category, value = "level", "state"
        if category == "none" or value == "none":
            return Left(cues, hedge, found, j + 1, "word")
        if category == "hedge":
            if cues and value in {"over", "under", "almost"} and cues[-1][0] not in {"hedge"}:
                return Left(cues, hedge, found, j + 1, "word")
            hedge = hedge or value
            if value == "over" and hedge == "about":
                hedge = "over"
        cues.append((category, value, j - size + 1))
        j -= size
    return Left(cues, hedge, found, j + 1, "start")


def _bracket(scene: Scene, close: int) -> int | None:
    """The token of the bracket that a closing bracket belongs to, within reach."""
    for k in range(close - 1, max(-1, close - LOOK), -1):
        if scene.tokens.words[k] == "(":
            return k
    return None


def region_of(scene: Scene, end: int) -> tuple[int, int]:
    """The tokens before ``end`` in which the name of a number may stand, trimmed at both ends; empty when there are none."""
    tokens = scene.tokens
    words, kinds = tokens.words, tokens.kinds
    strong = scene.vocabulary.ending(("strong", "part", "reporting"))
    last = without_tail(scene, end)
    first, j, floor = last, last - 1, max(-1, last - 1 - LOOK)
    while j > floor:
        cover = scene.covers[j]
        if isinstance(cover, TimeMark):
            if first < last:
                break
            last = first = without_tail(scene, cover.start)
            j = last - 1
            continue
        if isinstance(cover, AmountMark):
            first = _after_amount(scene, cover, first, last)
            break
        if kinds[j] == SIGN:
            step = _across_sign(scene, j, first, last)
            if step is None:
                break
            if step < 0:
                last = first = without_tail(scene, -step)
                j = last - 1
                continue
            first, j = step, step - 1
            continue
        match = match_until(strong, words, j)
        if match is not None and match[2] != "none":
            break
        first = j
        j -= 1
    return _without_lead(scene, first, last), last


def _across_sign(scene: Scene, j: int, first: int, last: int) -> int | None:
    """Where a noun phrase goes on to the left of a sign.

    Returns: the token to go on from; minus the token to end at when a bracket is left out; ``None`` at a border.
    """
    words, kinds = scene.tokens.words, scene.tokens.kinds
    if words[j] == "/":
        return j
    if words[j] == ",":
        return _enumeration(scene, j, first, last)
    if words[j] == ")":
        opened = _bracket(scene, j)
        if opened is None or any(isinstance(cover, AmountMark) for cover in scene.covers[opened:j]):
            return None
        return opened if first < last or j - opened <= 5 else -opened
    if (
        words[j] in {"-", "–", "&"}
        and j > 0
        and kinds[j - 1] == WORD
        and j + 1 < last
        and not scene.text[scene.tokens.starts[j + 1]].isupper()
    ):
        return j
    return None


def _enumeration(scene: Scene, comma: int, first: int, last: int) -> int | None:
    """Where the noun phrase goes on to the left of a comma that joins nouns; ``None`` when the comma parts clauses."""
    words = scene.tokens.words
    for back in range(1, 7):
        start = comma - back
        if start < 0:
            break
        match = match_at(scene.vocabulary.starting("pair"), words, start)
        if match and start + match[0] > comma + 1 and start + match[0] <= last:
            return start
    return _long_enumeration(scene, comma, first, last)


def _long_enumeration(scene: Scene, comma: int, first: int, last: int) -> int | None:
    """ "khối lượng xe buýt đưa rước học sinh, công nhân": a short noun, and a headed phrase before it."""
    heads, cuts = scene.vocabulary.starting("head"), scene.vocabulary.starting("cut")
    words = scene.tokens.words
    parallel = words[comma + 1 : comma + 3] in [words[k : k + 2] for k in range(max(0, comma - 6), comma - 1)]
    if last - comma > (9 if parallel else 6) or first > comma + 1 or first >= last:
        return None
    if (match_at(heads, words, comma + 1) and not parallel) or any(match_at(cuts, words, k) for k in range(comma + 1, last)):
        return None
    for k in range(comma - 1, max(-1, comma - 15), -1):
        if scene.covers[k] is not None or scene.tokens.kinds[k] != WORD or words[k] in {"do", "kế"} or match_at(cuts, words, k):
            return None
        match = match_at(heads, words, k)
        if match and match[2] in {"ratio", "strong"} and (k == 0 or scene.tokens.kinds[k - 1] != WORD or match[2] == "ratio"):
            return k
    return None


def _after_amount(scene: Scene, amount: AmountMark, first: int, last: int) -> int:
    """Where a noun phrase begins that follows another amount in the same clause: after the last word that joins."""
    for k in range(last - 1, amount.end - 1, -1):
        if scene.tokens.words[k] in {"và", "với", "cùng", "nhưng", "song", "còn", "có", "cho", "nâng", "là", "trên", "của"}:
            return k + 1
    return amount.end if amount.end >= first else first


def without_tail(scene: Scene, end: int) -> int:
    """One past the last token of a noun phrase that ends at most at ``end``, without prepositions and particles behind it."""
    return tails(scene, end)[-1]


def tails(scene: Scene, end: int) -> list[int]:
    """Where a noun phrase may end: at ``end``, then before each preposition or particle behind it."""
    rows, whole = scene.vocabulary.ending(("trim_tail",)), scene.vocabulary.ending(("none",))
    ends = [end]
    while ends[-1] > 0 and scene.covers[ends[-1] - 1] is None and match_until(whole, scene.tokens.words, ends[-1] - 1) is None:
        match = match_until(rows, scene.tokens.words, ends[-1] - 1)
        if match is None:
            break
        ends.append(max(ends[-1] - match[0], 0))
    return ends


def _without_lead(scene: Scene, first: int, last: int) -> int:
    rows, heads = scene.vocabulary.starting("trim_lead"), scene.vocabulary.starting("head")
    whole = scene.vocabulary.starting("none")
    while first < last:
        if scene.tokens.kinds[first] == SIGN and scene.tokens.words[first] != "(":
            first += 1
            continue
        match = match_at(rows, scene.tokens.words, first)
        head = match_at(heads, scene.tokens.words, first)
        if match_at(whole, scene.tokens.words, first):
            break
        if match is None or first + match[0] >= last or (head is not None and head[0] >= match[0]):
            break
        first += match[0]
    return first


_RIGHT_BORDERS = frozenset(
    {
        "của",
        "tính",
        "này",
        "xuống",
        "lên",
        "gần",
        "hơn",
        "dưới",
        "khoảng",
        "và",
        "với",
        "để",
        "tại",
        "ở",
        "trong",
        "trên",
        "từ",
        "do",
        "theo",
        "nhằm",
        "so",
        "mang",
        "tăng",
        "giảm",
        "bằng",
        "nên",
        "nhưng",
        "song",
        "thì",
        "là",
        "vào",
        "mà",
        "khi",
        "gồm",
        "chiếm",
        "hoặc",
        "đến",
        "tới",
        "nếu",
        "vì",
        "ước",
        "trở",
        "nâng",
        "đóng",
        "hiệu",
        "xuất",
        "qua",
        "còn",
        "cùng",
        "như",
        "khiến",
        "tương",
    }
)


def right_of(scene: Scene, start: int, longest: int = 14) -> tuple[int, int]:
    """The words from token ``start`` on that belong to the noun before them: up to a sign, an amount, a time or a new clause."""
    words, kinds = scene.tokens.words, scene.tokens.kinds
    end, size = start, min(len(words), start + longest)
    if start < size and words[start] == "/":
        return start, start
    while (
        end < size and scene.covers[end] is None and (kinds[end] == WORD or words[end] == "/") and words[end] not in _RIGHT_BORDERS
    ):
        end += 1
    while end > start and words[end - 1] in {"của", "các", "những", "cả", "này", "đã", "được", "có"}:
        end -= 1
    if end < len(words) and words[end] == "-" and end + 1 < size and kinds[end + 1] == WORD:
        return start, right_of(scene, end + 1, size - end)[1]
    return start, end
