"""Work in the background: reading the documents that wait, checking those whose statements changed.

The document's own row is the queue, so an upload and its place in the queue are one row in one transaction
(docs/decisions/0501-queue.md).
"""
