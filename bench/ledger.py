"""The ledger at the nation's size: ``python -m bench.ledger [--keep FOLDER]`` is ``bench.record`` on PostgreSQL."""

from __future__ import annotations

import sys

from . import record


def main() -> int:
    """Print the table of the nation."""
    sys.argv[1:1] = ["--postgresql"]
    return record.main()


if __name__ == "__main__":
    sys.exit(main())
