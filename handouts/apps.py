from django.apps import AppConfig


class HandoutsConfig(AppConfig):
    name = "handouts"
    verbose_name = "Handouts"

    def ready(self) -> None:
        from handouts import additions, checks, gallery  # noqa: F401 (they register themselves)
