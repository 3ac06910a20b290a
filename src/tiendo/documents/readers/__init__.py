"""One reader per file format: ``read(data, name) -> Draft``; loaded only when a file of the format comes."""
