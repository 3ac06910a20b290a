"""Rules of the bundle dates."""
