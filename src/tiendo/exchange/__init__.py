"""Into and out of the ledger, one module for each form.

``facts`` (CSV of public facts), ``sheet`` + ``importing`` (the workbook that officers keep, with a preview), ``exporting`` (the
same workbook out, and its template), ``text`` (the ledger as text that reads back to the same ledger).
"""
