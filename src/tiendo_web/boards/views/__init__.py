"""Pages of the boards: the index, one board, one row, workbooks."""
