"""Rules of the bundle repeats."""
