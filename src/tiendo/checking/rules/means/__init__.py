"""Rules of the bundle means."""
