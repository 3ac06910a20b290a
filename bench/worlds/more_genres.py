"""Prose of more genres: seasons on the land, price indices, traffic, use of land, trade by market, projects. Every"
f" number agrees."""

from __future__ import annotations

from fractions import Fraction

from .pen import Pen


def seasons(pen: Pen) -> str:
    """Area, yield and harvest of two seasons and of the year; herds that rise and fall."""
    spring, autumn = pen.between(2000, 30_000), pen.between(2000, 30_000)
    first, second = pen.amount(48, 68), pen.amount(42, 60)
    harvest = (spring * first + autumn * second) / 10
    area = spring + autumn
    maize = pen.between(500, 9000)
    grain = harvest + maize * Fraction(pen.between(38, 52), 10)
    before = grain * pen.between(93, 107) / 100
    pigs, earlier = pen.between(20_000, 400_000), pen.between(20_000, 400_000)
    return " ".join((
        f"Cả năm {pen.year} gieo cấy {pen.say(area)} ha lúa, năng suất bình quân {pen.say(harvest * 10 / area, 1)}"
        f" tạ/ha, sản lượng {pen.say(harvest)} tấn.",
        f"Vụ xuân gieo cấy {pen.say(spring)} ha, năng suất đạt {pen.say(first, 1)} tạ/ha; vụ mùa {pen.say(autumn)}"
        f" ha, năng suất {pen.say(second, 1)} tạ/ha.",
        f"Tổng sản lượng lương thực có hạt đạt {pen.say(grain)} tấn, {pen.moved(grain, before)} so với năm"
        f" {pen.year - 1}; trong đó sản lượng lúa"
        f" {pen.say(harvest)} tấn, chiếm {pen.share(harvest, grain)}.",
        f"Đàn lợn có {pen.say(pigs)} con, {pen.moved(pigs, earlier)} so với cùng thời điểm năm trước; đàn trâu, bò"
        f" lần lượt {pen.say(pen.between(900, 9000))}"
        f" con và {pen.say(pen.between(900, 9000))} con.",
        f"Diện tích ngô {pen.say(maize)} ha, bằng {pen.share(maize, maize * pen.between(90, 110) // 100)} kế hoạch.",
    ))  # fmt: skip


def prices(pen: Pen) -> str:
    """Indices against the month before, the year before and December; groups that rise more or less than the whole."""
    month = pen.between(2, 11)
    groups = {name: pen.amount(-1, 2) for name in ("thực phẩm", "nhà ở và vật liệu xây dựng", "giao thông", "giáo dục")}
    low, high = min(groups.values()), max(groups.values())
    index = low + (high - low) * pen.between(30, 70) / 100
    lines = [
        f"Chỉ số giá tiêu dùng tháng {month}/{pen.year} {_points(pen, index)} so với tháng trước, tăng"
        f" {pen.say(pen.amount(1, 5), 2)}% so với"
        f" cùng kỳ năm trước và tăng {pen.say(pen.amount(0, 3), 2)}% so với tháng 12/{pen.year - 1}.",
        f"Bình quân {month} tháng đầu năm {pen.year}, CPI tăng {pen.say(pen.amount(1, 4), 2)}% so với bình quân cùng kỳ.",
        "So với tháng trước, nhóm " + ", nhóm ".join(f"{name} {_points(pen, rate)}" for name, rate in groups.items()) + ".",
        f"Giá vàng bình quân {pen.say(pen.amount(3, 8), 2)} triệu đồng/chỉ, chỉ số giá vàng"
        f" {_points(pen, pen.amount(-4, 4))}; chỉ số giá đô la Mỹ"
        f" {_points(pen, pen.amount(-1, 1))}.",
        f"Lạm phát cơ bản bình quân tăng {pen.say(pen.amount(1, 3), 2)}%, {pen.of_many('thấp hơn', 'cao hơn')} mức"
        f" CPI bình quân chung.",
    ]
    return " ".join(lines[:4] if pen.random.random() < 0.6 else lines[:3])


def _points(pen: Pen, rate: Fraction) -> str:
    return f"{'tăng' if rate >= 0 else 'giảm'} {pen.say(abs(rate), 2)}%"


def traffic(pen: Pen) -> str:
    """Passengers and goods by road and water; volume and turnover are two things with like names."""
    road, water = pen.amount(1, 30), pen.amount(0, 4) + 1
    people = road + water
    before = people * pen.between(85, 115) / 100
    freight, older = pen.amount(2, 60), pen.amount(2, 60)
    takings = pen.amount(100, 3000)
    return " ".join((
        f"Vận tải hành khách tháng {pen.between(1, 12)} năm {pen.year} ước đạt {pen.say(people, 2)} triệu lượt khách"
        f" vận chuyển,"
        f" {pen.moved(people, before)} so với cùng kỳ năm trước và luân chuyển"
        f" {pen.say(people * pen.between(20, 60), 1)} triệu lượt khách.km;"
        f" trong đó đường bộ {pen.say(road, 2)} triệu lượt khách, đường thủy {pen.say(water, 2)} triệu lượt khách.",
        f"Vận tải hàng hóa ước đạt {pen.say(freight, 2)} triệu tấn, {pen.moved(freight, older)} và luân chuyển"
        f" {pen.say(freight * pen.between(30, 90), 1)} triệu"
        " tấn.km.",
        f"Doanh thu vận tải, kho bãi {pen.hedged(takings, 1)} tỷ đồng; đường bộ chiếm {pen.say(pen.amount(80, 97), 1)}%.",
    ))  # fmt: skip


def land(pen: Pen) -> str:
    """Land by use; recovered, planned and allotted are different things of one unit."""
    farm, built, idle = pen.amount(20_000, 400_000), pen.amount(2000, 40_000), pen.amount(500, 20_000)
    total = farm + built + idle
    forest = farm * pen.between(40, 80) / 100
    planned, done = pen.between(60, 200), pen.between(10, 59)
    cleared = pen.amount(5, 90)
    return " ".join((
        f"Tổng diện tích tự nhiên của {pen.town} là {pen.say(total, 2)} ha, gồm: đất nông nghiệp {pen.say(farm, 2)}"
        f" ha ({pen.share(farm, total, 2)}), đất phi nông"
        f" nghiệp {pen.say(built, 2)} ha ({pen.share(built, total, 2)}), đất chưa sử dụng {pen.say(idle, 2)} ha"
        f" ({pen.share(idle, total, 2)}).",
        f"Đất lâm nghiệp {pen.say(forest, 1)} ha, chiếm {pen.share(forest, total)} diện tích tự nhiên và"
        f" {pen.share(forest, farm)} đất nông nghiệp.",
        f"Năm {pen.year} đăng ký {planned} công trình, dự án; đến nay đã thực hiện {done}/{planned} công trình, đạt"
        f" {pen.share(done, planned)}, thu hồi"
        f" {pen.say(cleared, 2)} ha đất.",
        f"Cấp {pen.say(pen.between(900, 9000))} giấy chứng nhận lần đầu, lũy kế đạt {pen.say(pen.amount(92, 99), 1)}%"
        f" diện tích cần cấp.",
    ))  # fmt: skip


def markets(pen: Pen) -> str:
    """Exports by market and by goods: two ways to cut one whole; the year before in brackets."""
    cuts = sorted((pen.amount(5, 400) for _ in range(3)), reverse=True)
    rest = pen.amount(5, 60)
    total = sum(cuts) + rest
    bought = total * pen.between(60, 140) / 100
    before = total * pen.between(85, 115) / 100
    names = pen.random.sample(("Hoa Kỳ", "Nhật Bản", "Hàn Quốc", "Trung Quốc", "Liên minh châu Âu"), 3)
    lead = cuts[0]
    return " ".join((
        f"Kim ngạch xuất khẩu {pen.of_many('9 tháng', '11 tháng')} năm {pen.year} đạt {pen.say(total, 1)} triệu USD,"
        f" {pen.moved(total, before)} so với cùng kỳ"
        f" ({pen.say(before, 1)} triệu USD).",
        f"Thị trường {names[0]} đạt {pen.say(cuts[0], 1)} triệu USD, chiếm {pen.share(lead, total)}; {names[1]}"
        f" {pen.say(cuts[1], 1)} triệu USD; {names[2]}"
        f" {pen.say(cuts[2], 1)} triệu USD; còn lại là các thị trường khác.",
        f"Về mặt hàng, hàng dệt may {pen.say(total * pen.between(30, 55) / 100, 1)} triệu USD, gỗ và sản phẩm gỗ"
        f" {pen.say(total * pen.between(10, 25) / 100, 1)}"
        " triệu USD, chè 2,5 nghìn tấn.",
        f"Kim ngạch nhập khẩu {pen.say(bought, 1)} triệu USD. Cán cân thương mại"
        f" {'xuất siêu' if total >= bought else 'nhập siêu'}"
        f" {pen.say(abs(total - bought), 1)} triệu USD.",
    ))  # fmt: skip


def projects(pen: Pen) -> str:
    """Capital of years that overlap: carried over, given this year, paid by a day; two plans stand for one year."""
    given, carried = pen.amount(100, 2000), pen.amount(10, 300)
    paid, late = given * pen.between(30, 95) / 100, carried * pen.between(20, 99) / 100
    central, own = given * 6 / 10, given * 4 / 10
    works, finished = pen.between(20, 90), pen.between(5, 19)
    return " ".join((
        f"Kế hoạch vốn đầu tư công năm {pen.year} là {pen.say(given, 1)} tỷ đồng, trong đó ngân sách trung ương"
        f" {pen.say(central, 1)} tỷ đồng, ngân sách địa phương"
        f" {pen.say(own, 1)} tỷ đồng; vốn năm {pen.year - 1} kéo dài sang {pen.say(carried, 1)} tỷ đồng.",
        f"Đến ngày 30/11/{pen.year} giải ngân {pen.say(paid, 1)} tỷ đồng, đạt {pen.share(paid, given)} kế hoạch; vốn"
        f" kéo dài giải ngân {pen.say(late, 1)} tỷ đồng,"
        f" đạt {pen.share(late, carried)}.",
        f"Tính chung cả vốn kéo dài, giải ngân {pen.say(paid + late, 1)}/{pen.say(given + carried, 1)} tỷ đồng, đạt"
        f" {pen.share(paid + late, given + carried)}.",
        f"Trong {works} dự án, có {finished} dự án hoàn thành; {works - finished} dự án đang thi công.",
        f"Ước đến hết năm giải ngân {pen.say(pen.between(95, 99))}% kế hoạch vốn giao.",
    ))  # fmt: skip
