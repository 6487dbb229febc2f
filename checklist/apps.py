from django.apps import AppConfig


class ChecklistConfig(AppConfig):
    name = "checklist"
    verbose_name = "The steps"

    def ready(self) -> None:
        from checklist import additions, gallery  # noqa: F401 (they register themselves)
