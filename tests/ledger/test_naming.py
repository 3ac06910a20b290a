import pytest

from tiendo.catalogue import indicators
from tiendo.ledger import indicator_code, is_own


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("GRDP bình quân đầu người", "grdp_per_capita"),
        ("Thu nhập bình quân đầu người", "income_per_capita"),
        ("Tỷ lệ hộ nghèo đa chiều", "poor_rate"),
        ("Tỷ lệ hộ nghèo (chuẩn 2016-2020)", "ledger/ty-le-ho-ngheo-chuan-2016-2020"),
        ("Số xã đạt chuẩn nông thôn mới (lũy kế)", "ntm_communes"),
        ("Chỉ số PCI (hạng)", "pci_rank"),
        ("Chỉ số PCI (điểm)", "pci_score"),
        ("Tốc độ tăng trưởng kinh tế (GRDP)", "grdp_growth"),
        ("Số chủ thể OCOP", "ledger/so-chu-the-ocop"),
    ],
)
def test_words_to_codes_with_look_alikes_apart(words, code):
    assert indicator_code(words) == code


def test_every_name_of_the_catalogue_finds_its_own_entry():
    assert [code for code, known in indicators().items() if indicator_code(known.name) != code] == []


def test_an_own_code_is_the_same_however_the_words_are_typed():
    assert indicator_code("Tỉ lệ thôn  hoà nhập") == indicator_code("tỷ lệ thôn hòa nhập")
    assert is_own(indicator_code("Số nhà dột"))
