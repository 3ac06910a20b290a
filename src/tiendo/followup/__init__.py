"""What was decided until it is done: tasks, proposals, explanations."""
