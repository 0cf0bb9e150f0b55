"""Django as the store uses it: set up once per process, lazily, with one database alias per open case.

Nobody writes a settings module. What serves pages adds its own settings with ``extend``; a program that
has configured Django itself keeps its settings and only gains the aliases.
"""

import os
import secrets
import threading
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.db import connections

SETTINGS: dict[str, Any] = {
    "INSTALLED_APPS": ["rejoinder.store"],
    "DATABASES": {},
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
    "USE_TZ": True,
    "TIME_ZONE": "UTC",
    "LOGGING_CONFIG": None,
    "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
}
"""What a case needs. Each open case adds its own database; there is no default one, so that a query
that forgot to name its case fails instead of reading another case."""

_LOCK = threading.RLock()


def configure(**extra: Any) -> None:
    """Set Django up unless that has been done; ``extra`` overrides SETTINGS."""
    with _LOCK:
        # A notebook runs an event loop in the thread of its cells, where Django refuses to wait for a
        # database. Nothing here is served from that loop, so a cell may wait.
        os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        if not settings.configured:
            settings.configure(**{"SECRET_KEY": secrets.token_urlsafe(48), **SETTINGS, **extra})
        elif extra:
            extend(**extra)
        if not apps.ready:
            django.setup()


def extend(**extra: Any) -> None:
    """Set Django's settings for pages (ROOT_URLCONF, MIDDLEWARE, TEMPLATES ...) before the first request.

    INSTALLED_APPS can only be named before the first case is opened: Django reads it once.
    """
    if apps.ready and extra.get("INSTALLED_APPS", settings.INSTALLED_APPS) != settings.INSTALLED_APPS:
        raise ValueError("INSTALLED_APPS cannot change once a case is open; call configure() before")
    if not settings.configured:
        configure(**extra)
        return
    for name, value in extra.items():
        setattr(settings, name, value)


def register(alias: str, database: dict[str, Any]) -> None:
    """Make ``database`` known under ``alias`` to every thread of this process."""
    configure()
    with _LOCK:
        complete = connections.configure_settings({"default": {}, alias: database})
        connections.settings[alias] = complete[alias]
