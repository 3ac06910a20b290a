"""Rules of the bundle changes."""
