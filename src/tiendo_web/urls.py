"""Addresses of the web application; the pages' own stand in ``tiendo_web.pages.urls``."""

from django.urls import include, path

from .api.open_files import open_file
from .health import health
from .metrics import metrics

handler400 = "tiendo_web.pages.views.faults.not_understood"
handler403 = "tiendo_web.pages.views.faults.not_allowed"
handler404 = "tiendo_web.pages.views.faults.not_found"
handler500 = "tiendo_web.pages.views.faults.our_fault"

urlpatterns = [
    path("health", health),
    path("metrics", metrics),
    path("api/", include("tiendo_web.api.urls")),
    path("du-lieu-mo/tep/<str:name>", open_file, name="open-file"),
    path("tai-khoan/", include("allauth.urls")),
    path("bang/", include("tiendo_web.boards.urls")),
    path("", include("tiendo_web.pages.urls")),
]
