"""The doors by which a change comes in: screen, API, command line. Each module says how an action is put through its door."""
