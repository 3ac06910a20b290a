"""Work on an Apache Spark cluster; ``pyspark`` is asked for only here and comes with the extra ``tiendo[spark]``.

Every machine of the cluster has Tiendo installed and sees the folder under the same path. Where the interpreter that has Tiendo
lies elsewhere on the workers than here, ``PYSPARK_PYTHON`` names it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from .files import CorpusFile
from .one import read_one
from .workers import Done

AT_ONCE = 20_000
"""Files in one Spark job: what is read is noted job by job, so that memory stays flat and a kill costs one job at most."""
FOR_EACH_TASK = 20


class NoSpark(Exception):
    """``pyspark`` is not installed, the master does not answer, or the cluster gave up; ``str`` says which."""


def read_on_spark(folder: Path, files: Sequence[CorpusFile], published: date | None, master: str) -> Iterator[Done]:
    """Each file with what it says, in any order.

    Args:
        master: ``spark://host:7077``, ``local[2]``.
    Raises: NoSpark.
    """
    if not files:
        return
    with spark(master, "tiendo corpus read") as context:
        place = str(folder.resolve())
        for begin in range(0, len(files), AT_ONCE):
            some = files[begin : begin + AT_ONCE]
            given = [(number, file.path, file.name) for number, file in enumerate(some)]
            rows = context.parallelize(given, max(1, len(given) // FOR_EACH_TASK)).map(
                lambda one: (one[0], read_one(place, one[1], one[2], published))
            )
            for number, found in rows.toLocalIterator(prefetchPartitions=True):
                yield some[number], found


@contextmanager
def spark(master: str, name: str) -> Iterator[Any]:
    """A Spark context for one command.

    Raises: NoSpark, also for what the cluster says while it works.
    """
    context = _context(master, name)
    from py4j.protocol import Py4JError

    try:
        yield context
    except Py4JError as error:
        raise NoSpark(f"Spark ({master}): {_first_line(error)}") from error
    finally:
        context.stop()


def _context(master: str, name: str) -> Any:
    try:
        from pyspark import SparkConf, SparkContext
    except ImportError as error:
        raise NoSpark("pyspark: pip install 'tiendo[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = SparkConf().setMaster(master).setAppName(name).set("spark.ui.enabled", "false")
    settings.set("spark.ui.showConsoleProgress", "false")
    try:
        return SparkContext(conf=settings)
    except Exception as error:  # what py4j raises when Java is missing or the master does not answer
        raise NoSpark(f"Spark ({master}): {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
