"""Rules of the bundle totals."""
