"""Rules of the bundle lists."""
