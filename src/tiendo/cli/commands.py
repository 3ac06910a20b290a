"""Every command of the library, in the order of the flow."""

from .command import Command

LIBRARY_COMMANDS = (
    Command(
        "read",
        "đọc văn bản, liệt kê từng số và ý nghĩa",
        "read documents: every number and its meaning",
        "tiendo.cli.read",
    ),
    Command("check", "kiểm tra các số có khớp nhau", "check that the numbers agree", "tiendo.cli.check"),
    Command("outlook", "xác suất đạt của từng chỉ tiêu", "probability that each target is met", "tiendo.cli.outlook"),
    Command("progress", "các cách đo tiến độ, cạnh nhau", "progress measures side by side", "tiendo.cli.progress"),
    Command("corpus read", "đọc cả thư mục, đọc tiếp sau khi ngắt", "read a whole folder, resumable", "tiendo.cli.corpus"),
    Command("corpus check", "kiểm tra cả thư mục như một", "check a whole folder as one", "tiendo.cli.corpus_check"),
    Command("corpus rollup", "gộp cả sổ lên các cấp trên", "roll a whole ledger up", "tiendo.cli.corpus_rollup"),
)
