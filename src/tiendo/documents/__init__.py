"""Files to documents: one reader per format."""
