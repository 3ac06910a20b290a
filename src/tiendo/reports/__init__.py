"""Word, Excel and PDF out, every figure bound to its source."""
