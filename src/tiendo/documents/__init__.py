"""Files to documents: one reader per format."""

from .errors import DocumentError
from .opening import open_document, open_documents
from .sniffing import FORMATS, Format

__all__ = ["FORMATS", "DocumentError", "Format", "open_document", "open_documents"]
