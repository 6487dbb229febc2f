from django.apps import AppConfig


class DecisionAidConfig(AppConfig):
    name = "decision_aid"
    verbose_name = "The decision aid"

    def ready(self) -> None:
        from decision_aid import gallery  # noqa: F401 (it registers itself)
