"""The record: what is stored, who may do what with it, and the trail of what was done.

Change it only through ``record.actions`` (permission, change and audit entry in one transaction); read it only through
``record.queries`` (what a person may see).
"""
