"""One module for each section; a view reads through ``record.queries`` and changes through ``record.actions``."""
