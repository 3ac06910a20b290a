"""Files to documents: one reader per format; what a document says of itself; what a new version changed."""

from .comparing import Change, compare, fingerprint, same_document
from .errors import DocumentError
from .masthead import Masthead, masthead_of
from .masthead_foot import Signer
from .opening import open_document, open_documents
from .sniffing import FORMATS, Format

__all__ = [
    "FORMATS",
    "Change",
    "DocumentError",
    "Format",
    "Masthead",
    "Signer",
    "compare",
    "fingerprint",
    "masthead_of",
    "open_document",
    "open_documents",
    "same_document",
]
