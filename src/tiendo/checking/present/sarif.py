"""Findings in SARIF 2.1.0, the format of editors and code review tools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ...values import Document, FindingClass, Source
from ..checker import Check
from ..rules import RULES

_LEVEL = {FindingClass.CONTRADICTION: "error", FindingClass.SUSPICION: "warning", FindingClass.NOTE: "note"}


def sarif(check: Check, documents: Mapping[str, Document], version: str) -> dict[str, Any]:
    """One run of the tool.

    Args: version: version of the package that checked.
    Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
    """
    used = {finding.code for finding in check.findings}
    rules = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.what},
            "fullDescription": {"text": rule.certain},
        }
        for rule in RULES
        if rule.code in used
    ]
    results = [
        {
            "ruleId": finding.code,
            "level": _LEVEL[finding.cls],
            "message": {"text": finding.message + (f" Lý do có thể: {finding.reason}." if finding.reason else "")},
            "locations": [_location(source, documents) for source in finding.sources[:1]],
            "relatedLocations": [_location(source, documents) for source in finding.sources[1:]],
            "properties": {"certainty": finding.certainty.value, "computed": finding.computed},
        }
        for finding in check.findings
    ]
    driver = {"name": "tiendo", "version": version, "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _location(source: Source, documents: Mapping[str, Document]) -> dict[str, Any]:
    document = documents.get(source.document)
    text = document.text if document is not None else ""
    line = text.count("\n", 0, source.start) + 1
    column = source.start - (text.rfind("\n", 0, source.start) + 1) + 1
    region = {
        "startLine": line,
        "startColumn": column,
        "charOffset": source.start,
        "charLength": source.end - source.start,
        "snippet": {"text": source.surface},
    }
    address = quote(document.name) if document is not None else source.document
    return {"physicalLocation": {"artifactLocation": {"uri": address}, "region": region}}
