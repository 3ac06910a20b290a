"""Requirements of ASVS that are met by how things are set up: each asked here, so that a change of the set-up shows."""

from __future__ import annotations

import ast
import re

import pytest
from django.conf import settings
from django.contrib.auth.hashers import get_hasher

from tests.conftest import ROOT
from tests.web.office import NORTH
from tiendo_web.record import actions as a
from tiendo_web.record.actions.tokens import PREFIX
from tiendo_web.record.models import Document

SOURCE = ROOT / "src" / "tiendo_web"


def calls(*names: str) -> list[str]:
    """Places of our code that call something by these names."""
    found = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in names:
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def test_nothing_that_came_in_is_run_or_unpickled():
    """1.3.2, 1.5.2: in the rooms that meet what comes from outside."""
    assert calls("eval", "exec", "__import__") == []
    rooms = (SOURCE, ROOT / "src" / "tiendo" / "documents", ROOT / "src" / "tiendo" / "exchange")
    texts = "\n".join(path.read_text("utf-8") for room in rooms for path in room.rglob("*.py"))
    assert not re.search(r"^\s*(?:import|from) (?:pickle|marshal|shelve|dill)\b", texts, re.MULTILINE)


def test_templates_show_no_words_as_markup():
    """1.2.1: nothing of a template goes around the escaping."""
    for path in SOURCE.rglob("*.html"):
        assert not re.search(r"\|safe\b|\{% autoescape off|\|safeseq", path.read_text("utf-8")), path


def test_a_server_in_use_tells_nothing_of_itself(client, office):
    """13.4.2, 13.4.3, 13.4.5, 13.4.6: no debug pages, no listing of folders, no version, no metrics without a token."""
    assert settings.DEBUG is False
    for path in ("/static/", "/static/tiendo/", "/.git/config", "/files/", "/metrics", "/admin/"):
        assert client.get(path).status_code == 404, path
    answer = client.get("/tai-khoan/login/")
    assert not {"Server", "X-Powered-By"} & set(answer.headers)


def test_trace_gives_nothing_back(client, office):
    """13.4.4."""
    answer = client.generic("TRACE", "/tai-khoan/login/", b"bi-mat", headers={"X-Own": "bi-mat"})
    assert b"bi-mat" not in answer.content


def test_passwords_are_kept_by_a_slow_hash_and_secrets_are_long(office):
    """11.4.2, 11.5.1, 6.2.9: PBKDF2 of many rounds, 256 random bits for a token, a sentence may be a password."""
    hasher = get_hasher("default")
    assert hasher.algorithm == "pbkdf2_sha256" or settings.PASSWORD_HASHERS != ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    assert PBKDF2PasswordHasher.iterations >= 600_000
    administrator = office.people["administrator"]
    from datetime import date

    made = a.MakeToken(unit=NORTH, name="phan-mem", role="reader", expires=date(2099, 1, 1)).run(administrator)
    assert len(made.secret.removeprefix(PREFIX)) >= 43
    long = "con đường làng quanh co bên bờ suối " * 3
    a.SetPassword(unit=NORTH, username="reader", password=long).run(administrator)
    office.people["reader"].refresh_from_db()
    assert office.people["reader"].check_password(long)
    assert not office.people["reader"].check_password(long[:72])


def test_only_named_fields_of_a_form_are_taken(office, signed_in):
    """15.3.3: a field that a form does not have changes nothing."""
    person = signed_in("reporter")
    sent = {"version": "1", "uploaded_by": "1", "secrecy": "0", "review": "posted", "state": "failed", "so": f"s{office.grain.pk}"}
    person.post(f"/van-ban/{office.document.pk}/nhan/{office.grain.pk}/", sent)
    row = Document.objects.get(pk=office.document.pk)
    assert (row.review, row.state, row.uploaded_by.username) == ("open", "read", "reporter")


def test_lines_of_the_log_cannot_be_forged(office, client, caplog):
    """16.4.1: what a person sends does not begin a line of its own."""
    client.get("/khong-co%0A2026-01-01 ERROR tiendo_web: giả/")
    assert all("\n" not in record.getMessage() for record in caplog.records)


def test_signing_out_empties_the_browser(office, signed_in):
    """14.3.1."""
    answer = signed_in("reporter").post("/tai-khoan/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize("name", ["secret", "password", "token"])
def test_no_secret_stands_in_an_address(name):
    """14.2.1: apart from the calendar, whose address is its key and opens days alone."""
    from django.urls import get_resolver

    ours = [str(pattern.pattern) for pattern in get_resolver("tiendo_web.pages.urls").url_patterns if name in str(pattern.pattern)]
    assert ours == (["lich/<str:secret>.ics"] if name == "secret" else [])
