"""Addresses of the web application; the pages' own stand in ``tiendo_web.pages.urls``."""

from django.urls import include, path

from .health import health

urlpatterns = [
    path("health", health),
    path("tai-khoan/", include("allauth.urls")),
    path("", include("tiendo_web.pages.urls")),
]
