"""Rules of the bundle order."""
