"""Django is set up once, by the store, and pages add to it."""

import subprocess
import sys

import pytest

from rejoinder.store import config

LATE = """
from rejoinder.store import Case, config
config.extend(ROOT_URLCONF="desk.urls")
from django.conf import settings
assert settings.ROOT_URLCONF == "desk.urls"
assert "rejoinder.store" in settings.INSTALLED_APPS
Case.create("c").add_failure
try:
    config.extend(INSTALLED_APPS=["another"])
except ValueError as error:
    print(error)
"""


def test_installed_apps_cannot_change_late(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LATE], capture_output=True, text=True, cwd=str(tmp_path), check=True
    )
    assert "cannot change once a case is open" in done.stdout


def test_query_without_a_case_reaches_no_case() -> None:
    config.configure()
    from django.core.exceptions import ImproperlyConfigured

    from rejoinder.store import models

    with pytest.raises(ImproperlyConfigured):
        models.Document.objects.count()


def test_migrations_make_the_tables_of_the_models() -> None:
    config.configure()
    from django.core.management import call_command

    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)
