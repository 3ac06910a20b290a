"""What builds generated data and pages; nothing here ships."""
