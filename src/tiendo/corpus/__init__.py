"""Many documents: every processor, progress, resume after a kill; one machine or a cluster."""

from .reading import Progress, Summary, read_corpus

__all__ = ["Progress", "Summary", "read_corpus"]
