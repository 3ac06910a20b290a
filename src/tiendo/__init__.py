"""Tiendo reads reports, checks every number in them and keeps the record of targets until they are met."""
