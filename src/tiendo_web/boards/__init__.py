"""Boards on the web: rows of registers with their versions, their pages, files and rights. What a board is: ``tiendo.boards``."""
