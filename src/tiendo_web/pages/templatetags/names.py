"""Tags that link the names of people wherever a page prints them."""

from __future__ import annotations

import re

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tiendo_web.record.models import User
from tiendo_web.record.queries.people import known_names, slug_of

register = template.Library()
_APART = re.compile(r"(\s*[,;]\s*)")


@register.simple_tag
def person_name(name: str) -> SafeString:
    """A name that is known to stand in a visible document, as a link to its page."""
    return format_html('<a href="{}">{}</a>', reverse("unit-person", args=[slug_of(name)]), name)


@register.simple_tag(takes_context=True)
def with_people(context: RequestContext, words: str) -> SafeString:
    """Words as printed; each part between commas that is the name of a person in a visible document is a link."""
    pieces = _APART.split(words or "")
    user = context["request"].user
    known = known_names(user, [_bare_name(piece) for piece in pieces]) if isinstance(user, User) else {}
    made = SafeString("")
    for piece in pieces:
        name = _bare_name(piece)
        if name in known:
            before, _, after = piece.partition(name)
            made += format_html('{}<a href="{}">{}</a>{}', before, reverse("unit-person", args=[known[name]]), name, after)
        else:
            made += format_html("{}", piece)
    return made


def _bare_name(piece: str) -> str:
    """The name in a piece without "đồng chí", "ông", "bà"."""
    return re.sub(r"^(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s+", "", piece.strip(), flags=re.IGNORECASE)
