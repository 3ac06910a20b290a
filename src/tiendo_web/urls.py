"""Addresses of the web application; the pages' own stand in ``tiendo_web.pages.urls``."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
    path("", include("tiendo_web.pages.urls")),
]
