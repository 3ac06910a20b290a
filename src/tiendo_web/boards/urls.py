"""Addresses of the boards: ``/bang/…``."""

from __future__ import annotations

from django.urls import path

from .views import figures, issued, listing, programme, rankings, row, workbooks

urlpatterns = [
    path("", listing.index, name="boards"),
    path("van-ban-ban-hanh/cho-ghi/", issued.waiting, name="board-issued-waiting"),
    path("van-ban-ban-hanh/doi-chieu/", issued.counts, name="board-issued-counts"),
    path("chuong-trinh-cong-tac/ca-nam/", programme.year, name="board-programme-year"),
    path("xep-hang/", rankings.rankings, name="board-rankings"),
    path("so/<path:key>/", figures.figure, name="board-figure"),
    path("so-lieu/<slug:slug>/", figures.figures, name="board-figures"),
    path("so-lieu/<slug:slug>/mau.xlsx", figures.empty_workbook, name="board-figures-template"),
    path("so-lieu/<slug:slug>/nhap/", figures.hand_in, name="board-figures-import"),
    path("so-lieu/<slug:slug>/nhap/<int:pk>/", figures.workbook, name="board-figures-file"),
    path("<slug:slug>/", listing.listing, name="board"),
    path("<slug:slug>/mau.xlsx", listing.empty_workbook, name="board-template"),
    path("<slug:slug>/them/", row.new, name="board-new"),
    path("<slug:slug>/nhap/", workbooks.hand_in, name="board-import"),
    path("<slug:slug>/nhap/<int:pk>/", workbooks.workbook, name="board-file"),
    path("<slug:slug>/nhap/<int:pk>/tep/", workbooks.original, name="board-original"),
    path("<slug:slug>/<int:item>/", row.row, name="board-row"),
    path("<slug:slug>/<int:item>/sua/", row.correct, name="board-correct"),
    path("<slug:slug>/<int:item>/rut/", row.withdraw, name="board-withdraw"),
]
