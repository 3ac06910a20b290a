"""What a document is, read from itself."""

from __future__ import annotations

import unicodedata

import pytest

from tiendo.documents import Signer, compare, fingerprint, masthead_of, open_document, same_document
from tiendo.values import Document

PARTY = """ĐẢNG BỘ TỈNH BẮC LÂM
HUYỆN ỦY THƯỢNG LÂM
*
Số 127-BC/HU
MẬT
ĐẢNG CỘNG SẢN VIỆT NAM
Thượng Lâm, ngày 18 tháng 6 năm 2024
BÁO CÁO
công tác xây dựng Đảng 6 tháng đầu năm 2024
-----
Thực hiện Kế hoạch số 40-KH/TU, Huyện ủy báo cáo như sau:
I- KẾT QUẢ
Kết nạp 92 đảng viên.
Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo);
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn Đoàn
"""
STATE = """UBND TỈNH BẮC LÂM
SỞ NỘI VỤ
Số: 15/TTr-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Lâm, ngày 5 tháng 02 năm 2024
HỎA TỐC
TỜ TRÌNH
Về việc giao biên chế năm 2024
Kính gửi: Ủy ban nhân dân tỉnh
Căn cứ Nghị định số 62/2020/NĐ-CP, Sở trình như sau.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Trần Thị Bình
Nơi nhận:
- Như trên;
- Lưu: VT.
"""
LETTER = """UBND HUYỆN THƯỢNG LÂM
VĂN PHÒNG
Số: 12/UBND-VX
V/v rà soát hộ nghèo
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Thượng Lâm, ngày 1 tháng 3 năm 2024
Kính gửi:
- Các phòng, ban;
- UBND các xã.
"""


def opened(text: str) -> Document:
    return open_document("a.txt", data=text.encode("utf-8"))


def test_a_party_report() -> None:
    seen = masthead_of(opened(PARTY))
    assert (seen.number, seen.type, seen.type_code, seen.system) == ("127-BC/HU", "Báo cáo", "report", "party")
    assert (seen.superior, seen.issuer) == ("ĐẢNG BỘ TỈNH BẮC LÂM", "HUYỆN ỦY THƯỢNG LÂM")
    assert (seen.place, str(seen.day), seen.secrecy) == ("Thượng Lâm", "2024-06-18", "mat")
    assert seen.subject == "công tác xây dựng Đảng 6 tháng đầu năm 2024"
    assert seen.signer == Signer("Nguyễn Văn Đoàn", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ")
    assert seen.recipients == ("Thường trực Tỉnh ủy (để báo cáo)", "Lưu Văn phòng Huyện ủy")
    assert not seen.draft


def test_a_state_submission() -> None:
    seen = masthead_of(opened(STATE))
    assert (seen.number, seen.type_code, seen.system, seen.urgency) == ("15/TTr-SNV", "submission", "state", "hoa_toc")
    assert (seen.superior, seen.issuer) == ("UBND TỈNH BẮC LÂM", "SỞ NỘI VỤ")
    assert seen.subject == "Về việc giao biên chế năm 2024" and seen.to == ("Ủy ban nhân dân tỉnh",)
    assert seen.signer == Signer("Trần Thị Bình", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")


def test_a_letter_prints_no_type() -> None:
    seen = masthead_of(opened(LETTER))
    assert (seen.number, seen.type, seen.subject) == ("12/UBND-VX", "Công văn", "rà soát hộ nghèo")
    assert seen.to == ("Các phòng, ban", "UBND các xã")


@pytest.mark.parametrize("head", ["Số:      /BC-UBND", "Số …-BC/TU"])
def test_a_blank_number_is_a_draft(head: str) -> None:
    seen = masthead_of(opened(f"UBND XÃ NÀ MÒ\n{head}\nBÁO CÁO\ntình hình tháng 5\n"))
    assert seen.draft and seen.type_code == "report" and seen.number.lstrip("-/").startswith("BC")


def test_a_number_cited_in_the_text_is_not_the_documents_own() -> None:
    """Thực hiện Kết luận số 40-KL/TW …"""
    assert (
        masthead_of(opened("Sáng 13/6, huyện họp.\nThực hiện Kết luận số 40-KL/TW ngày 18/7/2022 của Bộ Chính trị.")).number == ""
    )


def test_decomposed_letters_give_the_same_masthead() -> None:
    assert masthead_of(opened(unicodedata.normalize("NFD", PARTY))) == masthead_of(opened(PARTY))


def test_two_copies_are_one_document() -> None:
    copy = opened(unicodedata.normalize("NFD", PARTY).replace("\n", "\r\n"))
    assert same_document(opened(PARTY), copy) and fingerprint(opened(PARTY)) == fingerprint(copy)
    assert compare(opened(PARTY), copy) == ()
    assert not same_document(opened(PARTY), opened(PARTY.replace("92", "93")))


def test_a_new_version_says_what_changed() -> None:
    old = opened(PARTY)
    new = opened(
        PARTY.replace("Kết nạp 92 đảng viên.", "Kết nạp 95 đảng viên.\nKhai trừ 2 đảng viên.").replace(
            "- Lưu Văn phòng Huyện ủy.\n", ""
        )
    )
    changes = compare(old, new)
    assert [change.kind for change in changes] == ["changed", "added", "removed"]
    assert changes[0].numbers == (("92", "95"),)
    assert changes[1].new is not None and new.text[slice(*changes[1].new)] == "Khai trừ 2 đảng viên."
    assert changes[2].old is not None and old.text[slice(*changes[2].old)] == "- Lưu Văn phòng Huyện ủy."
