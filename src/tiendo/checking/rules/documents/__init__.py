"""Rules over several documents, and against the record."""
