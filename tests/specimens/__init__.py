"""Real files that are made here, with their hand-written truth."""
