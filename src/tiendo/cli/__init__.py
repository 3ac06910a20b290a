"""The command line: one short file per command over the public names.

Standard output carries only the answer; progress and messages go to standard error. Exit codes: 0, 1 (findings), 2 (a named
path could not be read, or nothing could run).
"""

from .command import Command, main
from .commands import LIBRARY_COMMANDS

__all__ = ["LIBRARY_COMMANDS", "Command", "main"]
