"""One file for each board; ``tiendo.boards.register`` lists them."""
