"""What each rule of the table reader knows, in words for people."""

TABLE_RULES = {
    "table": "Số đứng trong ô của bảng; hàng và cột nói nghĩa của nó.",
    "table-rows-are-indicators": "Mỗi hàng là một chỉ tiêu.",
    "table-rows-are-places": "Mỗi hàng là một đơn vị; chỉ tiêu đọc từ đầu cột.",
    "table-rows-are-groups": "Mỗi hàng là một nhóm; chỉ tiêu đọc từ đầu cột.",
    "table-rows-are-times": "Mỗi hàng là một thời gian; chỉ tiêu đọc từ đầu cột.",
    "table-column-level": "Cột ghi mức.",
    "table-column-change": "Cột so sánh với một thời kỳ khác.",
    "table-column-share_of_target": "Cột so sánh với kế hoạch, chỉ tiêu.",
    "table-column-rank": "Cột ghi thứ hạng.",
    "table-comparison-computed": "Tính lại cho thấy cột này so hai cột nào với nhau.",
    "table-unit-of-caption": "Đơn vị tính ghi ở trên bảng.",
    "table-unit-of-column": "Đơn vị tính ghi ở đầu cột.",
    "table-unit-of-row": "Đơn vị tính ghi ở hàng.",
    "table-english-marks": "Bảng này viết số kiểu Anh: dấu phẩy ngăn hàng nghìn.",
    "table-cell-estimate": "Ô tự ghi “ước”.",
    "table-cell-doubtful": "Hai lần nhận dạng chữ trong ô này không khớp; cần đối chiếu với ảnh.",
}
