"""The issuer's words for a unit of each level, by the Party and by the State rule."""

from __future__ import annotations

from tiendo.values import Level, OrgUnit

from .input import Issuer


def issuer_of(unit: OrgUnit, family: str, above: OrgUnit | None) -> Issuer:
    """Head and signing block of a unit's committee (``party``) or people's committee (``state``).

    Args: above: the unit right above, ``None`` at the top.
    Raises: ValueError for another family.
    """
    if family == "party":
        return _party(unit, above)
    if family == "state":
        return _state(unit)
    raise ValueError(f"{family!r}: not a family of issuers; use 'party' or 'state'")


def _bare(unit: OrgUnit) -> str:
    """The name without its level: ``Huyện Pác Nặm`` → ``Pác Nặm``."""
    for level in ("Tỉnh", "Thành phố", "Huyện", "Thị xã", "Quận", "Xã", "Phường", "Thị trấn"):
        if unit.name.startswith(level + " "):
            return unit.name.removeprefix(level + " ")
    return unit.name


def _lower(unit: OrgUnit) -> str:
    return unit.name[:1].lower() + unit.name[1:]


def _party(unit: OrgUnit, above: OrgUnit | None) -> Issuer:
    to: tuple[str, ...]
    superior = f"Đảng bộ {_lower(above)}" if above is not None and unit.level is not Level.PROVINCE else ""
    if unit.level is Level.PROVINCE:
        called = "Thành ủy" if unit.name.startswith("Thành phố") else "Tỉnh ủy"
        name, symbol, office = f"{called} {_bare(unit)}", "-BC/TU", f"Lưu Văn phòng {called}"
        to = ("Ban Bí thư (để báo cáo)", f"Các đồng chí {called} viên")
    elif unit.level is Level.DISTRICT:
        called = "Huyện ủy" if unit.name.startswith("Huyện") else "Thành ủy" if unit.name.startswith("Thành phố") else "Thị ủy"
        name, symbol, office = f"{called} {_bare(unit)}", "-BC/HU" if called == "Huyện ủy" else "-BC/TU", f"Lưu Văn phòng {called}"
        to = ("Ban Thường vụ Tỉnh ủy (để báo cáo)",)
    else:
        called = "Đảng ủy"
        name, symbol, office = f"Đảng ủy {_lower(unit)}", "-BC/ĐU", "Lưu Văn phòng Đảng ủy"
        to = ("Cấp ủy cấp trên (để báo cáo)",)
    return Issuer("party", superior, name, called, _bare(unit), symbol, "T/M Ban Thường vụ", "Phó Bí thư", "", (*to, office))


def _state(unit: OrgUnit) -> Issuer:
    called = f"Ủy ban nhân dân {_lower(unit).removesuffix(_bare(unit)).strip()}".strip()
    return Issuer(
        family="state",
        superior="",
        name=f"Ủy ban nhân dân {_lower(unit)}",
        called=called,
        place=_bare(unit),
        symbol="/BC-UBND",
        power="TM. Ủy ban nhân dân",
        post="Chủ tịch",
        recipients=("Cấp ủy cùng cấp (để báo cáo)", "Hội đồng nhân dân cùng cấp", "Lưu: VT"),
    )
