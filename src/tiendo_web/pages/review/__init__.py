"""The review page: every number of a document in order, what stands beside each, what is still to decide."""
