"""Follow-up in storage and on its pages."""
