"""Finding rows by their words, with or without Vietnamese marks, through an index that the database itself keeps up to date."""
