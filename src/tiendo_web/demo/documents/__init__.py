"""The documents of the demonstration: written by us, carrying public figures of Bắc Kạn, each figure with its source.

``content/*.yaml`` holds the words, ``facts.yaml`` the figures; :func:`build` makes the files, the same bytes every time.
Numbers, days and assignments that an office would have and no source states carry the mark *ví dụ*.
"""

from .build import build
from .content import DemoDocument, Fact, documents, facts

__all__ = ["DemoDocument", "Fact", "build", "documents", "facts"]
