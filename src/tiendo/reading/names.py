"""Digits that name and do not measure: list marks, articles, roads, classes, ordinals, ages, clock times, durations."""

from __future__ import annotations

from .periods import year_at
from .tokens import NUMBER, WORD, Tokens
from .vocabulary import Vocabulary, match_at, match_until

_DOCUMENTS = frozenset(
    tuple(name.split())
    for name in (
        "nghị quyết", "nghị định", "thông tư", "chỉ thị", "kết luận", "quyết định", "công văn",
        "quy định", "hướng dẫn", "thông báo", "chương trình", "đề án", "công điện",
    )
)  # fmt: skip
_HAMLETS = frozenset({"thôn", "ấp", "xóm", "bản", "buôn", "tổ", "khóm"})
"""What a number names inside a commune: "thôn 5 xã Vĩnh Thành"."""
_TIME_UNITS = frozenset(
    {"năm", "tháng", "ngày", "tuần", "giờ", "phút", "giây", "quý", "h", "thập", "thế", "nhiệm", "đêm", "kỳ", "mùa", "vụ mùa"}
)
_AMOUNT_OF_TIME = frozenset({"dành", "ngắn", "giảm", "tăng", "xuống", "mất", "chậm", "nhanh", "lên"})
_REACH = 16
"""How many tokens before a number may hold the noun that says what it measures."""
_HEDGES_BETWEEN = frozenset({"không", "quá", "khoảng", "gần", "hơn", "trên", "dưới", "từ", "tối", "đa", "thiểu"})


def name_of(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """What the digits at token ``i`` name.

    Returns: one past the last token and what it is, for people; ``None`` when the digits may measure something.
    """
    for rule in _RULES:
        found = rule(vocabulary, tokens, i)
        if found is not None:
            return found
    return None


def _at(tokens: Tokens, i: int) -> str:
    return tokens.words[i] if 0 <= i < len(tokens.words) else ""


def _list_mark(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    words = tokens.words
    first = all(words[k] in {"-", "+", "*", "•", "–", "(", '"', "“"} for k in range(i)) if i < 3 else False
    if not first or len(words[i]) > 6:
        return None
    after = _at(tokens, i + 1)
    if after == ")" or (i == 0 and after == "/" and tokens.kinds[i + 2 : i + 3] == [WORD]):
        return i + 2, "dấu mục"
    if after == "." and words[i].replace(".", "").isdecimal() and "," not in words[i]:
        return i + 2, "dấu mục"
    if "." in words[i] and all(len(part) <= 2 for part in words[i].split(".")) and tokens.kinds[i + 1 : i + 2] == [WORD]:
        starts_sentence = words[i].count(".") >= 1 and not _unit_follows(vocabulary, tokens, i + 1)
        return (i + 1, "dấu mục") if starts_sentence else None
    return None


def _unit_follows(vocabulary: Vocabulary, tokens: Tokens, i: int) -> bool:
    return bool(
        match_at(vocabulary.starting("scale"), tokens.words, i)
        or match_at(vocabulary.starting("measure"), tokens.words, i)
        or match_at(vocabulary.starting("noun"), tokens.words, i)
    )


def _bracketed_mark(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """ "(1)" inside a sentence: a list mark."""
    if _at(tokens, i - 1) == "(" and _at(tokens, i + 1) == ")" and len(tokens.words[i]) <= 2:
        return i + 2, "dấu mục"
    return None


def _glued_name(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """ "Covid-19", "MiG-21": a sign without spaces joins a word to the digits."""
    if i < 2 or tokens.words[i - 1] not in {"-", "–"} or tokens.kinds[i - 2] != WORD:
        return None
    glued = tokens.ends[i - 2] == tokens.starts[i - 1] and tokens.ends[i - 1] == tokens.starts[i]
    return (i + 1, "tên gọi có số") if glued else None


def _named_by(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """A word that takes a number as its name stands before: "Điều 69", "quận 9", "bão số 3", "lớp 1"."""
    if "," in tokens.words[i] or _at(tokens, i + 1) == "%":
        return None
    lead = match_until(vocabulary.ending(("named",)), tokens.words, i - 1)
    if lead is not None and lead[2] == "not":
        return None
    if lead is None:
        if (
            (_at(tokens, i - 2), _at(tokens, i - 1)) in _DOCUMENTS
            and not _unit_follows(vocabulary, tokens, i + 1)
            and _at(tokens, i + 1) != "/"
        ):
            return i + 1, "số hiệu văn bản"
        return None
    if lead[2] == "loose" and tokens.words[i - 1] in _HAMLETS and _at(tokens, i + 1) in {"xã", "phường"}:
        return i + 1, "tên gọi có số"
    if lead[2] == "loose" and (_unit_follows(vocabulary, tokens, i + 1) or _at(tokens, i + 1) in {"/", "-", "%"}):
        return None
    end = i + 1
    while (
        end + 1 < len(tokens.words)
        and tokens.words[end] in {",", "và", "-", "–", "/", "."}
        and tokens.kinds[end + 1] == NUMBER
        and tokens.words[end + 1].isdecimal()
        and lead[2] != "loose"
        and not _unit_follows(vocabulary, tokens, end + 2)
    ):
        if tokens.words[end + 1] == "%" or year_at(tokens, end + 1):
            break
        end += 2
    if end < len(tokens.words) and tokens.kinds[end] == WORD and tokens.starts[end] == tokens.ends[end - 1]:
        end += 1
    return end, "tên gọi có số"


def _ordinal(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """ "lần thứ 3", "khách thứ 6 triệu": an order that names; a standing ("xếp thứ", "thứ 59/63") is left to ranks."""
    if _at(tokens, i - 1) != "thứ" or _at(tokens, i + 1) == "/":
        return None
    if match_until(vocabulary.ending(("rank",)), tokens.words, i - 1):
        return None
    before = _at(tokens, i - 2)
    if before in {"từ", "lên", "xuống", "ở", "đứng", "xếp", "hạng", "trí"} or _at(tokens, i + 1) in {"cả", "toàn", "trong"}:
        return None
    return i + 1, "số thứ tự"


def _age(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    step = i + 1
    if _at(tokens, step) in {"-", "–", "đến"} and tokens.kinds[step + 1 : step + 2] == [NUMBER]:
        step += 2
    if _at(tokens, step) == "tuổi" and _life_expectancy(tokens, i):
        return None
    if _at(tokens, step) in {"tuổi", "sao"}:
        return step + 1, "tuổi" if tokens.words[step] == "tuổi" else "hạng sao"
    if _at(tokens, step) == "năm" and _at(tokens, step + 1) == "tuổi":
        return step + 2, "tuổi"
    return None


def _life_expectancy(tokens: Tokens, i: int) -> bool:
    """Whether an age is what is measured: "Tuổi thọ trung bình của người dân đạt 74,5 tuổi"."""
    before = tokens.words[max(0, i - _REACH) : i]
    return any(before[k : k + 2] == ["tuổi", "thọ"] for k in range(len(before))) and not {"từ", "dưới"} & set(before[-1:])


def _clock(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    after = _at(tokens, i + 1)
    if (
        after == ":"
        and tokens.kinds[i + 2 : i + 3] == [NUMBER]
        and tokens.starts[i + 1] == tokens.ends[i]
        and tokens.starts[i + 2] == tokens.ends[i + 1]
    ):
        end = i + 3
        while _at(tokens, end) == ":" and tokens.kinds[end + 1 : end + 2] == [NUMBER]:
            end += 2
        return end, "giờ phút"
    if (
        after
        and after[0] in "hg"
        and (after == "giờ" or (after[0] == "h" and (len(after) == 1 or after[1:].isdecimal())))
        and tokens.words[i].isdecimal()
        and int(tokens.words[i]) <= 24
    ):
        end = i + 2
        if tokens.kinds[end : end + 1] == [NUMBER] and (after == "h" or _at(tokens, end + 1) == "phút"):
            end += 1 + (_at(tokens, end + 1) == "phút")
        return end, "giờ phút"
    return None


def _duration(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """ "3 tháng", "26 năm", "6 - 9 tháng": when, not how much; "dành 2,5 ngày" is an amount."""
    step = i + 1
    if _at(tokens, step) in {"-", "–", "đến", "/"} and tokens.kinds[step + 1 : step + 2] == [NUMBER]:
        step += 2
    word = _at(tokens, step)
    if (
        step > i + 1
        and _at(tokens, i + 1) == "/"
        and (year_at(tokens, step + 1) or match_until(vocabulary.ending(("rank",)), tokens.words, i - 1))
    ):
        return None
    if word in {"nhiệm", "thế", "thập"} and _at(tokens, step + 1) not in {"kỳ", "kỷ", "niên"}:
        return None
    if _moved(tokens, i, step):
        return None
    if word not in _TIME_UNITS or (word == "ngày" and _at(tokens, step + 1) in {"công", "làm", "lễ"}):
        return None
    k = i - 1
    while k >= 0 and tokens.words[k] in _HEDGES_BETWEEN:
        k -= 1
    if _at(tokens, k) in _AMOUNT_OF_TIME or ("," in tokens.words[i] and word in {"ngày", "giờ", "năm", "tháng"}):
        return None
    return step + 1, "khoảng thời gian"


def _moved(tokens: Tokens, i: int, unit: int) -> bool:
    """ "từ 10 ngày xuống còn không quá 07 ngày": a length of time that changes is an amount."""
    words = tokens.words
    before = words[max(0, i - 6) : i]
    if {"xuống", "lên", "ngắn"} & set(before) and not {",", ";", ".", "trở"} & set(before):
        return True
    after = words[unit + 1 : unit + 4]
    return _at(tokens, i - 1) == "từ" and "trở" not in after and bool({"xuống", "lên"} & set(after))


def _telephone(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    word = tokens.words[i]
    if (
        word.isdecimal()
        and (len(word) >= 9 or (len(word) >= 7 and word[0] == "0"))
        and not _unit_follows(vocabulary, tokens, i + 1)
    ):
        return i + 1, "số điện thoại, mã số"
    return None


def _quoted(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    if _at(tokens, i + 1) in {"“", '"', "'", "‘"} and tokens.kinds[i + 2 : i + 3] == [WORD]:
        return i + 1, "số trong tên gọi"
    return None


def _map_scale(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """ "tỷ lệ 1/500": a scale of a map."""
    if (
        _at(tokens, i - 1) == "lệ"
        and tokens.words[i] == "1"
        and _at(tokens, i + 1) == "/"
        and tokens.kinds[i + 2 : i + 3] == [NUMBER]
    ):
        return i + 3, "tỷ lệ bản đồ"
    return None


def _plate(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str] | None:
    """Digits after "+ R Lào", "NO", "No." and the like: a plate or a brand."""
    if tokens.words[i : i + 3] == ["24", "/", "7"]:
        return i + 3, "tên gọi có số"
    if _at(tokens, i - 1) == "." and _at(tokens, i - 2) in {"q", "p", "kp", "tx", "đ", "h"} and tokens.words[i].isdecimal():
        return i + 1, "tên quận, phường"
    if _at(tokens, i - 1) in {"no", "n°", "#"} or (_at(tokens, i - 1) == "." and _at(tokens, i - 2) == "no"):
        return i + 1, "tên gọi có số"
    return None


_RULES = (
    _list_mark,
    _bracketed_mark,
    _glued_name,
    _map_scale,
    _ordinal,
    _age,
    _clock,
    _duration,
    _named_by,
    _telephone,
    _quoted,
    _plate,
)
