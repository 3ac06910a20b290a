"""Rules of the bundle shares."""
