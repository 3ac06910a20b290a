"""Figures in from Excel and out in open formats."""
