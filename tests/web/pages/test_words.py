"""Every string that people see is in Vietnamese, and complete in English."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

from babel.messages import extract, pofile
from django.utils.translation.template import templatize

import tiendo_web

PACKAGE = Path(tiendo_web.__file__).parent
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES"
KEYWORDS = {
    **extract.DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "lazy": None,
    "pgettext_lazy": ((1, "c"), 2),
    "pgettext": ((1, "c"), 2),
}
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
SYMBOL = re.compile(r"\b\d+(?:/\d{4})?[-/][\w-]+(?:/\w+)?")
"""Number and symbol of a document (335/2025/NĐ-CP), the same in every language."""
KEPT = {"2023, 9 tháng 2024, quý I/2024, đến 10/6/2024", "2024, quý III/2024, 9 tháng 2024, 2021–2025"}
"""Words to be typed as they are, in either language."""


def used() -> set[str]:
    """Every string marked for translation in templates and modules."""
    found: set[str] = set()
    for path in sorted(PACKAGE.rglob("*")):
        if "demo" in path.parts or path.suffix not in (".py", ".html"):
            continue
        source = path.read_text(encoding="utf-8")
        code = templatize(source, origin=str(path)) if path.suffix == ".html" else source
        for _line, message, _comments, _context in extract.extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS):
            words = message if isinstance(message, str) else next(part for part in message if part)
            found.add(words)
    return found


def catalogue() -> dict[str, str]:
    with (ENGLISH / "django.po").open("rb") as file:
        entries = [entry for entry in pofile.read_po(file, locale="en") if entry.id]
    return {_first(entry.id): " / ".join(entry.string) if entry.pluralizable else entry.string for entry in entries}


def _first(words: str | tuple[str, ...]) -> str:
    """A string, or the first form of one that has a plural."""
    return words if isinstance(words, str) else words[0]


def test_every_string_has_its_english():
    english = catalogue()
    assert sorted(words for words in used() if not english.get(words)) == []


def test_no_english_string_is_left_in_vietnamese():
    said = {words: SYMBOL.sub("", english) for words, english in catalogue().items() if words not in KEPT}
    left = {words: english for words, english in said.items() if VIETNAMESE.search(english)}
    allowed = ("9 tháng 2024", "hộ nghèo Pác Nặm")  # what is typed, and examples of it
    assert [words for words, english in left.items() if not any(typed in english for typed in allowed)] == []


def test_the_compiled_words_are_those_of_the_source():
    with (ENGLISH / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    stale = [
        words
        for words, english in catalogue().items()
        if english
        not in (
            compiled.gettext(words),
            compiled.pgettext("trong câu", words),
            " / ".join(compiled.ngettext(words, words, n) for n in (1, 2)),
        )
    ]
    assert stale == []


def test_text_between_tags_goes_through_translation():
    """A word that a template prints without a tag would stay Vietnamese on an English page."""
    bare = []
    for path in sorted((PACKAGE / "templates").rglob("*.html")):
        text = re.sub(r"{%-?\s*blocktranslate.*?endblocktranslate\s*%}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
        if VIETNAMESE.search(text.replace("Tiếng Việt", "")):
            bare.append(path.name)
    assert bare == []


def test_a_page_speaks_the_language_that_was_chosen_not_the_browsers(signed_in):
    client = signed_in("reviewer")
    assert "Việc đang chờ tôi" in client.get("/", headers={"accept-language": "en"}).content.decode()
    client.cookies["django_language"] = "en"
    page = client.get("/").content.decode()
    assert "Waiting for me" in page
    assert "Việc đang chờ tôi" not in page


ONE_OF_MANY = re.compile(r"^(?:All |and )?%\(n\)s (?:[a-z]+ )?(?!series|this|less|has|was|is\b)[a-z]{2,}s\b[^%]*$")


def test_what_is_counted_has_an_english_singular():
    """“1 targets” is no English: a sentence with one count and a noun behind it has both forms."""
    with (ENGLISH / "django.po").open("rb") as file:
        single = [entry.string for entry in pofile.read_po(file, locale="en") if entry.id and not entry.pluralizable]
    assert [words for words in single if ONE_OF_MANY.match(words)] == []
