"""Addresses of the pages: words of the field without marks, stable from release to release."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from .views import account, administration, desk, documents, findings, portal, reports, review, search, targets, units

urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk.desk, name="desk"),
    path("chi-tieu/", targets.targets, name="targets"),
    path("chi-tieu/<path:key>/", targets.target, name="target"),
    path("van-ban/", documents.documents, name="documents"),
    path("van-ban/nop/", documents.upload, name="document-upload"),
    path("van-ban/<int:pk>/", review.page, name="document"),
    path("van-ban/<int:pk>/tien-do/", documents.progress, name="document-progress"),
    path("van-ban/<int:pk>/ban-goc/", documents.original, name="document-original"),
    path("van-ban/<int:pk>/doc-lai/", documents.read_again, name="document-again"),
    path("van-ban/<int:pk>/cau/<int:start>/", documents.at, name="document-at"),
    path("van-ban/<int:pk>/so/<slug:name>/", review.panel, name="document-number"),
    path("van-ban/<int:pk>/nhan/<int:statement>/", review.accept, name="document-accept"),
    path("van-ban/<int:pk>/sua/<int:statement>/", review.correct, name="document-correct"),
    path("van-ban/<int:pk>/bo/<int:statement>/", review.reject, name="document-reject"),
    path("van-ban/<int:pk>/hoan-tac/", review.undo, name="document-undo"),
    path("van-ban/<int:pk>/khong-phai-so/<int:unread>/", review.dismiss, name="document-dismiss"),
    path("van-ban/<int:pk>/doc-so/<int:unread>/", review.read_number, name="document-read"),
    path("van-ban/<int:pk>/nhan-nhieu/", review.many, name="document-many"),
    path("van-ban/<int:pk>/gui-duyet/", review.submit, name="document-submit"),
    path("van-ban/<int:pk>/vao-so/", review.post, name="document-post"),
    path("van-ban/<int:pk>/tra-lai/", review.send_back, name="document-return"),
    path("danh-muc/chi-tieu/", review.indicator_candidates, name="indicator-candidates"),
    path("phat-hien/", findings.findings, name="findings"),
    path("phat-hien/<int:pk>/", findings.finding, name="finding"),
    path("don-vi/", units.units, name="units"),
    path("bao-cao/", reports.reports, name="reports"),
    path("bao-cao/tep/", reports.report_file, name="report-file"),
    path("bao-cao/cong-bo/", reports.release, name="report-release"),
    path("du-lieu-mo/", portal.portal, name="portal"),
    path("du-lieu-mo/bao-cao/<int:pk>/", reports.released_file, name="released"),
    path("du-lieu-mo/so-lieu.<slug:form>", portal.portal_data, name="portal-data"),
    path("du-lieu-mo/chi-tieu.csv", portal.portal_targets, name="portal-targets"),
    path("du-lieu-mo/<path:unit>/chuoi/<path:indicator>/", portal.portal_series, name="portal-series"),
    path("quan-tri/", administration.administration, name="administration"),
    path("quan-tri/nhat-ky/", administration.trail, name="admin-trail"),
    path("tim/", search.search, name="search"),
    path("toi/", account.profile, name="profile"),
    path("toi/lua-chon/", account.choose, name="choices"),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
]
