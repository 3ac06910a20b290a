"""The public names, in the order of the flow."""
