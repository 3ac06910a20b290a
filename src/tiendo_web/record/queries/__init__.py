"""Reading the record: what a person may see, and the lists that pages and reports are made of."""
