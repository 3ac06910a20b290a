"""The REST API and the open data files: the same actions and the same visible rows as the pages, for programs."""
