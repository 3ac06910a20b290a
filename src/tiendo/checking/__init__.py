"""What the numbers say of each other: relations, one network of intervals, rules, explanations."""
