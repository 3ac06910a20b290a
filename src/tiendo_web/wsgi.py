"""Entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from .warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo_web.settings")
application = get_wsgi_application()
warm_up()
