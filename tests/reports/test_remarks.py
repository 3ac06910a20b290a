"""Sentences of documents taken over into a report."""

from __future__ import annotations

from tiendo.reports.remarks import remarks_of
from tiendo.values import Source
from tiendo.values.records import Cause, Directive, Proposal, Records, Shortcoming


def source(words: str, start: int = 0) -> Source:
    return Source("d" * 64, "", start, start + len(words), words)


def test_passages_become_sentences_with_their_place():
    remarks = remarks_of([Records(shortcomings=(Shortcoming(source("giải ngân 3 dự án\ncòn chậm;"), None, None),))])
    assert [one.text for one in remarks.shortcomings] == ["Giải ngân 3 dự án còn chậm."]
    assert remarks.shortcomings[0].origins == (source("giải ngân 3 dự án\ncòn chậm;"),)


def test_the_same_words_in_two_places_are_said_once():
    twice = Records(causes=(Cause(source("Phối hợp chưa chặt chẽ."), None), Cause(source("Phối hợp chưa chặt chẽ", 90), None)))
    (remark,) = remarks_of([twice]).causes
    assert len(remark.origins) == 2


def test_what_was_done_and_headings_are_no_tasks():
    done = Directive(source("Đã giao Sở A."), None, None, "giao", "reported")
    heading = Directive(source("Nhiệm vụ"), None, None, "", "pending", heading=True)
    asked = Directive(source("Giao Sở B rà soát"), None, "Sở B", "giao", "pending")
    assert [one.text for one in remarks_of([Records(directives=(done, heading, asked))]).tasks] == ["Giao Sở B rà soát."]


def test_who_acts_and_who_is_asked_stand_before_the_words():
    task = Directive(source("Chủ trì rà soát dự án."), None, "Sở B", "giao", "pending")
    asked = Proposal(source("Bổ sung biên chế."), "tỉnh", "Trung ương", "đề nghị")
    already = Proposal(source("Đề nghị tỉnh hỗ trợ.", 50), "huyện", "tỉnh", "đề nghị")
    remarks = remarks_of([Records(directives=(task,), proposals=(asked, already))])
    assert [one.text for one in remarks.tasks] == ["Sở B: chủ trì rà soát dự án."]
    assert [one.text for one in remarks.proposals] == ["Đề nghị Trung ương bổ sung biên chế.", "Đề nghị tỉnh hỗ trợ."]
