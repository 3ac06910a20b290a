"""The web application over the library: storage, people, permissions, pages."""
