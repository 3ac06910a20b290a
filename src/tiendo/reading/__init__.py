"""From a document's text to statements and records: one grammar per kind, then assembly."""
