"""The record of targets and values: posting, vintages, successions, roll-up, as of any day."""
