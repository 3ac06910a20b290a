"""What is possible but odd."""
