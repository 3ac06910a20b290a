"""Measured tables; no timed tests."""
