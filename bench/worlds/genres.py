"""Prose of the genres that reports seldom mix: budgets, schools, health, disasters, crime, elections. Every number agrees.

Each function writes one passage of a genre; the wordings differ from call to call, the true numbers are drawn first and printed
after. Read by the real reader and checked, no passage may be called a contradiction.
"""

from __future__ import annotations

from fractions import Fraction

from .pen import Pen


def budget(pen: Pen) -> str:
    """Revenue and spending of a year against estimate and the year before, with their breakdown."""
    home, customs, land = pen.amount(300, 2000), pen.amount(20, 400), pen.amount(30, 250)
    total = home + customs
    plan, before = total * pen.between(80, 120) / 100, total * pen.between(82, 118) / 100
    own = home - land
    invest, regular = pen.amount(200, 900), pen.amount(400, 1500)
    reserve = pen.amount(5, 30)
    spent = invest + regular + reserve
    way = pen.of_many("đạt", "bằng")
    lines = [
        f"Tổng thu ngân sách nhà nước trên địa bàn năm {pen.year} đạt {pen.hedged(total, 1)} tỷ đồng, {way}"
        f" {pen.share(total, plan)} dự toán"
        f" và {pen.moved(total, before)} so với {pen.of_many('cùng kỳ', f'năm {pen.year - 1}', 'năm trước')}.",
        f"Trong đó, thu nội địa {pen.say(home, 1)} tỷ đồng, chiếm {pen.share(home, total)} tổng thu; thu từ hoạt động"
        f" xuất nhập khẩu"
        f" {pen.say(customs, 1)} tỷ đồng.",
        f"{pen.of_many('Nếu không kể', 'Không tính')} tiền sử dụng đất ({pen.say(land, 1)} tỷ đồng) thì thu nội địa"
        f" là {pen.say(own, 1)} tỷ đồng.",
        f"Tổng chi ngân sách địa phương {pen.say(spent, 1)} tỷ đồng, gồm: chi đầu tư phát triển {pen.say(invest, 1)}"
        f" tỷ đồng, chi thường xuyên"
        f" {pen.say(regular, 1)} tỷ đồng, dự phòng {pen.say(reserve, 1)} tỷ đồng.",
        f"Riêng sự nghiệp giáo dục {pen.say(regular * pen.between(35, 48) / 100, 1)} tỷ đồng, lớn nhất trong chi thường xuyên.",
    ]
    if pen.random.random() < 0.5:
        half = total * pen.between(40, 60) / 100
        lines.insert(
            0,
            f"6 tháng đầu năm {pen.year}, thu ngân sách được {pen.say(half, 1)} tỷ đồng; ước cả năm {pen.say(total, 1)} tỷ đồng.",
        )
    return " ".join(lines)


def schools(pen: Pen) -> str:
    """Pupils by level, teachers, schools up to standard, scores."""
    young, primary, lower, upper = (pen.between(1000, 20000) for _ in range(4))
    total = young + primary + lower + upper
    before = total + pen.between(-900, 900)
    classes, teachers = total // pen.between(26, 33), total // pen.between(14, 19)
    standard, every = pen.between(20, 60), pen.between(61, 110)
    girls = total * pen.between(46, 51) // 100
    passed, sat = pen.between(1800, 2400), pen.between(2401, 2600)
    change = (
        f"{'tăng' if total >= before else 'giảm'} {pen.say(abs(total - before))} em" if total != before else "bằng năm học trước"
    )
    return " ".join((
        f"Năm học {pen.year}-{pen.year + 1}, {pen.town} có {pen.say(every)} trường với {pen.say(classes)} lớp,"
        f" {pen.say(total)} học sinh, {change}"
        f" so với năm học {pen.year - 1}-{pen.year}.",
        f"Trong đó: mầm non {pen.say(young)} cháu, tiểu học {pen.say(primary)} học sinh, trung học cơ sở"
        f" {pen.say(lower)} học sinh, trung học phổ"
        f" thông {pen.say(upper)} học sinh.",
        f"Học sinh nữ {pen.say(girls)} em, {pen.of_many('chiếm', 'chiếm tỷ lệ')} {pen.share(girls, total)}.",
        f"Toàn ngành có {pen.say(teachers)} giáo viên, bình quân {pen.say(Fraction(total, teachers), 1)} học sinh/giáo viên,"
        f" {pen.say(Fraction(total, classes), 1)} học sinh/lớp.",
        f"Có {standard}/{every} trường đạt chuẩn quốc gia, đạt {pen.share(standard, every)}; trong đó mức độ 2 là"
        f" {max(standard // 4, 1)} trường.",
        f"Kỳ thi tốt nghiệp có {pen.say(passed)}/{pen.say(sat)} thí sinh đỗ ({pen.share(passed, sat, 2)}); môn Toán bình quân"
        f" {pen.say(pen.amount(5, 7), 2)} điểm, môn Ngữ văn {pen.say(pen.amount(6, 8), 2)} điểm.",
    ))  # fmt: skip


def health(pen: Pen) -> str:
    """Visits, beds, doctors, insurance, cases of illness week by week."""
    people = pen.between(40_000, 900_000)
    insured, beds, doctors = (
        people * pen.between(85, 98) // 100,
        people * pen.between(20, 34) // 10_000,
        people * pen.between(7, 14) // 10_000,
    )
    visits, stays = pen.between(50_000, 900_000), pen.between(3000, 49_000)
    before = visits * pen.between(85, 115) // 100
    cases, last = pen.between(40, 900), pen.between(40, 900)
    stood, communes = pen.between(30, 80), pen.between(81, 130)
    return " ".join((
        f"Trong năm {pen.year}, các cơ sở y tế khám bệnh cho {pen.say(visits)} lượt người,"
        f" {pen.moved(visits, before)} so với năm {pen.year - 1}"
        f" ({pen.say(before)} lượt người); điều trị nội trú {pen.say(stays)} lượt.",
        f"Toàn {pen.town} có {pen.say(people)} người, {pen.say(insured)} người tham gia bảo hiểm y tế,"
        f" {pen.of_many('bao phủ', 'đạt')}"
        f" {pen.share(insured, people)} dân số.",
        f"Số giường bệnh là {pen.say(beds)} giường, đạt {pen.say(Fraction(beds * 10_000, people), 1)} giường bệnh/vạn"
        f" dân; {pen.say(doctors)} bác sĩ,"
        f" đạt {pen.say(Fraction(doctors * 10_000, people), 1)} bác sĩ/vạn dân.",
        f"Sốt xuất huyết ghi nhận {pen.say(cases)} ca mắc, cùng kỳ {pen.say(last)} ca,"
        f" {'tăng' if cases > last else 'giảm'} {pen.say(abs(cases - last))}"
        f" ca, không có tử vong; tay chân miệng {pen.between(10, 300)} ca.",
        f"{stood} trên {communes} xã đạt tiêu chí quốc gia về y tế, tỷ lệ {pen.share(stood, communes)}.",
    ))  # fmt: skip


def disaster(pen: Pen) -> str:
    """Damage of a storm, corrected upwards from one bulletin to the next."""
    dead, missing, hurt = pen.between(1, 30), pen.between(0, 9), pen.between(3, 120)
    down, roofless, flooded = pen.between(5, 90), pen.between(50, 2000), pen.between(40, 6000)
    homes = down + roofless + flooded
    rice, maize, rest = pen.amount(50, 4000), pen.amount(20, 900), pen.amount(5, 200)
    lost = rice * pen.between(20, 60) / 100
    money = pen.amount(20, 900)
    first = homes * pen.between(40, 80) // 100
    return "\n".join((
        f"Tính đến 17 giờ ngày 10/9/{pen.year}, mưa lũ sau bão số {pen.between(2, 9)} đã làm {dead + missing} người"
        f" chết, mất tích"
        f" ({dead} người chết, {missing} người mất tích), {hurt} người bị thương.",
        f"Có {pen.say(homes)} ngôi nhà bị thiệt hại, gồm {pen.say(down)} nhà sập, {pen.say(roofless)} nhà tốc mái,"
        f" {pen.say(flooded)} nhà bị ngập;"
        f" báo cáo sáng ngày 9/9 mới là {pen.say(first)} nhà.",
        f"Diện tích cây trồng bị ngập {pen.say(rice + maize + rest, 1)} ha (lúa {pen.say(rice, 1)} ha, ngô"
        f" {pen.say(maize, 1)} ha, rau màu"
        f" {pen.say(rest, 1)} ha), trong đó mất trắng {pen.say(lost, 1)} ha lúa.",
        f"{pen.of_many('Ước thiệt hại', 'Tổng thiệt hại ước')} {pen.hedged(money, 1)} tỷ đồng. Riêng {pen.others[0]} thiệt hại"
        f" {pen.say(money * pen.between(20, 60) / 100, 1)} tỷ đồng, nặng nhất {pen.town}.",
        f"Huyện đã di dời {pen.say(pen.between(50, 900))} hộ; lượng mưa phổ biến {pen.between(100, 180)} -"
        f" {pen.between(190, 300)} mm, có nơi trên"
        f" {pen.between(310, 500)} mm.",
    ))  # fmt: skip


def crime(pen: Pen) -> str:
    """Cases and people, solved, seized; more people than cases, fewer solved than happened."""
    happened, before = pen.between(80, 900), pen.between(80, 900)
    solved = happened * pen.between(75, 96) // 100
    people = happened * pen.between(110, 190) // 100
    drugs, caught = pen.between(20, 200), pen.between(201, 400)
    crashes, died, wounded = pen.between(20, 200), pen.between(5, 90), pen.between(10, 190)
    trend = "giảm" if happened < before else "tăng"
    return " ".join((
        f"Từ đầu năm {pen.year} đến nay, trên địa bàn {pen.town} xảy ra {happened} vụ phạm pháp hình sự, {trend}"
        f" {abs(happened - before)} vụ so với cùng kỳ;"
        f" điều tra làm rõ {solved} vụ, {people} đối tượng, đạt tỷ lệ {pen.share(solved, happened)}.",
        f"Trong đó, án đặc biệt nghiêm trọng {pen.between(1, 9)} vụ, làm rõ 100%.",
        f"Phát hiện, bắt giữ {drugs} vụ, {caught} đối tượng phạm tội về ma túy, thu {pen.say(pen.amount(0, 9), 2)} kg heroin và"
        f" {pen.say(pen.between(100, 9000))} viên ma túy tổng hợp.",
        f"Tai nạn giao thông xảy ra {crashes} vụ, làm chết {died} người, bị thương {wounded} người; so với cùng kỳ"
        f" {pen.of_many('giảm', 'tăng')}"
        f" {pen.between(1, 19)} vụ, {pen.of_many('giảm', 'tăng')} {pen.between(1, 4)} người chết,"
        f" {pen.of_many('giảm', 'tăng')} {pen.between(1, 9)}"
        f" người bị thương.",
        f"Xử lý {pen.say(pen.between(2000, 30_000))} trường hợp vi phạm, phạt tiền {pen.say(pen.amount(2, 40), 2)} tỷ"
        f" đồng, tước"
        f" {pen.say(pen.between(100, 1900))} giấy phép lái xe.",
    ))  # fmt: skip


def election(pen: Pen) -> str:
    """Voters, turnout, delegates and how they are made up; shares overlap."""
    voters = pen.between(30_000, 700_000)
    voted = voters * pen.between(9700, 9999) // 10_000
    seats = pen.between(30, 60)
    women, young, outside = (
        seats * pen.between(22, 40) // 100,
        seats * pen.between(10, 30) // 100,
        seats * pen.between(5, 15) // 100,
    )
    again = seats * pen.between(30, 60) // 100
    stood = seats * pen.between(150, 190) // 100
    return " ".join((
        f"Toàn {pen.town} có {pen.say(voters)} cử tri trong danh sách, {pen.say(voted)} cử tri đã đi bầu, đạt tỷ lệ"
        f" {pen.share(voted, voters, 2)}.",
        f"Có {stood} người ứng cử để bầu {seats} đại biểu Hội đồng nhân dân nhiệm kỳ 2021 - 2026; kết quả bầu đủ"
        f" {seats}/{seats} đại biểu.",
        f"Trong đó: nữ {women} đại biểu, chiếm {pen.share(women, seats)}; trẻ tuổi {young} đại biểu"
        f" ({pen.share(young, seats)}); ngoài Đảng"
        f" {outside} đại biểu ({pen.share(outside, seats)}); tái cử {again} đại biểu ({pen.share(again, seats)}).",
        f"Khu vực bỏ phiếu số {pen.between(1, 9)} có {pen.say(pen.between(900, 2900))} cử tri, kết thúc lúc 10 giờ"
        f" với 100% cử tri đi bầu.",
    ))  # fmt: skip
