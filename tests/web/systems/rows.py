"""The twenty-one systems that the texts describe, and the page about them: ``python -m tests.web.systems.rows`` writes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "systems.md"


@dataclass(frozen=True, slots=True)
class System:
    """One row of DESIGN §11.

    Attributes:
        number: its place in the table. name: what it is. addresses: where it is done.
        asked: the sentence of the texts that it answers, in our words, with document and line.
        done: what the test does by hand.
    """

    number: int
    name: str
    addresses: tuple[str, ...]
    asked: str
    done: str


SYSTEMS = (
    System(
        1,
        "Chỉ tiêu nhiệm kỳ và đánh giá giữa nhiệm kỳ",
        ("/chi-tieu/", "/bao-cao/"),
        "Giữa nhiệm kỳ: 54 trên 66 chỉ tiêu dự báo đạt và vượt, 11 khó đạt, 1 khó có khả năng đạt (000 dòng 23, 001 dòng 11)",
        "lọc chỉ tiêu theo đánh giá, tổng các lớp bằng số chỉ tiêu; lập báo cáo giữa nhiệm kỳ",
    ),
    System(
        2,
        "Chỉ tiêu kế hoạch năm",
        ("/chi-tieu/",),
        "Bình quân đầu người 57 triệu đồng, 102% kế hoạch; 04 hay 05 trên 28 chỉ tiêu không đạt (002 dòng 13, 004 dòng 5, 31)",
        "mở kế hoạch năm, tìm một chỉ tiêu, xem mục tiêu, kết quả, tỷ lệ và nguồn",
    ),
    System(
        3,
        "Chỉ tiêu của một huyện và buổi làm việc của tỉnh",
        ("/don-vi/ho-so/district/060/1900/", "/cuoc-hop/"),
        "Ban Thường vụ Tỉnh ủy nghe huyện báo cáo 35 trên 49 chỉ tiêu đạt mục tiêu nghị quyết (003 dòng 9)",
        "mở trang huyện, mở buổi làm việc, tải tài liệu trước buổi làm việc",
    ),
    System(
        4,
        "Cộng lên từ 8 địa phương, 108 xã",
        ("/don-vi/",),
        "Kết quả được nêu cho 8 địa phương, 108 xã, phường, thị trấn và 1.292 thôn (002 dòng 9, 004 dòng 27)",
        "so sánh các huyện, đổi sang cây đơn vị từ 01/7/2025",
    ),
    System(
        5,
        "Dự báo đến cuối nhiệm kỳ",
        ("/chi-tieu/",),
        "Dự báo đến cuối nhiệm kỳ bao nhiêu chỉ tiêu đạt, khó đạt, không đạt (000 dòng 23, 001 dòng 11)",
        "mở một chỉ tiêu: xác suất, khoảng 80%, nhịp còn cần, các phương pháp cạnh nhau",
    ),
    System(
        6,
        "Văn bản ban hành và viện dẫn",
        ("/bang/van-ban-ban-hanh/", "/bang/van-ban-ban-hanh/cho-ghi/", "/bang/van-ban-ban-hanh/doi-chieu/"),
        "Từ đầu nhiệm kỳ đã ban hành 36 nghị quyết, 27 chỉ thị, 6 đề án, 23 chương trình, 178 kế hoạch, 227 kết luận (000 dòng 23)",
        "xác nhận văn bản đọc được vào sổ; đối chiếu sổ với báo cáo giữa nhiệm kỳ, chỗ thiếu được nói ra",
    ),
    System(
        7,
        "Cuộc họp, người và chức vụ theo thời gian",
        ("/nguoi/", "/cuoc-hop/", "/don-vi/danh-sach/"),
        "Ai chủ trì, ai dự, giữ chức vụ gì (000 dòng 5 đến 13, 002 dòng 1)",
        "nộp một bài chưa ai dùng (texts/train-089658.txt); người trong bài có trang với chức vụ và chỗ in",
    ),
    System(
        8,
        "Kết luận, chỉ đạo thành nhiệm vụ",
        ("/nhiem-vu/tu-van-ban/", "/nhiem-vu/"),
        "Tỉnh được yêu cầu giữ rừng, bảo vệ hồ Ba Bể, nâng chất lượng giáo dục (000 dòng 69 đến 77)",
        "giao nhiệm vụ từ một câu chỉ đạo, mở lại từ nhiệm vụ về câu ấy",
    ),
    System(
        9,
        "Kiến nghị với cấp trên và trả lời",
        ("/kien-nghi/",),
        "Xin cộng dồn tinh giản biên chế, chính sách cho tỉnh nhiều rừng, đường cao tốc (000 dòng 41 đến 45)",
        "ghi trả lời cho một kiến nghị; đã trả lời chưa phải đã giải quyết",
    ),
    System(
        10,
        "Hạn chế và nguyên nhân",
        ("/bao-cao/", "/phat-hien/"),
        "Giải ngân chậm, phối hợp thiếu chặt chẽ; nguyên nhân khách quan và chủ quan (001 dòng 13, 002 dòng 17, 004 dòng 31)",
        "lập báo cáo năm bằng Word: mục hạn chế, nguyên nhân lấy từ văn bản của đơn vị",
    ),
    System(
        11,
        "Xếp hạng PAPI, PCI, PAR Index",
        ("/bang/xep-hang/",),
        "PAPI 2023 đạt 43,35 điểm, xếp 22/63, tăng 08 bậc; PAR Index xếp 57/63, tăng 04 bậc (004 dòng 17)",
        "xem điểm, hạng và số bậc tính từ hai năm cạnh con số báo cáo nêu",
    ),
    System(
        12,
        "Thủ tục hành chính, dịch vụ công",
        ("/bang/so-lieu/thu-tuc-hanh-chinh/",),
        "Dịch vụ công toàn trình 85%, giao dịch thanh toán trực tuyến 66,1% (000 dòng 31, 004 dòng 17)",
        "mở bảng số liệu, tải mẫu, nộp tệp, người duyệt cho vào sổ",
    ),
    System(
        13,
        "Thu ngân sách, đầu tư công",
        ("/bang/du-an/", "/bang/so-lieu/thu-ngan-sach/"),
        "4 trên 8 địa phương hoàn thành dự toán thu; giải ngân đầu tư công còn chậm (002 dòng 9 và 13)",
        "nhập danh mục dự án từ Excel, xem trước, ghi; dự án chậm đứng đầu",
    ),
    System(
        14,
        "Xây dựng Đảng",
        ("/bang/so-lieu/xay-dung-dang/",),
        "Kết nạp 2.565 đảng viên, tổng số 37.058; 1.251 trên 1.292 thôn có chi bộ riêng (000 dòng 35, 004 dòng 27)",
        "xem số đảng viên, chi bộ theo đơn vị và kỳ, mở một số về nguồn",
    ),
    System(
        15,
        "Thiên tai và hỗ trợ",
        ("/bang/thien-tai/", "/bang/thiet-hai/", "/bang/ho-tro/"),
        "Bão số 3: thiệt hại khoảng 1.649 tỷ đồng, phân bổ hỗ trợ 31,2 tỷ đồng, giải ngân chậm (002 dòng 13, 004 dòng 21)",
        "ghi thiệt hại của một huyện vào sự kiện bão số 3, xem còn gì chưa giải ngân",
    ),
    System(
        16,
        "Biên chế, cộng dồn giữa các giai đoạn",
        ("/bang/bien-che/",),
        "Tỉnh đề nghị cộng dồn kết quả tinh giản vượt chỉ tiêu 2016-2021 vào 2022-2026 (000 dòng 41)",
        "ghi biên chế giao, sử dụng và tinh giản của một giai đoạn",
    ),
    System(
        17,
        "Sắp xếp tổ chức, thôn; quy hoạch, luân chuyển cán bộ",
        ("/bang/sap-xep-to-chuc/", "/bang/quy-hoach-can-bo/", "/bang/luan-chuyen-can-bo/"),
        "Sắp xếp, sáp nhập thôn, tổ dân phố; rà soát quy hoạch, luân chuyển cán bộ (002 dòng 11, 004 dòng 27)",
        "ghi một việc sáp nhập thôn với ngày hiệu lực; danh sách quy hoạch không mở cho người không được xem mật",
    ),
    System(
        18,
        "Đơn thư của công dân",
        ("/bang/don-thu/",),
        "Tiếp công dân, xử lý đơn thư khiếu nại, phản ánh, kiến nghị (004 dòng 29)",
        "ghi một đơn; danh sách không in tên người; trả lời rồi vẫn chưa là giải quyết xong",
    ),
    System(
        19,
        "Báo cáo tình hình, dư luận quý",
        ("/bao-cao/",),
        "Hội nghị xem xét tình hình tư tưởng, dư luận quý IV năm 2024 (002 dòng 19)",
        "lập báo cáo quý IV năm 2024",
    ),
    System(
        20,
        "Chương trình công tác, kỳ họp",
        ("/bang/chuong-trinh-cong-tac/", "/bang/ky-hop/", "/bang/nghi-trinh/", "/bang/chuong-trinh-cong-tac/ca-nam/"),
        "Kỳ họp quyết định chương trình công tác năm 2025, kế hoạch, dự toán và các nội dung khác (002 dòng 19)",
        "ghi chương trình năm, kỳ họp, nghị trình và kết quả; trang cả năm nói mỗi nội dung đi đến đâu",
    ),
    System(
        21,
        "Báo chí, công khai",
        ("/cong-khai/", "/du-lieu-mo/"),
        "Kết quả được đăng trên báo và sẽ tiếp tục được đưa tin (002 dòng 25)",
        "lãnh đạo công bố một báo cáo; ai cũng tải được, trang Công khai ghi ai, khi nào, mã băm",
    ),
)

HEAD = """# Hai mươi mốt hệ thống của các văn bản

<!-- Viết bởi `python -m tests.web.systems.rows`. Ảnh do phép thử chụp: `TIENDO_PICTURES=1 python -m pytest tests/web/systems`. -->

Mỗi hàng: làm ở đâu, câu nào của năm văn bản mẫu nó trả lời (diễn lại, kèm số văn bản và dòng), phép thử nào làm việc ấy một lần
bằng tay trong trình duyệt thật trên bản trình diễn. Các phép thử nằm trong `tests/web/systems/test_in_the_browser.py`, dùng chung
một máy chủ; hàng 7 dùng một văn bản mà bản trình diễn và các phép thử khác chưa có. Bảng nào nguồn công khai không nêu số thì trong
bản trình diễn để trống và nói bước đầu tiên; các hàng do phép thử ghi là ví dụ.

| # | Hệ thống | Địa chỉ | Câu được trả lời | Làm trong trình duyệt | Ảnh |
| --- | --- | --- | --- | --- | --- |
"""


def page() -> str:
    """docs/systems.md as it must be."""
    lines = []
    for one in SYSTEMS:
        addresses = "<br>".join(f"`{address}`" for address in one.addresses)
        picture = f"![{one.name}](pictures/systems/{one.number:02d}.png)"
        lines.append(f"| {one.number} | {one.name} | {addresses} | {one.asked} | {one.done} | {picture} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
