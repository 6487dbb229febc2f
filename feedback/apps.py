from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "What readers say"

    def ready(self) -> None:
        from accounts import to_do
        from feedback import additions, gallery  # noqa: F401 (they register themselves)
        from feedback.to_do import find_tasks

        to_do.register(find_tasks)
