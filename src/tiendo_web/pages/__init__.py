"""The pages: what officers and leaders see, rendered on the server."""
