"""``python -m tiendo_web.jobs``: the worker process that ``tiendo serve`` and ``tiendo demo`` start."""

from .worker import main

main()
