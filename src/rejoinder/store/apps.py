"""The store as a Django application, for its migrations."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Registers the tables of a case."""

    name = "rejoinder.store"
    label = "store"
    verbose_name = "Case"
    default_auto_field = "django.db.models.BigAutoField"
