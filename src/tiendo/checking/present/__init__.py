"""Findings for people and for programs: text, JSON, SARIF, HTML."""

from .html_page import html_page
from .human import human
from .json_form import as_json
from .sarif import sarif

__all__ = ["as_json", "html_page", "human", "sarif"]
