"""The demonstration: Bắc Kạn, term 2020–2025, with a database of its own that no production command touches."""
