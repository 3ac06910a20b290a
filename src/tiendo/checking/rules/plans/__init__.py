"""Rules of the bundle plans."""
